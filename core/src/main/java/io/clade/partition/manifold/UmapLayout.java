package io.clade.partition.manifold;

import io.clade.data.Matrix;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * UMAP's embedding of a graph: edges pull their ends together, random pairs of samples push each other away, by stochastic
 * gradient descent on the cross-entropy between the weights of the graph and 1/(1 + a·d^2b) of the embedding (L. McInnes,
 * J. Healy and J. Melville, UMAP, arXiv:1802.03426, algorithm 5). One thread, so that a seed gives one embedding.
 *
 * <p>Departures: both ends of a drawn edge are pushed from random samples, the paper's edges having each direction; and
 * samples start at their principal components, as good a start as the paper's eigenvectors (D. Kobak and G. C. Linderman,
 * Initialization is critical for preserving global data structure in both t-SNE and UMAP, Nature Biotechnology 39, 2021).
 */
public final class UmapLayout {

    /** No number of a sample moves more in one step, times the learning rate. */
    private static final double MOST = 4;
    /** Keeps the push between samples at one place finite. */
    private static final double SMALL = 1e-3;
    /** Standard deviation of the start's widest dimension. */
    private static final double SPREAD = 5;
    /** Part of {@link #SPREAD} by which starts are moved at random, so that equal ones part. */
    private static final double JITTER = 1e-3;

    /** The curve 1/(1 + a·d^2b) that is nearest to 1 below a least distance and to e^(least − d) above. */
    public enum Curve {
        /** For clusters: the usual least distance, 0.1. */
        CLOSE(1.577, 0.895),
        /** For drawings: a least distance of 0.5, so that neighbours do not cover each other. */
        WIDE(0.583, 1.334);

        private final double a;
        private final double b;
        private final Power power;

        Curve(double a, double b) {
            this.a = a;
            this.b = b;
            this.power = new Power(b);
        }

        /** Of the difference of two places, the share that a step against the gradient of −log 1/(1 + a·d^2b) adds. */
        double pull(double squared) {
            double raised = a * power.of(squared);
            return -2 * b * raised / (squared * (1 + raised));
        }

        /** The same for −log(1 − 1/(1 + a·d^2b)); finite for samples at one place. */
        double push(double squared) {
            return 2 * b / ((SMALL + squared) * (1 + a * power.of(squared)));
        }
    }

    private final FuzzyGraph graph;
    private final UmapSettings settings;
    private final Curve curve;
    private final double[][] places;
    private final SplittableRandom random;

    private UmapLayout(
            FuzzyGraph graph, UmapSettings settings, Curve curve, double[][] places, SplittableRandom random) {
        this.graph = graph;
        this.settings = settings;
        this.curve = curve;
        this.places = places;
        this.random = random;
    }

    /**
     * The places of the samples of {@code graph}: n×m.
     *
     * @param curve of the probability of an edge over the distance
     * @param start of every sample, in any number of dimensions; those beyond m are ignored, missing ones are 0
     * @param done hears the number of each epoch
     */
    public static Matrix of(
            FuzzyGraph graph, UmapSettings settings, Curve curve, Matrix start, long seed, IntConsumer done) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] places = scaled(start, settings.dimensions(), random);
        UmapLayout layout = new UmapLayout(graph, settings, curve, places, random);
        layout.run(done);
        int m = settings.dimensions();
        float[] found = new float[start.rows() * m];
        for (int i = 0; i < found.length; i++) {
            found[i] = (float) places[i / m][i % m];
        }
        return Matrix.wrap(start.rows(), m, found);
    }

    private static double[][] scaled(Matrix start, int m, SplittableRandom random) {
        int given = Math.min(m, start.columns());
        double widest = 0;
        for (int c = 0; c < given; c++) {
            widest = Math.max(widest, deviation(start, c));
        }
        double scale = widest > 0 ? SPREAD / widest : 0;
        double[][] places = new double[start.rows()][m];
        for (int i = 0; i < places.length; i++) {
            for (int c = 0; c < m; c++) {
                double moved = (2 * random.nextDouble() - 1) * JITTER * SPREAD;
                places[i][c] = moved + (c < given ? start.get(i, c) * scale : 0);
            }
        }
        return places;
    }

    private static double deviation(Matrix rows, int column) {
        int n = rows.rows();
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += rows.get(i, column) / n;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double centred = rows.get(i, column) - mean;
            squares += centred * centred;
        }
        return Math.sqrt(squares / n);
    }

    private void run(IntConsumer done) {
        Timetable timetable = new Timetable(graph, settings);
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            double rate = 1 - (double) (epoch - 1) / settings.epochs();
            for (int e = 0; e < graph.size(); e++) {
                if (timetable.isDue(e, epoch)) {
                    double[] head = places[graph.head(e)];
                    double[] tail = places[graph.tail(e)];
                    pull(head, tail, rate);
                    for (int pushed = timetable.pushes(e, epoch); pushed > 0; pushed--) {
                        push(head, rate);
                        push(tail, rate);
                    }
                }
            }
            done.accept(epoch);
        }
    }

    /** A step against the gradient of −log 1/(1 + a·d^2b), of both ends. */
    private void pull(double[] head, double[] tail, double rate) {
        double squared = squared(head, tail);
        if (squared == 0) {
            return;
        }
        double factor = curve.pull(squared);
        for (int c = 0; c < head.length; c++) {
            double step = rate * bounded(factor * (head[c] - tail[c]));
            head[c] += step;
            tail[c] -= step;
        }
    }

    /** A step of {@code place} against the gradient of −log(1 − 1/(1 + a·d^2b)), d from a random sample. */
    private void push(double[] place, double rate) {
        double[] other = places[random.nextInt(places.length)];
        double squared = squared(place, other);
        if (squared == 0) {
            return;
        }
        double factor = curve.push(squared);
        for (int c = 0; c < place.length; c++) {
            place[c] += rate * bounded(factor * (place[c] - other[c]));
        }
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            double difference = a[c] - b[c];
            sum += difference * difference;
        }
        return sum;
    }

    private static double bounded(double step) {
        return Math.max(-MOST, Math.min(MOST, step));
    }

    /** The epochs in which edges are drawn: the heaviest in each, others in proportion to their weight. */
    private static final class Timetable {

        private final double[] interval;
        private final double[] next;
        private final double[] nextPush;
        private final int negatives;

        Timetable(FuzzyGraph graph, UmapSettings settings) {
            int edges = graph.size();
            negatives = settings.negatives();
            interval = new double[edges];
            double largest = 0;
            for (int e = 0; e < edges; e++) {
                largest = Math.max(largest, graph.weight(e));
            }
            for (int e = 0; e < edges; e++) {
                double weight = graph.weight(e);
                boolean everDue = weight > 0 && weight >= largest / settings.epochs();
                interval[e] = everDue ? largest / weight : Double.POSITIVE_INFINITY;
            }
            next = interval.clone();
            nextPush = new double[edges];
            for (int e = 0; e < edges; e++) {
                nextPush[e] = negatives == 0 ? 0 : interval[e] / negatives;
            }
        }

        /** True if edge {@code e} is drawn in this epoch; then its next time is set. */
        boolean isDue(int e, int epoch) {
            if (next[e] > epoch) {
                return false;
            }
            next[e] += interval[e];
            return true;
        }

        /** Samples that each end of edge {@code e} is pushed from in this epoch. */
        int pushes(int e, int epoch) {
            if (negatives == 0) {
                return 0;
            }
            double every = interval[e] / negatives;
            int due = (int) ((epoch - nextPush[e]) / every);
            nextPush[e] += due * every;
            return due;
        }
    }
}
