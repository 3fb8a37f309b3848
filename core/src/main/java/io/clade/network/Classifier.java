package io.clade.network;

import io.clade.network.layer.Linear;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Linear layers on the embedding, W z + b, that a network trains with on labels it gave itself. */
public final class Classifier implements TrainingPart {

    private final int classes;
    private final int rivals;
    private final List<Linear> layers = new ArrayList<>();

    /** @param rivals how many layers train side by side */
    public Classifier(int classes, int rivals) {
        this.classes = classes;
        this.rivals = rivals;
    }

    @Override
    public void register(Parameters parameters, String prefix, int embeddingSize) {
        for (int i = 0; i < rivals; i++) {
            layers.add(new Linear(parameters, prefix + "classes" + i, embeddingSize, classes, Initialisation.GLOROT));
        }
    }

    @Override
    public void keep(int number) {
        layers.get(0).become(layers.get(number));
        layers.subList(1, layers.size()).clear();
    }

    /** Gives it new initial weights from libtorch's generator. */
    public void restart() {
        layers.forEach(layer -> layer.restart(Initialisation.GLOROT));
    }

    /** Logits of each layer, b×classes, of embeddings z: b×m. */
    public List<Tensor> logits(Tensor z) {
        return layers.stream().map(layer -> layer.forward(z)).toList();
    }

    /** How many layers there are. */
    public int layers() {
        return layers.size();
    }
}
