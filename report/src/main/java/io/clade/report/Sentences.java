package io.clade.report;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.evaluation.ConfusionMatrix;
import io.clade.model.part.Candidates;
import io.clade.model.part.PrototypeGraph;
import io.clade.report.cluster.Composition;
import io.clade.report.findings.Findings;
import io.clade.report.findings.PrototypeMap;
import io.clade.report.page.Numerals;
import io.clade.run.Metrics;
import io.clade.run.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The findings in plain words, one sentence each. */
final class Sentences {

    /** The least difference between two shares that is worth a sentence. */
    private static final double NOTABLE = 0.05;
    /** The number of steps between 0 and 1 to which confidences are rounded. */
    private static final double FINENESS = 1000;

    private static final double OVERCONFIDENT = 0.1;

    /** The mean agreement from which runs differ little, and that from which they hardly differ. */
    private static final double AGREED = 0.8;

    private static final double SAME = 0.95;

    private final Findings findings;
    private final Composition composition;
    private final String method;

    Sentences(Findings findings, Composition composition, String method) {
        this.findings = findings;
        this.composition = composition;
        this.method = method;
    }

    List<String> all() {
        List<String> all = new ArrayList<>();
        all.add(runs());
        findings.find(Candidates.class).map(Candidates::inWords).ifPresent(all::add);
        findings.find(PrototypeMap.class)
                .map(PrototypeMap::graph)
                .map(Sentences::found)
                .ifPresent(all::add);
        all.add(sizes());
        all.add(certainty());
        Metrics.Run best = best();
        if (best.silhouette() != null) {
            all.add(silhouette(best.silhouette()));
        }
        if (best.acc() != null) {
            all.add(accuracy(best.acc()));
            all.add(overconfidence(best.acc()));
            all.add(purestAndMostMixed());
            findings.data().labels().map(this::mixedUp).ifPresent(all::add);
        }
        all.removeIf(String::isEmpty);
        return all;
    }

    private Metrics.Run best() {
        return findings.metrics().runs().get(findings.metrics().best());
    }

    /** For example {@code 1,797 images of 8×8 pixels sorted into 10 clusters by DTKC}. */
    String headline() {
        return samples(findings.metrics().data().samples(), findings.data()) + ", clustered into "
                + Numerals.count(findings.metrics().clusters(), "cluster", "clusters") + " by " + method;
    }

    private static String samples(int count, Dataset data) {
        Shape shape = data.shape();
        return switch (shape.kind()) {
            case IMAGE ->
                Numerals.count(count, "image", "images") + " of " + shape.extent(1) + "×" + shape.extent(2) + " pixels"
                        + (shape.extent(0) == 1 ? "" : " and " + shape.extent(0) + " channels");
            case SERIES ->
                Numerals.count(count) + " series of " + steps(data)
                        + (shape.extent(1) == 1 ? "" : " in " + shape.extent(1) + " dimensions");
            case TABLE ->
                Numerals.count(count, "row", "rows") + " of " + Numerals.count(shape.size(), "feature", "features");
        };
    }

    private static String steps(Dataset data) {
        int shortest = IntStream.range(0, data.size()).map(data::length).min().orElse(0);
        int longest = data.shape().extent(0);
        return shortest == longest ? Numerals.count(longest, "step", "steps") : shortest + " to " + longest + " steps";
    }

    private String runs() {
        int runs = findings.metrics().runs().size();
        if (runs == 1) {
            return "There was one run, with seed " + best().seed()
                    + ". Other seeds may give other clusters; --runs 5 shows how different they are.";
        }
        String spread = agreement() + spread("ACC", Metrics.Run::acc);
        return "Of " + runs + " runs from different seeds, run "
                + (findings.metrics().best() + 1)
                + " is shown, because its loss is the lowest. Labels were not used for this choice."
                + (spread.isEmpty() ? spread("Silhouette", Metrics.Run::silhouette) : spread);
    }

    /** A sentence on runs that agree; where they do not, there is a warning instead. */
    private String agreement() {
        Quality quality = findings.metrics().quality();
        double mean = quality == null ? Double.NaN : quality.meanAgreement();
        if (mean < AGREED || Double.isNaN(mean)) {
            return "";
        }
        return mean == 1
                ? " All runs find the same clusters."
                : " The runs find " + (mean < SAME ? "mostly" : "nearly") + " the same clusters (agreement "
                        + Numerals.plain(mean, 2) + " of 1).";
    }

    /** A sentence on the spread of an index over the seeds. */
    private String spread(String name, Function<Metrics.Run, Double> index) {
        double[] values = findings.metrics().runs().stream()
                .map(index)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (values.length < 2) {
            return "";
        }
        String low = Numerals.decimal(values[0]);
        String high = Numerals.decimal(values[values.length - 1]);
        return " " + name
                + (low.equals(high) ? " is " + low + " in all of them." : " ranges from " + low + " to " + high + ".");
    }

    /** A sentence on the number of clusters found in the graph. */
    private static String found(PrototypeGraph graph) {
        int cut = 0;
        for (int a = 0; a < graph.size(); a++) {
            for (int b = a + 1; b < graph.size(); b++) {
                cut += graph.cut(a, b) > 0 ? 1 : 0;
            }
        }
        return "The number of clusters was found, not given: " + Numerals.count(graph.size(), "prototype", "prototypes")
                + " with samples, joined if samples lie between them, form "
                + Numerals.count(graph.clusters(), "group", "groups")
                + (cut == 0 ? "" : "; " + Numerals.count(cut, "line across a gap is", "lines across gaps are") + " cut")
                + (graph.outliers() == 0
                        ? "."
                        : ". Small isolated ones hold " + Numerals.count(graph.outliers(), "outlier", "outliers")
                                + ".");
    }

