package io.clade.method.competitive;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.method.competitive.prototype.FreePrototypes;
import io.clade.method.competitive.topology.Topology;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.model.part.TrainingLimits;
import io.clade.network.Network;
import io.clade.network.weight.Initialisation;
import io.clade.training.Schedule;
import io.clade.training.session.Session;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The vanilla competitive layer: prototypes that are weights of a layer, trained by gradients to quantise the samples.
 *
 * <p>Steps: measure the distances of all samples to the prototypes; lower L = Q + λ‖E‖² by Adam; assign by the nearest
 * prototype, or find clusters as components of the graph. Q is the mean squared distance to the nearest prototype, and E
 * the graph that joins the first and the second winner of each sample.
 *
 * <p>Departures: the paper writes Q as a sum; its code takes the norm over samples of the squared distances. Under Adam
 * these differ only in the weight of far samples.
 */
@Paper(
        title = "Gradient-based Competitive Learning: Theory",
        authors = "Cirrincione, Randazzo, Barbiero, Ciravegna, Pasero",
        venue = "Cognitive Computation 16(2)",
        year = 2024,
        url = "https://arxiv.org/abs/2009.02799")
public final class Vcl implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "vcl";

    /**
     * @param prototypes k
     * @param preparation of the samples
     * @param learning of the prototypes
     * @param topology use of the prototypes' graph
     */
    public record Hyperparameters(int prototypes, Preprocessing preparation, Learning learning, Topology topology)
            implements Settings {

        @Override
        public int clusters() {
            return prototypes;
        }
    }

    private final Hyperparameters settings;

    public Vcl(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published settings (appendix A.1). */
    public static Hyperparameters paper(int prototypes) {
        return new Hyperparameters(
                prototypes,
                Preprocessing.scaled(Scaling.STANDARDIZE, 0),
                new Learning(
                        Learning.Start.RANDOM, Learning.Steps.FIXED, 400, 0.008, Schedule.CONSTANT, Integer.MAX_VALUE),
                Topology.published());
    }

    /** Prototypes that start at means, and steps that follow the scale of the data; see docs/methods/competitive.md. */
    public static Hyperparameters recommended(int prototypes) {
        return new Hyperparameters(
                prototypes,
                Preprocessing.automatic(),
                new Learning(Learning.Start.MEANS, Learning.Steps.DATA, 0, 0.05, Schedule.COSINE, 4096),
                Topology.recommended());
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
        Learning learning = settings.learning();
        Topology topology = settings.topology();
        ScaledSamples.requireVectors(data);
        try (Fit fit = Fit.begin(NAME, settings, data, session)) {
            ScaledSamples canvas = ScaledSamples.of(fit, learning);
            FreePrototypes prototypes = new FreePrototypes(k, 1, 1, false);
            TrajectoryRecorder trajectories = new TrajectoryRecorder(k);
            Network network = fit.network(canvas.identity(), prototypes, trajectories);
            prototypes.begin(0, start(canvas, ScaledSamples.stream(fit)));

            QuantisationStage quantisation = new QuantisationStage(
                    network, canvas, prototypes, prototypes.inputs(canvas.samples()), topology, trajectories);
            before.accept(quantisation);
            fit.keep(new TrainingLimits(learning.epochs(), 0));
            fit.train(quantisation, learning.training(data.size(), canvas.spread()));
            return canvas.model(fit, quantisation.learned(), topology, trajectories);
        }
    }

    /** Initial prototypes, k×d. */
    private Tensor start(ScaledSamples canvas, long seed) {
        Tensor x = canvas.samples();
        return canvas.start(settings.learning().start(), settings.prototypes(), seed)
                .map(weights -> torch.mm(weights.narrow(1, 0, x.size(0)), x))
                .orElseGet(() -> Initialisation.GLOROT.weights(settings.prototypes(), x.size(1)));
    }
}
