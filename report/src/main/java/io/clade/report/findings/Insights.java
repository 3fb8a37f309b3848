package io.clade.report.findings;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.model.part.KernelBandwidth;
import io.clade.model.part.MergeTree;
import io.clade.model.part.PrototypeTrajectories;
import io.clade.model.part.SplitTree;
import io.clade.partition.hierarchy.Dendrogram;
import java.util.List;
import java.util.Optional;

/**
 * What a model tells of how its method saw the samples, beyond their clusters; each only where the method has it.
 *
 * @param dendrogram the tree of merges, whose leaves are all samples that were fitted
 * @param splits the tree of splits, whose leaves are the clusters
 * @param kernels of the network's blocks
 * @param ways where prototypes were while they learned, k×2 each; empty where that is not known
 */
public record Insights(
        Optional<Dendrogram> dendrogram,
        Optional<Dendrogram> splits,
        Optional<SampledKernels> kernels,
        List<Matrix> ways) {

    /** Of a method that keeps none of it. */
    public static final Insights NONE = new Insights(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Insights {
        ways = List.copyOf(ways);
    }

    /**
     * What {@code model} tells, of some of the samples where it has to look at them.
     *
     * @param data n samples
     * @param assignment of them by the model
     */
    public static Insights of(Model model, Dataset data, Assignment assignment) {
        return new Insights(
                model.find(MergeTree.class).map(MergeTree::tree),
                model.find(SplitTree.class).map(SplitTree::tree),
                model.find(KernelBandwidth.class)
                        .map(kernels ->
                                SampledKernels.of(model, data, assignment.clusters(), kernels.bandwidth())),
                model.find(PrototypeTrajectories.class)
                        .map(PrototypeTrajectories::places)
                        .orElse(List.of()));
    }
}
