package io.clade.report;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.evaluation.ValidityIndices;
import io.clade.model.Assignment;
import io.clade.model.Provenance;
import io.clade.report.findings.Extras;
import io.clade.report.findings.Findings;
import io.clade.run.Metrics;
import io.clade.training.session.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Findings of every kind of data, made in code and clustered by a few lines of k-means. */
public final class Examples {

    private Examples() {}

    /** Images of a bright spot in one of {@code k} places. */
    public static Dataset spots(int n, int k, int channels, int side, long seed) {
        Random random = new Random(seed);
        Shape shape = Shape.image(channels, side, side);
        int width = shape.size();
        float[] values = new float[n * width];
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * (i % k) / k;
            double x = side * (0.5 + 0.3 * Math.cos(angle)) + random.nextGaussian() * side * 0.05;
            double y = side * (0.5 + 0.3 * Math.sin(angle)) + random.nextGaussian() * side * 0.05;
            for (int p = 0; p < width; p++) {
                double far = Math.hypot(p % side - x, p / side % side - y) * 6 / side;
                double colour = 1 - 0.4 * (p / (side * side)) * (i % 2);
                values[i * width + p] = (float) (16 * colour * Math.exp(-far * far) + random.nextDouble());
            }
        }
        return Dataset.of("spots", shape, new FloatSamples(width, values)).withLabels(turns(n, k));
    }

    /** Waves of {@code k} frequencies. */
    public static Dataset waves(int n, int k, int steps, int dimensions, long seed) {
        Random random = new Random(seed);
        float[] values = new float[n * steps * dimensions];
        for (int i = 0; i < n; i++) {
            double phase = random.nextGaussian() * 0.3;
            for (int p = 0; p < steps * dimensions; p++) {
                double time = 2 * Math.PI * (p / dimensions) / steps;
                double wave = Math.sin((1 + i % k) * time + phase + p % dimensions);
                values[i * steps * dimensions + p] = (float) (wave + 0.15 * random.nextGaussian());
            }
        }
        Shape shape = Shape.series(steps, dimensions);
        return Dataset.of("waves", shape, new FloatSamples(shape.size(), values))
                .withLabels(turns(n, k));
    }

    /** Rows around {@code k} centres. */
    public static Dataset blobs(int n, int k, int features, long seed) {
        Random random = new Random(seed);
        double[][] centres = new double[k][features];
        for (double[] centre : centres) {
            Arrays.setAll(centre, j -> 4 * random.nextGaussian());
        }
        float[] values = new float[n * features];
        for (int p = 0; p < values.length; p++) {
            values[p] = (float) (centres[p / features % k][p % features] + random.nextGaussian());
        }
        return Dataset.of("blobs", Shape.table(features), new FloatSamples(features, values))
                .withLabels(turns(n, k));
    }

    private static Labels turns(int n, int k) {
        return Labels.ofCodes(IntStream.range(0, n).map(i -> i % k).toArray(), k);
    }

    /** The data themselves as their embedding, in {@code k} clusters, best of {@code runs} runs. */
    public static Findings of(Dataset data, int k, int runs) {
        int width = data.shape().size();
        float[] values = new float[data.size() * width];
        for (int i = 0; i < data.size(); i++) {
            data.copy(i, values, i * width);
        }
        return of(data, Matrix.wrap(data.size(), width, values), k, runs);
    }

    public static Findings of(Dataset data, Matrix embedding, int k, int runs) {
        List<KMeans> all = IntStream.range(0, runs)
                .mapToObj(seed -> new KMeans(embedding, k, seed))
                .toList();
        int best = IntStream.range(0, runs)
                .reduce((a, b) -> all.get(b).loss() < all.get(a).loss() ? b : a)
                .orElseThrow();
        List<Metrics.Run> measured = all.stream()
                .map(run -> measured(run, ValidityIndices.of(data.labels(), run.clusters(), embedding)))
                .toList();
        int[] extents = data.shape().extents();
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("restarts", "1"));
        parameters.put("clusters", Integer.toString(k));
        Metrics metrics = new Metrics(
                "0.1.0",
                "kmeans",
                parameters,
                new Metrics.Data(
                        data.name(), data.size(), Arrays.stream(extents).boxed().toList(), data.sha256()),
                k,
                k,
                0,
                best,
                measured,
                summary(measured, best));
        return new Findings(
                        data,
                        metrics,
                        all.stream().map(KMeans::history).toList(),
                        all.get(best).assignment(embedding),
                        embedding,
                        List.of(),
                        provenance(data, parameters, best),
                        "clade fit " + data.name() + " -k " + k + " -m kmeans --runs " + runs + " --seed 0")
                .with(Extras.NONE.with(all.stream().map(KMeans::clusters).toList()));
    }

    private static Provenance provenance(Dataset data, Map<String, String> parameters, long seed) {
        return new Provenance(
                "0.1.0",
                "kmeans",
                parameters,
                seed,
                data.name(),
                data.size(),
                data.sha256(),
                "libtorch 2.10.0",
                "17",
                "linux amd64",
                "cpu",
                1,
                "2026-01-02T03:04:05Z",
                1.25);
    }

    private static Metrics.Run measured(KMeans run, ValidityIndices indices) {
        return new Metrics.Run(
                run.seed(),
                run.loss(),
                run.history().epochs().size(),
                0.25,
                run.clusters().count(),
                0,
                defined(indices.accuracy()),
                defined(indices.nmi()),
                defined(indices.ari()),
                defined(indices.purity()),
                defined(indices.silhouette()),
                defined(indices.calinskiHarabasz()),
                defined(indices.daviesBouldin()));
    }

    private static Double defined(double index) {
        return Double.isNaN(index) ? null : index;
    }

    private static Map<String, Metrics.Summary> summary(List<Metrics.Run> runs, int best) {
        Map<String, Metrics.Summary> summary = new LinkedHashMap<>();
        if (runs.get(0).acc() != null) {
            double[] acc = runs.stream().mapToDouble(Metrics.Run::acc).toArray();
            double mean = Arrays.stream(acc).average().orElseThrow();
            double squares =
                    Arrays.stream(acc).map(a -> (a - mean) * (a - mean)).sum();
            Double sd = runs.size() > 1 ? Math.sqrt(squares / (runs.size() - 1)) : null;
            double most = Arrays.stream(acc).max().orElseThrow();
            summary.put("acc", new Metrics.Summary(acc[best], mean, sd, most, null, null));
        }
        return summary;
    }

    /** Lloyd's iterations from random samples; the history holds inertia per sample and the share that moved. */
    private static final class KMeans {

        private final long seed;
        private final int k;
        private final int[] cluster;
        private final float[][] prototypes;
        private History history = History.empty();

        KMeans(Matrix points, int k, long seed) {
            this.seed = seed;
            this.k = k;
            this.cluster = new int[points.rows()];
            this.prototypes = new Random(seed)
                    .ints(0, points.rows())
                    .distinct()
                    .limit(k)
                    .mapToObj(points::row)
                    .toArray(float[][]::new);
            Arrays.fill(cluster, -1);
            for (int epoch = 1; epoch <= 30; epoch++) {
                step(points, epoch);
            }
        }

        private void step(Matrix points, int epoch) {
            double inertia = 0;
            int moved = 0;
            for (int i = 0; i < cluster.length; i++) {
                float[] point = points.row(i);
                int nearest = nearest(point, -1);
                moved += nearest == cluster[i] ? 0 : 1;
                cluster[i] = nearest;
                inertia += squared(point, prototypes[nearest]);
            }
            for (int c = 0; c < k; c++) {
                move(points, c);
            }
            double loss = inertia / cluster.length;
            Map<String, Double> terms = new LinkedHashMap<>(Map.of("inertia", loss));
            terms.put("moved", (double) moved / cluster.length);
            history = history.plus(new History.Epoch(epoch, loss, terms, 0.01));
        }

        private void move(Matrix points, int c) {
            List<Integer> members = IntStream.range(0, cluster.length)
                    .filter(i -> cluster[i] == c)
                    .boxed()
                    .toList();
            float[] sum = new float[points.columns()];
            members.forEach(i -> {
                for (int j = 0; j < sum.length; j++) {
                    sum[j] += points.get(i, j) / members.size();
                }
            });
            if (!members.isEmpty()) {
                prototypes[c] = sum;
            }
        }

        private int nearest(float[] point, int other) {
            return IntStream.range(0, k)
                    .filter(c -> c != other)
                    .reduce((a, b) -> squared(point, prototypes[b]) < squared(point, prototypes[a]) ? b : a)
                    .orElseThrow();
        }

        private static double squared(float[] a, float[] b) {
            double sum = 0;
            for (int j = 0; j < a.length; j++) {
                sum += (a[j] - b[j]) * (a[j] - b[j]);
            }
            return sum;
        }

        long seed() {
            return seed;
        }

        double loss() {
            return history.epochs().get(history.epochs().size() - 1).loss();
        }

        History history() {
            return history;
        }

        Labels clusters() {
            return Labels.ofCodes(cluster, k);
        }

        /** Confidence is the margin 1 − a/b between the nearest and the second nearest prototype. */
        Assignment assignment(Matrix points) {
            float[] confidence = new float[cluster.length];
            float[] memberships = new float[cluster.length * k];
            for (int i = 0; i < cluster.length; i++) {
                float[] point = points.row(i);
                double second = squared(point, prototypes[nearest(point, cluster[i])]);
                confidence[i] =
                        (float) (second == 0 ? 0 : 1 - Math.sqrt(squared(point, prototypes[cluster[i]]) / second));
                memberships[i * k + cluster[i]] = 1;
            }
            return new Assignment(clusters(), confidence, Matrix.wrap(cluster.length, k, memberships));
        }
    }

    /** These findings with other data of the same samples: other names, ids, labels. */
    public static Findings with(Findings findings, Dataset data) {
        return new Findings(
                data,
                findings.metrics(),
                findings.histories(),
                findings.assignment(),
                findings.embedding(),
                findings.warnings(),
                findings.provenance(),
                findings.command());
    }

    /** These findings with {@code warnings}. */
    public static Findings warned(Findings findings, String... warnings) {
        return new Findings(
                findings.data(),
                findings.metrics(),
                findings.histories(),
                findings.assignment(),
                findings.embedding(),
                new ArrayList<>(List.of(warnings)),
                findings.provenance(),
                findings.command());
    }
}
