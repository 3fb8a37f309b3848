package io.clade.network;

import io.clade.network.layer.Linear;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Linear layers on the embedding, W z + b, one for each head, trained on pseudo-labels. */
public final class Classifier implements TrainingPart {

    private final int classes;
    private final int heads;
    private final List<Linear> layers = new ArrayList<>();

    /** @param heads layers that train side by side */
    public Classifier(int classes, int heads) {
        this.classes = classes;
        this.heads = heads;
    }

    @Override
    public void register(Network network, Parameters parameters, String prefix) {
        for (int i = 0; i < heads; i++) {
            layers.add(new Linear(
                    parameters, prefix + "classes" + i, network.embeddingSize(), classes, Initialisation.GLOROT));
        }
    }

    @Override
    public void keep(int number) {
        layers.get(0).become(layers.get(number));
        layers.subList(1, layers.size()).clear();
    }

    /** Gives every layer new initial weights from libtorch's generator. */
    public void restart() {
        layers.forEach(layer -> layer.restart(Initialisation.GLOROT));
    }

    /** Logits of one layer, b×classes, of embeddings z: b×m. */
    public Tensor logits(int head, Tensor z) {
        return layers.get(head).forward(z);
    }

    /** The number of layers. */
    public int heads() {
        return layers.size();
    }
}
