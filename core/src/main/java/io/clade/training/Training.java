package io.clade.training;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.input.SharedPart;
import io.clade.training.optimiser.Optimiser;

/**
 * The settings of the training of a network.
 *
 * @param epochs at most; 0 for {@link #forSamples what suits the number of samples}
 * @param batch samples a step
 * @param learningRate of the optimiser
 * @param schedule of the learning rate
 * @param clip largest norm of the gradient
 * @param patience epochs without a lower loss before training stops
 * @param optimiser that updates the parameters
 */
@SharedPart(value = "Training", page = "training")
public record Training(
        @Hyperparameter(
                value = "Maximum number of epochs; 0 takes as many as suit the method and the number of samples.",
                least = 0)
        int epochs,

        @Hyperparameter(value = "Samples per training step; kernel losses need large batches.", least = 2)
        int batch,

        @Hyperparameter(value = "Learning rate of the optimiser.", name = "lr", least = 1e-9, most = 10)
        double learningRate,

        @Hyperparameter("Schedule of the learning rate over the epochs.")
        Schedule schedule,

        @Hyperparameter(value = "Gradients with a larger norm are scaled down to this norm.", least = 1e-9)
        double clip,

        @Hyperparameter(value = "Training stops after this many epochs without a lower loss.", least = 1)
        int patience,

        @Hyperparameter("Rule that moves the parameters against their gradient.")
        Optimiser optimiser) {

    public Training {
        Require.atLeast("epochs", epochs, 0);
        Require.atLeast("batch", batch, 2);
        Require.positive("lr", learningRate);
        Require.positive("clip", clip);
        Require.atLeast("patience", patience, 1);
    }

    /**
     * The learning rate, batch and patience that suit the networks of Clade, with epochs that follow the number of
     * samples.
     */
    public static final Training STANDARD = new Training(0, 120, 1e-3, Schedule.CONSTANT, 10, 30, Optimiser.adam());

    private static final int AUTO = 0;
    private static final int STEPS = 1500;
    private static final int FEWEST = 15;
    private static final int MOST = 100;

    /** This training with the number of epochs chosen for n = {@code samples} where it was left open. */
    public Training forSamples(int samples) {
        return forSteps(STEPS, samples, FEWEST, MOST);
    }

    /** The same with as many epochs as make {@code steps} on n = {@code samples}, at least one. */
    public Training forSteps(int steps, int samples) {
        return forSteps(steps, samples, 1, Integer.MAX_VALUE);
    }

    private Training forSteps(int steps, int samples, int fewest, int most) {
        int wished = (int) Math.ceil((double) steps * batch / samples);
        return epochs == AUTO ? withEpochs(Math.max(fewest, Math.min(most, wished))) : this;
    }

    public Training withEpochs(int other) {
        return new Training(other, batch, learningRate, schedule, clip, patience, optimiser);
    }

    public Training withLearningRate(double other) {
        return new Training(epochs, batch, other, schedule, clip, patience, optimiser);
    }

    public Training withBatch(int other) {
        return new Training(epochs, other, learningRate, schedule, clip, patience, optimiser);
    }

    public Training withClip(double other) {
        return new Training(epochs, batch, learningRate, schedule, other, patience, optimiser);
    }

    public Training withPatience(int other) {
        return new Training(epochs, batch, learningRate, schedule, clip, other, optimiser);
    }

    public Training withOptimiser(Optimiser other) {
        return new Training(epochs, batch, learningRate, schedule, clip, patience, other);
    }

    /** This training with a constant learning rate. */
    public Training atConstantRate() {
        return withSchedule(Schedule.CONSTANT);
    }

    public Training withSchedule(Schedule other) {
        return new Training(epochs, batch, learningRate, other, clip, patience, optimiser);
    }
}
