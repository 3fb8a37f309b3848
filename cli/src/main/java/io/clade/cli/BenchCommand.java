package io.clade.cli;

import io.clade.cli.console.Console;
import io.clade.cli.table.Columns;
import io.clade.cli.table.JsonOutput;
import io.clade.experiment.benchmark.Benchmark;
import io.clade.experiment.benchmark.Benchmarks;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clade bench}: measures this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Runs a benchmark on this machine. Without NAME, lists the benchmarks.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clade bench                 list the benchmarks",
            "  clade bench step --json     run one and print its figures as a JSON object with the key ratio"
        })
final class BenchCommand implements Runnable {

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The benchmark to run.")
    private String name;

    @Option(names = "--json", description = "Print the figures as a JSON object.")
    private boolean json;

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (name == null) {
            Columns columns = Columns.ofText();
            Benchmarks.all().forEach(benchmark -> columns.row(benchmark.name(), benchmark.summary()));
            columns.print(console.out());
            return;
        }
        Benchmark benchmark = Benchmarks.named(name);
        print(benchmark.run(console::notice));
    }

    private void print(Map<String, Object> figures) {
        if (json) {
            console.out().println(JsonOutput.write(figures));
            return;
        }
        Columns columns = Columns.ofNumbers();
        figures.forEach((figure, value) -> columns.row(figure, Columns.text(value)));
        columns.print(console.out());
    }
}
