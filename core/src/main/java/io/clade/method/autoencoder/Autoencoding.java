package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.input.Hyperparameter;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.method.autoencoder.finish.Finish;
import io.clade.method.autoencoder.finish.SeparatedNeighbours;
import io.clade.method.autoencoder.stage.Refinement;
import io.clade.method.autoencoder.stage.Views;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.model.part.DecoderPart;
import io.clade.network.Autoencoder;
import io.clade.training.session.Session;

/**
 * An autoencoder and a classical method on its embedding: the baseline of every deep method.
 *
 * <p>Steps: train an autoencoder to reconstruct; cluster the embedding by the method {@code finish}.
 *
 * <p>Departures: the network is trained end to end by Adam, not layer by layer; the paper shows embeddings and does not
 * cluster them.
 */
@Paper(
        title = "Reducing the Dimensionality of Data with Neural Networks",
        authors = "Hinton, Salakhutdinov",
        venue = "Science 313",
        year = 2006,
        url = "https://www.cs.toronto.edu/~hinton/absps/science.pdf")
public final class Autoencoding implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "autoencoder";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param autoencoder and its training
     * @param batch samples a step
     * @param views that it is trained on
     * @param finish the method that clusters the embedding
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            EncoderPretraining autoencoder,

            @Hyperparameter(value = "Samples per training step.", least = 2)
            int batch,

            @Hyperparameter(Refinement.VIEWS) Views views,

            @Hyperparameter("Method that clusters the embedding.")
            Finish finish)
            implements Settings {

        Hyperparameters with(EncoderPretraining encoder, Finish other) {
            return new Hyperparameters(clusters, preparation, encoder, batch, views, other);
        }
    }

    private final Hyperparameters settings;

    public Autoencoding(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published layers on the samples themselves, and k-means. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                EncoderPretraining.PUBLISHED.withEpochs(200),
                Family.TRAINING.batch(),
                Views.NONE,
                Finish.KMEANS);
    }

    /** The choices of the whole family, and k-means. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                EncoderPretraining.RECOMMENDED,
                Family.TRAINING.batch(),
                Views.AUTO,
                Finish.KMEANS);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        return fit(NAME, settings, data, session);
    }

    /** The fit under the name {@code method}. */
    static Model fit(String method, Hyperparameters settings, Dataset data, Session session) {
        try (Fit fit = Fit.begin(method, settings, data, session)) {
            Autoencoder net = Pretrained.train(
                    fit, settings.clusters(), settings.autoencoder(), settings.views(), settings.batch());
            Matrix z = Matrix.of(fit.embed(net));
            Model found = settings.finish().fit(data.name(), z, settings.clusters(), session);
            found.typedWarnings().forEach(fit::warn);
            found.parts().forEach(fit::keep);
            fit.keep(DecoderPart.ofInner(net));
            SeparatedNeighbours.of(fit, settings.clusters()).warnIfBelowKMeans(Finish.clusters(found, data.name(), z));
            return fit.model(net, found.plan(), found.weights(), fit.history().then(found.history()));
        }
    }
}
