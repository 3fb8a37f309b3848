package io.clade.testing;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.network.weight.Weights;
import io.clade.training.session.History;
import java.util.List;

/** Quantities of a fitted model that laws of parameters speak of. */
public final class Measures {

    private Measures() {}

    /** How many epochs training took. */
    public static double epochs(Model model) {
        return model.history().epochs().size();
    }

    /** How many epochs show a term whose name begins with {@code prefix}. */
    public static double epochsWith(Model model, String prefix) {
        return model.history().epochs().stream()
                .filter(epoch -> epoch.terms().keySet().stream().anyMatch(term -> term.startsWith(prefix)))
                .count();
    }

    /** A term of the loss, weighted, in the first epoch. */
    public static double firstTerm(Model model, String term) {
        return model.history().epochs().get(0).terms().get(term);
    }

    /** A term of the loss, weighted, in the last epoch. */
    public static double lastTerm(Model model, String term) {
        return last(model).terms().get(term);
    }

    /** What is watched beside the loss, in the first epoch. */
    public static double firstWatched(Model model, String monitor) {
        return model.history().epochs().get(0).monitors().get(monitor);
    }

    /** What is watched beside the loss, in the last epoch. */
    public static double lastWatched(Model model, String monitor) {
        return last(model).monitors().get(monitor);
    }

    private static History.Epoch last(Model model) {
        List<History.Epoch> epochs = model.history().epochs();
        return epochs.get(epochs.size() - 1);
    }

    /** The distance between the weights of two models of the same shapes, running statistics aside. */
    public static double moved(Model model, Model from) {
        Weights now = model.weights();
        double sum = 0;
        for (String name : now.names()) {
            if (name.endsWith(".weight")) {
                sum += squaredDistance(
                        now.get(name).values(), from.weights().get(name).values());
            }
        }
        return Math.sqrt(sum);
    }

    /** The distance between the prototypes of two models. */
    public static double prototypesMoved(Model model, Model from) {
        return Math.sqrt(squaredDistance(
                model.prototypes().orElseThrow().toArray(),
                from.prototypes().orElseThrow().toArray()));
    }

    /** The largest difference of a prototype's length from one. */
    public static double offTheSphere(Model model) {
        Matrix prototypes = model.prototypes().orElseThrow();
        double largest = 0;
        for (int j = 0; j < prototypes.rows(); j++) {
            largest = Math.max(largest, Math.abs(length(prototypes.row(j)) - 1));
        }
        return largest;
    }

    /** ‖P‖. */
    public static double lengthOfPrototypes(Model model) {
        return length(model.prototypes().orElseThrow().toArray());
    }

    private static double length(float... numbers) {
        return Math.sqrt(squaredDistance(numbers, new float[numbers.length]));
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
        }
        return sum;
    }

    /** Mean over the samples of the largest membership. */
    public static double confidence(Model model, Dataset data) {
        Assignment found = model.assign(data);
        double sum = 0;
        for (int i = 0; i < data.size(); i++) {
            sum += found.confidence(i);
        }
        return sum / data.size();
    }

    /** How many numbers the weights are. */
    public static double size(Model model) {
        return model.weights().names().stream()
                .mapToDouble(name -> model.weights().get(name).values().length)
                .sum();
    }
}
