package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.autoencoder.stage.DivergenceStage;
import io.clade.method.autoencoder.stage.DivergenceStage.Divergence;
import io.clade.method.autoencoder.stage.Refinement;
import io.clade.method.autoencoder.stage.StudentTKernel;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.training.Training;
import io.clade.training.session.Session;

/**
 * Discriminatively boosted clustering: {@link Dec} on a convolutional autoencoder, with a target that sharpens more and more.
 *
 * <p>Steps: train a convolutional autoencoder to reconstruct; k-means on the embedding; drop the decoder; lower KL(p‖q), q the
 * Student-t memberships and p ∝ q^a/f their target, where a grows from epoch to epoch; assign by the largest membership.
 *
 * <p>Departures: the exponents are ours, from {@code boost} to {@code last_boost}; the embedding is a linear layer on the last
 * maps, not these maps themselves.
 */
@Paper(
        title = "Discriminatively Boosted Image Clustering with Fully Convolutional Auto-Encoders",
        authors = "Li, Qiao, Zhang",
        venue = "Pattern Recognition 83",
        year = 2018,
        url = "https://arxiv.org/abs/1703.07980")
public final class Dbc implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "dbc";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param autoencoder and its pre-training
     * @param kernel of the Student-t memberships
     * @param first a at the start
     * @param last a at the end
     * @param refinement of the embedding
     * @param training of the refinement
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            EncoderPretraining autoencoder,
            StudentTKernel kernel,

            @Hyperparameter(
                    value = "Exponent of the memberships in the target at the start.",
                    name = "boost",
                    least = 1)
            double first,

            @Hyperparameter(
                    value = "Exponent of the memberships in the target at the end, to which it grows.",
                    name = "last_boost",
                    least = 1)
            double last,

            Refinement refinement,
            Training training)
            implements RefinedSettings {

        public Hyperparameters {
            Require.that(first >= 1, "boost must be at least 1. Got %s.", first);
            Require.that(last >= 1, "last_boost must be at least 1. Got %s.", last);
        }
    }

    private final Hyperparameters settings;

    public Dbc(Hyperparameters settings) {
        this.settings = settings;
    }

    /** Longer pre-training, and the samples themselves; the paper gives no exponents. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                EncoderPretraining.PUBLISHED
                        .withKind(EncoderPretraining.Type.CONV)
                        .withEpochs(200),
                StudentTKernel.PUBLISHED,
                1.2,
                3,
                Refinement.PUBLISHED.withInterval(140),
                Family.TRAINING.withEpochs(100));
    }

    /** The choices of the whole family, with convolutions, and a rate of learning at which it does not leave its start altogether. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                EncoderPretraining.RECOMMENDED.withKind(EncoderPretraining.Type.CONV),
                StudentTKernel.RECOMMENDED,
                1.2,
                3,
                Refinement.SHARPENING,
                Family.TRAINING.withLearningRate(1e-4));
    }

    @Override
    public Model fit(Dataset data, Session session) {
        try (Fit fit = Fit.begin(NAME, settings, data, session)) {
            Pretrained start = Pretrained.of(fit, settings);
            DivergenceStage stage = new DivergenceStage(
                    start.setting(false),
                    start.prototypes(),
                    new Divergence(settings.kernel(), 1, settings.first(), settings.last()));
            start.refine(stage);
            return fit.model(start.net(), stage.head());
        }
    }
}
