package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.preprocessing.BatchReader;
import io.clade.distance.Directions;
import io.clade.input.Require;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Settings;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.network.NetworkConfig;
import io.clade.network.backbone.Architecture;
import io.clade.network.cluster.Head;
import io.clade.network.weight.Weights;
import io.clade.partition.alternation.Alternation;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Alternations;
import io.clade.training.session.History;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** A fit of a classical method, which reads the samples, reports progress and makes the model. */
final class ClassicalFit extends Fit {

    private static final int READ_ROWS = 512;
    private static final double NANOS = 1e9;

    /** Reports of progress in one stage, at most. */
    private static final int TOLD = 50;

    private final long startedNanos = System.nanoTime();
    private String stage = "";
    private int told;

    private ClassicalFit(
            String method, Map<String, String> hyperparameters, Settings settings, Dataset data, Session session) {
        super(method, hyperparameters, settings, data, session);
    }

    /**
     * Begins a fit; see {@link Fit#begin}.
     *
     * @throws io.clade.input.InputException where there are not enough samples, or they cannot be prepared so
     */
    public static <S extends Record & Settings> ClassicalFit begin(
            String method, S settings, Dataset data, Session session) {
        return new ClassicalFit(method, HyperparameterAccess.values(settings), settings, data, session);
    }

    /** @throws io.clade.input.InputException where there are series of different lengths */
    static void requireVectors(Dataset data, String method) {
        Require.that(
                data.equallyLong(),
                "%s has series of different lengths, which %s cannot compare step by step. Resample them to one length, or"
                        + " use -m agglomerative or spectral with --set distance=dtw.",
                data.name(),
                method);
    }

    /** The number of samples. */
    int size() {
        return data().size();
    }

    /** Numbers a step of a series. */
    int channels() {
        return preprocessing().output().channels();
    }

    /**
     * Every prepared sample, flattened, a series only as long as it is.
     *
     * @throws io.clade.input.InputException where a number is NaN or infinite
     */
    List<float[]> samples() {
        BatchReader batchReader = batchReader();
        List<float[]> samples = new ArrayList<>(data().size());
        for (int from = 0; from < data().size(); from += READ_ROWS) {
            int to = Math.min(data().size(), from + READ_ROWS);
            int first = from;
            float[] block = Scope.run(() -> Ops.toArray(batchReader.block(first, to)));
            int width = block.length / (to - from);
            for (int i = from; i < to; i++) {
                int used = data().kind() == Kind.SERIES ? data().length(i) * channels() : width;
                int at = (i - from) * width;
                samples.add(finite(Arrays.copyOfRange(block, at, at + used), i));
            }
        }
        return samples;
    }

    private float[] finite(float[] sample, int row) {
        for (float value : sample) {
            Require.that(
                    Float.isFinite(value),
                    data().wide()
                            ? "Sample %s of %s holds a value beyond single precision, which ends at 3.4e38. Divide its column by a power of ten, or use --set scaling=standardize."
                            : "Sample %s of %s holds NaN or an infinite value. Remove the sample or replace the value.",
                    data().id(row),
                    data().name());
        }
        return sample;
    }

    /** Warns of samples of zeros, which have no direction, and of what that means. */
    void warnOfZeros(List<float[]> samples, String consequence) {
        Directions.missing(samples.size(), samples::get, consequence).ifPresent(this::warn);
    }

    /** Reports progress, at most fifty times a stage; may be called more often. */
    synchronized void progress(String now, int done, int total, String unit, String detail) {
        int step = (int) ((long) done * TOLD / Math.max(1, total));
        if (!now.equals(stage) || step > told || done == total) {
            stage = now;
            told = step;
            session().progress().accept(new Progress(method() + ", " + now, done, Math.max(1, total), unit, detail));
        }
    }

    /** A listener that counts the samples that the stage {@code now} has done. */
    IntConsumer counter(String now, int total, String detail) {
        return done -> progress(now, done, total, "samples", detail);
    }

    /** An observer that reports the number of every update of {@code now}, whose total is unknown. */
    Alternation.Observer<Object> updates(String now) {
        return (state, iterations) -> progress(now + " " + (iterations.size() - 1), 0, size(), "samples", "");
    }

    /** A runner of the alternations of this fit, which lower {@code objective}. */
    Alternations alternations(String objective) {
        return alternations(objective, 1);
    }

    /** The same for the search of this number, from 1, of several in one fit, each of which is kept for itself. */
    Alternations alternations(String objective, int number) {
        String stage = number == 1 ? method() : method() + "-" + number;
        return new Alternations(stage, identity(session()), objective, session());
    }

    /** A history of one entry, the value at the end of the fit. */
    History once(String loss, double value) {
        double seconds = (System.nanoTime() - startedNanos) / NANOS;
        return new History(List.of(new History.Epoch(1, value, Map.of(loss, value), seconds)));
    }

    /** The model of an embedding without training. */
    Model model(Architecture embedding, Head head, int clusters, Weights weights, History history) {
        return model(new NetworkConfig(preprocessing().output(), embedding, head, clusters), weights, history);
    }

    /** Warns where the number of clusters found is not the number asked for. */
    void warnOfNumber(int asked, Labels found) {
        if (found.count() != asked) {
            warn("%s clusters were found; -k %s was ignored, because the method or its settings find the number."
                    .formatted(found.count(), asked));
        }
    }
}
