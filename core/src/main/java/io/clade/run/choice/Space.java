package io.clade.run.choice;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.evaluation.GapStatistic;
import io.clade.evaluation.InternalIndices;
import io.clade.partition.UniformReference;
import io.clade.partition.hierarchy.Agglomeration;
import io.clade.partition.hierarchy.Dendrogram;
import io.clade.partition.hierarchy.Linkage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A space in which every number of clusters is tried, on the samples and on references without clusters.
 *
 * @param samples along their principal axes
 * @param references samples drawn uniformly from the box along these axes
 * @param sweepResult of the samples
 * @param uniform sweeps of the references
 */
record Space(Matrix samples, List<Matrix> references, SweepResult sweepResult, List<SweepResult> uniform) {

    /** Reference data sets B: with 20 a p-value of 1/21 is possible. */
    static final int REFERENCES = 20;

    /** Pairs of resamples of the samples; each of so many references has one. */
    static final int PAIRS = 10;

    /** Principal axes kept. */
    private static final int AXES = 50;

    /**
     * The settings of a trial of every number.
     *
     * @param range of numbers of clusters to try
     * @param by the sweep that finds clusters
     * @param seed of the search for clusters
     * @param kept finished parts
     */
    record Trial(Range range, KSweep by, long seed, KeptParts kept) {

        int[] numbers() {
            return range.numbers();
        }

        SweepResult sweepResult(String name, Matrix points) {
            return kept.part(name, SweepResult.class, () -> SweepResult.of(points, numbers(), by, seed));
        }

        SweepResult ofReference(String name, Matrix points) {
            return kept.part(name, SweepResult.class, () -> SweepResult.ofReference(points, numbers(), by, seed));
        }
    }

    /**
     * Tries every number on {@code points} and on references.
     *
     * @param name of the space among what is kept
     * @param random draws the references
     * @param done hears the number of finished references, of those that had not been kept
     */
    static Space of(Matrix points, Trial trial, String name, SplittableRandom random, IntConsumer done) {
        UniformReference box = UniformReference.of(points, AXES);
        List<Matrix> references = IntStream.range(0, REFERENCES)
                .mapToObj(b -> box.uniform(random.nextLong()))
                .toList();
        SweepResult sweepResult = trial.sweepResult(name + "-samples", box.samples());
        List<SweepResult> uniform = new ArrayList<>();
        for (Matrix reference : references) {
            String part = name + "-reference-" + uniform.size();
            boolean kept = trial.kept().has(part);
            uniform.add(trial.ofReference(part, reference));
            if (!kept) {
                done.accept(uniform.size());
            }
        }
        return new Space(box.samples(), references, sweepResult, uniform);
    }

    ClusteringTendency structure() {
        return ClusteringTendency.of(
                sweepResult.silhouettes(),
                uniform.stream().map(SweepResult::silhouettes).toList());
    }

    /** The gap of one cluster, then of every number. */
    GapStatistic gap() {
        return GapStatistic.of(
                scatter(samples, sweepResult),
                IntStream.range(0, uniform.size())
                        .mapToObj(b -> scatter(references.get(b), uniform.get(b)))
                        .toList());
    }

    private static double[] scatter(Matrix points, SweepResult found) {
        double whole = InternalIndices.scatterWithin(points, Labels.ofCodes(new int[points.rows()], 1));
        return DoubleStream.concat(
                        DoubleStream.of(whole), found.scatter().stream().mapToDouble(Double::doubleValue))
                .toArray();
    }

    /**
     * The criteria of every number.
     *
     * @param name of the space among what is kept
     * @param random draws the resamples
     * @param done hears the number of finished pairs of resamples, of those that had not been kept
     */
    List<Criteria> criteria(Trial trial, GapStatistic gap, String name, SplittableRandom random, IntConsumer done) {
        int[] numbers = trial.numbers();
        double[] stability = new double[numbers.length];
        double[] expected = new double[numbers.length];
        for (int pair = 0; pair < PAIRS; pair++) {
            Matrix reference = references.get(pair);
            // Drawn even where the part is kept: the numbers that follow depend on it.
            long own = random.nextLong();
            long other = random.nextLong();
            String part = name + "-pair-" + pair;
            boolean kept = trial.kept().has(part);
            double[][] found = trial.kept().part(part, double[][].class, () -> new double[][] {
                SweepResult.stability(samples, numbers, trial.by(), own),
                SweepResult.stability(reference, numbers, trial.by(), other)
            });
            add(stability, found[0]);
            add(expected, found[1]);
            if (!kept) {
                done.accept(pair + 1);
            }
        }
        Dendrogram tree = Agglomeration.of(samples, Linkage.WARD);
        double highest = tree.height(tree.samples() - 2);
        return IntStream.range(0, numbers.length)
                .mapToObj(i -> new Criteria(
                        numbers[i],
                        sweepResult.scatter().get(i),
                        sweepResult.lowerSilhouette(i),
                        uniform.stream()
                                .mapToDouble(each -> each.lowerSilhouette(i))
                                .average()
                                .orElseThrow(),
                        gap.gap(i + 1),
                        gap.error(i + 1),
                        stability[i],
                        expected[i],
                        tree.lifetime(numbers[i]) / highest,
                        sweepResult.misplaced().get(i)))
                .toList();
    }

    private static void add(double[] means, double... values) {
        for (int i = 0; i < means.length; i++) {
            means[i] += values[i] / PAIRS;
        }
    }
}
