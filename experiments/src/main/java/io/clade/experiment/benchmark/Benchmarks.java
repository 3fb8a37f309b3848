package io.clade.experiment.benchmark;

import io.clade.input.NameSuggestion;
import java.util.List;

/** The registry of benchmarks, which the command and its help read. */
public final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(
            new StepBenchmark(100),
            new KernelBenchmark(15),
            new CompanionsBenchmark(8, 7),
            new AssignBenchmark(4096, 9),
            new DualBenchmark(400),
            new MemoryBenchmark(10_000),
            new ReportBenchmark(70_000, 300));

    private Benchmarks() {}

    /** All benchmarks, in the order help lists them. */
    public static List<Benchmark> all() {
        return ALL;
    }

    /** @throws io.clade.input.InputException where there is no such benchmark; suggests the nearest name */
    public static Benchmark named(String name) {
        return NameSuggestion.named("benchmark", name, ALL, Benchmark::name);
    }
}
