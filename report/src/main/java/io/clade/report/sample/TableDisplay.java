package io.clade.report.sample;

import io.clade.data.Dataset;
import io.clade.report.findings.Selection;
import io.clade.report.findings.Selection.Extremes;
import io.clade.report.page.Numerals;
import io.clade.report.page.PackedColumns;
import io.clade.report.thumbnail.SampleDrawing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Rows of a table, shown by the values in which they deviate most from the mean. */
final class TableDisplay implements SampleDisplay {

    private static final int CARD_FEATURES = 8;
    private static final int CARD_SAMPLES = 3;
    private static final int MAP_FEATURES = 6;
    /** The least number of standard deviations of a bar of full length. */
    private static final double FULL_BAR = 2;
    /** The features that a sentence names, and the least difference it names: medium by Cohen's rule. */
    private static final int NAMED = 3;

    private static final double LEAST_NAMED = 0.5;

    private final Dataset data;
    private final FeatureNames features;
    private final Averages averages;
    private final int[] mapped;
    private final double fullBar;

    TableDisplay(Dataset data, Averages averages, Selection selection) {
        this.data = data;
        this.features = new FeatureNames(data);
        this.averages = averages;
        this.mapped = selection.mapped();
        this.fullBar = IntStream.of(selection.cards())
                .filter(cluster -> averages.clusterMean(cluster).isPresent())
                .mapToDouble(this::largest)
                .reduce(FULL_BAR, Math::max);
    }

    @Override
    public Optional<SampleDrawing> drawing(int row) {
        return Optional.empty();
    }

    @Override
    public Optional<SampleDrawing> typical(int cluster) {
        return Optional.empty();
    }

    /** The largest finite difference of a feature. */
    private double largest(int cluster) {
        return differing(cluster).filter(Double::isFinite).max().orElse(0);
    }

    private DoubleStream differing(int cluster) {
        return IntStream.range(0, features.count()).mapToDouble(j -> Math.abs(averages.difference(cluster, j)));
    }

    @Override
    public Optional<Contrast> contrast(int cluster) {
        if (averages.clusterMean(cluster).isEmpty() || differing(cluster).max().orElse(0) == 0) {
            return Optional.empty();
        }
        int[] telling = IntStream.of(features.deviating(NAMED, j -> averages.difference(cluster, j)))
                .filter(j -> Math.abs(averages.difference(cluster, j)) >= LEAST_NAMED)
                .toArray();
        String higher = named(cluster, true, telling);
        String lower = named(cluster, false, telling);
        String words = telling.length == 0
                ? "No feature differs by half a standard deviation."
                : (higher.isEmpty() ? "" : "Higher than elsewhere: " + higher + ".")
                        + (higher.isEmpty() || lower.isEmpty() ? "" : " ")
                        + (lower.isEmpty() ? "" : "Lower than elsewhere: " + lower + ".");
        return Optional.of(Contrast.inWords(words));
    }

    private String named(int cluster, boolean above, int... telling) {
        return IntStream.of(telling)
                .filter(j -> averages.difference(cluster, j) > 0 == above)
                .mapToObj(j -> features.name(j) + " (mean "
                        + Numerals.decimal(
                                (double) averages.clusterMean(cluster).orElseThrow()[j]) + ", elsewhere "
                        + Numerals.decimal(averages.others(cluster, j)) + ")")
                .collect(Collectors.joining(", "));
    }

    @Override
    public Optional<FeatureTable> table(int cluster, Extremes extremes) {
        return averages.clusterMean(cluster).map(mean -> {
            List<Integer> certain = first(extremes.certain());
            List<Integer> uncertain = first(extremes.uncertain());
            List<FeatureTable.Row> rows = new ArrayList<>();
            for (int j : features.deviating(CARD_FEATURES, j -> averages.difference(cluster, j))) {
                rows.add(row(cluster, j, mean[j], features.values(j, certain), features.values(j, uncertain)));
            }
            int left = features.count() - rows.size();
            return new FeatureTable(ids(certain), ids(uncertain), rows, left);
        });
    }

    private FeatureTable.Row row(int cluster, int feature, double mean, List<String> certain, List<String> uncertain) {
        double difference = averages.difference(cluster, feature);
        long length = Math.round(Math.min(1, Math.abs(difference) / fullBar) * 50);
        return new FeatureTable.Row(
                features.name(feature),
                Numerals.decimal(mean),
                Numerals.decimal(averages.others(cluster, feature)),
                signed(difference),
                difference > 0,
                "width:" + length + "%",
                certain,
                uncertain);
    }

    private static String signed(double difference) {
        String size = Double.isInfinite(difference) ? "∞" : Numerals.plain(Math.abs(difference), 2);
        return (difference > 0 ? "+" : difference < 0 ? "−" : "") + size;
    }

    private static List<Integer> first(List<Integer> rows) {
        return rows.subList(0, Math.min(CARD_SAMPLES, rows.size()));
    }

    private List<String> ids(List<Integer> rows) {
        return rows.stream().map(data::id).toList();
    }

    @Override
    public String style() {
        return "";
    }

    @Override
    public String note() {
        return "Features are ordered by how much they distinguish the cluster: by the standardised mean difference"
                + " d = (mean of the cluster − mean of all other samples) / s, where s is the standard deviation within the"
                + " clusters, s² = Σ (x − mean of x's cluster)² / (n − k).";
    }

    /** The numbers and values of the most deviating features of each sample. */
    @Override
    public Map<String, Object> onMap() {
        int shown = Math.min(MAP_FEATURES, features.count());
        int[] told = new int[mapped.length * shown];
        float[] values = new float[told.length];
        for (int i = 0; i < mapped.length; i++) {
            float[] sample = data.sample(mapped[i]);
            int[] telling = features.deviating(shown, j -> averages.standardised(j, sample[j]));
            for (int f = 0; f < shown; f++) {
                told[i * shown + f] = telling[f];
                values[i * shown + f] = sample[telling[f]];
            }
        }
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("kind", "table");
        table.put("names", data.featureNames());
        table.put("shown", shown);
        table.put("features", PackedColumns.codes(told));
        table.put("values", PackedColumns.floats(values));
        return table;
    }
}
