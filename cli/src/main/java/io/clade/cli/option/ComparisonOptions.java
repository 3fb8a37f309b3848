package io.clade.cli.option;

import io.clade.data.Dataset;
import io.clade.input.InputException;
import io.clade.input.NameSuggestion;
import io.clade.input.Require;
import io.clade.method.Methods;
import io.clade.report.findings.CommandLine;
import io.clade.run.Source;
import io.clade.run.comparison.ComparisonPlan;
import io.clade.run.comparison.ComparisonTask;
import io.clade.run.comparison.MethodEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of a comparison without a grid file. */
public final class ComparisonOptions {

    @Parameters(
            arity = "0..*",
            paramLabel = "DATA",
            description =
                    "One or more datasets, each as for clade fit: a folder of images, a file, or a built-in dataset.")
    private List<String> locations = new ArrayList<>();

    @Option(
            names = {"-k", "--clusters"},
            paramLabel = "K",
            description = "The number of clusters, from 2 to the number of samples.")
    private Integer clusters;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "METHOD",
            description = "The methods to compare, separated by commas: kmeans,dtkc. clade methods lists them.")
    private List<String> methods = new ArrayList<>();

    @Option(
            names = "--runs",
            paramLabel = "R",
            description = "Fit every method R times, with the seeds S, S+1, …. Default: 1.")
    private Integer runs;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the first run of every method. Default: 1.")
    private Long seed;

    @Option(
            names = "--set",
            parameterConsumer = OncePerKey.class,
            paramLabel = "method.key=value",
            description = "Set a parameter of one method, for example dtkc.epochs=50. May be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    /** Needed by picocli. */
    public ComparisonOptions() {}

    public boolean sayNothing() {
        return locations.isEmpty()
                && clusters == null
                && methods.isEmpty()
                && runs == null
                && seed == null
                && settings.isEmpty()
                && reading.sayNothing();
    }

    /** @throws InputException where something is missing or not allowed */
    public ComparisonPlan plan(Function<Source, Dataset> reader) {
        Require.that(
                !locations.isEmpty() && clusters != null && !methods.isEmpty(),
                "There is nothing to compare. Give DATA, -k K and --methods a,b, or give a grid file with --grid.");
        List<ComparisonTask> tasks = sources().stream()
                .map(source -> new ComparisonTask(Optional.empty(), clusters, source, () -> reader.apply(source), ""))
                .toList();
        return new ComparisonPlan(tasks, methodEntries(), seed == null ? 1 : seed, runs == null ? 1 : runs);
    }

    private List<Source> sources() {
        return locations.stream()
                .map(location -> DataOptions.of(reading.source(location), Optional.empty())
                        .source())
                .toList();
    }

    private List<MethodEntry> methodEntries() {
        Map<String, Map<String, String>> byMethod = new LinkedHashMap<>();
        methods.forEach(method -> byMethod.put(method, new LinkedHashMap<>()));
        settings.forEach((key, value) -> {
            int dot = key.indexOf('.');
            if (dot < 0) {
                throw new InputException("--set %s=%s does not name a method. Write --set METHOD.%s=%s."
                        .formatted(key, value, key, value));
            }
            String method = key.substring(0, dot);
            if (!byMethod.containsKey(method)) {
                throw new InputException("--set %s=%s names a method that is not compared. %s"
                        .formatted(key, value, NameSuggestion.hint(method, byMethod.keySet())));
            }
            byMethod.get(method).put(key.substring(dot + 1), value);
        });
        return methods.stream()
                .map(method -> new MethodEntry(method, Methods.named(method), byMethod.get(method)))
                .toList();
    }

    /** The words of a command line that say the same. */
    public List<String> words() {
        List<String> words =
                new ArrayList<>(sources().stream().map(Source::location).toList());
        CommandLine.add(words, "-k", clusters);
        CommandLine.add(words, "--methods", String.join(",", methods));
        CommandLine.add(words, "--runs", runs);
        CommandLine.add(words, "--seed", seed);
        CommandLine.addReading(words, reading.source(""));
        settings.forEach((key, value) -> CommandLine.add(words, "--set", key + "=" + value));
        return words;
    }
}
