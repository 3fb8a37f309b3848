package io.clade.method.competitive.topology;

import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.model.PrototypeGraph;
import io.clade.network.Blueprint;
import io.clade.network.backbone.Architecture;
import io.clade.network.weight.Weights;
import java.util.List;

/**
 * The clusters that learned prototypes stand for: each of them, or the components of their graph.
 *
 * @param head that assigns samples to them
 * @param clusters how many there are
 * @param prototypes of them
 * @param weights of the head
 * @param warnings about what a user should not overlook
 */
public record Found(Blueprint.Head head, int clusters, int prototypes, Weights weights, List<String> warnings) {

    /**
     * Of what {@code topology} says a cluster is.
     *
     * @param winners of all samples among {@code prototypes}: k×m
     */
    public static Found by(Topology topology, Winners winners, Matrix prototypes) {
        PrototypeGraph graph = winners.graph();
        if (topology.clusters() == Topology.Count.PROTOTYPES) {
            return of(
                    Blueprint.Head.PROTOTYPES, prototypes.rows(), prototypes, Weights.builder(), warnAboutDead(graph));
        }
        if (topology.gap() > 0) {
            Gaps gaps = winners.gaps();
            graph = graph.keeping((a, b) -> gaps.between(a, b) <= topology.gap());
        }
        PrototypeGraph found = graph.withOutliers(topology.outliers()).pruned();
        return of(
                Blueprint.Head.PROTOTYPE_GRAPH,
                found.clusters(),
                prototypes.selectRows(graph.valid()),
                found.addTo(Weights.builder()),
                warnAboutOne(found));
    }

    private static Found of(
            Blueprint.Head head, int clusters, Matrix prototypes, Weights.Builder others, List<String> warnings) {
        int p = prototypes.rows();
        Weights weights = others.put("prototypes", prototypes).build();
        return new Found(head, clusters, p, weights, warnings);
    }

    /** The plan of the network that they are the head of. */
    public Blueprint plan(Shape input, Architecture backbone) {
        return new Blueprint(input, backbone, head, clusters, prototypes);
    }

    private static List<String> warnAboutOne(PrototypeGraph graph) {
        return graph.clusters() > 1
                ? List.of()
                : List.of(
                        "The graph of prototypes is connected, so there is 1 cluster. More prototypes (-k) resolve narrower gaps,"
                                + " and a smaller --set gap=G cuts more edges.");
    }

    private static List<String> warnAboutDead(PrototypeGraph graph) {
        int dead = graph.size() - graph.valid().length;
        return dead == 0
                ? List.of()
                : List.of(
                        "%d of %d clusters are empty: their prototypes won no sample. --set start=samples starts every"
                                        .formatted(dead, graph.size())
                                + " prototype at a sample.");
    }
}
