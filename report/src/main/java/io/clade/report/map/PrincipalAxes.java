package io.clade.report.map;

import io.clade.data.Matrix;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The principal components of n points in m dimensions, the largest variance first.
 *
 * @param scores n×r, centred
 * @param shares 1×r, the part of the variance each component keeps, 0…1
 */
record PrincipalAxes(Matrix scores, Matrix shares) {

    /** The most dimensions for exact components; with more, they are found in a subspace. */
    private static final int EXACT = 512;

    /** The principal components of {@code points} of finite numbers, at most {@code most} of them. */
    static PrincipalAxes of(Matrix points, int most) {
        return Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor x = Ops.tensor(points.toArray(), points.rows(), points.columns());
            Tensor centred = points.columns() <= EXACT ? x.to(torch.ScalarType.Double) : x;
            return of(centred.sub(centred.mean(0)), Math.min(most, Math.min(points.rows(), points.columns())));
        }));
    }

    private static PrincipalAxes of(Tensor x, int count) {
        Tensor inSubspace = x.size(1) <= EXACT ? x : x.matmul(subspace(x, count));
        Tensor b = inSubspace.to(torch.ScalarType.Double);
        var eigen = torch.linalg_eigh(Ops.transposed(b).matmul(b));
        Tensor variances = eigen.get0().flip(0).narrow(0, 0, count);
        Tensor directions = eigen.get1().flip(1).narrow(1, 0, count);
        double total = Ops.number(Ops.square(x).sum());
        Tensor shares = total > 0 ? Ops.atLeast(Ops.over(variances, total), 0) : Ops.times(variances, 0);
        return new PrincipalAxes(
                Matrix.wrap((int) x.size(0), count, upright(Ops.toArray(b.matmul(directions)), count)),
                Matrix.wrap(1, count, Ops.toArray(shares)));
    }

    /**
     * An orthonormal basis, m×(count + 10), of nearly the space of the leading components, by subspace iteration (Halko,
     * Martinsson and Tropp, Finding structure with randomness, SIAM Review 53, 2011, algorithm 4.4).
     */
    private static Tensor subspace(Tensor x, int count) {
        int width = (int) Math.min(count + 10, Math.min(x.size(0), x.size(1)));
        var random = new Random(0);
        float[] start = new float[Math.toIntExact(x.size(1) * width)];
        for (int i = 0; i < start.length; i++) {
            start[i] = (float) random.nextGaussian();
        }
        Tensor basis = Ops.tensor(start, x.size(1), width);
        for (int i = 0; i < 5; i++) {
            basis = torch.linalg_qr(Ops.transposed(x).matmul(x.matmul(basis))).get0();
        }
        return basis;
    }

    /**
     * The scores with each axis turned so that its farthest point is on the positive side, since an axis may point
     * either way.
     */
    private static float[] upright(float[] scores, int count) {
        for (int component = 0; component < count; component++) {
            float farthest = 0;
            for (int i = component; i < scores.length; i += count) {
                farthest = Math.abs(scores[i]) > Math.abs(farthest) ? scores[i] : farthest;
            }
            for (int i = component; farthest < 0 && i < scores.length; i += count) {
                scores[i] = -scores[i];
            }
        }
        return scores;
    }
}
