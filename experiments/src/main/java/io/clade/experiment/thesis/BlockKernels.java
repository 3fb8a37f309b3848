package io.clade.experiment.thesis;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.Matrix;
import io.clade.model.Model;
import io.clade.network.Network;
import io.clade.tensor.Bandwidth;
import io.clade.tensor.Device;
import io.clade.tensor.Kernels;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The tensor kernels that a model's blocks make of samples: exp(−D/σ²), D the sum of projection distances over the modes. */
final class BlockKernels {

    private BlockKernels() {}

    /**
     * K^l of every block l, n×n, of the n samples of {@code data}, all at once.
     *
     * @param model with blocks whose activations are tensors of rank 2 or more
     */
    static List<Matrix> of(Model model, Dataset data, Bandwidth bandwidth) {
        int n = data.size();
        return Scope.run(() -> Scope.withoutGradients(() -> {
            Network network = new Network(model.plan(), Device.CPU);
            network.parameters().load(model.weights());
            Tensor x = new Feed(data, model.preparer(), Device.CPU).block(0, n);
            return network.forward(x, false).blocks().stream()
                    .map(block -> Matrix.wrap(n, n, Ops.toArray(Kernels.tensor(block, bandwidth))))
                    .toList();
        }));
    }
}
