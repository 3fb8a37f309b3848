package io.clade.report.findings;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.partition.hierarchy.Dendrogram;
import io.clade.tensor.Bandwidth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final String BANDWIDTH = "bandwidth";
    private static final String SIGMA = "sigma";

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
                model.dendrogram(),
                model.splits(),
                bandwidth(model.provenance().parameters())
                        .map(width -> SampledKernels.of(model, data, assignment.clusters(), width)),
                model.ways());
    }

    /** Of the kernels that the method's loss is made of; empty where there are none. */
    private static Optional<Bandwidth> bandwidth(Map<String, String> parameters) {
        if (!parameters.containsKey(BANDWIDTH) || !parameters.containsKey(SIGMA)) {
            return Optional.empty();
        }
        String rule = parameters.get(BANDWIDTH).toUpperCase(Locale.ROOT);
        return Optional.of(new Bandwidth(Bandwidth.Rule.valueOf(rule), Double.parseDouble(parameters.get(SIGMA))));
    }
}
