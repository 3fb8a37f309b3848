package io.clade.data.view;

import io.clade.input.Require;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Rotates, scales, shears and shifts images, each by random amounts of its own, uniform around no change: at strength 1
 * up to 15 degrees, 15 % of the size, a shear of 0.15, and a tenth of the side. Pixels are interpolated; those from
 * outside repeat the border.
 *
 * @param strength factor of the four amounts
 */
public record ImageAugmentation(double strength) implements Augmentation {

    private static final double ROTATION = Math.toRadians(15);
    private static final double LOG_SCALE = 0.15;
    private static final double SHEAR = 0.15;
    /** In units of half the side, as an affine map of a grid on [−1, 1] has it. */
    private static final double SHIFT = 0.2;

    /** libtorch's numbers for its ways of interpolating and of filling what lies outside. */
    private static final int BILINEAR = 0;

    private static final int BORDER = 1;

    public ImageAugmentation {
        Require.notNegative("augmentation", strength);
    }

    @Override
    public Tensor apply(Tensor x) {
        long b = x.size(0);
        // The grid is square whatever the image: across it, pixels count by the ratio of the sides.
        double flatness = (double) x.size(2) / x.size(3);
        Tensor angle = uniform(b, ROTATION);
        Tensor scale = torch.exp(uniform(b, LOG_SCALE));
        Tensor cosine = torch.cos(angle).mul(scale);
        Tensor sine = torch.sin(angle).mul(scale);
        Tensor across = Ops.times(uniform(b, SHEAR).sub(sine), flatness);
        Tensor down = Ops.over(sine, flatness);
        Tensor theta = Ops.stack(1, cosine, across, uniform(b, SHIFT), down, cosine, uniform(b, SHIFT));
        Tensor grid =
                torch.affine_grid_generator(theta.view(b, 2, 3), x.sizes().vec().get(), false);
        return torch.grid_sampler(x, grid, BILINEAR, BORDER, false);
    }

    private Tensor uniform(long count, double most) {
        return Ops.times(Ops.plus(RandomTensors.uniform(count), -0.5), 2 * most * strength);
    }
}
