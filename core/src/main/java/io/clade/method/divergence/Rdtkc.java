package io.clade.method.divergence;

import io.clade.data.Dataset;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.model.Model;
import io.clade.training.session.Session;

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

    private final Ddc.Hyperparameters settings;

    public Rdtkc(Ddc.Hyperparameters settings) {
        this.settings = settings;
    }

    /**
     * The settings of the thesis (section 17.9): {@link Dtkc#paper} with two bidirectional layers of 32 recurrent
     * units.
     */
    public static Ddc.Hyperparameters paper(int clusters) {
        return HyperparameterAccess.with(Dtkc.paper(clusters), Rddc.RECURRENT);
    }

    /** {@link Dtkc#recommended}, whose network for series is convolutional. */
    public static Ddc.Hyperparameters recommended(int clusters) {
        return Dtkc.recommended(clusters);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        return Ddc.fit(NAME, settings, data, session);
    }
}
