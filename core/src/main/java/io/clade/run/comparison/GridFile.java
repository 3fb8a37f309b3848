package io.clade.run.comparison;

import io.clade.data.Dataset;
import io.clade.data.format.Missing;
import io.clade.input.InputException;
import io.clade.method.Descriptor;
import io.clade.method.Methods;
import io.clade.run.Source;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads a comparison from a YAML file of datasets × methods × parameters.
 *
 * <pre>
 * seed: 1                      # of the first run; 1 where it is not said
 * runs: 5                      # of every method; 1 where it is not said
 * k: 10                        # clusters, for datasets that do not say
 * data:
 *   - digits                   # a path, from the folder of this file, or a built-in set
 *   - path: photos
 *     name: my photos          # in tables; else the dataset's own name
 *     k: 5
 *     limit: 1000              # also kind, label-column, id-column, columns, ignore, missing, header: as in fit
 * methods:
 *   - kmeans
 *   - method: dtkc
 *     name: dtkc, as published # in tables; else the method and its settings
 *     set: {preset: paper}
 *   - method: ddc
 *     set:
 *       epochs: [50, 100]      # a list: every value in turn, with every value of the others
 * </pre>
 */
public final class GridFile {

    private static final String EXAMPLE = "data: [digits]";
    private static final List<String> TOP = List.of("seed", "runs", "k", "data", "methods");
    private static final List<String> DATA = List.of(
            "path",
            "name",
            "k",
            "kind",
            "label-column",
            "limit",
            "columns",
            "ignore",
            "id-column",
            "missing",
            "header");
    private static final List<String> METHOD = List.of("method", "name", "set");

    private static final int LEAST_CLUSTERS = 2;
    private static final int MOST_COMBINATIONS = 10_000;

    private GridFile() {}

    /**
     * Reads the plan that {@code file} holds.
     *
     * @param reader reads a dataset from its source
     * @throws InputException for what is missing or not allowed, with file, line and field
     */
    public static ComparisonPlan read(Path file, Function<Source, Dataset> reader) {
        YamlNode root = YamlNode.read(file);
        root.requireFields(EXAMPLE, TOP);
        long seed = root.field("seed")
                .map(node -> node.whole(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2))
                .orElse(1L);
        int runs = root.field("runs").map(node -> whole(node, 1)).orElse(1);
        Optional<Integer> clusters = root.field("k").map(node -> whole(node, LEAST_CLUSTERS));
        List<ComparisonTask> tasks = new ArrayList<>();
        for (YamlNode node : required(root, "data").members()) {
            tasks.add(task(file, node, clusters, reader));
        }
        List<MethodEntry> methodEntries = new ArrayList<>();
        for (YamlNode node : required(root, "methods").members()) {
            methodEntries.addAll(methodEntries(node));
        }
        try {
            return new ComparisonPlan(tasks, methodEntries, seed, runs);
        } catch (InputException e) {
            throw e.getMessage().startsWith(file.toString()) ? e : new InputException(file + ": " + e.getMessage(), e);
        }
    }

    private static int whole(YamlNode node, int least) {
        return (int) node.whole(least, Integer.MAX_VALUE);
    }

    private static YamlNode required(YamlNode node, String name) {
        return node.field(name).orElseThrow(() -> node.refused("the field %s is missing. Add it.".formatted(name)));
    }

    private static ComparisonTask task(
            Path file, YamlNode node, Optional<Integer> clusters, Function<Source, Dataset> reader) {
        if (!node.isText()) {
            node.requireFields("path: photos", DATA);
        }
        YamlNode place = node.isText() ? node : required(node, "path");
        Optional<YamlNode> own = node.field("k");
        int k = own.map(field -> whole(field, LEAST_CLUSTERS))
                .or(() -> clusters)
                .orElseThrow(() -> node.refused("the number of clusters is missing. Add k here or at the top level."));
        Source source = new Source(
                location(file, place.text("A path or the name of a built-in set")),
                text(node, "kind").orElse(null),
                text(node, "label-column").orElse(null),
                node.field("limit").map(field -> whole(field, 1)).orElse(null),
                table(node),
                values(node));
        return new ComparisonTask(text(node, "name"), k, source, () -> reader.apply(source), place.where());
    }

    /** The columns of a table that are named; null where none is. */
    private static Source.Table table(YamlNode node) {
        Source.Table said = new Source.Table(
                names(node, "columns"),
                names(node, "ignore"),
                text(node, "id-column").orElse(null));
        return said.equals(new Source.Table(null, null, null)) ? null : said;
    }

