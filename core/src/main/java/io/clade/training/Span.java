package io.clade.training;

/**
 * The place of a stage within a training that several stages share.
 *
 * @param before epochs of the stages before it
 * @param epochs of this stage, at most
 * @param whole epochs of all stages together
 */
public record Span(int before, int epochs, int whole) {

    /** A stage that is the whole training. */
    public static Span of(int epochs) {
        return new Span(0, epochs, epochs);
    }

    /** The number of an epoch of this stage, from 1, within the whole training. */
    int epoch(int own) {
        return before + own;
    }

    /** The share of the whole training that is over after the share {@code own}, 0…1, of this stage. */
    double done(double own) {
        return epochs == whole ? own : (before + own * epochs) / whole;
    }
}
