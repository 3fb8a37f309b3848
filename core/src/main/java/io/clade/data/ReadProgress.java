package io.clade.data;

/**
 * A listener to the progress of a long read or download. It is called from one thread at a time, and often: a listener
 * that prints must skip most calls.
 */
@FunctionalInterface
public interface ReadProgress {

    /** Tells nobody. */
    ReadProgress NONE = (what, done, total) -> {};

    /**
     * @param what name of the work, for example {@code Reading photos}
     * @param done samples or bytes so far
     * @param total samples or bytes in all; −1 where unknown
     */
    void update(String what, long done, long total);
}
