package io.clade.partition;

/** Hears how far work of several stages has come. */
@FunctionalInterface
public interface StageListener {

    /** {@code done} of {@code total} units of this stage are finished; on any thread. */
    void went(String stage, int done, int total);
}
