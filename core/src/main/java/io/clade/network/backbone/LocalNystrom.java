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
 * {@link Nystrom} of a graph in which every sample has a scale of its own, and every landmark may stand for several equal samples:
 * a new sample's scale is its distance from the landmark number {@code rank} + 1.
 *
 * @param metric that affinities are computed from
 * @param count of landmarks, r
 * @param width numbers of a landmark, padding included
 * @param dimensions m
 * @param neighbours landmarks that a sample has affinities to, its nearest
 * @param rank of the neighbour that scales are measured by; a landmark's nearest is itself
 * @param least share of a sample's own scale that the scale of a landmark counts at least
 * @param normalised whether rows have length 1 (Ng, Jordan and Weiss)
 */
public record LocalNystrom(
        Metric metric, int count, int width, int dimensions, int neighbours, int rank, double least, boolean normalised)
        implements Architecture {

    /** Of a scale of zero, where a sample is equal to its nearest landmarks. */
    private static final double SMALLEST = 1e-30;

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
        Tensor scales = parameters.addBuffer("scales", torch.ones(count));
        Tensor copies = parameters.addBuffer("copies", torch.ones(count));
        return Backbone.of(dimensions, x -> {
            Tensor w = affinities(landmarks.distances(x), scales).mul(copies);
            Tensor z = torch.mm(w, coefficients).div(Ops.sumKeeping(w, 1));
            return normalised ? Distances.onSphere(z) : z;
        });
    }

    /** exp(−d²/(σ σ_j)) relative to that to the nearest landmark, 0 to those that are no neighbours: b×r. */
    private Tensor affinities(Tensor distances, Tensor scales) {
        int ranked = Math.min(rank + 1, count);
        int near = Math.min(neighbours, count);
        Tensor nearest =
                torch.topk(distances, Math.max(ranked, near), 1, false, true).get0();
        Tensor own = Ops.atLeast(nearest.narrow(1, ranked - 1, 1), SMALLEST);
        Tensor other = torch.maximum(scales.unsqueeze(0), Ops.times(own, least));
        Tensor exponents = distances.div(own).mul(distances.div(other));
        // Relative to the nearest, which cancels in the mean: a sample far from all is not divided by zero.
        Tensor w = torch.exp(torch.amin(exponents, new long[] {1}, true).sub(exponents));
        return w.masked_fill(distances.gt(nearest.narrow(1, near - 1, 1)), new Scalar(0.0));
    }
}
