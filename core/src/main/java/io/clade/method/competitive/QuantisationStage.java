package io.clade.method.competitive;

import io.clade.data.Matrix;
import io.clade.method.competitive.prototype.Inputs;
import io.clade.method.competitive.prototype.PrototypeSets;
import io.clade.method.competitive.topology.Topology;
import io.clade.network.Network;
import io.clade.objective.QuantisationError;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Batch;
import io.clade.training.Loss;
import io.clade.training.Stage;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.Phase;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** Lowers Q + λ‖E‖² for prototypes that compete for the samples themselves. */
final class QuantisationStage implements Stage {

    private final Network network;
    private final ScaledSamples canvas;
    private final PrototypeSets prototypes;
    private final Inputs inputs;
    private final Topology topology;
    private final TrajectoryRecorder trajectories;
    private Optional<PrototypeWatcher> watcher = Optional.empty();

    /** @param inputs of the prototypes: the samples of {@code canvas}, which do not change */
    QuantisationStage(
            Network network,
            ScaledSamples canvas,
            PrototypeSets prototypes,
            Inputs inputs,
            Topology topology,
            TrajectoryRecorder trajectories) {
        this.network = network;
        this.canvas = canvas;
        this.prototypes = prototypes;
        this.inputs = inputs;
        this.topology = topology;
        this.trajectories = trajectories;
    }

    /** Shows {@code other} the prototypes before every step. */
    void watchedBy(PrototypeWatcher other) {
        watcher = Optional.of(other);
    }

    @Override
    public Phase phase() {
        return Phase.TRAINING;
    }

    @Override
    public List<ParameterGroup> parameters() {
        return List.of(ParameterGroup.of(network.parameters()));
    }

    @Override
    public void beginStep(long step) {
        // Without a watcher the prototypes are not made: from a Gram matrix steps do not need them.
        watcher.ifPresent(seen -> seen.at((int) step, learned()));
    }

    @Override
    public Loss loss(Batch batch) {
        trajectories.record(batch.done(), () -> prototypes.of(0, inputs));
        Tensor x = canvas.whole() ? canvas.samples() : canvas.scaled(batch.samples());
        Tensor distances = prototypes.squaredDistances(0, x, inputs);
        Loss quantisation = Loss.of("quantisation", QuantisationError.mean(distances));
        return topology.watch(topology.add(quantisation, distances), distances);
    }

    /** The present prototypes in the space of the prepared samples, k×d. */
    Matrix learned() {
        return Scope.run(() -> Scope.withoutGradients(() -> canvas.restored(prototypes.of(0, inputs))));
    }
}
