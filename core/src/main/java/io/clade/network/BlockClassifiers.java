package io.clade.network;

import io.clade.network.cluster.SoftmaxLayer;
import io.clade.network.weight.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A softmax layer on the flattened output of each chosen block, softmax(W^l y^l + b^l), for each of several heads. Each
 * head numbers its clusters in its own way, so one layer cannot serve two heads.
 */
public final class BlockClassifiers implements TrainingPart {

    private final BlockChoice blocks;
    private final int clusters;
    private final int heads;
    private final List<List<SoftmaxLayer>> ofHeads = new ArrayList<>();

    /**
     * @param blocks that get a layer
     * @param clusters k
     * @param heads that each get layers of their own
     */
    public BlockClassifiers(BlockChoice blocks, int clusters, int heads) {
        this.blocks = blocks;
        this.clusters = clusters;
        this.heads = heads;
    }

    @Override
    public void register(Network network, Parameters parameters, String prefix) {
        List<Integer> chosen = blocks.of(network.blockSizes());
        for (int head = 0; head < heads; head++) {
            List<SoftmaxLayer> own = new ArrayList<>();
            for (int size : chosen) {
                String name = prefix + "classifier" + head + "." + own.size();
                own.add(new SoftmaxLayer(parameters, name, size, clusters));
            }
            ofHeads.add(own);
        }
    }

    /** W^l y^l + b^l of every chosen block, b×k, for one head. */
    public List<Tensor> logits(int head, List<Tensor> outputs) {
        List<Tensor> chosen = blocks.of(outputs);
        List<SoftmaxLayer> own = ofHeads.get(head);
        List<Tensor> logits = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            logits.add(own.get(i).logits(chosen.get(i).flatten(1, -1)));
        }
        return logits;
    }

    @Override
    public void keep(int number) {
        List<SoftmaxLayer> first = ofHeads.get(0);
        for (int i = 0; number > 0 && i < first.size(); i++) {
            first.get(i).become(ofHeads.get(number).get(i));
        }
        ofHeads.subList(1, ofHeads.size()).clear();
    }
}
