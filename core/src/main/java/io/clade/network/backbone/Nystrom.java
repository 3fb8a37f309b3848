package io.clade.network.backbone;

import io.clade.data.Shape;
import io.clade.distance.Metric;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * An embedding by eigenvectors of a graph of affinities, extended to any sample by Nyström's formula: the mean of its
 * landmarks' entries, weighted by its affinities to them. The {@code count}×m coefficients already contain degrees and
 * eigenvalues. Embeddings are scaled to length 1 if they were in the fit.
 *
 * <p>Fowlkes, Belongie, Chung and Malik, Spectral grouping using the Nyström method, IEEE Transactions on Pattern Analysis and
 * Machine Intelligence 26(2), 2004; Bengio and others, Out-of-sample extensions, NIPS 2003.
 *
 * @param metric that affinities are computed from
 * @param count of landmarks, r
 * @param width numbers of a landmark, padding included
 * @param dimensions m
 * @param neighbours landmarks that a sample has affinities to, its nearest; 0 for all nearer than {@code radius}
 * @param radius ε, see {@code neighbours}
 * @param normalised whether rows have length 1 (Ng, Jordan and Weiss)
 */
public record Nystrom(
        Metric metric, int count, int width, int dimensions, int neighbours, double radius, boolean normalised)
        implements Architecture {

    private static final double EPSILON = 1e-12;

    @Override
    public boolean takesAnyLength() {
        return metric.takesAnyLength();
    }

    @Override
    public boolean comparesDirections() {
        return metric.comparesDirections();
    }

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        LandmarkDistances landmarks = new LandmarkDistances(parameters, metric, input, count, width);
        Tensor coefficients = parameters.addBuffer("coefficients", torch.zeros(count, dimensions));
        Tensor divisor = parameters.addBuffer("divisor", torch.ones(1));
        return Backbone.of(dimensions, x -> {
            Tensor w = affinities(landmarks.distances(x), divisor);
            Tensor z = torch.mm(w, coefficients).div(Ops.atLeast(Ops.sumKeeping(w, 1), EPSILON));
            return normalised ? Distances.onSphere(z) : z;
        });
    }

    /** exp(−d²/s) to the landmarks that a sample is connected with, 0 to others; the nearest one always counts: b×r. */
    private Tensor affinities(Tensor distances, Tensor divisor) {
        Tensor reach = neighbours > 0
                ? torch.kthvalue(distances, Math.min(neighbours, count), 1, true)
                        .get0()
                : torch.maximum(
                        torch.amin(distances, new long[] {1}, true),
                        distances.new_full(new long[] {1}, new Scalar(radius)));
        Tensor squares = Ops.square(distances);
        // Relative to the nearest, which cancels in the mean: a sample far from all is not divided by zero.
        Tensor nearest = torch.amin(squares, new long[] {1}, true);
        Tensor w = torch.exp(squares.sub(nearest).div(divisor).neg());
        return w.masked_fill(distances.gt(reach), new Scalar(0.0));
    }
}