    /** The reading of the values of a table; null where nothing is said of it. */
    private static Source.Values values(YamlNode node) {
        Optional<String> missing = text(node, "missing");
        missing.filter(name -> Missing.of(name).isEmpty()).ifPresent(name -> {
            throw node.refused("missing must be %s. Got %s.".formatted(Missing.NAMES, name));
        });
        Optional<String> header = text(node, "header");
        header.filter(answer -> !answer.equals("yes") && !answer.equals("no")).ifPresent(answer -> {
            throw node.refused("header must be yes or no. Got %s.".formatted(answer));
        });
        return missing.isEmpty() && header.isEmpty()
                ? null
                : new Source.Values(missing.orElse(null), header.orElse(null));
    }

    private static List<String> names(YamlNode node, String name) {
        return node.field(name)
                .map(field -> field.members().stream()
                        .map(member -> member.text("The name of a column"))
                        .toList())
                .orElse(null);
    }

    private static Optional<String> text(YamlNode node, String name) {
        return node.field(name).map(field -> field.text("A text"));
    }

    /**
     * The path of a file beside the grid file if there is one, else {@code given}: an absolute path or the name of a
     * built-in set.
     */
    private static String location(Path file, String given) {
        try {
            Path beside = file.toAbsolutePath().resolveSibling(given);
            return Files.exists(beside) ? beside.normalize().toString() : given;
        } catch (InvalidPathException e) {
            return given;
        }
    }

    private static List<MethodEntry> methodEntries(YamlNode node) {
        if (!node.isText()) {
            node.requireFields("method: kmeans", METHOD);
        }
        YamlNode named = node.isText() ? node : required(node, "method");
        Descriptor<?> method = method(named);
        Map<String, YamlNode> set =
                node.field("set").map(field -> field.fields("epochs: 50")).orElse(Map.of());
        List<MethodEntry> methodEntries = new ArrayList<>();
        for (Map<String, String> settings : combinations(set)) {
            requireAllowed(method, settings, set, node);
            String label = label(text(node, "name"), method, settings, set);
            methodEntries.add(new MethodEntry(label, method, settings));
        }
        return methodEntries;
    }

    private static Descriptor<?> method(YamlNode node) {
        try {
            return Methods.named(node.text("The name of a method"));
        } catch (InputException e) {
            throw e.getMessage().startsWith(node.where()) ? e : node.refused(e.getMessage());
        }
    }

    /** Every combination of one value for each setting; the last setting changes fastest. */
    private static List<Map<String, String>> combinations(Map<String, YamlNode> set) {
        List<Map<String, String>> all = List.of(Map.of());
        for (Map.Entry<String, YamlNode> entry : set.entrySet()) {
            if ((long) all.size() * entry.getValue().members().size() > MOST_COMBINATIONS) {
                throw entry.getValue()
                        .refused("with this list there are more than %s combinations of settings. Leave some out."
                                .formatted(MOST_COMBINATIONS));
            }
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> begun : all) {
                for (YamlNode value : entry.getValue().members()) {
                    Map<String, String> settings = new LinkedHashMap<>(begun);
                    settings.put(entry.getKey(), value.text("A value"));
                    more.add(settings);
                }
            }
            all = more;
        }
        return all;
    }

    /**
     * Checks the settings; a refusal says where the refused setting stands, or all of them where only their combination
     * is refused.
     */
    private static void requireAllowed(
            Descriptor<?> method, Map<String, String> settings, Map<String, YamlNode> set, YamlNode whole) {
        Optional<InputException> refusal = refusal(method, settings);
        if (refusal.isEmpty()) {
            return;
        }
        settings.forEach((name, value) -> refusal(method, Map.of(name, value)).ifPresent(alone -> {
            throw set.get(name).refused(alone.getMessage());
        }));
        throw whole.refused(refusal.get().getMessage());
    }

    private static Optional<InputException> refusal(Descriptor<?> method, Map<String, String> settings) {
        try {
            method.hyperparameters(LEAST_CLUSTERS, settings);
            return Optional.empty();
        } catch (InputException e) {
            return Optional.of(e);
        }
    }

    /** The given name, or the method's, with the settings that distinguish it from others of its list. */
    private static String label(
            Optional<String> name, Descriptor<?> method, Map<String, String> settings, Map<String, YamlNode> set) {
        String told = settings.entrySet().stream()
                .filter(entry ->
                        name.isEmpty() || set.get(entry.getKey()).members().size() > 1)
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
        return (name.orElse(method.name()) + " " + told).strip();
    }
}
