package io.clade.network;

import io.clade.network.cluster.SoftmaxLayer;
import io.clade.network.weight.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A softmax layer on the flattened output of each chosen block, softmax(W^l y^l + b^l), one set of them for each
 * cluster layer: rivals number their clusters each in its own way, so what one of them is to be recognised by is of no use
 * to another. They take part in training alone.
 */
final class BlockClassifiers {

    private final BlockChoice blocks;
    private final List<List<SoftmaxLayer>> ofClusterLayers = new ArrayList<>();

    /**
     * @param prefix of the parameters' names
     * @param blocks that get a layer
     * @param sizes numbers that each block of the network puts out for a sample
     */
    BlockClassifiers(
            Parameters parameters, String prefix, BlockChoice blocks, List<Integer> sizes, int clusterLayers, int k) {
        this.blocks = blocks;
        List<Integer> chosen = blocks.of(sizes);
        for (int layer = 0; layer < clusterLayers; layer++) {
            List<SoftmaxLayer> own = new ArrayList<>();
            for (int size : chosen) {
                String name = prefix + "classifier" + layer + "." + own.size();
                own.add(new SoftmaxLayer(parameters, name, size, k));
            }
            ofClusterLayers.add(own);
        }
    }

    /** W^l y^l + b^l of every chosen block, b×k, for each cluster layer. */
    List<List<Tensor>> logits(List<Tensor> outputs) {
        List<Tensor> chosen =
                blocks.of(outputs).stream().map(y -> y.flatten(1, -1)).toList();
        List<List<Tensor>> all = new ArrayList<>();
        for (List<SoftmaxLayer> own : ofClusterLayers) {
            List<Tensor> logits = new ArrayList<>();
            for (int i = 0; i < own.size(); i++) {
                logits.add(own.get(i).logits(chosen.get(i)));
            }
            all.add(logits);
        }
        return all;
    }

    /** Makes those of cluster layer {@code number}, from 0, the only ones. */
    void keep(int number) {
        List<SoftmaxLayer> first = ofClusterLayers.get(0);
        for (int i = 0; number > 0 && i < first.size(); i++) {
            first.get(i).become(ofClusterLayers.get(number).get(i));
        }
        ofClusterLayers.subList(1, ofClusterLayers.size()).clear();
    }
}
