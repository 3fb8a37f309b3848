package io.clade.cli.data;

import io.clade.cli.console.Console;
import io.clade.data.Dataset;
import io.clade.data.builtin.BuiltIn;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clade data generate}: writes a generated set to a file. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Generates a dataset and writes it to a file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clade data generate moons -o moons.csv --set n=300 --set noise=0.1",
            "  clade data generate madelon -o madelon.npz --set d=5000 --seed 7"
        })
final class DataGenerateCommand implements Runnable {

    private final Console console;

    @Parameters(paramLabel = "NAME", description = "A dataset that clade data list shows as generated.")
    private String name;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The output file: .csv, .tsv, .npz or .parquet.")
    private Path output;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "Set a parameter; clade data list shows them. May be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "S", description = "The same as --set seed=S.")
    private Long seed;

    DataGenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (BuiltIn.named(name).origin() != BuiltIn.Origin.GENERATED) {
            List<String> generated = BuiltIn.all().stream()
                    .filter(set -> set.origin() == BuiltIn.Origin.GENERATED)
                    .map(BuiltIn::name)
                    .toList();
            throw new InputException("%s is not a generated dataset. The generated datasets are: %s."
                    .formatted(name, generated.stream().collect(Collectors.joining(", "))));
        }
        Map<String, String> parameters = new LinkedHashMap<>(settings);
        if (seed != null) {
            parameters.put("seed", seed.toString());
        }
        Dataset data = Datasets.named(name, parameters, ReadOptions.DEFAULT);
        Datasets.write(data, output);
        console.out().println(output + ": " + data);
    }
}
