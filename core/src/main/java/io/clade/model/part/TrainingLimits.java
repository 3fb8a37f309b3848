package io.clade.model.part;

import io.clade.network.weight.Weights;

/**
 * The limits of the training.
 *
 * @param epochs at most, as asked for; 0 where the method chose their number
 * @param patience epochs without a lower loss before training stops; 0 where it does not stop early
 */
public record TrainingLimits(int epochs, int patience) implements ModelPart {

    private static final String LIMITS = "limits";

    static final PartFormat<TrainingLimits> FORMAT =
            new PartFormat<>("training_limits", TrainingLimits.class, TrainingLimits::read);

    @Override
    public Weights arrays() {
        return Weights.builder()
                .put(LIMITS, new long[] {2}, new float[] {epochs, patience})
                .build();
    }

    private static TrainingLimits read(Weights arrays) {
        float[] limits = arrays.require(LIMITS).values();
        return new TrainingLimits((int) limits[0], (int) limits[1]);
    }
}
