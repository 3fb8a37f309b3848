package io.clade.method.competitive.topology;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.model.part.PrototypeGraph;
import io.clade.objective.CompetitiveHebbian;
import io.clade.training.Loss;
import org.bytedeco.pytorch.Tensor;

/**
 * The settings of the graph of prototypes.
 *
 * @param clusters whether every prototype is a cluster, or clusters are the components of the graph
 * @param complexity form of ‖E‖², the complexity of the graph
 * @param weight λ, the weight of it
 * @param gap longest gap that an edge may bridge, in spacings of its samples; 0 keeps every edge
 * @param outliers share of the mean number of samples; the samples of a prototype without edges and with fewer are
 *     outliers
 */
public record Topology(
        @Hyperparameter(
                "Definition of a cluster: with prototypes, each of the k prototypes (-k) is one; with auto, clusters are the connected"
                        + " components of the graph of k prototypes (30 suit a few hundred samples).")
        Count clusters,

        @Hyperparameter(
                "Form of the graph-complexity term in the loss: none, published (which has no gradient) or soft.")
        Complexity complexity,

        @Hyperparameter(
                value = "Weight of the graph-complexity term in the loss.",
                name = "complexity_weight",
                least = 0)
        double weight,

        @Hyperparameter(
                value =
                        "An edge is cut where the gap between the samples of its two prototypes is wider than this many times"
                                + " their spacing; 0 keeps every edge.",
                least = 0)
        double gap,

        @Hyperparameter(
                value =
                        "Samples of a prototype without edges are outliers if there are fewer of them than this share of the mean.",
                least = 0,
                most = 1)
        double outliers) {

    /** The sharpness of soft winners: the temperature is the mean quantisation error divided by this. */
    public static final double SHARPNESS = 4;

    /** The origin of the number of clusters. */
    public enum Count {
        PROTOTYPES,
        AUTO
    }

    /** The forms of ‖E‖². */
    public enum Complexity {
        NONE,
        /** {@link CompetitiveHebbian#published} */
        PUBLISHED,
        /** {@link CompetitiveHebbian#soft} */
        SOFT
    }

    public Topology {
        Require.notNegative("complexity_weight", weight);
        Require.notNegative("gap", gap);
        Require.between("outliers", outliers, 0, 1);
    }

    /** The published settings: ‖E‖² without a gradient, every edge kept. */
    public static Topology published() {
        return new Topology(Count.PROTOTYPES, Complexity.PUBLISHED, 0.01, 0, 0);
    }

    /** Settings that cut edges that bridge a gap; docs/methods/competitive.md says how the bound was found. */
    public static Topology recommended() {
        return new Topology(Count.PROTOTYPES, Complexity.NONE, 0.01, 3.5, 0.25);
    }

    /** Adds λ‖E‖² in the chosen form. */
    public Loss add(Loss loss, Tensor distances) {
        return switch (complexity) {
            case NONE -> loss;
            case PUBLISHED -> loss.plus("complexity", weight, CompetitiveHebbian.published(distances));
            case SOFT -> loss.plus("complexity", weight, CompetitiveHebbian.soft(distances, SHARPNESS));
        };
    }

    /** Adds the graph, every edge kept, to what {@code loss} monitors where the number of clusters is to be found. */
    public Loss watch(Loss loss, Tensor distances) {
        if (clusters == Count.PROTOTYPES) {
            return loss;
        }
        Tensor pairs = CompetitiveHebbian.pairs(CompetitiveHebbian.winners(distances), distances.size(1));
        return loss.watch("valid_prototypes", pairs, means -> graph(means).valid().length)
                .watch("uncut_components", pairs, means -> graph(means).clusters());
    }

    /** The graph of an epoch, from the mean number, over its steps, of samples with each pair of winners. */
    private static PrototypeGraph graph(double... means) {
        int k = (int) Math.round(Math.sqrt(means.length));
        int[][] counts = new int[k][k];
        for (int i = 0; i < means.length; i++) {
            counts[i / k][i % k] = (int) Math.ceil(means[i]);
        }
        return PrototypeGraph.of(counts);
    }
}
