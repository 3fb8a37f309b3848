package io.clade.report.comparison;

import io.clade.report.page.Numerals;
import io.clade.run.comparison.Comparison;
import io.clade.run.comparison.Comparison.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The content of the templates, all of it as text.
 *
 * @param title of the page
 * @param headline methods and data
 * @param sentences on the procedure and the choice of best runs
 * @param notes on silhouettes and memory
 * @param warnings of runs, and failures
 * @param heads of the table
 * @param sets a dataset each
 * @param ranks the methods ranked, by index; empty for a single dataset
 * @param making provenance of the comparison
 * @param methods that were compared, with settings
 * @param command that makes it again; empty where there was none
 */
record ComparisonPage(
        String title,
        String headline,
        List<String> sentences,
        List<String> notes,
        List<String> warnings,
        List<ComparisonTable.Head> heads,
        List<Set> sets,
        List<RankDiagram> ranks,
        List<Pair> making,
        List<Pair> methods,
        String command) {

    /** A name with its value. */
    record Pair(String name, String value) {}

    /**
     * @param name of the dataset
     * @param description of its samples
     * @param rows of the table
     * @param plots of all runs
     * @param costs time and memory
     */
    record Set(String name, String description, List<ComparisonTable.Row> rows, BoxPlots plots, List<Cost> costs) {}

    /** Time and memory of one method with the lengths of their bars. */
    record Cost(String method, String seconds, String secondsBar, String memory, String memoryBar) {}

    boolean warned() {
        return !warnings.isEmpty();
    }

    int columns() {
        return heads.size();
    }

    boolean ranked() {
        return !ranks.isEmpty();
    }

    static ComparisonPage of(Comparison comparison) {
        ComparisonTable table = ComparisonTable.of(comparison);
        List<Set> sets = new ArrayList<>();
        for (int i = 0; i < table.groups().size(); i++) {
            List<Cell> cells = comparison.on(comparison.data().get(i).name());
            sets.add(new Set(
                    table.groups().get(i).data(),
                    description(comparison.data().get(i)),
                    table.groups().get(i).rows(),
                    BoxPlots.of(cells),
                    costs(cells)));
        }
        return new ComparisonPage(
                "Comparison of " + Numerals.count(comparison.methods().size(), "method", "methods"),
                names(comparison.methods().stream().map(Comparison.Entry::name).toList()) + " on "
                        + names(comparison.data().stream()
                                .map(Comparison.Data::name)
                                .toList()),
                sentences(comparison),
                notes(comparison),
                warnings(comparison),
                table.heads(),
                sets,
                ranks(comparison),
                making(comparison),
                comparison.methods().stream().map(ComparisonPage::method).toList(),
                comparison.command());
    }

    private static String names(List<String> all) {
        return String.join(", ", all);
    }

    private static String description(Comparison.Data set) {
        String shape = set.samples().shape().stream().map(String::valueOf).collect(Collectors.joining("×"));
        return Numerals.count(set.samples().samples(), "sample", "samples") + " of shape " + shape + ", k = "
                + set.clusters() + (set.labelled() ? "" : "; there are no labels");
    }

    private static List<String> sentences(Comparison comparison) {
        List<String> sentences = new ArrayList<>();
        long last = comparison.seed() + comparison.runs() - 1;
        sentences.add(
                comparison.runs() == 1
                        ? "Every method was fitted once, with seed " + comparison.seed()
                                + ". Other seeds may give other clusters; --runs 5 shows how different they are."
                        : "Every method was fitted " + comparison.runs() + " times on each dataset, with the seeds "
                                + seeds(comparison.seed(), last) + ".");
        sentences.add(
                "Best is the run with the lowest loss, chosen without labels among the runs of one method. Losses of different"
                        + " methods cannot be compared, and nothing is chosen across methods.");
        if (comparison.data().stream().anyMatch(Comparison.Data::labelled)) {
            sentences.add("Bold marks the highest mean on a dataset. It describes the results, using labels.");
        }
        return sentences;
    }

    private static List<String> notes(Comparison comparison) {
        return List.of(
                "The silhouette is measured in each method's own embedding, which a deep method itself shapes, so it cannot be"
                        + " compared across methods. The input silhouette is measured on the samples themselves, on at most"
                        + " 5,000 of them, in the same way for every method; it favours methods that group by distances in the input.",
                "Memory is the largest resident memory of the whole process while a run was fitted, sampled every 10 ms, including Java,"
                        + " libtorch and the data but not memory-mapped files, and how much of it was added"
                        + " by the method. Before anything was fitted"
                        + " it was " + Numerals.count(Math.round(comparison.idleMemoryMb()))
                        + " MB. Memory of earlier methods is returned before each method as far as possible; only"
                        + " separate processes would measure exactly.");
    }

    private static String seeds(long first, long last) {
        return last - first < 5
                ? LongStream.rangeClosed(first, last).mapToObj(String::valueOf).collect(Collectors.joining(", "))
                : first + " to " + last;
    }

    private static List<String> warnings(Comparison comparison) {
        List<String> warnings = new ArrayList<>();
        for (Cell cell : comparison.cells()) {
            String where = cell.method() + " on " + cell.data() + ": ";
            if (!cell.done()) {
                warnings.add(where + "no result. " + cell.failure());
            }
            cell.warnings().forEach(warning -> warnings.add(where + warning));
        }
        return warnings;
    }

    private static List<Cost> costs(List<Cell> cells) {
        List<Cell> done = cells.stream().filter(Cell::done).toList();
        double longest = done.stream().mapToDouble(Cell::seconds).max().orElse(0);
        double largest = done.stream().mapToDouble(ComparisonPage::memory).max().orElse(0);
        return done.stream()
                .map(cell -> new Cost(
                        cell.method(),
                        Numerals.duration(cell.seconds()),
                        bar(cell.seconds(), longest),
                        cell.memory() == null
                                ? Numerals.NONE
                                : Numerals.count(Math.round(cell.memory().peak())) + " MB, "
                                        + Numerals.count(
                                                Math.round(cell.memory().added())) + " added",
                        bar(memory(cell), largest)))
                .toList();
    }

    private static double memory(Cell cell) {
        return cell.memory() == null ? 0 : cell.memory().peak();
    }

    private static String bar(double value, double most) {
        return String.format(Locale.ROOT, "width:%.1f%%", most > 0 ? 100 * value / most : 0);
    }

    private static List<RankDiagram> ranks(Comparison comparison) {
        List<String> methods =
                comparison.methods().stream().map(Comparison.Entry::name).toList();
        List<RankDiagram> diagrams = new ArrayList<>();
        for (String index : List.of("acc", "nmi", "ari")) {
            comparison
                    .ranking(index)
                    .ifPresent(
                            ranking -> diagrams.add(RankDiagram.of(index.toUpperCase(Locale.ROOT), ranking, methods)));
        }
        return diagrams;
    }

    private static List<Pair> making(Comparison comparison) {
        List<Pair> making = new ArrayList<>(List.of(
                new Pair("Started", comparison.started()),
                new Pair("Clade", comparison.clade()),
                new Pair("Engine", comparison.engine()),
                new Pair("Java", comparison.java()),
                new Pair(
                        "Machine",
                        comparison.platform() + ", " + comparison.device() + ", "
                                + Numerals.count(comparison.threads(), "thread", "threads"))));
        comparison
                .data()
                .forEach(set -> making.add(
                        new Pair(set.name() + ", SHA-256", set.samples().sha256())));
        return making;
    }

    private static Pair method(Comparison.Entry entry) {
        Map<String, String> settings = entry.settings();
        String set = settings.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(", "));
        return new Pair(entry.name(), entry.method() + (set.isEmpty() ? ", as recommended" : ", " + set));
    }
}
