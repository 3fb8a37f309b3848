package io.clade.partition.kmeans;

/** Hears how far a search for prototypes has come. */
public interface SearchListener {

    /** Hears nothing. */
    SearchListener SILENT = new SearchListener() {};

    /** Iteration {@code iteration}, from 1, of restart {@code restart}, from 0, found {@code inertia}. */
    default void iterated(int restart, int iteration, double inertia) {}

    /** A restart has ended; a search given this state goes on from here. */
    default void restarted(Restarts.State state) {}

    /** Window {@code window}, from 1, of mini-batches has been learned from; {@code inertia} is an estimate. */
    default void refined(int window, double inertia) {}

    /** So many samples have their final cluster. */
    default void assigned(int samples) {}
}
