package io.clade.method.competitive;

import io.clade.data.Dataset;
import io.clade.data.Preparation;
import io.clade.data.Scaling;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.competitive.prototype.CompetitiveLayer;
import io.clade.method.competitive.prototype.PrototypePart;
import io.clade.method.competitive.topology.Topology;
import io.clade.model.Model;
import io.clade.network.weight.Initialisation;
import io.clade.training.History;
import io.clade.training.Schedule;
import io.clade.training.Session;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The vanilla competitive layer: prototypes that are weights of a layer, trained by gradients to quantise the samples.
 *
 * <p>Steps: distances of all samples to the prototypes; lower L = Q + λ‖E‖², Q the mean squared distance to the nearest
 * prototype, E the graph that joins the first and the second winner of each sample, by Adam; assign by the nearest
 * prototype, or find clusters as components of the graph.
 *
 * <p>Departures: the paper writes Q as a sum; its code takes the norm over samples of the squared distances. Neither moves
 * prototypes otherwise under Adam than through the weight of far samples.
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
     * @param representation the space that prototypes compete in
     * @param learning how prototypes learn
     * @param topology what their graph is for
     */
    public record Hyperparameters(
            int prototypes,
            Preparation preparation,
            Representation representation,
            Learning learning,
            Topology topology) {}

    private final Hyperparameters settings;

    public Vcl(Hyperparameters settings) {
        this.settings = settings;
    }

    /** As published (appendix A.1). */
    public static Hyperparameters paper(int prototypes) {
        return new Hyperparameters(
                prototypes,
                Preparation.scaled(Scaling.STANDARDIZE, 0),
                Representation.none(),
                new Learning(
                        Learning.Start.RANDOM, Learning.Steps.FIXED, 400, 0.008, Schedule.CONSTANT, Integer.MAX_VALUE),
                Topology.published());
    }

    /** Means to begin at and steps that suit the data; see docs/methods/competitive.md. */
    public static Hyperparameters recommended(int prototypes) {
        return new Hyperparameters(
                prototypes,
                Preparation.automatic(),
                Representation.none(),
                new Learning(Learning.Start.MEANS, Learning.Steps.DATA, 0, 0.05, Schedule.COSINE, 4096),
                Topology.recommended());
    }

    /** The same on a network, which is led; see docs/methods/competitive.md. */
    public static Hyperparameters recommendedOnNetwork(int prototypes) {
        Hyperparameters alone = recommended(prototypes);
        return new Hyperparameters(
                prototypes,
                Preparation.forNetworks(),
                Representation.recommended(),
                alone.learning(),
                alone.topology());
    }

    @Override
    public Model fit(Dataset data, Session session) {
        int k = settings.prototypes();
        return settings.representation().standsAlone()
                ? fit(data, session, Optional.empty())
                : EmbeddedFit.run(
                        NAME,
                        settings,
                        new EmbeddedFit.Task(
                                k,
                                settings.representation(),
                                settings.learning(),
                                settings.topology(),
                                (anchors, rivals, rate, relative) -> PrototypePart.free(k, rivals, rate, relative)),
                        settings.preparation(),
                        data,
                        session);
    }

    /** The same without a network, {@code watcher} seeing the prototypes before every step. */
    public Model fit(Dataset data, Session session, PrototypeWatcher watcher) {
        return fit(data, session, Optional.of(watcher));
    }

    private Model fit(Dataset data, Session session, Optional<PrototypeWatcher> watcher) {
        int k = settings.prototypes();
        Learning learning = settings.learning();
        return CompetitiveFit.run(NAME, settings, k, settings.preparation(), data, session, fit -> {
            Canvas canvas = fit.canvas(learning);
            Tensor x = canvas.samples();
            Tensor initial = fit.start(canvas, k, learning.start())
                    .map(weights -> torch.mm(weights.narrow(1, 0, x.size(0)), x))
                    .orElseGet(() -> Initialisation.GLOROT.weights(k, x.size(1)));
            CompetitiveLayer layer = CompetitiveLayer.base(initial, session.device());
            History history = fit.train(layer, canvas, learning, canvas.spread(), settings.topology(), watcher);
            return fit.model(layer, canvas, settings.topology(), history);
        });
    }
}
