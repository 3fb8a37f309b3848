package io.clade.method;

/** The way in which the number of clusters is chosen for a method where it is not given. */
public enum KSelection {
    /** By criteria on clusters of the samples, which the method does not change. */
    SAMPLES,
    /** By criteria on clusters of the embedding of one network. */
    EMBEDDING,
    /** By the method itself, from a graph of many prototypes; k is their number. */
    PROTOTYPES,
    /** By the method itself, which takes no number. */
    METHOD
}
