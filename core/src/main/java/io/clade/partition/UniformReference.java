package io.clade.partition;

import io.clade.data.Matrix;
import io.clade.input.Require;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Samples along their principal axes, and the box along these axes that holds them, from which reference samples
 * without clusters are drawn uniformly. Distances between samples are unchanged but for the axes left out; immutable.
 *
 * <p>R. Tibshirani, G. Walther and T. Hastie, Estimating the number of clusters in a data set via the gap statistic, Journal of
 * the Royal Statistical Society B 63(2), 2001, section 4, reference distribution (b).
 */
public final class UniformReference {

    private final Matrix samples;
    private final float[] low;
    private final float[] high;

    private UniformReference(Matrix samples) {
        this.samples = samples;
        this.low = samples.row(0);
        this.high = samples.row(0);
        for (int i = 1; i < samples.rows(); i++) {
            for (int j = 0; j < low.length; j++) {
                low[j] = Math.min(low[j], samples.get(i, j));
                high[j] = Math.max(high[j], samples.get(i, j));
            }
        }
    }

    /**
     * @param x n×d, finite
     * @param most axes that are kept, from the one of largest variance
     * @throws io.clade.input.InputException where the samples are all the same, or one is not finite
     */
    public static UniformReference of(Matrix x, int most) {
        return new UniformReference(Scope.run(() -> Scope.withoutGradients(() -> turned(x, most))));
    }

    private static Matrix turned(Matrix x, int most) {
        Tensor centred = Centring.centred(Ops.tensor(x.toArray(), x.rows(), x.columns()));
        double spread = Ops.number(Ops.square(centred).sum());
        FiniteSamples.require(spread);
        Require.that(spread > 0, "All samples are identical, so they have no clusters.");
        boolean wide = x.columns() > x.rows();
        // Of wide samples the axes are not needed: coordinates along them are eigenvectors of the inner products.
        Tensor products =
                wide ? torch.mm(centred, Ops.transposed(centred)) : torch.mm(Ops.transposed(centred), centred);
        int size = Math.toIntExact(products.size(0));
        int kept = Math.min(most, size);
        var system = torch.linalg_eigh(products);
        Tensor vectors = system.get1().narrow(1, size - kept, kept);
        Tensor lengths =
                Ops.atLeast(system.get0().narrow(0, size - kept, kept), 0).sqrt();
        Tensor turned = wide ? vectors.mul(lengths) : torch.mm(centred, vectors);
        return Matrix.wrap(x.rows(), kept, Ops.toArray(turned.to(torch.ScalarType.Float)));
    }

    /** The samples along their principal axes: n×c, c the number of axes kept. */
    public Matrix samples() {
        return samples;
    }

    /** As many samples drawn uniformly from the box, n×c. */
    public Matrix uniform(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] drawn = new float[samples.rows() * low.length];
        for (int i = 0; i < drawn.length; i++) {
            int j = i % low.length;
            drawn[i] = (float) (low[j] + random.nextDouble() * (high[j] - low[j]));
        }
        return Matrix.wrap(samples.rows(), low.length, drawn);
    }
}
