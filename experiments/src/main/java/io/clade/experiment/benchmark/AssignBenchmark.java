package io.clade.experiment.benchmark;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.method.HyperparameterAccess;
import io.clade.method.classical.KMeans;
import io.clade.method.divergence.Dtkc;
import io.clade.model.Model;
import io.clade.network.FittedNetwork;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import io.clade.training.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/**
 * Times the assignment of new images of MNIST's shape, by DTKC's network and by k-means, against the passes of the
 * networks alone over existing tensors. The ratio shows the share of reading data and copying results.
 */
final class AssignBenchmark implements Benchmark {

    private static final int CLUSTERS = 10;

    /** Samples of a pass, few enough that freed memory is used again without page faults. */
    private static final int BLOCK = 64;

    private static final int FITTED_ON = 240;
    private static final int WARM_UP = 2;
    private static final double MILLISECONDS = 1e3;

    private final int samples;
    private final int rounds;

    /**
     * @param samples that are assigned, a multiple of 64
     * @param rounds that are timed
     */
    AssignBenchmark(int samples, int rounds) {
        this.samples = samples;
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "assign";
    }

    @Override
    public String summary() {
        return "Samples per second that DTKC's network and k-means assign, for images of MNIST's shape:"
                + " ratio = time of the network's forward passes alone / time of assigning.";
    }

    @Override
    public Map<String, Object> run(Consumer<String> progress) {
        Dataset data = RandomData.of(samples, Shape.image(1, 28, 28));
        Dataset few = data.limit(FITTED_ON);
        progress.accept("Fitting both briefly");
        Model cnn = new Dtkc(HyperparameterAccess.with(Dtkc.recommended(CLUSTERS), Map.of("epochs", "1")))
                .fit(few, Session.seeded(1));
        Model kMeans = new KMeans(KMeans.recommended(CLUSTERS)).fit(few, Session.seeded(1));
        return Scope.run(() -> {
            InterleavedTiming turns = new InterleavedTiming()
                    .with("cnn", () -> cnn.assign(data))
                    .with("cnn_network", passes(cnn, data))
                    .with("kmeans", () -> kMeans.assign(data))
                    .with("kmeans_network", passes(kMeans, data))
                    .with("feed", () -> batchReader(cnn, data));
            return figures(turns.medians(WARM_UP, rounds, progress));
        });
    }

    /**
     * All passes of the model's network over the data, which are made tensors before; they run in parallel, as in
     * assignment.
     */
    private Runnable passes(Model model, Dataset data) {
        FittedNetwork network = new FittedNetwork(model.plan(), model.weights(), Device.CPU);
        Tensor x = new BatchReader(data, model.preprocessing(), Device.CPU).block(0, samples);
        return () -> Workers.run(workers -> {
            workers.forEach(samples / BLOCK, (number, worker) -> {
                Tensor block = x.narrow(0, (long) number * BLOCK, BLOCK);
                network.clusterLayer().memberships(network.embed(block));
            });
            return null;
        });
    }

    private void batchReader(Model model, Dataset data) {
        BatchReader batchReader = new BatchReader(data, model.preprocessing(), Device.CPU);
        for (int from = 0; from < samples; from += BLOCK) {
            batchReader.block(from, from + BLOCK);
        }
    }

    private Map<String, Object> figures(Map<String, Double> times) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cnn_samples_per_second", samples * MILLISECONDS / times.get("cnn"));
        figures.put("kmeans_samples_per_second", samples * MILLISECONDS / times.get("kmeans"));
        figures.putAll(times);
        figures.put("cnn_feed_share", times.get("feed") / times.get("cnn"));
        figures.put("kmeans_feed_share", times.get("feed") / times.get("kmeans"));
        figures.put("kmeans_ratio", times.get("kmeans_network") / times.get("kmeans"));
        figures.put(RATIO, times.get("cnn_network") / times.get("cnn"));
        return figures;
    }
}