    private String sizes() {
        int[] filled = IntStream.range(0, composition.clusters())
                .map(composition::size)
                .filter(size -> size > 0)
                .sorted()
                .toArray();
        int empty = composition.clusters() - filled.length;
        int outliers = composition.outliers();
        String empties = empty == 0
                ? ""
                : "; " + Numerals.count(empty) + " of " + composition.clusters() + (empty == 1 ? " is" : " are")
                        + " empty";
        String outside = outliers == 0 ? "" : "; " + Numerals.count(outliers, "sample is", "samples are") + " in none";
        return filled.length == 0 ? "All clusters are empty." : held(filled) + empties + outside + ".";
    }

    private static String held(int... sizes) {
        int least = sizes[0];
        int most = sizes[sizes.length - 1];
        if (sizes.length == 1) {
            return "One cluster holds " + Numerals.count(most, "sample", "samples");
        }
        return least == most
                ? "Clusters hold " + Numerals.count(most, "sample", "samples") + " each"
                : "Clusters hold from " + Numerals.count(least) + " to " + Numerals.count(most) + " samples";
    }

    private String certainty() {
        double[] confidence = confidence().sorted().toArray();
        int n = confidence.length;
        if (confidence[n / 10] >= 1) {
            return confidence[0] >= 1
                    ? "All samples have a confidence of 1: the method knows no doubt."
                    : "Nine tenths of the samples have a confidence of 1.";
        }
        String half = atLeast(confidence[n / 2]);
        String most = atLeast(confidence[n / 10]);
        String tenth = atMost(confidence[n / 10]);
        return half.equals(most) || half.equals(tenth)
                ? "Nine tenths of the samples have a confidence of " + most + " or more."
                : "Half of the samples have a confidence of " + half + " or more; look at the least certain tenth, at "
                        + tenth + " or less, before relying on their clusters.";
    }

    /** The confidence rounded down, so that a statement about all samples above it is true. */
    private static String atLeast(double confidence) {
        return Numerals.decimal(Math.floor(confidence * FINENESS) / FINENESS);
    }

    private static String atMost(double confidence) {
        return Numerals.decimal(Math.ceil(confidence * FINENESS) / FINENESS);
    }

    private DoubleStream confidence() {
        return IntStream.range(0, findings.assignment().size()).mapToDouble(findings.assignment()::confidence);
    }

    /** A sentence where the method's confidence is above its accuracy; the opposite is no reason for worry. */
    private String overconfidence(double acc) {
        double mean = confidence().average().orElse(0);
        return mean - acc < OVERCONFIDENT
                ? ""
                : "The mean confidence of " + Numerals.decimal(mean)
                        + " is well above the ACC: the method is overconfident.";
    }

    /**
     * A sentence on the silhouette, with the bounds of Kaufman and Rousseeuw, Finding Groups in Data, 1990, chapter 2.
     */
    private String silhouette(double value) {
        String verdict = value > 0.7
                ? "the clusters are well separated"
                : value > 0.5
                        ? "the clusters are distinguishable"
                        : value > 0.25
                                ? "the clusters overlap, or are not round"
                                : "the clusters overlap strongly, or are far from round";
        return "Without labels: the silhouette is " + Numerals.decimal(value) + " on a scale from −1 to 1: " + verdict
                + "."
                + (findings.embedding().columns() == findings.data().shape().size()
                        ? ""
                        : " It is measured in the embedding, which the method itself shapes.");
    }

    private static String accuracy(double acc) {
        return "With labels: " + Numerals.percent(acc)
                + " of the samples are in the cluster matched to their label (ACC " + Numerals.decimal(acc)
                + "), with each cluster matched to at most one label.";
    }

    private String purestAndMostMixed() {
        List<Integer> byShare = IntStream.range(0, composition.clusters())
                .filter(cluster -> composition.majorityShare(cluster) > 0)
                .boxed()
                .sorted((a, b) -> Double.compare(composition.majorityShare(b), composition.majorityShare(a)))
                .toList();
        if (byShare.isEmpty()) {
            return "";
        }
        int purest = byShare.get(0);
        int mixed = byShare.get(byShare.size() - 1);
        if (composition.majorityShare(purest) - composition.majorityShare(mixed) < NOTABLE) {
            return "";
        }
        return "Cluster " + purest + " is the purest (" + composition.majorityInWords(purest) + "), cluster " + mixed
                + " the most mixed (" + composition.majorityInWords(mixed) + ").";
    }

    /** A sentence on the label with the most samples in the cluster of another label. */
    private String mixedUp(Labels labels) {
        ConfusionMatrix confusion =
                ConfusionMatrix.of(labels, findings.assignment().clusters());
        int most = 0;
        String words = "";
        for (int column = 0; column < confusion.columns(); column++) {
            int stands = stands(confusion, column);
            for (int row = 0; row < confusion.rows(); row++) {
                int count = confusion.count(row, column);
                double share = (double) count / Math.max(1, confusion.rowTotal(row));
                if (count > most && stands >= 0 && stands != row && share >= NOTABLE) {
                    most = count;
                    words = "Most frequent confusion: " + Numerals.count(count) + " of the "
                            + Numerals.count(confusion.rowTotal(row)) + " samples labelled " + labels.name(row)
                            + " are in cluster " + confusion.cluster(column) + ", which is matched to "
                            + labels.name(stands) + ".";
                }
            }
        }
        return words;
    }

    /** The label that the cluster in {@code column} stands for, or −1. */
    private static int stands(ConfusionMatrix confusion, int column) {
        return IntStream.range(0, confusion.rows())
                .filter(row -> confusion.matchedColumn(row) == column)
                .findFirst()
                .orElse(-1);
    }
}
