package io.clade.method.competitive;

import io.clade.data.Dataset;
import io.clade.data.Preparation;
import io.clade.data.Scaling;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.competitive.prototype.CompetitiveLayer;
import io.clade.method.competitive.prototype.DualLayer;
import io.clade.method.competitive.prototype.DualNetwork;
import io.clade.method.competitive.prototype.DualPrototypes;
import io.clade.method.competitive.prototype.HiddenLayers;
import io.clade.method.competitive.prototype.PrototypePart;
import io.clade.method.competitive.topology.Topology;
import io.clade.model.Model;
import io.clade.training.History;
import io.clade.training.Schedule;
import io.clade.training.Session;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * The dual competitive layer: prototypes that are outputs of a network on the transposed samples, P = ΩX + b1ᵀ, trained by
 * gradients to quantise them. With hidden layers it is the deep dual competitive layer.
 *
 * <p>Steps: prototypes from the transposed samples; distances of all samples to them; lower L = Q + λ‖E‖² by Adam, as {@link
 * Vcl} does; assign by the nearest prototype, or find clusters as components of the graph.
 *
 * <p>Departures: where samples are fewer than features the linear layer never makes the prototypes while it learns, since
 * distances need inner products alone (equation 57). Where they are more than a step takes, the weights belong to as many
 * anchors, drawn once, P = ΩZ + b1ᵀ, and steps take mini-batches. Dual weights can begin by picking samples or averaging them.
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
     * @param representation the space that prototypes compete in
     * @param hidden layers before the prototypes
     * @param learning how prototypes learn
     * @param topology what their graph is for
     */
    public record Hyperparameters(
            int prototypes,
            Preparation preparation,
            Representation representation,
            HiddenLayers hidden,
            Learning learning,
            Topology topology) {

        Hyperparameters with(HiddenLayers other) {
            return new Hyperparameters(prototypes, preparation, representation, other, learning, topology);
        }

        Hyperparameters onNetwork() {
            return new Hyperparameters(
                    prototypes, Preparation.forNetworks(), Representation.recommended(), hidden, learning, topology);
        }

        Hyperparameters with(Learning other) {
            return new Hyperparameters(prototypes, preparation, representation, hidden, other, topology);
        }
    }

    private final Hyperparameters settings;

    public Dcl(Hyperparameters settings) {
        this.settings = settings;
    }

    /** As published (appendix A.1). */
    public static Hyperparameters paper(int prototypes) {
        return new Hyperparameters(
                prototypes,
                Preparation.scaled(Scaling.STANDARDIZE, 0),
                Representation.none(),
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

    /** Means to begin at and steps that suit the data; see docs/methods/competitive.md. */
    public static Hyperparameters recommended(int prototypes) {
        return new Hyperparameters(
                prototypes,
                Preparation.automatic(),
                Representation.none(),
                HiddenLayers.NONE,
                new Learning(Learning.Start.MEANS, Learning.Steps.DATA, 0, 0.05, Schedule.COSINE, 4096),
                Topology.recommended());
    }

    /** The same with two hidden layers, and smaller steps, which three layers of weights take together. */
    public static Hyperparameters deepRecommended(int prototypes) {
        return recommended(prototypes)
                .with(new HiddenLayers(2, 0))
                .with(new Learning(Learning.Start.MEANS, Learning.Steps.DATA, 0, 0.01, Schedule.COSINE, 4096));
    }

    /** {@link #recommended} on a network, which is led; see docs/methods/competitive.md. */
    public static Hyperparameters recommendedOnNetwork(int prototypes) {
        return recommended(prototypes).onNetwork();
    }

    /** {@link #deepRecommended} on a network, which is led. */
    public static Hyperparameters deepRecommendedOnNetwork(int prototypes) {
        return deepRecommended(prototypes).onNetwork();
    }

    @Override
    public Model fit(Dataset data, Session session) {
        return settings.representation().standsAlone()
                ? fit(data, session, Optional.empty())
                : EmbeddedFit.run(
                        name(),
                        settings,
                        new EmbeddedFit.Task(
                                settings.prototypes(),
                                settings.representation(),
                                settings.learning(),
                                settings.topology(),
                                this::part),
                        settings.preparation(),
                        data,
                        session);
    }

    private String name() {
        return settings.hidden().layers() > 0 ? DEEP : NAME;
    }

    private PrototypePart part(int anchors, int rivals, double rate, boolean relative) {
        int k = settings.prototypes();
        return settings.hidden().layers() > 0
                ? PrototypePart.deepDual(k, anchors, rivals, settings.hidden(), rate, relative)
                : new DualPrototypes(k, anchors, rivals, relative ? rate / anchors : rate);
    }

    /** The same without a network, {@code watcher} seeing the prototypes before every step. */
    public Model fit(Dataset data, Session session, PrototypeWatcher watcher) {
        return fit(data, session, Optional.of(watcher));
    }

    private Model fit(Dataset data, Session session, Optional<PrototypeWatcher> watcher) {
        Learning learning = settings.learning();
        int k = settings.prototypes();
        return CompetitiveFit.run(name(), settings, k, settings.preparation(), data, session, fit -> {
            Canvas canvas = fit.canvas(learning);
            Optional<Tensor> start = fit.start(canvas, k, learning.start());
            CompetitiveLayer layer =
                    settings.hidden().layers() > 0 ? deep(canvas, session, start) : linear(canvas, session, start);
            History history = fit.train(layer, canvas, learning, factor(canvas), settings.topology(), watcher);
            return fit.model(layer, canvas, settings.topology(), history);
        });
    }

    /** Every prototype sums over a samples: steps of η/a move it by about η. Hidden layers divide on entry instead. */
    private double factor(Canvas canvas) {
        boolean divided = settings.hidden().layers() > 0 || settings.learning().steps() == Learning.Steps.FIXED;
        return divided ? 1 : 1.0 / canvas.samples().size(0);
    }

    private CompetitiveLayer linear(Canvas canvas, Session session, Optional<Tensor> start) {
        long a = canvas.samples().size(0);
        Tensor omega = start.orElseGet(() -> DualLayer.random(settings.prototypes(), a));
        return DualLayer.on(canvas.samples(), canvas.spread(), omega, canvas.whole(), session.device());
    }

    private CompetitiveLayer deep(Canvas canvas, Session session, Optional<Tensor> start) {
        boolean scaled = settings.learning().steps() == Learning.Steps.DATA;
        Tensor x = canvas.samples();
        double inputScale = scaled ? 1.0 / x.size(0) : 1;
        HiddenLayers hidden = settings.hidden();
        List<Tensor> initial = start.map(weights -> DualNetwork.seeded(x, inputScale, hidden, weights))
                .orElseGet(() -> DualNetwork.random(x.size(0), inputScale, hidden, settings.prototypes()));
        return CompetitiveLayer.deepDual(x, inputScale, initial, session.device());
    }
}
