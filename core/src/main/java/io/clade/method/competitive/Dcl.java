package io.clade.method.competitive;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.method.competitive.prototype.DeepDualPrototypes;
import io.clade.method.competitive.prototype.DualNetwork;
import io.clade.method.competitive.prototype.DualPrototypes;
import io.clade.method.competitive.prototype.HiddenLayers;
import io.clade.method.competitive.prototype.Inputs;
import io.clade.method.competitive.prototype.PrototypeSets;
import io.clade.method.competitive.topology.Topology;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.model.part.TrainingLimits;
import io.clade.network.Network;
import io.clade.training.Schedule;
import io.clade.training.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/**
 * The dual competitive layer: prototypes that are outputs of a network on the transposed samples, P = ΩX + b1ᵀ, trained by
 * gradients to quantise them. With hidden layers it is the deep dual competitive layer.
 *
 * <p>Steps: prototypes from the transposed samples; distances of all samples to them; lower L = Q + λ‖E‖² by Adam, as {@link
 * Vcl} does; assign by the nearest prototype, or find clusters as components of the graph.
 *
 * <p>Departures: where there are fewer samples than features, the linear layer does not compute the prototypes while it
 * learns, since distances need only inner products (equation 57). Where there are more samples than a step takes, P =
 * ΩZ + b1ᵀ mixes as many anchors Z, drawn once, and steps take mini-batches. Dual weights can start by picking samples
 * or averaging them.
 */
@Paper(
        title = "Gradient-based Competitive Learning: Theory",
        authors = "Cirrincione, Randazzo, Barbiero, Ciravegna, Pasero",
        venue = "Cognitive Computation 16(2)",
        year = 2024,
        url = "https://arxiv.org/abs/2009.02799")
