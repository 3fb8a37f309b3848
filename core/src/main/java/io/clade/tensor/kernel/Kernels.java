package io.clade.tensor.kernel;

import io.clade.tensor.Distances;
import io.clade.tensor.projector.Projectors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Kernel matrices of a batch, n×n, with ones on the diagonal. */
public final class Kernels {

    private Kernels() {}

    /**
     * κ_ij = exp(−‖z_i − z_j‖² / s) from z: n×d, s from the bandwidth rule (2σ² for
     * {@link Bandwidth.Rule#MEDIAN_DISTANCE}).
     */
    public static Tensor gaussian(Tensor z, Bandwidth bandwidth) {
        Tensor distances = Distances.squared(z);
        return torch.exp(distances.div(bandwidth.divisor(distances)).neg());
    }

    /**
     * The tensor kernel of a batch of rank-r tensors y: n×D_1×…×D_r, and the plain Gaussian kernel for vectors, r = 1:
     * κ_ij = exp(−Σ_m δ_m(y_i, y_j) / s), δ_m the projection distance between the row spaces of the mode-m
     * matricisations; see {@link Projectors}.
     *
     * <p>Deep Image Clustering with Tensor Kernels and Unsupervised Companion Objectives, Trosten's thesis, section 12.1.
     */
    public static Tensor tensor(Tensor y, Bandwidth bandwidth) {
        if (y.dim() == 2) {
            return gaussian(y, bandwidth);
        }
        Tensor distances = Projectors.distances(y);
        return torch.exp(distances.div(bandwidth.tensorDivisor(distances)).neg());
    }
}
