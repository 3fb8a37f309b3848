package io.clade.method.competitive;

import io.clade.network.Parameters;
import io.clade.tensor.Device;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The prototypes are the outputs of a multi-layer perceptron on the transposed samples, hyperbolic tangents in its hidden
 * layers: the deep dual competitive layer.
 */
final class DeepDualLayer implements CompetitiveLayer {

    /** Share of the tangent's range that a sample's usual feature takes when hidden units begin as prototypes. */
    private static final double GAIN = 0.5;

    /** Share of the mean diagonal that keeps the least squares of {@link #seeded} solvable. */
    private static final double RIDGE = 1e-6;

    private final Parameters parameters;
    private final Tensor rows;
    private final List<Tensor> weights = new ArrayList<>();

    /**
     * @param samples a×d
     * @param inputScale what features are multiplied with on entry, above 0: a step then changes the hidden units by
     *     that much less
     * @param initial weights of each layer, its bias as the last column
     */
    private DeepDualLayer(Tensor samples, double inputScale, List<Tensor> initial, Device device) {
        parameters = new Parameters(device);
        rows = Ops.times(DualLayer.bordered(samples, 1), inputScale);
        for (int i = 0; i < initial.size(); i++) {
            weights.add(parameters.add("fc" + (i + 1), initial.get(i)));
        }
        parameters.flatten();
    }

    /** Weights as published. */
    static DeepDualLayer random(Tensor samples, double inputScale, HiddenLayers hidden, int k, Device device) {
        List<Tensor> initial = new ArrayList<>();
        long in = samples.size(0);
        int units = hidden.unitsFor(k);
        for (int i = 0; i < hidden.layers(); i++) {
            Tensor first = DualLayer.random(units, in);
            initial.add(i == 0 ? Ops.over(first, inputScale) : first);
            in = units;
        }
        initial.add(DualLayer.random(k, in));
        return new DeepDualLayer(samples, inputScale, initial, device);
    }

    /**
     * Hidden units begin as the first of the prototypes that the dual weights {@code start} make, k×(a + 1), the last layer so
     * that its outputs are as near to all of these as it can bring them.
     */
    static DeepDualLayer seeded(Tensor samples, double inputScale, HiddenLayers hidden, Tensor start, Device device) {
        int k = Math.toIntExact(start.size(0));
        int units = hidden.unitsFor(k);
        Tensor picks = samples.new_zeros(units, samples.size(0) + 1);
        double usual = Math.sqrt(Ops.number(Ops.square(samples).mean()));
        double gain = GAIN / Math.max(usual, Double.MIN_NORMAL);
        for (int unit = 0; unit < units; unit++) {
            // Units beyond the prototypes begin as these again, of another gain so that they do not stay equal.
            double own = gain / (1 + unit / k);
            picks.select(0, unit).copy_(Ops.times(start.select(0, unit % k), own / inputScale));
        }
        List<Tensor> initial = new ArrayList<>(List.of(picks));
        for (int i = 1; i < hidden.layers(); i++) {
            initial.add(torch.cat(
                    new TensorVector(
                            samples.new_zeros(units, units).fill_diagonal_(new Scalar(1.0)),
                            samples.new_zeros(units, 1)),
                    1));
        }
        initial.add(samples.new_zeros(k, units + 1));
        DeepDualLayer layer = new DeepDualLayer(samples, inputScale, initial, device);
        layer.fitLast(torch.mm(start.narrow(1, 0, samples.size(0)), samples));
        return layer;
    }

    /** The last layer by least squares: W = T Hᵀ(HHᵀ + ρI)⁻¹ for targets T: k×d. */
    private void fitLast(Tensor targets) {
        Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor h = DualLayer.bordered(hidden(), 1).to(torch.ScalarType.Double);
            Tensor normal = torch.mm(h, Ops.transposed(h));
            normal.diagonal().add_(Ops.times(normal.diagonal().mean(), RIDGE));
            Tensor right = torch.mm(h, Ops.transposed(targets.to(torch.ScalarType.Double)));
            Tensor solved = torch.cholesky_solve(right, torch.linalg_cholesky(normal));
            weights.get(weights.size() - 1).copy_(Ops.transposed(solved));
        }));
    }

    /** The last hidden layer: units×d. */
    private Tensor hidden() {
        Tensor h = torch.tanh(torch.mm(weights.get(0), rows));
        for (int i = 1; i < weights.size() - 1; i++) {
            h = torch.tanh(torch.mm(weights.get(i), DualLayer.bordered(h, 1)));
        }
        return h;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Tensor prototypes() {
        return torch.mm(weights.get(weights.size() - 1), DualLayer.bordered(hidden(), 1));
    }

    @Override
    public Tensor squaredDistances(Tensor x) {
        return Distances.squared(x, prototypes());
    }
}