public final class Dcl implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "dcl";

    /** Name under {@code -m} of the layer with hidden ones. */
    public static final String DEEP = "deep-dcl";

    /**
     * @param prototypes k
     * @param preparation of the samples
     * @param hidden layers before the prototypes
     * @param learning of the prototypes
     * @param topology use of the prototypes' graph
     */
    public record Hyperparameters(
            int prototypes, Preprocessing preparation, HiddenLayers hidden, Learning learning, Topology topology)
            implements Settings {

        Hyperparameters with(HiddenLayers other) {
            return new Hyperparameters(prototypes, preparation, other, learning, topology);
        }

        @Override
        public int clusters() {
            return prototypes;
        }

        Hyperparameters with(Learning other) {
            return new Hyperparameters(prototypes, preparation, hidden, other, topology);
        }
    }

    private final Hyperparameters settings;

    public Dcl(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published settings (appendix A.1). */
    public static Hyperparameters paper(int prototypes) {
        return new Hyperparameters(
                prototypes,
                Preprocessing.scaled(Scaling.STANDARDIZE, 0),
                HiddenLayers.NONE,
                new Learning(
                        Learning.Start.RANDOM, Learning.Steps.FIXED, 400, 0.0008, Schedule.CONSTANT, Integer.MAX_VALUE),
                Topology.published());
    }

    /** Two hidden layers of 10 units (appendix A.2); learning rate and epochs are those of the authors' code. */
    public static Hyperparameters deepPaper(int prototypes) {
        return paper(prototypes)
                .with(new HiddenLayers(2, 10))
                .with(new Learning(
                        Learning.Start.RANDOM,
                        Learning.Steps.FIXED,
                        2000,
                        0.002,
                        Schedule.CONSTANT,
                        Integer.MAX_VALUE));
    }

    /** Prototypes that start at means, and steps that follow the scale of the data; see docs/methods/competitive.md. */
    public static Hyperparameters recommended(int prototypes) {
        return new Hyperparameters(
                prototypes,
                Preprocessing.automatic(),
                HiddenLayers.NONE,
                new Learning(Learning.Start.MEANS, Learning.Steps.DATA, 0, 0.05, Schedule.COSINE, 4096),
                Topology.recommended());
    }

    /** The same with two hidden layers, and smaller steps, since three layers of weights move together. */
    public static Hyperparameters deepRecommended(int prototypes) {
        return recommended(prototypes)
                .with(new HiddenLayers(2, 0))
                .with(new Learning(Learning.Start.MEANS, Learning.Steps.DATA, 0, 0.01, Schedule.COSINE, 4096));
    }

    @Override
    public Model fit(Dataset data, Session session) {
        return fit(data, session, stage -> {});
    }

    /** Fits as {@link #fit(Dataset, Session)} does, and shows {@code watcher} the prototypes before every step. */
    public Model fit(Dataset data, Session session, PrototypeWatcher watcher) {
        return fit(data, session, stage -> stage.watchedBy(watcher));
    }

    private Model fit(Dataset data, Session session, Consumer<QuantisationStage> before) {
        int k = settings.prototypes();
        Topology topology = settings.topology();
        ScaledSamples.requireVectors(data);
        try (Fit fit = Fit.begin(isDeep() ? DEEP : NAME, settings, data, session)) {
            ScaledSamples canvas = ScaledSamples.of(fit, settings.learning());
            Optional<Tensor> start = canvas.start(settings.learning().start(), k, ScaledSamples.stream(fit));
            Layer layer = isDeep() ? deep(canvas, start) : linear(canvas, start);
            TrajectoryRecorder trajectories = new TrajectoryRecorder(k);
            Network network = fit.network(canvas.identity(), layer.prototypes(), trajectories);
            layer.begin().run();

            QuantisationStage quantisation =
                    new QuantisationStage(network, canvas, layer.prototypes(), layer.inputs(), topology, trajectories);
            before.accept(quantisation);
            fit.keep(new TrainingLimits(settings.learning().epochs(), 0));
            fit.train(quantisation, settings.learning().training(data.size(), factor(canvas)));
            return canvas.model(fit, quantisation.learned(), topology, trajectories);
        }
    }

    private boolean isDeep() {
        return settings.hidden().layers() > 0;
    }

    /**
     * The factor of the learning rate. A prototype is a sum over a samples, so steps of η/a move it by about η; hidden
     * layers divide their inputs instead.
     */
    private double factor(ScaledSamples canvas) {
        boolean divided = isDeep() || settings.learning().steps() == Learning.Steps.FIXED;
        return divided ? 1 : 1.0 / canvas.samples().size(0);
    }

    /**
     * A layer of prototypes.
     *
     * @param prototypes that the layer puts out
     * @param inputs of the layer
     * @param begin gives the layer its initial weights, once it is part of a network
     */
    private record Layer(PrototypeSets prototypes, Inputs inputs, Runnable begin) {}

    private Layer linear(ScaledSamples canvas, Optional<Tensor> start) {
        int a = (int) canvas.samples().size(0);
        DualPrototypes dual = DualPrototypes.biased(settings.prototypes(), a, canvas.spread());
        Tensor omega = start.orElseGet(() -> DualPrototypes.random(settings.prototypes(), a));
        Inputs inputs = canvas.whole() ? dual.inputsOfAll(canvas.samples()) : dual.inputs(canvas.samples());
        return new Layer(dual, inputs, () -> dual.begin(0, omega));
    }

    private Layer deep(ScaledSamples canvas, Optional<Tensor> start) {
        Tensor x = canvas.samples();
        int a = (int) x.size(0);
        double inputScale = settings.learning().steps() == Learning.Steps.DATA ? 1.0 / a : 1;
        HiddenLayers hidden = settings.hidden();
        List<Tensor> initial = start.map(weights -> DualNetwork.seeded(x, inputScale, hidden, weights))
                .orElseGet(() -> DualNetwork.random(a, inputScale, hidden, settings.prototypes()));
        DeepDualPrototypes dual = new DeepDualPrototypes(
                settings.prototypes(), a, 1, hidden, new DeepDualPrototypes.Pace(1, inputScale, false));
        return new Layer(dual, dual.inputs(x), () -> dual.begin(0, initial));
    }
}
