package io.clade.method.divergence;

import io.clade.data.Dataset;
import io.clade.method.DeepFit;
import io.clade.method.Knobs;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.model.Model;
import io.clade.network.Blueprint.Head;
import io.clade.network.Network;
import io.clade.training.Loss;
import io.clade.training.Session;

/**
 * Recurrent deep tensor kernel clustering: {@link Rddc} with a companion objective on every layer of its network, on the
 * last hidden state of each recurrent layer ({@code network=gru}) or on all hidden states stacked
 * ({@code network=gru_states}).
 *
 * <p>Steps: those of {@link Dtkc}.
 *
 * <p>Departures: those of {@link Dtkc} and {@link Rddc}.
 */
@Paper(
        title =
                "Recurrent Deep Divergence-based Clustering for Simultaneous Feature Learning and Clustering of Variable"
                        + " Length Time Series",
        authors = "Trosten, Strauman, Kampffmeyer, Jenssen",
        venue = "ICASSP",
        year = 2019,
        url = "https://arxiv.org/abs/1811.12050")
public final class Rdtkc implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "rdtkc";

    private final Dtkc.Hyperparameters settings;

    public Rdtkc(Dtkc.Hyperparameters settings) {
        this.settings = settings;
    }

    /** As the thesis has it (section 17.9): {@link Dtkc#paper} with two bidirectional layers of 32 recurrent units. */
    public static Dtkc.Hyperparameters paper(int clusters) {
        return Knobs.with(Dtkc.paper(clusters), Rddc.RECURRENT);
    }

    /** {@link Dtkc#recommended}, whose network for series is convolutional. */
    public static Dtkc.Hyperparameters recommended(int clusters) {
        return Dtkc.recommended(clusters);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        return DeepFit.run(NAME, settings, settings.clusters(), settings.preparation(), data, session, fit -> {
            Network network = fit.network(settings.network(), Head.SOFTMAX, settings.clusters());
            fit.train(network, settings.training(), this::loss);
            return fit.model(network);
        });
    }

    private Loss loss(Network.Output output) {
        return settings.companions()
                .add(
                        settings.divergence().loss(output),
                        output,
                        settings.divergence().bandwidth());
    }
}
