package io.clade;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.method.Descriptor;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Methods;
import io.clade.method.competitive.soft.DdclMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A search of the main sources of all modules for facts that travel as text: methods, hyperparameters, loss terms and weights that
 * are looked up or compared by their names, and warnings whose words are searched. Traits of descriptors, parts of models, kinds of
 * warnings and enums are asked instead. A class may look up what it names itself.
 */
class NoLookupByNameTest {

    /** Files that may, and why. */
    private static final Map<String, String> JUSTIFIED = Map.of(
            "io/clade/run/choice/ClusterCount.java", "reads -k auto, which is no method",
            "io/clade/model/FirstFormat.java", "reads models that had such facts as texts only",
            "io/clade/experiment/study/Extent.java",
                    "shortens any method that a recipe names by what --set would write");

    /** A literal, a constant of the file, or one of another class. */
    private static final String TEXT = "(\"[^\"]*\"|(?:\\w+\\.)?[A-Z][A-Z_]+\\b)";

    /** What takes an entry of named things by a fixed name. */
    private static final Pattern ENTRY =
            Pattern.compile("\\b(?:parameters|settings|terms|monitors|weights|arrays|numbers)(?:\\(\\))?"
                    + "\\.(?:get|getOrDefault|containsKey|require)\\(" + TEXT);

    /** What compares a text with a fixed one. */
    private static final Pattern COMPARED = Pattern.compile("\\.(?:equals|equalsIgnoreCase|startsWith|endsWith)\\("
            + TEXT + "|" + TEXT + "\\.equals(?:IgnoreCase)?\\(|\\bcase " + TEXT);

    /** The words of warnings. */
    private static final Pattern SEARCHED = Pattern.compile(
            "\\b(?:warning|sentence)s?(?:\\(\\))?\\.(?:contains|startsWith|endsWith|indexOf|matches)\\(");

    /** What gives a name to an array, a loss term or what is watched. */
    private static final Pattern NAMED =
            Pattern.compile("(?:\\.(?:put|add|addBuffer|plus|watch)|Loss\\.of|\\bput)\\((?:[\\w.()]+,)?" + TEXT);

    private static final Pattern CONSTANT = Pattern.compile("static final String ([A-Z_]+)=(\"[^\"]*\")");

    private static final Set<String> NAMES = names();

    /** Names of methods and hyperparameters. */
    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Descriptor<?> method : Methods.all()) {
            names.add(method.name());
            method.knobs().stream().map(HyperparameterAccess.Entry::name).forEach(names::add);
        }
        return names;
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String module : List.of("core", "report", "experiments", "cli")) {
            Path root = Path.of("..", module, "src", "main", "java");
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .sorted()
                        .forEach(file ->
                                sources.put(root.relativize(file).toString().replace('\\', '/'), code(file)));
            }
        }
        return sources;
    }

    private static String code(Path file) {
        try {
            return code(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code source} without comments, on one line, without blanks about what is not a word. */
    private static String code(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("(?m)(^|\\s)//.*$", " ")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([.,()=;:{}]) ?", "$1");
    }

    /** The lookups in {@code code}. */
    private static List<String> lookups(String code, Set<String> names) {
        Map<String, String> constants = new HashMap<>();
        Matcher constant = CONSTANT.matcher(code);
        while (constant.find()) {
            constants.put(constant.group(1), constant.group(2));
        }
        Set<String> own =
                matches(NAMED, code).map(match -> literal(match, constants)).collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        matches(ENTRY, code)
                .filter(match -> !own.contains(literal(match, constants)))
                .forEach(match -> found.add(match.group()));
        matches(COMPARED, code)
                .filter(match -> isName(literal(match, constants), names))
                .forEach(match -> found.add(match.group()));
        matches(SEARCHED, code).forEach(match -> found.add(match.group()));
        return found;
    }

    private static Stream<MatchResult> matches(Pattern pattern, String code) {
        return pattern.matcher(code).results();
    }

    /** The text of {@code match}, its quotes about it; a constant of another class by its name. */
    private static String literal(MatchResult match, Map<String, String> constants) {
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return constants.getOrDefault(match.group(group), match.group(group));
            }
        }
        throw new IllegalStateException(match.group());
    }

    /** {@code Type.NAME} is how methods and hyperparameters name themselves. */
    private static boolean isName(String text, Set<String> names) {
        return text.endsWith(".NAME")
                || (text.startsWith("\"") && names.contains(text.substring(1, text.length() - 1)));
    }

    /** Names of methods, hyperparameters, loss terms, arrays of weights and what is watched. */
    private static Set<String> allNames(Map<String, String> sources) {
        Set<String> all = new TreeSet<>(NAMES);
        sources.entrySet().stream()
                .filter(file -> file.getKey().matches("io/clade/(method|network|training|model|objective)/.*"))
                .flatMap(file -> matches(NAMED, file.getValue()))
                .map(match -> match.group(1))
                .filter(text -> text.startsWith("\"") && text.length() > 2)
                .map(text -> text.substring(1, text.length() - 1))
                .forEach(all::add);
        Stream.of(DdclMonitor.values()).map(DdclMonitor::column).forEach(all::add);
        return all;
    }

    @Test
    void nothing_is_looked_up_by_its_name() throws IOException {
        Map<String, String> sources = sources();
        Set<String> names = allNames(sources);
        assertThat(names).contains("dtkc", "linkage", "quantisation", "prototypes");
        assertThat(sources.keySet()).containsAll(JUSTIFIED.keySet());
        Map<String, List<String>> found = new LinkedHashMap<>();
        sources.forEach((file, code) -> {
            List<String> lookups = lookups(code, names);
            if (!lookups.isEmpty() && !JUSTIFIED.containsKey(file)) {
                found.put(file, lookups);
            }
        });
        assertThat(found)
                .as("ask a trait, a part of the model, a kind of warning or an enum instead")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (name.equals(\"dtkc\")) {}",
                "if (\"linkage\".equals(name)) {}",
                "if (method.name().equals(MeanShift.NAME)) {}",
                "switch (name) { case \"agglomerative\" -> 1; }",
                "String limit = metrics.parameters()\n    .get(\"epochs\");",
                "private static final String PATIENCE = \"patience\"; int p = parameters.get(PATIENCE);",
                "boolean w = findings.metrics().parameters().getOrDefault(\"linkage\", \"\").equals(\"x\");",
                "double q = epoch.terms().get(\"quantisation\");",
                "double d = epoch.monitors().getOrDefault(\"dead_prototypes\", 0.0);",
                "float[] p = model.weights().get(\"prototypes\").values();",
                "term.startsWith(\"quantisation\")",
                "outcome.warnings().stream().filter(warning -> warning.contains(\"failed\"))",
                "said.stream().anyMatch(sentence -> sentence.contains(words))"
            })
    void a_lookup_is_found(String line) {
        assertThat(lookups(
                        code("class Some { void f() { " + line + " } }"),
                        Set.of("dtkc", "linkage", "agglomerative", "quantisation")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weights.put(\"prototypes\", p); weights.get(\"prototypes\");",
                "static final String EDGES = \"edges\"; void g() { all.put(EDGES, e); arrays.require(EDGES); }",
                "terms.forEach(term -> cells.add(cell(epoch.terms().get(term))));",
                "// name.equals(\"dtkc\")\n int x;",
                "if (ending.equals(\"csv\")) {}"
            })
    void what_a_class_names_itself_and_other_texts_may_be_looked_up(String line) {
        assertThat(lookups(code("class Some { void f() { " + line + " } }"), Set.of("dtkc", "prototypes", "edges")))
                .isEmpty();
    }
}
