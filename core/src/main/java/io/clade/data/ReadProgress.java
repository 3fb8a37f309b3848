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
     * @param what what is being done, for example {@code Reading photos}
     * @param done how much of it, in samples or bytes
     * @param total how much there is, or −1 where that is not known
     */
    void update(String what, long done, long total);
}
