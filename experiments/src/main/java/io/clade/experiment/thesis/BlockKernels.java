package io.clade.experiment.thesis;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.Matrix;
import io.clade.model.Model;
import io.clade.network.Network;
import io.clade.tensor.Device;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.Projectors;
import io.clade.tensor.Scope;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The tensor kernels that a model's blocks make of samples: exp(−D/σ²), D the sum of projection distances over the modes. */
final class BlockKernels {

    /** σ̃ of the thesis. */
    private static final double RELATIVE = 0.15;

    /** What σ is 0.15 times the median of. The thesis says the tensor distance, and writes both so. */
    enum Reading {
        /** d, where d² = 2D (equation 38): σ² is proportional to D. */
        DISTANCE {
            @Override
            double variance(double median) {
                return RELATIVE * RELATIVE * 2 * median;
            }
        },
        /** D itself. */
        SUM {
            @Override
            double variance(double median) {
                return RELATIVE * RELATIVE * median * median;
            }
        };

        /** σ² for a median of D. */
        abstract double variance(double median);
    }

    private BlockKernels() {}

    /**
     * K^l of every block l, n×n, of the n samples of {@code data}, all at once.
     *
     * @param model with blocks whose activations are tensors of rank 2 or more
     */
    static List<Matrix> of(Model model, Dataset data, Reading reading) {
        int n = data.size();
        return Scope.run(() -> Scope.withoutGradients(() -> {
            Network network = new Network(model.plan(), Device.CPU);
            network.parameters().load(model.weights());
            Tensor x = new Feed(data, model.preparer(), Device.CPU).block(0, n);
            return network.forward(x, false).blocks().stream()
                    .map(block -> Matrix.wrap(n, n, Ops.toArray(kernel(Projectors.distances(block), reading))))
                    .toList();
        }));
    }

    private static Tensor kernel(Tensor distances, Reading reading) {
        double median = Ops.number(Distances.median(distances));
        return torch.exp(Ops.over(distances, -Math.max(reading.variance(median), Double.MIN_NORMAL)));
    }
}
