package io.clade.report.map;

import io.clade.data.Matrix;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Places points on a map made of other points, amid their nearest neighbours among these. */
final class Placement {

    /** The most neighbours of each point. */
    static final int NEIGHBOURS = 5;

    private static final int BLOCK = 1024;
    /**
     * The share of the mean squared distance that is added to each, so that a point on its neighbour has a finite
     * weight.
     */
    private static final double SOFTENING = 1e-6;

    private Placement() {}

    /**
     * The mean place of each point's nearest neighbours, weighted by the inverse of their squared distances.
     *
     * @param points n×r
     * @param known p×r, with p at least 1
     * @param places of {@code known} on the map, p×2
     * @return n×2
     */
    static Matrix of(Matrix points, Matrix known, Matrix places) {
        float[] found = new float[2 * points.rows()];
        int count = Math.min(NEIGHBOURS, known.rows());
        Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor all = tensor(points);
            Tensor among = tensor(known);
            Tensor at = tensor(places);
            for (int from = 0; from < points.rows(); from += BLOCK) {
                Tensor block = all.narrow(0, from, Math.min(BLOCK, points.rows() - from));
                float[] part = Scope.run(() -> Ops.toArray(placed(block, among, at, count)));
                System.arraycopy(part, 0, found, 2 * from, part.length);
            }
            return found;
        }));
        return Matrix.wrap(points.rows(), 2, found);
    }

    private static Tensor placed(Tensor x, Tensor known, Tensor places, int count) {
        Tensor squared = Ops.sumKeeping(Ops.square(x), 1)
                .add(Ops.sum(Ops.square(known), 1))
                .sub(Ops.times(x.matmul(Ops.transposed(known)), 2));
        var nearest = torch.topk(squared, count, 1, false, true);
        Tensor far = Ops.atLeast(nearest.get0(), 0);
        Tensor softened = Ops.plus(far, SOFTENING * Ops.number(far.mean()) + Float.MIN_NORMAL);
        Tensor weights = softened.reciprocal();
        Tensor shares = weights.div(Ops.sumKeeping(weights, 1)).unsqueeze(-1);
        Tensor around = places.index_select(0, nearest.get1().flatten()).reshape(x.size(0), count, 2);
        return Ops.sum(around.mul(shares), 1);
    }

    private static Tensor tensor(Matrix matrix) {
        return Ops.tensor(matrix.toArray(), matrix.rows(), matrix.columns());
    }
}
