package io.clade.method.competitive.prototype;

import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Device;
import io.clade.tensor.Distances;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The prototypes are the outputs of a linear layer on the transposed samples, P = ΩX + b1ᵀ: the dual competitive layer. The
 * bias is the weight of one more sample, whose features are all equal, so that a Gram matrix has it too.
 */
public final class DualLayer implements CompetitiveLayer {

    private final Parameters parameters;
    private final Tensor omega;
    private final Tensor rows;
    private final Optional<Gram> gram;

    private DualLayer(Tensor rows, Tensor omega, Optional<Gram> gram, Device device) {
        this.rows = rows;
        this.gram = gram;
        parameters = new Parameters(device);
        this.omega = parameters.add("omega", omega);
        parameters.flatten();
    }

    /**
     * A layer on {@code samples}: a×d.
     *
     * @param bias the features of the sample that stands for it
     * @param omega initial Ω with b as its last column: k×(a + 1)
     * @param whole whether distances will only be asked for from all of {@code samples}; then those of fewer samples than
     *     features come from their Gram matrix
     */
    public static DualLayer on(Tensor samples, double bias, Tensor omega, boolean whole, Device device) {
        Tensor rows = bordered(samples, bias);
        Optional<Gram> gram = whole && samples.size(0) < samples.size(1)
                ? Optional.of(Gram.of(rows, samples.size(0)))
                : Optional.empty();
        return new DualLayer(rows, omega, gram, device);
    }

    /** {@code rows} and under them one more whose numbers are all {@code value}. */
    static Tensor bordered(Tensor rows, double value) {
        Tensor border = rows.new_empty(1, rows.size(1)).fill_(new Scalar(value));
        return torch.cat(new TensorVector(rows, border), 0);
    }

    /** Initial weights as published, the bias zero: k×(a + 1). */
    public static Tensor random(long k, long a) {
        return torch.cat(new TensorVector(Initialisation.GLOROT.weights(k, a), torch.zeros(k, 1)), 1);
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Tensor prototypes() {
        return torch.mm(omega, rows);
    }

    @Override
    public Tensor squaredDistances(Tensor x) {
        return gram.map(products -> products.squaredDistances(omega))
                .orElseGet(() -> Distances.squared(x, prototypes()));
    }
}
