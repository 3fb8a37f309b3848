package io.clade.method.competitive.prototype;

import io.clade.network.Network;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Prototypes that are weights of their own: the vanilla competitive layer. */
public final class FreePrototypes implements PrototypeSets {

    private final int clusters;
    private final int heads;
    private final double rate;
    private final boolean relative;
    private final SetWeights weights = new SetWeights();
    /** The length of a weight of 1, a buffer of the layer so that checkpoints hold it. */
    private Tensor unit;

    /**
     * @param heads sets of prototypes
     * @param rate at which they learn, relative to the network's
     * @param relative whether the rate is in units of the spread of the embeddings at the start
     */
    public FreePrototypes(int clusters, int heads, double rate, boolean relative) {
        this.clusters = clusters;
        this.heads = heads;
        this.rate = rate;
        this.relative = relative;
    }

    @Override
    public void register(Network network, Parameters parameters, String prefix) {
        for (int head = 0; head < heads; head++) {
            weights.add(parameters.add(prefix + "base" + head, torch.zeros(clusters, network.embeddingSize())));
        }
        unit = parameters.addBuffer(prefix + "unit", Ops.times(torch.ones(1), rate));
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
        return false;
    }

    @Override
    public Inputs inputs(Tensor z) {
        return Inputs.of(z);
    }

    @Override
    public void begin(int head, Tensor start, Tensor z) {
        double spread =
                relative ? Math.sqrt(Ops.number(Ops.square(z.sub(z.mean(0))).mean())) : 1;
        // Adam moves every weight by about the learning rate: the unit is what that is worth here.
        double worth = spread > 0 ? rate * spread : rate;
        Scope.withoutGradients(() -> {
            unit.fill_(new Scalar(worth));
            begin(head, Ops.over(torch.mm(start, z), worth));
        });
    }

    /** Places the prototypes of a set, whose unit is 1, at {@code prototypes}, k×m. */
    public void begin(int head, Tensor prototypes) {
        Scope.withoutGradients(() -> weights.get(head).get(0).copy_(prototypes));
    }

    @Override
    public Tensor of(int head, Inputs inputs) {
        return weights.get(head).get(0).mul(unit);
    }
}
