package io.clade.method.divergence;

import io.clade.data.Dataset;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.model.Model;
import io.clade.training.session.Session;
import java.util.Map;

/**
 * Recurrent deep divergence-based clustering: {@link Ddc} for series of different lengths, with gated recurrent units for
 * its network.
 *
 * <p>Steps: those of {@link Ddc}.
 *
 * <p>Departures: the embedding has 100 units, as the thesis has it. The recommended network is the one-dimensional
 * convolutional one that the thesis proposes at the end of its section 17.9; {@code network=gru} is the published one.
 */
@Paper(
        title =
                "Recurrent Deep Divergence-based Clustering for Simultaneous Feature Learning and Clustering of Variable"
                        + " Length Time Series",
        authors = "Trosten, Strauman, Kampffmeyer, Jenssen",
        venue = "ICASSP",
        year = 2019,
        url = "https://arxiv.org/abs/1811.12050")
public final class Rddc implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "rddc";

    /** The published network, as {@code --set} would name it. */
    static final Map<String, String> RECURRENT = Map.of("network", "gru");

    private final Ddc.Hyperparameters settings;

    public Rddc(Ddc.Hyperparameters settings) {
        this.settings = settings;
    }

    /**
     * The settings of the thesis (section 17.9): {@link Ddc#paper} with two bidirectional layers of 32 recurrent units.
     */
    public static Ddc.Hyperparameters paper(int clusters) {
        return HyperparameterAccess.with(Ddc.paper(clusters), RECURRENT);
    }

    /** {@link Ddc#recommended}, whose network for series is convolutional. */
    public static Ddc.Hyperparameters recommended(int clusters) {
        return Ddc.recommended(clusters);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        return Ddc.fit(NAME, settings, data, session);
    }
}
