package io.clade.experiment.benchmark;

import io.clade.tensor.RandomTensors;
import io.clade.tensor.projector.EigenProjectors;
import io.clade.tensor.projector.Projectors;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.tensor.runtime.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Times tensor distances of a batch, forward and backward, by projectors and by the thesis's eigendecompositions. */
final class KernelBenchmark implements Benchmark {

    private static final int BATCH = 120;

    /** The output shapes of the two blocks of the thesis's network for an image of MNIST: channels × height × width. */
    private static final long[][] BLOCKS = {{BATCH, 32, 10, 10}, {BATCH, 32, 3, 3}};

    private static final int WARM_UP = 3;
    private static final long SEED = 1;

    private final int rounds;

    /** @param rounds that are timed */
    KernelBenchmark(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public String summary() {
        return "Tensor kernel of the two MNIST blocks of the thesis's network, all modes, batch 120, forward and backward,"
                + " with the thread settings of training:"
                + " ratio = time of the eigendecomposition form / time of the projector form.";
    }

    @Override
    public Map<String, Object> run(Consumer<String> progress) {
        return NativeRuntime.withSmallProducts(() -> Scope.run(() -> {
            RandomTensors.seed(SEED);
            InterleavedTiming turns = new InterleavedTiming();
            for (int block = 1; block <= BLOCKS.length; block++) {
                Tensor y = torch.randn(BLOCKS[block - 1]);
                turns.with("projector_block" + block, () -> forwardAndBackward(Projectors::distances, y));
                turns.with("eigen_block" + block, () -> forwardAndBackward(EigenProjectors::distances, y));
            }
            return figures(turns.medians(WARM_UP, rounds, progress));
        }));
    }

    private static void forwardAndBackward(UnaryOperator<Tensor> distances, Tensor y) {
        Tensor leaf = y.detach();
        leaf.set_requires_grad(true);
        distances.apply(leaf).sum().backward();
    }

    private static Map<String, Object> figures(Map<String, Double> times) {
        double projector = times.get("projector_block1") + times.get("projector_block2");
        double eigen = times.get("eigen_block1") + times.get("eigen_block2");
        Map<String, Object> figures = new LinkedHashMap<>(times);
        figures.put("projector", projector);
        figures.put("eigen", eigen);
        figures.put(RATIO, eigen / projector);
        return figures;
    }
}
