package io.clade.method.competitive;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.Matrix;
import io.clade.data.Preparation;
import io.clade.data.Require;
import io.clade.method.Fitting;
import io.clade.method.competitive.prototype.CompetitiveLayer;
import io.clade.method.competitive.topology.Found;
import io.clade.method.competitive.topology.Topology;
import io.clade.method.competitive.topology.Winners;
import io.clade.model.Model;
import io.clade.model.part.TrainingLimits;
import io.clade.network.backbone.Architecture;
import io.clade.objective.VoronoiError;
import io.clade.tensor.NativeRuntime;
import io.clade.tensor.Scope;
import io.clade.training.History;
import io.clade.training.Loss;
import io.clade.training.Seeds;
import io.clade.training.Session;
import io.clade.training.Trainer;
import io.clade.training.Training;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/** The state of one fit of prototypes on flattened samples: what the base and the dual layer do alike. */
final class CompetitiveFit extends Fitting {

    /** Random streams apart from the epochs', which are those from 1 on. */
    private static final long ANCHORS = -1;

    private static final long START = -2;

    private final Feed feed = feed();
    private Optional<TrajectoryRecorder> recorder = Optional.empty();

    private CompetitiveFit(
            String method,
            Record hyperparameters,
            int prototypes,
            Preparation preparation,
            Dataset data,
            Session session) {
        super(method, hyperparameters, prototypes, preparation, data, session);
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
        Require.that(
                data.equallyLong(),
                "%s has series of different lengths, which prototypes cannot be compared with step by step. Resample them"
                        + " to one length.",
                data.name());
        CompetitiveFit fit = new CompetitiveFit(method, hyperparameters, prototypes, preparation, data, session);
        return Scope.run(() -> {
            Seeds.seedTensors(session.seed());
            return body.apply(fit);
        });
    }

    /** The samples that learning works on: all of them, or anchors where they are more than a step takes. */
    Canvas canvas(Learning learning) {
        return Canvas.of(feed, learning, Seeds.derive(seed(), ANCHORS));
    }

    /** Dual weights of k prototypes that begin at {@code start}; empty where that is random. */
    Optional<Tensor> start(Canvas canvas, int k, Learning.Start start) {
        return canvas.start(start, k, Seeds.derive(seed(), START));
    }

    /**
     * Trains {@code layer} to lower Q + λ‖E‖² over the samples; returns what was learned.
     *
     * @param factor of the learning rate
     */
    History train(
            CompetitiveLayer layer,
            Canvas canvas,
            Learning learning,
            double factor,
            Topology topology,
            Optional<PrototypeWatcher> watcher) {
        Training training = learning.training(data().size(), factor);
        keep(new TrainingLimits(learning.epochs(), 0));
        int[] step = {0};
        if (canvas.samples().size(1) == TrajectoryRecorder.FEATURES) {
            recorder = Optional.of(
                    new TrajectoryRecorder(layer, (int) layer.prototypes().size(0)));
        }
        Trainer.Objective loss = (rows, done) -> {
            // Without a watcher the prototypes are not made: from a Gram matrix steps do not need them.
            watcher.ifPresent(seen ->
                    Scope.run((Runnable) () -> seen.at(step[0]++, canvas.restored(layer.prototypes()))));
            recorder.ifPresent(kept -> kept.pass(done));
            Tensor x = canvas.whole() ? canvas.samples() : canvas.scaled(feed.batch(rows));
            Tensor distances = layer.squaredDistances(x);
            Loss quantisation = Loss.of("quantisation", VoronoiError.mean(distances));
            return topology.watch(topology.add(quantisation, distances), distances);
        };
        return NativeRuntime.withSmallProducts(() -> Trainer.train(
                method(), identity(session()), layer.parameters(), data().size(), training, session(), loss));
    }

    /** The fitted model: prototypes as clusters, or the components of their graph. */
    Model model(CompetitiveLayer layer, Canvas canvas, Topology topology, History history) {
        Matrix prototypes = canvas.restored(layer.prototypes());
        Found found = Found.by(topology, Winners.of(feed, x -> x.flatten(1, -1), prototypes), prototypes);
        found.warnings().forEach(this::warn);
        recorder.ifPresent(kept -> keep(kept.until(prototypes, canvas)));
        found.graph().ifPresent(this::keep);
        return model(found.plan(preparer().output(), new Architecture.Identity()), found.weights(), history);
    }
}
