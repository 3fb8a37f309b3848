package io.clade.experiment.benchmark;

import java.util.Map;
import java.util.function.Consumer;

/** A measurement of the library on this machine, behind {@code clade bench NAME}. */
public interface Benchmark {

    /** The key that every benchmark's figures have: what it is about, in one number. */
    String RATIO = "ratio";

    /** Name under {@code clade bench}. */
    String name();

    /** What is measured and what {@link #RATIO} is, in one sentence. */
    String summary();

    /**
     * Measures. Takes seconds to a few minutes.
     *
     * @param progress hears now and then, in a line, what is being done
     * @return figures by name, in the order to show them, times in milliseconds unless the name says otherwise: numbers
     *     and strings; {@link #RATIO} is among them
     */
    Map<String, Object> run(Consumer<String> progress);
}
