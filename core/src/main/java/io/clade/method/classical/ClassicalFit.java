package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.Preparation;
import io.clade.data.Require;
import io.clade.method.Fitting;
import io.clade.model.Model;
import io.clade.network.Blueprint;
import io.clade.network.backbone.Architecture;
import io.clade.network.weight.Weights;
import io.clade.partition.kmeans.Partition;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.training.History;
import io.clade.training.Progress;
import io.clade.training.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The state of one fit of a classical method that holds its samples in memory: samples read, progress told, model made. */
final class ClassicalFit extends Fitting {

    private static final int READ_ROWS = 512;
    private static final double NANOS = 1e9;

    /** Steps of progress that are told of one stage. */
    private static final int TOLD = 50;

    private final long startedNanos = System.nanoTime();
    private String stage = "";
    private int told;

    /**
     * @param name of the method
     * @param settings of the method
     * @param clusters asked for
     */
    ClassicalFit(String name, Record settings, int clusters, Preparation preparation, Dataset data, Session session) {
        super(name, settings, clusters, preparation, data, session);
    }

    /** @throws io.clade.data.InputException where there are series of different lengths */
    static void requireVectors(Dataset data, String method) {
        Require.that(
                data.equallyLong(),
                "%s has series of different lengths, which %s cannot compare step by step. Resample them to one length, or"
                        + " use -m agglomerative or spectral with --set distance=dtw.",
                data.name(),
                method);
    }

    /** Numbers a step of a series. */
    int channels() {
        return preparer().output().channels();
    }

    /**
     * Every prepared sample, flattened, a series only as long as it is.
     *
     * @throws io.clade.data.InputException where a number is NaN or infinite
     */
    List<float[]> samples() {
        Feed feed = feed();
        List<float[]> samples = new ArrayList<>(data().size());
        for (int from = 0; from < data().size(); from += READ_ROWS) {
            int to = Math.min(data().size(), from + READ_ROWS);
            int first = from;
            float[] block = Scope.run(() -> Ops.toArray(feed.block(first, to)));
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
                    "Sample %s of %s holds NaN or an infinite value. Remove the sample or replace the value.",
                    data().id(row),
                    data().name());
        }
        return sample;
    }

    /** Tells of {@code done} of {@code total} at most fifty times a stage; may be called as often as is handy. */
    synchronized void progress(String now, int done, int total, String unit, String detail) {
        int step = (int) ((long) done * TOLD / Math.max(1, total));
        if (!now.equals(stage) || step > told || done == total) {
            stage = now;
            told = step;
            session().progress().accept(new Progress(method() + ", " + now, done, Math.max(1, total), unit, detail));
        }
    }

    /** A history of an entry for each iteration of a search. */
    static History history(String loss, List<Partition.Iteration> iterations) {
        List<History.Epoch> epochs = new ArrayList<>();
        for (Partition.Iteration one : iterations) {
            epochs.add(new History.Epoch(epochs.size() + 1, one.inertia(), Map.of(loss, one.inertia()), one.seconds()));
        }
        return new History(epochs);
    }

    /** A history of one entry: what the fit ended with. */
    History once(String loss, double value) {
        double seconds = (System.nanoTime() - startedNanos) / NANOS;
        return new History(List.of(new History.Epoch(1, value, Map.of(loss, value), seconds)));
    }

    /**
     * The model.
     *
     * @param prototypes rows of the weights' prototypes
     */
    Model model(
            Architecture backbone,
            Blueprint.Head head,
            int clusters,
            int prototypes,
            Weights weights,
            History history) {
        return model(new Blueprint(preparer().output(), backbone, head, clusters, prototypes), weights, history);
    }

    /** Warns where the number of clusters found is not the number asked for. */
    void warnOfNumber(int asked, Labels found) {
        if (found.count() != asked) {
            warn("%d clusters were found; -k %d was ignored, because the method or its settings find the number."
                    .formatted(found.count(), asked));
        }
    }
}
