package io.clade.report.pair;

import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.report.page.Numerals;
import io.clade.report.thumbnail.SampleDrawing;
import io.clade.report.thumbnail.Thumbnails;
import io.clade.run.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The content of the template for two results, all of it as text.
 *
 * @param title the data
 * @param headline results that are compared
 * @param first name of the first result
 * @param second name of the second
 * @param facts the few numbers to see first
 * @param sentences the findings in plain words
 * @param indices of both
 * @param flows clusters against clusters; null where they are too many
 * @param moved samples that moved, by flow
 * @param more note on moved samples that are not shown; empty for none
 * @param making provenance of both
 * @param commands that make them again
 */
record PairPage(
        String title,
        String headline,
        String first,
        String second,
        List<Fact> facts,
        List<String> sentences,
        List<Index> indices,
        FlowTable flows,
        List<Way> moved,
        String more,
        List<Making> making,
        List<Fact> commands) {

    private static final int MOST_SAMPLES = 300;
    private static final int MOST_OF_A_WAY = 30;
    /** The most samples of a flow in a table, where each is a column. */
    private static final int MOST_ROWS_OF_A_WAY = 6;

    record Fact(String name, String value) {}

    /**
     * @param name of the index
     * @param hint at good values
     * @param first value of the first result
     * @param second value of the second
     * @param difference second minus first
     */
    record Index(String name, String hint, String first, String second, String difference) {}

    /** @param name of both values */
    record Making(String name, String first, String second, boolean differs) {}

    /**
     * @param title both groups
     * @param words on the number of samples
     * @param samples some of them, drawn; none of a table
     * @param table of some of them; null for other data
     */
    record Way(String title, String words, List<Sample> samples, MovedRows table) {}

    /**
     * @param drawing of the sample
     * @param description in words
     * @param caption its label, or without labels its id
     */
    record Sample(SampleDrawing drawing, String description, String caption) {}

    private record Measure(String name, String hint, Function<Metrics.Run, Double> value) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure("ACC", "with labels, 0 to 1, high is good", Metrics.Run::acc),
            new Measure("NMI", "with labels, 0 to 1, high is good", Metrics.Run::nmi),
            new Measure("ARI", "with labels, up to 1, high is good", Metrics.Run::ari),
            new Measure("Purity", "with labels, 0 to 1, high is good", Metrics.Run::purity),
            new Measure("Silhouette", "−1 to 1, each in its own embedding", Metrics.Run::silhouette),
            new Measure("Calinski–Harabasz", "each in its own embedding", Metrics.Run::calinskiHarabasz),
            new Measure("Davies–Bouldin", "low is good, each in its own embedding", Metrics.Run::daviesBouldin));

    /** The samples whose pictures the page has, by flow. */
    static List<Moves.Flow> shown(Kind kind, List<Moves.Flow> flows) {
        int most = kind == Kind.TABLE ? MOST_ROWS_OF_A_WAY : MOST_OF_A_WAY;
        List<Moves.Flow> shown = new ArrayList<>();
        int left = MOST_SAMPLES;
        for (Moves.Flow flow : flows) {
            int count = Math.min(Math.min(most, left), flow.rows().size());
            if (count > 0) {
                shown.add(new Moves.Flow(flow.from(), flow.to(), flow.rows().subList(0, count)));
                left -= count;
            }
        }
        return shown;
    }

    /** @param pictures of the samples of {@code shown}, in their order */
    static PairPage of(Moves moves, List<Moves.Flow> flows, List<Moves.Flow> shown, Thumbnails pictures) {
        Side a = moves.first();
        Side b = moves.second();
        int drawn = shown.stream().mapToInt(flow -> flow.rows().size()).sum();
        int all = flows.stream().mapToInt(flow -> flow.rows().size()).sum();
        return new PairPage(
                moves.data().name(),
                described(a) + " and " + described(b),
                a.name(),
                b.name(),
                List.of(
                        new Fact("Samples", Numerals.count(moves.data().size())),
                        new Fact("Moved", Numerals.count(all)),
                        new Fact(
                                "Share moved",
                                Numerals.percent((double) all / moves.data().size())),
                        new Fact("ARI of the two", Numerals.decimal(moves.ari())),
                        new Fact("NMI of the two", Numerals.decimal(moves.nmi()))),
                new PairSentences(moves, flows).all(),
                indices(a, b),
                FlowTable.of(moves),
                ways(moves, flows, shown, pictures),
                drawn < all
                        ? "Of the " + Numerals.count(all) + " samples that moved " + drawn
                                + " are shown, the most confident of each move;" + " " + PairReport.CSV + " lists all."
                        : "",
                making(a, b),
                Stream.of(a, b)
                        .filter(side -> !side.command().isEmpty())
                        .map(side -> new Fact(side.name(), side.command()))
                        .toList());
    }

    boolean anyMoved() {
        return !moved.isEmpty();
    }

    private static String described(Side side) {
        return side.metrics().method() + " (" + side.metrics().clusters() + " clusters)";
    }

    private static List<Index> indices(Side a, Side b) {
        List<Index> indices = new ArrayList<>();
        for (Measure measure : MEASURES) {
            Double first = measure.value().apply(a.best());
            Double second = measure.value().apply(b.best());
            if (first != null || second != null) {
                boolean both = first != null && second != null;
                String difference = both ? Numerals.decimal(second - first) : Numerals.NONE;
                indices.add(new Index(
                        measure.name(),
                        measure.hint(),
                        Numerals.decimal(first),
                        Numerals.decimal(second),
                        both && second > first ? "+" + difference : difference));
            }
        }
        return indices;
    }

    private static List<Way> ways(Moves moves, List<Moves.Flow> flows, List<Moves.Flow> shown, Thumbnails pictures) {
        List<Way> ways = new ArrayList<>();
        Optional<MovedRows.Means> means =
                moves.data().kind() == Kind.TABLE ? Optional.of(new MovedRows.Means(moves)) : Optional.empty();
        int at = 0;
        for (int i = 0; i < shown.size(); i++) {
            Moves.Flow flow = shown.get(i);
            List<Sample> samples = new ArrayList<>();
            for (int row : flow.rows()) {
                pictures.drawing(at++).ifPresent(drawing -> samples.add(sample(moves, row, drawing)));
            }
            int count = flows.get(i).rows().size();
            String home = moves.counterpart(flow.from()) == Labels.NONE
                    ? ""
                    : "; the counterpart of " + FlowTable.name(flow.from()) + " is "
                            + FlowTable.name(moves.counterpart(flow.from()));
            ways.add(new Way(
                    "From " + FlowTable.name(flow.from()) + " to " + FlowTable.name(flow.to()),
                    Numerals.count(count, "sample", "samples") + home,
                    samples,
                    means.isPresent() ? means.get().of(flows.get(i), flow.rows()) : null));
        }
        return ways;
    }

    private static Sample sample(Moves moves, int row, SampleDrawing drawing) {
        String id = moves.data().id(row);
        String label = moves.label(row);
        Float before = moves.first().assignment().confidence(row);
        Float after = moves.second().assignment().confidence(row);
        return new Sample(
                drawing,
                "Sample " + id + (label.isEmpty() ? "" : ", label " + label) + ", confidence "
                        + Numerals.decimal(before.doubleValue()) + " and "
                        + Numerals.decimal(after.doubleValue()),
                label.isEmpty() ? id : label);
    }

    private static List<Making> making(Side a, Side b) {
        List<Making> making = new ArrayList<>();
        add(making, "Method", a.metrics().method(), b.metrics().method());
        add(making, "Clusters asked for", a.metrics().k(), b.metrics().k());
        add(making, "Runs", a.metrics().runs().size(), b.metrics().runs().size());
        add(making, "Seed of the run shown", a.best().seed(), b.best().seed());
        add(making, "Clade", a.metrics().clade(), b.metrics().clade());
        Map<String, String> first = a.metrics().parameters();
        Map<String, String> second = b.metrics().parameters();
        Set<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        for (String name : names) {
            if (!Objects.equals(first.get(name), second.get(name))) {
                add(making, name, first.getOrDefault(name, Numerals.NONE), second.getOrDefault(name, Numerals.NONE));
            }
        }
        return making;
    }

    private static void add(List<Making> making, String name, Object first, Object second) {
        making.add(new Making(name, first.toString(), second.toString(), !first.equals(second)));
    }
}
