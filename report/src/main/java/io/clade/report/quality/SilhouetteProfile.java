package io.clade.report.quality;

import io.clade.data.Labels;
import io.clade.evaluation.Silhouette;
import io.clade.random.RandomOrder;
import io.clade.report.findings.Findings;
import io.clade.report.page.Mark;
import io.clade.report.page.Numerals;
import io.clade.report.page.Ticks;
import io.clade.report.page.ValueRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The silhouettes of the samples, for the template: cluster by cluster, from the highest to the lowest of each
 * (Rousseeuw, Silhouettes, 1987, section 3).
 *
 * @param height of the drawing, whose width is {@value #WIDTH}
 * @param bands a cluster each
 * @param ticks of the axis
 * @param mean place of the mean of all samples
 * @param words on the profile
 * @param note on the samples and clusters that are shown; empty where all are
 */
public record SilhouetteProfile(
        String height, List<Band> bands, List<Tick> ticks, String mean, String words, String note) {

    static final double WIDTH = 680;
    private static final double LEFT = 64;
    private static final double RIGHT = 72;
    private static final double TOP = 6;
    private static final double BOTTOM = 24;
    /** The height of all bands together. */
    private static final double BANDS = 360;

    private static final double LEAST_BAND = 11;
    private static final double GAP = 4;
    private static final int MOST_CLUSTERS = 60;
    private static final int MOST_POINTS = 60;
    private static final int TICKS = 6;
    /** The most multiplications of all distances, about two seconds of one core. */
    private static final double MOST_WORK = 2.5e9;

    /**
     * @param cluster its number
     * @param mark of the cluster
     * @param middle place of its name
     * @param path its outline, as SVG writes it
     * @param mean over its samples
     */
    public record Band(int cluster, Mark mark, String middle, String path, String mean) {}

    /** @param at its place, in units of the drawing */
    public record Tick(String at, String text) {}

    /** The frame of the profile between the lowest and the highest silhouette. */
    private record Frame(ValueRange span) {

        String across(double value) {
            return Numerals.place(LEFT + (WIDTH - LEFT - RIGHT) * span.share(value));
        }
    }

    /** The profile of {@code findings}; empty where silhouettes are not defined, as with a single cluster. */
    public static Optional<SilhouetteProfile> of(Findings findings) {
        Labels all = findings.assignment().clusters();
        int[] rows = drawn(all, findings.embedding().columns());
        Labels clusters = all.select(rows);
        double[] values = Silhouette.values(findings.embedding().selectRows(rows), clusters);
        double[][] sorted = IntStream.range(0, clusters.count())
                .mapToObj(cluster -> IntStream.range(0, values.length)
                        .filter(i -> clusters.get(i) == cluster && Double.isFinite(values[i]))
                        .mapToDouble(i -> -values[i])
                        .sorted()
                        .map(value -> -value)
                        .toArray())
                .toArray(double[][]::new);
        boolean any = Arrays.stream(sorted).anyMatch(of -> of.length > 0);
        return any ? Optional.of(of(sorted, IntStream.of(all.sizes()).sum())) : Optional.empty();
    }

    /** Random samples in clusters, as many as the work allows, always the same. */
    private static int[] drawn(Labels clusters, int width) {
        int most = (int) Math.min(Silhouette.MOST, Math.sqrt(MOST_WORK / width));
        return IntStream.of(RandomOrder.of(clusters.size(), new SplittableRandom(0)))
                .filter(i -> clusters.get(i) != Labels.NONE)
                .limit(most)
                .sorted()
                .toArray();
    }

    /**
     * @param sorted silhouettes of each cluster, the highest first
     * @param samples that are in clusters, drawn or not
     */
    static SilhouetteProfile of(double[][] sorted, int samples) {
        double[] all = Arrays.stream(sorted).flatMapToDouble(Arrays::stream).toArray();
        int[] shown = IntStream.range(0, sorted.length)
                .filter(cluster -> sorted[cluster].length > 0)
                .boxed()
                .sorted(Comparator.comparing((Integer cluster) -> -sorted[cluster].length))
                .limit(MOST_CLUSTERS)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        Frame frame =
                new Frame(new ValueRange(Math.min(0, Arrays.stream(all).min().orElse(0)), 1));
        List<Band> bands = new ArrayList<>();
        double top = TOP;
        for (int cluster : shown) {
            double height = Math.max(LEAST_BAND, BANDS * sorted[cluster].length / all.length);
            bands.add(new Band(
                    cluster,
                    Mark.of(cluster),
                    Numerals.place(top + height / 2),
                    path(sorted[cluster], frame, top, height),
                    Numerals.plain(Arrays.stream(sorted[cluster]).average().orElseThrow(), 2)));
            top += height + GAP;
        }
        double mean = Arrays.stream(all).average().orElseThrow();
        double step = Ticks.roundStep((1 - frame.span().low()) / TICKS);
        List<Tick> ticks = Ticks.linear(frame.span().low(), 1, TICKS).stream()
                .map(value -> new Tick(frame.across(value), Numerals.plain(value, Ticks.decimals(step))))
                .toList();
        return new SilhouetteProfile(
                Numerals.place(top + BOTTOM),
                bands,
                ticks,
                frame.across(mean),
                words(sorted, all, mean),
                note(all.length, samples, shown.length, sorted));
    }

    private static String path(double[] values, Frame frame, double top, double height) {
        var path = new StringBuilder("M" + frame.across(0) + " " + Numerals.place(top));
        int points = Math.min(values.length, MOST_POINTS);
        for (int p = 0; p < points; p++) {
            int at = points == 1 ? 0 : (int) Math.round((double) p * (values.length - 1) / (points - 1));
            double y = points == 1 ? top : top + height * p / (points - 1);
            path.append('L').append(frame.across(values[at])).append(' ').append(Numerals.place(y));
        }
        if (points == 1) {
            path.append('V').append(Numerals.place(top + height));
        }
        return path.append("L" + frame.across(0) + " " + Numerals.place(top + height) + "Z")
                .toString();
    }

    private static String words(double[][] sorted, double[] all, double mean) {
        double astray = (double) Arrays.stream(all).filter(value -> value < 0).count() / all.length;
        int worst = IntStream.range(0, sorted.length)
                .filter(cluster -> sorted[cluster].length > 0)
                .boxed()
                .max(Comparator.comparingDouble(cluster -> astray(sorted[cluster])))
                .orElseThrow();
        return "The mean is " + Numerals.plain(mean, 2) + "; "
                + (astray == 0
                        ? "no sample is below 0, that is, nearer to another cluster than to its own."
                        : Numerals.percent(astray)
                                + " of the samples are below 0, that is, nearer to another cluster than to their own"
                                + (astray(sorted[worst]) > 2 * astray
                                        ? "; in cluster " + worst + " it is " + Numerals.percent(astray(sorted[worst]))
                                                + "."
                                        : "."));
    }

    private static double astray(double... values) {
        return (double) Arrays.stream(values).filter(value -> value < 0).count() / values.length;
    }

    private static String note(int drawn, int samples, int shown, double[][] sorted) {
        long filled = Arrays.stream(sorted).filter(of -> of.length > 0).count();
        return (drawn == samples
                        ? ""
                        : "Of " + Numerals.count(samples) + " samples " + Numerals.count(drawn)
                                + " were drawn at random.")
                + (filled == shown ? "" : " The " + shown + " largest of " + filled + " clusters are shown.");
    }
}
