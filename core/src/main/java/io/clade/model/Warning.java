package io.clade.model;

/**
 * A warning about what a user of a fit should not overlook.
 *
 * @param kind for code that treats some warnings apart
 * @param sentence for the user
 */
public record Warning(Kind kind, String sentence) {

    /** The kinds that code asks for, and {@link #OTHER}. */
    public enum Kind {
        /** There are clusters without samples. */
        EMPTY_CLUSTERS,
        /** Training ended at its limit while the loss was still falling. */
        STILL_FALLING,
        OTHER
    }

    /** A warning that no code treats apart. */
    public static Warning of(String sentence) {
        return new Warning(Kind.OTHER, sentence);
    }
}
