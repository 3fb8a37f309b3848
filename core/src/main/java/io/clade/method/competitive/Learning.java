package io.clade.method.competitive;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.training.Schedule;
import io.clade.training.Training;

/**
 * How prototypes learn.
 *
 * @param start where prototypes begin
 * @param steps what the learning rate is relative to
 * @param epochs at most; 0 for what makes about 400 steps
 * @param learningRate η of Adam
 * @param schedule of the learning rate
 * @param batch samples of a step; where there are no more, all are
 */
public record Learning(
        @Hyperparameter(
                "Start of the prototypes: random weights, samples chosen by k-means++, or means of the samples nearest to these.")
        Start start,

        @Hyperparameter(
                "Unit of the learning rate: data makes it a share of the samples' spread, fixed uses it unchanged.")
        Steps steps,

        @Hyperparameter(value = "Number of epochs; 0 takes as many as make about 400 steps, at least 3.", least = 0)
        int epochs,

        @Hyperparameter(value = "Learning rate of Adam.", name = "lr", least = 1e-9, most = 10)
        double learningRate,

        @Hyperparameter("Schedule of the learning rate over the epochs.")
        Schedule schedule,

        @Hyperparameter(
                value =
                        "Samples per step; smaller data are taken whole. A dual layer on larger data has this many anchors.",
                least = 2)
        int batch) {

    private static final int STEPS = 400;
    private static final int FEWEST = 3;

    /** Adam does not see the scale of a gradient, so nothing is gained by bounding it. */
    private static final double NO_CLIP = Double.MAX_VALUE;

    /** Where prototypes begin. */
    public enum Start {
        /** weights of Glorot and Bengio, as published */
        RANDOM,
        /** samples chosen by k-means++; dual weights that pick them */
        SAMPLES,
        /**
         * the means of the samples nearest to each of these; dual weights that average, which have not far to go: one that
         * picks a sample of m must fall from 1 to 1/m, in steps that are a share of 1/n
         */
        MEANS
    }

    /** What the learning rate is relative to. */
    public enum Steps {
        /** nothing: the data are learned from as they are prepared */
        FIXED,
        /** the data: they are divided by their largest singular value over √n, and a prototype moves at most about η of it */
        DATA
    }

    public Learning {
        Require.atLeast("epochs", epochs, 0);
        Require.positive("lr", learningRate);
        Require.atLeast("batch", batch, 2);
    }

    /** Whether all of n = {@code samples} are taken at once. */
    boolean takesAll(int samples) {
        return samples <= batch;
    }

    /** For n = {@code samples}, the learning rate times {@code factor}. */
    Training training(int samples, double factor) {
        int size = Math.min(batch, samples);
        int wished = (int) Math.ceil((double) STEPS * size / samples);
        int passes = epochs == 0 ? Math.max(FEWEST, wished) : epochs;
        return Training.STANDARD
                .withEpochs(passes)
                .withBatch(size)
                .withLearningRate(learningRate * factor)
                .withSchedule(schedule)
                .withClip(NO_CLIP)
                .withPatience(passes);
    }
}
