package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.model.Model;
import io.clade.training.session.Session;

/**
 * Deep convolutional embedded clustering: {@link Idec} on a convolutional autoencoder, for images and series.
 *
 * <p>Steps: those of IDEC.
 *
 * <p>Departures: all borders of convolutions are padded; samples are shuffled; for series the network is
 * {@link io.clade.network.backbone.SeriesCnn} with a linear embedding behind it.
 */
@Paper(
        title = "Deep Clustering with Convolutional Autoencoders",
        authors = "Guo, Liu, Zhu, Yin",
        venue = "ICONIP",
        year = 2017,
        url = "https://xifengguo.github.io/papers/ICONIP17-DCEC.pdf")
public final class Dcec implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "dcec";

    private final Idec.Hyperparameters settings;

    public Dcec(Idec.Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published settings: those of {@link Idec#paper} with 200 epochs of pre-training. */
    public static Idec.Hyperparameters paper(int clusters) {
        return Idec.paper(clusters)
                .with(EncoderPretraining.PUBLISHED
                        .withKind(EncoderPretraining.Type.CONV)
                        .withEpochs(200));
    }

    /** {@link Idec#recommended} with convolutions. */
    public static Idec.Hyperparameters recommended(int clusters) {
        return Idec.recommended(clusters).with(EncoderPretraining.RECOMMENDED.withKind(EncoderPretraining.Type.CONV));
    }

    @Override
    public Model fit(Dataset data, Session session) {
        return Idec.fit(NAME, settings, data, session);
    }
}
