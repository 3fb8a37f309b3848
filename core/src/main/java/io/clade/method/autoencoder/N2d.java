package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.autoencoder.finish.Finish;
import io.clade.model.Model;
import io.clade.training.session.Session;

/**
 * Not too deep clustering: {@link Autoencoding} whose embedding is embedded once more, by UMAP, and clustered by a Gaussian
 * mixture.
 *
 * <p>Steps: train an autoencoder to reconstruct; weigh the edges between nearest neighbours in its embedding; lay the samples
 * out so that neighbours stay together, five times; fit a Gaussian mixture to their places, and take the clusters that those of the
 * other layouts agree with most. A new sample's place is the mean of those of its nearest samples.
 *
 * <p>Departures: the layout and the mixture have the settings of the method {@code umap}; the paper's are k dimensions and
 * full covariance matrices.
 */
@Paper(
        title = "N2D: (Not Too) Deep Clustering via Clustering the Local Manifold of an Autoencoded Embedding",
        authors = "McConville, Santos-Rodríguez, Piechocki, Craddock",
        venue = "ICPR",
        year = 2020,
        url = "https://arxiv.org/abs/1908.05968")
public final class N2d implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "n2d";

    private final Autoencoding.Hyperparameters settings;

    public N2d(Autoencoding.Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published embedding of k units, trained for 1000 epochs. */
    public static Autoencoding.Hyperparameters paper(int clusters) {
        return Autoencoding.paper(clusters)
                .with(EncoderPretraining.PUBLISHED.withEpochs(1000).withEmbedding(clusters), Finish.UMAP);
    }

    /** The choices of the whole family. */
    public static Autoencoding.Hyperparameters recommended(int clusters) {
        return Autoencoding.recommended(clusters).with(EncoderPretraining.RECOMMENDED, Finish.UMAP);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        return Autoencoding.fit(NAME, settings, data, session);
    }
}
