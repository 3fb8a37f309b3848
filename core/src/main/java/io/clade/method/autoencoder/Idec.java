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
import io.clade.model.part.DecoderPart;
import io.clade.training.Training;
import io.clade.training.session.Session;

/**
 * Improved deep embedded clustering: {@link Dec} whose decoder goes on learning, so that the embedding keeps what tells
 * samples apart.
 *
 * <p>Steps: those of DEC, but the decoder stays, and the loss is the mean squared error of reconstruction + γ KL(p‖q)
 * (equation 1).
 *
 * <p>Departures: the autoencoder is pre-trained as DEC's only with {@code pretrain_layers=greedy}; samples are shuffled.
 */
@Paper(
        title = "Improved Deep Embedded Clustering with Local Structure Preservation",
        authors = "Guo, Gao, Liu, Yin",
        venue = "IJCAI",
        year = 2017,
        url = "https://www.ijcai.org/proceedings/2017/243")
public final class Idec implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "idec";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param autoencoder and its pre-training
     * @param kernel of the Student-t memberships
     * @param weight γ of the divergence
     * @param refinement of encoder and prototypes
     * @param training of the refinement
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            EncoderPretraining autoencoder,

            StudentTKernel kernel,

            @Hyperparameter(
                    value =
                            "Weight of the clustering loss, where that of the mean squared error of reconstruction is 1.",
                    name = "clustering_weight",
                    least = 1e-9)
            double weight,

            Refinement refinement,
            Training training)
            implements RefinedSettings {

        public Hyperparameters {
            Require.positive("clustering_weight", weight);
        }

        Hyperparameters with(EncoderPretraining other) {
            return new Hyperparameters(clusters, preparation, other, kernel, weight, refinement, training);
        }
    }

    private final Hyperparameters settings;

    public Idec(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The pre-training of DEC, and the published γ = 0.1 and T = 140, with Adam. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                EncoderPretraining.PUBLISHED.withEpochs(300).withLayers(EncoderPretraining.Layers.GREEDY),
                StudentTKernel.PUBLISHED,
                0.1,
                Refinement.PUBLISHED.withInterval(140),
                Family.TRAINING.withEpochs(100));
    }

    /** The choices of the whole family. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                EncoderPretraining.RECOMMENDED,
                StudentTKernel.RECOMMENDED,
                0.1,
                Refinement.SHARPENING,
                Family.TRAINING);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        return fit(NAME, settings, data, session);
    }

    /** The fit under the name {@code method}. */
    static Model fit(String method, Hyperparameters settings, Dataset data, Session session) {
        try (Fit fit = Fit.begin(method, settings, data, session)) {
            Pretrained start = Pretrained.of(fit, settings);
            DivergenceStage stage = new DivergenceStage(
                    start.setting(true), start.prototypes(), Divergence.squared(settings.kernel(), settings.weight()));
            start.refine(stage);
            fit.keep(DecoderPart.of(start.net()));
            return fit.model(start.net(), stage.head());
        }
    }
}
