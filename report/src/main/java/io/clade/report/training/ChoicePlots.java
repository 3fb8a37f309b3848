package io.clade.report.training;

import io.clade.report.page.Numerals;
import io.clade.report.page.ValueRange;
import io.clade.run.choice.Choice;
import io.clade.run.choice.Criteria;
import io.clade.run.choice.CriterionChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Plots of the choice of the number of clusters, for the template: a line for each criterion over the numbers of
 * clusters.
 *
 * @param reason the recommendation in one sentence
 * @param space of the measurements, in words
 * @param structure the test for clusters, in words
 * @param plots one a criterion
 */
public record ChoicePlots(String reason, String space, String structure, List<Plot> plots) {

    /** The size of the frame of a plot. */
    static final double WIDTH = 320;

    /** The size of the frame of a plot. */
    static final double HEIGHT = 150;

    private static final double LEFT = 8;
    private static final double TOP = 10;
    private static final double BOTTOM = 24;

    /** The approximate number of ticks along the axis. */
    private static final int TICKS = 7;

    /**
     * @param name of the criterion
     * @param meaning in one sentence
     * @param line points of its values
     * @param reference points of the values of samples without clusters; empty where there are none
     * @param at place of its own number; null where it takes none
     * @param taken place of the recommended number
     * @param dots its values
     * @param ticks numbers of clusters
     * @param text description of the drawing, for screen readers
     */
    record Plot(
            String name,
            String meaning,
            String line,
            String reference,
            Dot at,
            String taken,
            List<Dot> dots,
            List<Dot> ticks,
            String text) {}

    /**
     * @param x across
     * @param y down
     * @param text shown when it is pointed at
     */
    record Dot(String x, String y, String text) {}

    public static ChoicePlots of(Choice choice) {
        List<Plot> plots = new ArrayList<>();
        Drawn drawn = new Drawn(choice, plots);
        drawn.add(
                "silhouette",
                "How much nearer samples are to their own cluster than to the next one; high is good.",
                Criteria::silhouette,
                Criteria::silhouetteReference);
        drawn.add(
                "gap",
                "How much tighter clusters are than those of uniform samples; the last number up to which it rises more than behind it.",
                Criteria::gap,
                null);
        drawn.add(
                "stability",
                "Agreement of the clusters of resamples (adjusted Rand index); high is good.",
                Criteria::stability,
                Criteria::stabilityReference);
        drawn.add(
                "valleys",
                "Clusters that look like two and pairs that look like one, by the density of their samples; none is good.",
                one -> one.misplaced() == null ? Double.NaN : one.misplaced(),
                null);
        drawn.add(
                "lifetime",
                "Range of merging distances over which Ward's tree has this many clusters; the last that is half the longest, or more.",
                Criteria::lifetime,
                null);
        return new ChoicePlots(choice.reason(), choice.space(), structure(choice), List.copyOf(plots));
    }

    private static String structure(Choice choice) {
        return "Silhouettes exceed the mean of %s sets of uniform samples with the same extents by up to %s (the highest of these sets: %s; %s standard deviations)."
                .formatted(
                        choice.structure().references(),
                        Numerals.decimal(choice.structure().statistic()),
                        Numerals.decimal(choice.structure().highestReference()),
                        Numerals.decimal(choice.structure().deviations()));
    }

    private record Drawn(Choice choice, List<Plot> plots) {

        void add(String name, String meaning, ToDoubleFunction<Criteria> value, ToDoubleFunction<Criteria> reference) {
            List<Criteria> all = choice.criteria();
            DoubleStream shown = all.stream().mapToDouble(value);
            if (reference != null) {
                shown = DoubleStream.concat(shown, all.stream().mapToDouble(reference));
            }
            ValueRange span = ValueRange.of(shown);
            List<Dot> dots = all.stream().map(one -> dot(one, value, span)).toList();
            Integer own = choice.votes().stream()
                    .filter(vote -> vote.criterion().equals(name))
                    .findFirst()
                    .map(CriterionChoice::k)
                    .orElse(null);
            int first = all.get(0).k();
            plots.add(new Plot(
                    name,
                    meaning,
                    line(dots),
                    reference == null
                            ? ""
                            : line(all.stream()
                                    .map(one -> dot(one, reference, span))
                                    .toList()),
                    own == null ? null : dots.get(own - first),
                    dots.get(choice.recommended() - first).x(),
                    dots,
                    ticks(),
                    name + ", " + (own == null ? "prefers none" : "prefers " + own) + "; "
                            + dots.stream().map(Dot::text).collect(Collectors.joining(", "))));
        }

        private Dot dot(Criteria one, ToDoubleFunction<Criteria> value, ValueRange span) {
            double number = value.applyAsDouble(one);
            double y = TOP + (HEIGHT - TOP - BOTTOM) * (1 - span.share(number));
            return new Dot(across(one.k()), Numerals.place(y), one.k() + ": " + Numerals.decimal(number));
        }

        private List<Dot> ticks() {
            List<Criteria> all = choice.criteria();
            int step = Math.max(1, (all.size() + TICKS - 1) / TICKS);
            List<Dot> ticks = new ArrayList<>();
            for (int i = 0; i < all.size(); i += step) {
                int k = all.get(i).k();
                ticks.add(new Dot(across(k), Numerals.place(HEIGHT - BOTTOM), Integer.toString(k)));
            }
            return ticks;
        }

        private String across(int k) {
            List<Criteria> all = choice.criteria();
            int first = all.get(0).k();
            return Numerals.place(LEFT + (WIDTH - 2 * LEFT) * (k - first) / (all.size() - 1));
        }

        private static String line(List<Dot> dots) {
            return dots.stream().map(dot -> dot.x() + "," + dot.y()).collect(Collectors.joining(" "));
        }
    }
}
