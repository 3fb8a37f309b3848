package io.clade.method.competitive.topology;

import io.clade.data.Matrix;
import io.clade.model.PrototypeGraph;
import io.clade.network.cluster.FittedHead;
import io.clade.network.cluster.NearestPrototypeHead;
import io.clade.network.cluster.PrototypeGraphHead;
import io.clade.network.weight.Weights;
import java.util.List;

/**
 * The clusters that learned prototypes stand for: each of them, or the components of their graph.
 *
 * @param head that assigns samples to them
 * @param warnings about what a user should not overlook
 */
public record PrototypeClusters(FittedHead head, List<String> warnings) {

    /**
     * Of what {@code topology} says a cluster is.
     *
     * @param winners of all samples among {@code prototypes}: k×m
     */
    public static PrototypeClusters by(Topology topology, Winners winners, Matrix prototypes) {
        PrototypeGraph graph = winners.graph();
        if (topology.clusters() == Topology.Count.PROTOTYPES) {
            return new PrototypeClusters(NearestPrototypeHead.of(prototypes), warnAboutDead(graph));
        }
        if (topology.gap() > 0) {
            Gaps gaps = winners.gaps();
            graph = graph.keeping((a, b) -> gaps.between(a, b) <= topology.gap());
        }
        PrototypeGraph found = graph.withOutliers(topology.outliers()).pruned();
        Matrix valid = prototypes.selectRows(graph.valid());
        Weights weights =
                found.addTo(Weights.builder()).put("prototypes", valid).build();
        return new PrototypeClusters(
                new FittedHead(new PrototypeGraphHead(valid.rows()), found.clusters(), weights), warnAboutOne(found));
    }

    private static List<String> warnAboutOne(PrototypeGraph graph) {
        return graph.clusters() > 1
                ? List.of()
                : List.of(
                        "The graph of the prototypes is in one piece: 1 cluster. More prototypes (-k) see narrower gaps,"
                                + " and a smaller --set gap=G cuts more edges.");
    }

    private static List<String> warnAboutDead(PrototypeGraph graph) {
        int dead = graph.size() - graph.valid().length;
        return dead == 0
                ? List.of()
                : List.of("%d of %d clusters are empty: their prototypes won no sample. --set start=samples lets every"
                                .formatted(dead, graph.size())
                        + " prototype begin at one.");
    }
}
