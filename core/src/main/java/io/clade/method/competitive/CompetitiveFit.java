package io.clade.method.competitive;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.Matrix;
import io.clade.data.Preparation;
import io.clade.data.Preparer;
import io.clade.data.Require;
import io.clade.method.Knobs;
import io.clade.model.Model;
import io.clade.model.PrototypeGraph;
import io.clade.model.Provenance;
import io.clade.network.Architecture;
import io.clade.network.Blueprint;
import io.clade.network.Weights;
import io.clade.objective.VoronoiError;
import io.clade.partition.PlusPlus;
import io.clade.tensor.NativeRuntime;
import io.clade.tensor.Scope;
import io.clade.training.History;
import io.clade.training.Loss;
import io.clade.training.Seeds;
import io.clade.training.Session;
import io.clade.training.Trainer;
import io.clade.training.Training;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/** The state of one fit of prototypes on flattened samples: what the base and the dual layer do alike. */
final class CompetitiveFit {

    /** Random streams apart from the epochs', which are those from 1 on. */
    private static final long ANCHORS = -1;

    private static final long START = -2;

    private final String method;
    private final Map<String, String> parameters;
    private final Dataset data;
    private final Session session;
    private final Preparer preparer;
    private final Feed feed;
    private final Instant started = Instant.now();
    private final List<String> warnings = new ArrayList<>();

    private CompetitiveFit(
            String method, Record hyperparameters, Preparation preparation, Dataset data, Session session) {
        this.method = method;
        this.parameters = Knobs.values(hyperparameters);
        this.data = data;
        this.session = session;
        this.preparer = Preparer.fit(preparation, data);
        this.feed = new Feed(data, preparer, session.device());
    }

    /**
     * Runs {@code body} as one fit of {@code prototypes}; see {@link io.clade.method.DeepFit#run}.
     *
     * @throws io.clade.data.InputException where the number of prototypes or the data do not suit
     */
    static Model run(
            String method,
            Record hyperparameters,
            int prototypes,
            Preparation preparation,
            Dataset data,
            Session session,
            Function<CompetitiveFit, Model> body) {
        Require.clusters(prototypes, data.size());
        Require.that(
                data.equallyLong(),
                "%s has series of different lengths, which prototypes cannot be compared with step by step. Resample them"
                        + " to one length.",
                data.name());
        CompetitiveFit fit = new CompetitiveFit(method, hyperparameters, preparation, data, session);
        return Scope.run(() -> {
            Seeds.seedTensors(session.seed());
            return body.apply(fit);
        });
    }

    /** The samples that learning works on: all of them, or anchors where they are more than a step takes. */
    Canvas canvas(Learning learning) {
        return Canvas.of(feed, learning, Seeds.derive(session.seed(), ANCHORS));
    }

    /** Dual weights of k prototypes that begin at {@code start}; empty where that is random. */
    Optional<Tensor> start(Canvas canvas, int k, Learning.Start start) {
        if (start == Learning.Start.RANDOM) {
            return Optional.empty();
        }
        long[] farApart = PlusPlus.choose(canvas.samples(), k, 0, Seeds.derive(session.seed(), START));
        return Optional.of(canvas.weights(start, farApart));
    }

    /** Trains {@code layer} to lower Q + λ‖E‖² over the samples; returns what was learned. */
    History train(
            CompetitiveLayer layer,
            Canvas canvas,
            Training training,
            Topology topology,
            Optional<PrototypeWatcher> watcher) {
        int[] step = {0};
        Trainer.Objective loss = (rows, done) -> {
            // Without a watcher the prototypes are not made: from a Gram matrix steps do not need them.
            watcher.ifPresent(seen ->
                    Scope.run((Runnable) () -> seen.at(step[0]++, canvas.restored(layer.prototypes()))));
            Tensor x = canvas.whole() ? canvas.samples() : canvas.scaled(feed.batch(rows));
            Tensor distances = layer.squaredDistances(x);
            Loss quantisation = Loss.of("quantisation", VoronoiError.mean(distances));
            return topology.watch(topology.add(quantisation, distances), distances);
        };
        String identity = method + parameters + session.seed() + data.sha256();
        return NativeRuntime.withSmallProducts(
                () -> Trainer.train(method, identity, layer.parameters(), data.size(), training, session, loss));
    }

    /** The fitted model: prototypes as clusters, or the components of their graph. */
    Model model(CompetitiveLayer layer, Canvas canvas, Topology topology, History history) {
        Matrix prototypes = canvas.restored(layer.prototypes());
        Winners winners = Winners.of(feed, prototypes);
        PrototypeGraph graph = winners.graph();
        if (topology.clusters() == Topology.Count.PROTOTYPES) {
            warnAboutDead(graph);
            return model(Blueprint.Head.PROTOTYPES, prototypes.rows(), prototypes, Weights.builder(), history);
        }
        if (topology.gap() > 0) {
            Gaps gaps = winners.gaps();
            graph = graph.keeping((a, b) -> gaps.between(a, b) <= topology.gap());
        }
        PrototypeGraph found = graph.withOutliers(topology.outliers()).pruned();
        warnAboutOne(found);
        return model(
                Blueprint.Head.PROTOTYPE_GRAPH,
                found.clusters(),
                prototypes.selectRows(graph.valid()),
                found.addTo(Weights.builder()),
                history);
    }

    private void warnAboutOne(PrototypeGraph graph) {
        if (graph.clusters() == 1) {
            warnings.add(
                    "The graph of the prototypes is in one piece: 1 cluster. More prototypes (-k) see narrower gaps, and a"
                            + " smaller --set gap=G cuts more edges.");
        }
    }

    private void warnAboutDead(PrototypeGraph graph) {
        int dead = graph.size() - graph.valid().length;
        if (dead > 0) {
            warnings.add("%d of %d clusters are empty: their prototypes won no sample. --set start=samples lets every"
                            .formatted(dead, graph.size())
                    + " prototype begin at one.");
        }
    }

    private Model model(Blueprint.Head head, int clusters, Matrix prototypes, Weights.Builder others, History history) {
        int p = prototypes.rows();
        Weights weights = others.put("prototypes", new long[] {p, prototypes.columns()}, prototypes.toArray())
                .build();
        Blueprint plan = new Blueprint(preparer.output(), new Architecture.Identity(), head, clusters, p);
        Provenance provenance = Provenance.of(method, parameters, data, session, started);
        return new Model(plan, weights, preparer, history, provenance, warnings);
    }
}
