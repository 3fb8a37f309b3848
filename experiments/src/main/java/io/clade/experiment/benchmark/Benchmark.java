package io.clade.experiment.benchmark;

import java.util.Map;
import java.util.function.Consumer;

/** A measurement of the library on this machine, behind {@code clade bench NAME}. */
public interface Benchmark {

    /** The key of the main figure of every benchmark. */
    String RATIO = "ratio";

    /** Name under {@code clade bench}. */
    String name();

    /** One sentence on the measurement and on {@link #RATIO}. */
    String summary();

    /**
     * Runs the measurement, which takes seconds to a few minutes.
     *
     * @param progress hears, in a line now and then, of the work in progress
     * @return figures by name, in the order to show them, times in milliseconds unless the name says otherwise: numbers
     *     and strings; {@link #RATIO} is among them
     */
    Map<String, Object> run(Consumer<String> progress);
}
