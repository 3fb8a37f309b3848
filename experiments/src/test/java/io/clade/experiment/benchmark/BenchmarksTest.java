package io.clade.experiment.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clade.input.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BenchmarksTest {

    /** Every benchmark, as brief as it can be. */
    static Stream<Benchmark> brief() {
        return Stream.of(
                new StepBenchmark(1),
                new KernelBenchmark(1),
                new CompanionsBenchmark(1, 1),
                new AssignBenchmark(256, 1),
                new DualBenchmark(4),
                new MemoryBenchmark(100),
                new ReportBenchmark(500, 10));
    }

    @ParameterizedTest
    @MethodSource("brief")
    void a_benchmark_gives_positive_figures_with_the_ratio_last(Benchmark benchmark) {
        assumeTrue(
                !(benchmark instanceof ReportBenchmark) || Chromium.find().isPresent(),
                "No Chromium on the PATH: the benchmark of the report is not tested.");
        List<String> said = new ArrayList<>();
        Map<String, Object> figures = benchmark.run(said::add);
        assertThat(figures.keySet()).last().isEqualTo(Benchmark.RATIO);
        assertThat(((Number) figures.get(Benchmark.RATIO)).doubleValue())
                .isPositive()
                .isFinite();
        assertThat(said).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain("\n"));
    }

    @Test
    void benchmarks_are_found_by_name() {
        assertThat(Benchmarks.all()).extracting(Benchmark::name).doesNotHaveDuplicates();
        Benchmarks.all().forEach(one -> {
            assertThat(Benchmarks.named(one.name())).isSameAs(one);
            assertThat(one.summary()).contains("ratio");
        });
        assertThat(brief())
                .extracting(Benchmark::name)
                .containsExactlyElementsOf(
                        Benchmarks.all().stream().map(Benchmark::name).toList());
    }

    @Test
    void an_unknown_name_is_refused_with_the_nearest() {
        assertThatThrownBy(() -> Benchmarks.named("kernal"))
                .isInstanceOf(InputException.class)
                .hasMessage("There is no benchmark kernal. Did you mean kernel?");
    }
}
