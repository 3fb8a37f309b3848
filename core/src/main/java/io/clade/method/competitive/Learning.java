package io.clade.method.competitive;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.training.Schedule;
import io.clade.training.Training;

/**
 * The settings by which prototypes learn.
 *
 * @param start of the prototypes
 * @param steps unit of the learning rate
 * @param epochs at most; 0 for about 400 steps
 * @param learningRate η of Adam
 * @param schedule of the learning rate
 * @param batch samples of a step, or all where there are no more
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

    /** No bound on gradients, since Adam's steps do not depend on their scale. */
    private static final double NO_CLIP = Double.MAX_VALUE;

    /** The start of prototypes. */
    public enum Start {
        /** weights of Glorot and Bengio, as published */
        RANDOM,
        /** samples chosen by k-means++; dual weights that pick them */
        SAMPLES,
        /**
         * the means of the samples nearest to each of these; dual weights that average. These have less far to go: a
         * weight that picks one of m samples must fall from 1 to 1/m, in steps that are a share of 1/n
         */
        MEANS
    }

    /** The unit of the learning rate. */
    public enum Steps {
        /** the data as they are prepared */
        FIXED,
        /** the data: they are divided by their largest singular value over √n, and a prototype moves at most about η of it */
        DATA
    }

    public Learning {
        Require.atLeast("epochs", epochs, 0);
        Require.positive("lr", learningRate);
        Require.atLeast("batch", batch, 2);
    }

    /** True if all of n = {@code samples} are taken at once. */
    boolean takesAll(int samples) {
        return samples <= batch;
    }

    /** The training on n = {@code samples}, with the learning rate times {@code factor}. */
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
