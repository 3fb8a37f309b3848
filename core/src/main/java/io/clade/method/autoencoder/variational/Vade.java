package io.clade.method.autoencoder.variational;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.method.autoencoder.EncoderPretraining;
import io.clade.method.autoencoder.Family;
import io.clade.method.autoencoder.Pretrained;
import io.clade.method.autoencoder.stage.Refinement;
import io.clade.method.autoencoder.stage.Views;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.random.Seeds;
import io.clade.training.Training;
import io.clade.training.session.Session;
import java.util.Optional;

/**
 * Variational deep embedding: a variational autoencoder whose embeddings come from a mixture of normal distributions, one for each
 * cluster, all trained together.
 *
 * <p>Steps: train an autoencoder to reconstruct; fit a Gaussian mixture to its embedding; then raise the evidence lower bound on
 * ln p(x) (equation 12) over encoder, decoder and mixture; assign to the cluster of highest p(c|z) at the mean z of a sample's
 * embedding (equation 16).
 *
 * <p>Departures: the weight of the divergences from the prior grows over the first fifth of the epochs; the variances of embeddings
 * start small and equal, and all variances have bounds, without which training can end in a single cluster; the variance of
 * normal outputs is a setting.
 */
@Paper(
        title = "Variational Deep Embedding: An Unsupervised and Generative Approach to Clustering",
        authors = "Jiang, Zheng, Tan, Tang, Zhou",
        venue = "IJCAI",
        year = 2017,
        url = "https://arxiv.org/abs/1611.05148")
public final class Vade implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "vade";

    /** The random stream of the seeds of further starts; those of the epochs are small numbers. */
    private static final long STARTS = 3_000_000;

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param autoencoder and its pre-training
     * @param output distribution of samples around what the decoder gives
     * @param variance of a normal output; 0 for the error of the pre-trained autoencoder
     * @param views that the network is trained on
     * @param restarts fits, of which the one of lowest loss is kept
     * @param training of the variational autoencoder
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,
            EncoderPretraining autoencoder,

            @Hyperparameter(
                    "Distribution of the samples around reconstructions: gaussian for any numbers, bernoulli for numbers from"
                            + " 0 to 1 such as pixels.")
            OutputDistribution.Type output,

            @Hyperparameter(
                    value =
                            "Variance of the gaussian output; a smaller one weighs reconstruction more. 0 takes the mean squared error"
                                    + " of the pre-trained autoencoder.",
                    name = "output_variance",
                    least = 0)
            double variance,

            @Hyperparameter(Refinement.VIEWS) Views views,

            @Hyperparameter(
                    value = "Number of fits from different initial weights; the fit with the lowest loss is kept.",
                    least = 1)
            int restarts,

            Training training)
            implements Settings {

        public Hyperparameters {
            Require.notNegative("output_variance", variance);
            Require.atLeast("restarts", restarts, 1);
        }

        Hyperparameters once() {
            return new Hyperparameters(clusters, preparation, autoencoder, output, variance, views, 1, training);
        }
    }

    private final Hyperparameters settings;

    public Vade(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The published network and rate, normal outputs of variance 1, and epochs between those of the published experiments. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.scaled(Scaling.AUTO, 0),
                EncoderPretraining.PUBLISHED,
                OutputDistribution.Type.GAUSSIAN,
                1,
                Views.NONE,
                1,
                Family.TRAINING.withBatch(100).withEpochs(300).withLearningRate(2e-3));
    }

    /** The choices of the whole family. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(
                clusters,
                Preprocessing.forNetworks(),
                EncoderPretraining.RECOMMENDED,
                OutputDistribution.Type.GAUSSIAN,
                0,
                Views.AUTO,
                1,
                Family.TRAINING);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        try (Fit fit = Fit.begin(NAME, settings, data, session)) {
            return settings.restarts() == 1 ? fit(fit) : best(fit);
        }
    }

    private Model fit(Fit fit) {
        OutputDistribution.check(settings.output(), fit);
        Refinement onViews = Refinement.PUBLISHED.withViews(settings.views());
        Pretrained start =
                Pretrained.of(fit, settings.clusters(), settings.autoencoder(), onViews, settings.training());
        OutputDistribution output = OutputDistribution.of(settings.output(), settings.variance(), fit, start.net());
        VariationalStage stage =
                VariationalStage.of(fit, start.net(), start.setting(true).views(), settings.clusters(), output);
        fit.train(stage, settings.training());
        fit.keep(output.decoder(start.net()));
        start.warnIfWorse(
                fit.model(start.net(), stage.head()).assign(fit.data()).clusters());
        return fit.model(start.net(), stage.head());
    }

    /** The fit of lowest loss; the first has the seed that a single one has. */
    private Model best(Fit fit) {
        Optional<Model> lowest = Optional.empty();
        for (int start = 0; start < settings.restarts(); start++) {
            Model found = new Vade(settings.once()).fit(fit.data(), ofStart(start, fit.session()));
            if (lowest.isEmpty() || loss(found) < loss(lowest.get())) {
                lowest = Optional.of(found);
            }
        }
        Model kept = lowest.orElseThrow();
        kept.typedWarnings().forEach(fit::warn);
        kept.parts().forEach(fit::keep);
        return fit.model(kept.preprocessing(), kept.plan(), kept.weights(), kept.history());
    }

    /** A session of its own for each start, whose pre-training is shared with the same start of other runs alone. */
    private static Session ofStart(int start, Session session) {
        String name = "start-" + (start + 1);
        Session own = session.within(name).withSeed(seed(start, session.seed()));
        return session.shared()
                .map(shared -> own.sharing(
                        seed(start, shared.seed()), shared.checkpoints().resolve(name)))
                .orElse(own);
    }

    private static long seed(int start, long seed) {
        return start == 0 ? seed : Seeds.derive(seed, STARTS + start);
    }

    private static double loss(Model model) {
        double[] losses = model.history().closing();
        return losses[losses.length - 1];
    }
}
