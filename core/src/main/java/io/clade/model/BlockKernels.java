package io.clade.model;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.preprocessing.BatchReader;
import io.clade.input.InputException;
import io.clade.network.backbone.Activations;
import io.clade.tensor.Ops;
import io.clade.tensor.kernel.Bandwidth;
import io.clade.tensor.kernel.Kernels;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The kernels of samples in the blocks of a model's network: the similarity of every two samples to the network.
 *
 * @param blocks K^l of every block l, n×n: exp(−D/s), D the sum of projection distances over the modes of its activations,
 *     the squared distance where these are vectors
 * @param embedding K of the embedding, n×n: the Gaussian kernel that divergence methods lower their loss on
 */
public record BlockKernels(List<Matrix> blocks, Matrix embedding) {

    public BlockKernels {
        blocks = List.copyOf(blocks);
    }

    /**
     * The kernels of the n samples of {@code data}, with bandwidths from the medians over these samples.
     *
     * @param bandwidth of the kernels, in blocks and in the embedding
     * @throws InputException where the samples have another shape than those the model was fitted on
     */
    public static BlockKernels of(Model model, Dataset data, Bandwidth bandwidth) {
        int n = data.size();
        return Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor x = new BatchReader(data, model.preprocessing(), Device.CPU).block(0, n);
            Activations output = model.network().activations(x);
            List<Matrix> blocks = output.blocks().stream()
                    .map(block -> Matrix.wrap(n, n, Ops.toArray(Kernels.tensor(block, bandwidth))))
                    .toList();
            return new BlockKernels(
                    blocks, Matrix.wrap(n, n, Ops.toArray(Kernels.gaussian(output.embedding(), bandwidth))));
        }));
    }
}
