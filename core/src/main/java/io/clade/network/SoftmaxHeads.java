package io.clade.network;

import io.clade.network.cluster.SoftmaxHead;
import io.clade.network.cluster.SoftmaxLayer;
import io.clade.network.weight.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Softmax layers side by side on the embedding, u = softmax(W z + b) each, of which one is kept. */
public final class SoftmaxHeads implements TrainingPart {

    private final int clusters;
    private final int count;
    private final List<SoftmaxLayer> layers = new ArrayList<>();

    /**
     * @param clusters k
     * @param count layers, at least 1
     */
    public SoftmaxHeads(int clusters, int count) {
        this.clusters = clusters;
        this.count = count;
    }

    @Override
    public void register(Network network, Parameters parameters, String prefix) {
        for (int head = 0; head < count; head++) {
            // The first is the fitted model's.
            String name = head == 0 ? SoftmaxHead.NAME : prefix + "head" + head;
            layers.add(new SoftmaxLayer(parameters, name, network.embeddingSize(), clusters));
        }
    }

    @Override
    public void keep(int number) {
        if (number > 0) {
            layers.get(0).become(layers.get(number));
        }
        layers.subList(1, layers.size()).clear();
    }

    /** The number of layers. */
    public int count() {
        return layers.size();
    }

    /** Starts one layer at {@code prototypes}, k×m; see {@link SoftmaxLayer#begin}. */
    public void begin(int head, Tensor prototypes, double sharpness) {
        layers.get(head).begin(prototypes, sharpness);
    }

    /** U of one layer, b×k, from embeddings z: b×m. */
    public Tensor memberships(int head, Tensor z) {
        return layers.get(head).memberships(z);
    }
}
