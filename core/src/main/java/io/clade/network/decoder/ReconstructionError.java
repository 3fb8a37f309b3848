package io.clade.network.decoder;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Squared errors of reconstructions x̂ of samples x, both b×shape. Numbers where x is NaN, as behind the end of a
 * series, do not count.
 */
public final class ReconstructionError {

    private ReconstructionError() {}

    /** The mean of (x − x̂)² over the numbers of all samples that are not NaN. */
    public static Tensor mean(Tensor x, Tensor reconstruction) {
        Tensor flat = x.flatten(1, -1);
        Tensor present = torch.isnan(flat).logical_not();
        return squares(x, reconstruction).sum().div(present.sum());
    }

    /** The sum of (x − x̂)² over the numbers of each sample that are not NaN, b. */
    public static Tensor ofSamples(Tensor x, Tensor reconstruction) {
        return squares(x, reconstruction).sum(1);
    }

    private static Tensor squares(Tensor x, Tensor reconstruction) {
        Tensor flat = x.flatten(1, -1);
        Tensor difference = flat.sub(reconstruction.flatten(1, -1));
        return Ops.square(difference.masked_fill(torch.isnan(flat), new Scalar(0)));
    }
}
