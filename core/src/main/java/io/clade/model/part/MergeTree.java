package io.clade.model.part;

import io.clade.network.weight.Weights;
import io.clade.partition.hierarchy.Dendrogram;
import io.clade.partition.hierarchy.Linkage;
import java.util.Locale;

/**
 * The tree of an agglomerative method, whose leaves are the fitted samples. It is saved as one array under the name of
 * the linkage.
 *
 * @param tree of the merges
 * @param linkage that measured their heights
 */
public record MergeTree(Dendrogram tree, Linkage linkage) implements ModelPart {

    static final PartFormat<MergeTree> FORMAT = new PartFormat<>("merge_tree", MergeTree.class, MergeTree::read);

    @Override
    public Weights arrays() {
        return TreeArray.put(Weights.builder(), linkage.name().toLowerCase(Locale.ROOT), tree)
                .build();
    }

    private static MergeTree read(Weights arrays) {
        String name = arrays.names().iterator().next();
        return new MergeTree(TreeArray.read(arrays.require(name)), Linkage.valueOf(name.toUpperCase(Locale.ROOT)));
    }
}
