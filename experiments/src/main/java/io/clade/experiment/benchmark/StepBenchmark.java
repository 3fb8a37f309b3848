package io.clade.experiment.benchmark;

import io.clade.data.Shape;
import io.clade.network.Autoencoder;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.training.optimiser.Optimiser;
import io.clade.training.optimiser.Updater;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Times one training step of the stacked autoencoder against its matrix products alone. The ratio shows the share of
 * activations, recording of gradients, clipping and the optimiser.
 */
final class StepBenchmark implements Benchmark {

    private static final int BATCH = 256;
    private static final int FEATURES = 784;
    private static final FullyConnected NETWORK = FullyConnected.published(10);
    private static final double LEARNING_RATE = 1e-4;
    private static final double CLIP = 10;
    private static final int WARM_UP = 20;
    private static final long SEED = 1;

    /**
     * The passes over memory that Adam needs at least: parameters and both moments are read and written, the gradient
     * is read.
     */
    private static final int OPTIMISER_PASSES = 7;

    private final int rounds;

    /** @param rounds that are timed */
    StepBenchmark(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "step";
    }

    @Override
    public String summary() {
        return "A training step of the 784-500-500-2000-10 autoencoder at batch 256:"
                + " ratio = time of its matrix products alone / time of the step.";
    }

    @Override
    public Map<String, Object> run(Consumer<String> progress) {
        return Scope.run(() -> {
            RandomTensors.seed(SEED);
            Parameters parameters = new Parameters(Device.CPU);
            Autoencoder autoencoder = new Autoencoder(NETWORK, Shape.table(FEATURES), parameters);
            parameters.flatten();
            Updater updater = Optimiser.adam().updater(parameters);
            Tensor x = torch.rand(BATCH, FEATURES);
            Products products = new Products(BATCH, FEATURES, NETWORK.widths());
            Map<String, Double> times = new InterleavedTiming()
                    .with("floor", products::multiply)
                    .with("step", () -> {
                        torch.mse_loss(autoencoder.reconstruct(x, Mode.TRAINING), x)
                                .backward();
                        updater.step(LEARNING_RATE, CLIP);
                    })
                    .medians(WARM_UP, rounds, progress);
            return figures(times, products, parameters.count());
        });
    }

    private static Map<String, Object> figures(Map<String, Double> times, Products products, long parameters) {
        double step = times.get("step");
        double floor = times.get("floor");
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("step", step);
        figures.put("floor", floor);
        figures.put("operations", products.operations());
        figures.put("step_gflops", products.operations() / step / 1e6);
        figures.put("floor_gflops", products.operations() / floor / 1e6);
        figures.put("parameters", parameters);
        figures.put("optimiser_megabytes", parameters * Float.BYTES * OPTIMISER_PASSES / 1e6);
        figures.put(RATIO, floor / step);
        return figures;
    }
}
