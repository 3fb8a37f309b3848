package io.clade.experiment.study;

import io.clade.input.Require;
import io.clade.method.Descriptor;
import io.clade.method.HyperparameterAccess;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of an experiment that is done.
 *
 * @param samples of each dataset at most
 * @param epochs each fit trains at most, and as many of pre-training; empty for those of the recipe
 * @param runs of each recipe
 * @param learningRate in place of the published one, where training is short; empty for that of the recipe
 * @param side pixels that larger images are reduced to; empty for that of the recipe
 * @param restarts of each fit, where its method has several; empty for those of the recipe
 */
public record Extent(
        int samples,
        Optional<Integer> epochs,
        int runs,
        Optional<Double> learningRate,
        Optional<Integer> side,
        Optional<Integer> restarts) {

    /** The settings that bound the epochs of training and of pre-training. */
    private static final Set<String> EPOCHS = Set.of("epochs", "pretrain_epochs");

    /** The whole experiment, as published: all samples, all epochs, {@code runs} runs. */
    public static Extent whole(int runs) {
        return new Extent(Integer.MAX_VALUE, Optional.empty(), runs, Optional.empty(), Optional.empty());
    }

    /** A part of an experiment: few samples, small images, short training at ten times the published learning rate. */
    public static Extent part(int samples, int epochs, int runs) {
        return new Extent(samples, Optional.of(epochs), runs, Optional.of(1e-3), Optional.of(32));
    }

    /** An extent with the restarts of the recipes. */
    public Extent(
            int samples, Optional<Integer> epochs, int runs, Optional<Double> learningRate, Optional<Integer> side) {
        this(samples, epochs, runs, learningRate, side, Optional.empty());
    }

    /** The same with one start of each fit. */
    public Extent startedOnce() {
        return new Extent(samples, epochs, runs, learningRate, side, Optional.of(1));
    }

    public Extent {
        Require.atLeast("The samples of an experiment", samples, 2);
        Require.atLeast("The runs of an experiment", runs, 1);
    }

    /** The settings of {@code recipe} cut to this extent: only what the method has is set. */
    Map<String, String> settings(Recipe recipe, Descriptor<?> method) {
        Map<String, String> settings = new LinkedHashMap<>(recipe.settings());
        for (HyperparameterAccess.Entry knob : method.knobs()) {
            if (EPOCHS.contains(knob.name())) {
                epochs.ifPresent(most -> settings.put(knob.name(), most.toString()));
            } else if (knob.name().equals("restarts")) {
                restarts.ifPresent(most -> settings.put("restarts", most.toString()));
            } else if (knob.name().equals("lr")) {
                learningRate.ifPresent(rate -> settings.put("lr", rate.toString()));
            } else if (knob.name().equals("resize")) {
                side.ifPresent(pixels -> settings.put("resize", pixels.toString()));
            }
        }
        return settings;
    }

    /** A clause on what this extent leaves out; empty for the whole. */
    public String shortcuts() {
        StringBuilder text = new StringBuilder();
        if (samples < Integer.MAX_VALUE) {
            text.append("at most ").append(samples).append(" samples per dataset, ");
        }
        epochs.ifPresent(most -> text.append(most).append(" epochs, "));
        restarts.ifPresent(most -> text.append(most).append(most == 1 ? " start, " : " starts, "));
        learningRate.ifPresent(
                rate -> text.append("learning rate ").append(rate).append(", "));
        side.ifPresent(
                pixels -> text.append("images of at most ").append(pixels).append(" pixels, "));
        return text.append(runs).append(runs == 1 ? " run" : " runs").toString();
    }
}
