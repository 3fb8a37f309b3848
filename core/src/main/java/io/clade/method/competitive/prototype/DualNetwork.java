package io.clade.method.competitive.prototype;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A multi-layer perceptron on transposed samples whose outputs are prototypes, with hyperbolic tangents in its hidden
 * layers. The last column of the weights of each layer is its bias.
 */
public final class DualNetwork {

    /** The share of the tangent's range that a typical feature takes when hidden units start as prototypes. */
    private static final double GAIN = 0.5;

    /** Share of the mean diagonal that keeps the least squares of {@link #seeded} solvable. */
    private static final double RIDGE = 1e-6;

    private DualNetwork() {}

    /**
     * The inputs of the network, (a + 1)×d.
     *
     * @param samples a×d
     * @param inputScale factor of the features on entry, above 0, by which a step changes the hidden units less
     */
    static Tensor rows(Tensor samples, double inputScale) {
        return Ops.times(DualPrototypes.bordered(samples, 1), inputScale);
    }

    /** Initial weights of each layer as published, for a = {@code in} samples and k = {@code outputs} prototypes. */
    public static List<Tensor> random(long in, double inputScale, HiddenLayers hidden, int outputs) {
        List<Tensor> initial = new ArrayList<>();
        long from = in;
        int units = hidden.unitsFor(outputs);
        for (int i = 0; i < hidden.layers(); i++) {
            Tensor first = DualPrototypes.random(units, from);
            initial.add(i == 0 ? Ops.over(first, inputScale) : first);
            from = units;
        }
        initial.add(DualPrototypes.random(outputs, from));
        return initial;
    }

    /**
     * Initial weights of each layer. Hidden units start as the first of the prototypes that the dual weights
     * {@code start}, k×(a + 1), make. The last layer starts with the weights whose outputs are nearest to all of these
     * prototypes.
     */
    public static List<Tensor> seeded(Tensor samples, double inputScale, HiddenLayers hidden, Tensor start) {
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
        Tensor targets = torch.mm(start.narrow(1, 0, samples.size(0)), samples);
        initial.add(last(hidden(initial, rows(samples, inputScale)), targets));
        return initial;
    }

    /** The last layer by least squares: W = T Hᵀ(HHᵀ + ρI)⁻¹ for hidden units H: h×d and targets T: k×d. */
    private static Tensor last(Tensor hidden, Tensor targets) {
        return Scope.tidy(() -> Scope.withoutGradients(() -> {
            Tensor h = DualPrototypes.bordered(hidden, 1).to(torch.ScalarType.Double);
            Tensor normal = torch.mm(h, Ops.transposed(h));
            normal.diagonal().add_(Ops.times(normal.diagonal().mean(), RIDGE));
            Tensor right = torch.mm(h, Ops.transposed(targets.to(torch.ScalarType.Double)));
            Tensor solved = torch.cholesky_solve(right, torch.linalg_cholesky(normal));
            return Ops.transposed(solved).to(targets.scalar_type());
        }));
    }

    /** The last hidden layer of the first {@code layers}: units×d. */
    private static Tensor hidden(List<Tensor> layers, Tensor rows) {
        Tensor h = torch.tanh(torch.mm(layers.get(0), rows));
        for (int i = 1; i < layers.size(); i++) {
            h = torch.tanh(torch.mm(layers.get(i), DualPrototypes.bordered(h, 1)));
        }
        return h;
    }

    /** The prototypes, k×d, from {@link #rows}. */
    static Tensor outputs(List<Tensor> weights, Tensor rows) {
        int last = weights.size() - 1;
        return torch.mm(weights.get(last), DualPrototypes.bordered(hidden(weights.subList(0, last), rows), 1));
    }
}
