package io.clade.model.part;

import io.clade.network.weight.Weights;
import io.clade.partition.hierarchy.Dendrogram;

/**
 * The tree of a divisive method, whose leaves are the clusters.
 *
 * @param tree of the splits, in which the last merge is the first split
 */
public record SplitTree(Dendrogram tree) implements ModelPart {

    private static final String SPLITS = "splits";

    static final PartFormat<SplitTree> FORMAT = new PartFormat<>("split_tree", SplitTree.class, SplitTree::read);

    @Override
    public Weights arrays() {
        return TreeArray.put(Weights.builder(), SPLITS, tree).build();
    }

    private static SplitTree read(Weights arrays) {
        return new SplitTree(TreeArray.read(arrays.require(SPLITS)));
    }
}
