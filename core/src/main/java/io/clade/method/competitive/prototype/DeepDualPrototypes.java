package io.clade.method.competitive.prototype;

import io.clade.network.Network;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Prototypes that are outputs of a {@link DualNetwork} on the transposed embeddings of the anchors: the deep dual
 * competitive layer. On a network, embeddings are divided by their root mean square on entry and prototypes multiplied
 * by it, so that prototypes follow a growing embedding.
 */
public final class DeepDualPrototypes implements PrototypeSets {

    private static final double EPSILON = 1e-12;

    private final int clusters;
    private final int anchors;
    private final int heads;
    private final HiddenLayers hidden;
    private final Pace pace;
    private final SetWeights weights = new SetWeights();

    /**
     * The speed at which the dual network learns.
     *
     * @param rate relative to the backbone's learning rate
     * @param inputScale factor of the features on entry, above 0, by which a step changes the hidden units less
     * @param follows whether prototypes grow with the embeddings
     */
    public record Pace(double rate, double inputScale, boolean follows) {}

    /** @param heads sets of prototypes */
    public DeepDualPrototypes(int clusters, int anchors, int heads, HiddenLayers hidden, Pace pace) {
        this.clusters = clusters;
        this.anchors = anchors;
        this.heads = heads;
        this.hidden = hidden;
        this.pace = pace;
    }

    @Override
    public void register(Network network, Parameters parameters, String prefix) {
        int units = hidden.unitsFor(clusters);
        for (int head = 0; head < heads; head++) {
            Tensor[] own = new Tensor[hidden.layers() + 1];
            for (int i = 0; i < own.length; i++) {
                int in = i == 0 ? anchors : units;
                int out = i == hidden.layers() ? clusters : units;
                own[i] = parameters.add(prefix + "dual" + head + ".fc" + (i + 1), torch.zeros(out, in + 1));
            }
            weights.add(own);
        }
    }

    @Override
    public void keep(int number) {
        weights.keep(number);
    }

    @Override
    public int heads() {
        return weights.size();
    }

    @Override
    public boolean anchored() {
        return true;
    }

    @Override
    public void begin(int head, Tensor start, Tensor z) {
        Scope.withoutGradients(() -> {
            Tensor padded = torch.cat(new TensorVector(start, start.new_zeros(clusters, 1)), 1);
            Tensor scaled = pace.follows() ? z.div(scale(z)) : z;
            begin(head, DualNetwork.seeded(scaled, pace.inputScale(), hidden, padded));
        });
    }

    /** Gives the layers of a set these weights, the last column of each being its bias. */
    public void begin(int head, List<Tensor> layers) {
        Scope.withoutGradients(() -> {
            for (int i = 0; i < layers.size(); i++) {
                weights.get(head).get(i).copy_(Ops.over(layers.get(i), pace.rate()));
            }
        });
    }

    @Override
    public Inputs inputs(Tensor z) {
        Optional<Tensor> scale = pace.follows() ? Optional.of(scale(z)) : Optional.empty();
        Tensor scaled = scale.map(z::div).orElse(z);
        return new Inputs(DualNetwork.rows(scaled, pace.inputScale()), scale, Optional.empty());
    }

    @Override
    public Tensor of(int head, Inputs inputs) {
        // Adam moves every weight by about the learning rate: the factor is the ratio of two learning rates.
        List<Tensor> own = weights.get(head).stream()
                .map(one -> Ops.times(one, pace.rate()))
                .toList();
        Tensor p = DualNetwork.outputs(own, inputs.rows());
        return inputs.unit().map(p::mul).orElse(p);
    }

    private static Tensor scale(Tensor z) {
        return torch.sqrt(Ops.plus(Ops.square(z.detach()).mean(), EPSILON));
    }
}
