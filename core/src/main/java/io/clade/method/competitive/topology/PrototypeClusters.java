package io.clade.method.competitive.topology;

import io.clade.data.Matrix;
import io.clade.model.Warning;
import io.clade.model.part.PrototypeGraph;
import io.clade.network.cluster.FittedHead;
import io.clade.network.cluster.PrototypeGraphHead;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.network.weight.Weights;
import java.util.List;
import java.util.Optional;

/**
 * The clusters of learned prototypes: each prototype is one, or each component of their graph.
 *
 * @param head that assigns samples to them
 * @param graph whose components the clusters are; empty where each prototype is one
 * @param warnings about what a user should not overlook
 */
public record PrototypeClusters(FittedHead head, Optional<PrototypeGraph> graph, List<Warning> warnings) {

    /**
     * The clusters that {@code topology} defines.
     *
     * @param winners of all samples among {@code prototypes}: k×m
     */
    public static PrototypeClusters by(Topology topology, Winners winners, Matrix prototypes) {
        PrototypeGraph graph = winners.graph();
        if (topology.clusters() == Topology.Count.PROTOTYPES) {
            return new PrototypeClusters(NearestPrototypeHead.of(prototypes), Optional.empty(), warnAboutDead(graph));
        }
        if (topology.gap() > 0) {
            Gaps gaps = winners.gaps();
            graph = graph.keeping((a, b) -> gaps.between(a, b) <= topology.gap());
        }
        PrototypeGraph found = graph.withOutliers(topology.outliers()).pruned();
        Weights weights = found.components()
                .with(NearestPrototypeHead.of(prototypes.selectRows(graph.valid()))
                        .weights());
        FittedHead head = new FittedHead(new PrototypeGraphHead(found.size()), found.clusters(), weights);
        return new PrototypeClusters(head, Optional.of(found), warnAboutOne(found));
    }

    private static List<Warning> warnAboutOne(PrototypeGraph graph) {
        return graph.clusters() > 1
                ? List.of()
                : List.of(Warning.of(
                        "The graph of prototypes is connected, so there is 1 cluster. More prototypes (-k) resolve narrower gaps,"
                                + " and a smaller --set gap=G cuts more edges."));
    }

    private static List<Warning> warnAboutDead(PrototypeGraph graph) {
        int dead = graph.size() - graph.valid().length;
        return dead == 0
                ? List.of()
                : List.of(new Warning(
                        Warning.Kind.EMPTY_CLUSTERS,
                        "%s of %s clusters are empty: their prototypes won no sample. --set start=samples starts every"
                                        .formatted(dead, graph.size())
                                + " prototype at a sample."));
    }
}
