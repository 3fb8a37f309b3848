package io.clade.method.autoencoder.variational;

import io.clade.method.clustering.Positives;
import io.clade.method.fitting.Fit;
import io.clade.network.Autoencoder;
import io.clade.network.backbone.Activations;
import io.clade.network.cluster.FittedHead;
import io.clade.network.layer.Mode;
import io.clade.objective.VariationalMixture;
import io.clade.objective.VariationalMixture.Encoding;
import io.clade.objective.VariationalMixture.Prior;
import io.clade.partition.Centring;
import io.clade.partition.mixture.ExpectationMaximisation;
import io.clade.partition.mixture.Mixture;
import io.clade.partition.mixture.MixtureSettings;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import io.clade.training.Batch;
import io.clade.training.Keep;
import io.clade.training.Loss;
import io.clade.training.Stage;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.Phase;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Trains a variational autoencoder and the mixture that its embeddings come from: lowers minus the evidence lower bound, the sum
 * over the samples of a batch divided by the count of their numbers.
 *
 * <p>In the first fifth of the training, the gradient of the divergences from the prior has a weight that grows from 0 to 1: at full
 * weight from the start they can undo what pre-training has found. The loss is the whole bound from the first step on, so that
 * losses of all epochs can be compared.
 */
public final class VariationalStage implements Stage {

    /** The share of the training in which the weight of the divergences grows. */
    private static final double GROWTH = 0.2;

    private static final MixtureSettings INDEPENDENT =
            MixtureSettings.RECOMMENDED.withCovariance(MixtureSettings.Covariance.DIAGONAL);

    private final Autoencoder net;
    private final Optional<Positives> views;
    private final EncodingVariance variance;
    private final MixturePrior mixture;
    private final OutputDistribution output;

    private VariationalStage(
            Autoencoder net,
            Optional<Positives> views,
            EncodingVariance variance,
            MixturePrior mixture,
            OutputDistribution output) {
        this.net = net;
        this.views = views;
        this.variance = variance;
        this.mixture = mixture;
        this.output = output;
    }

    /**
     * The stage that starts from a mixture of {@code k} components in the present embedding.
     *
     * @param views that embeddings come from, while the samples are reconstructed; empty for the samples themselves
     */
    public static VariationalStage of(
            Fit fit, Autoencoder net, Optional<Positives> views, int k, OutputDistribution output) {
        Tensor z = fit.embed(net);
        Tensor variances = Ops.square(Centring.centred(z)).mean(0).to(z.scalar_type());
        VarianceScale scale = VarianceScale.of(variances);
        Device device = fit.session().device();
        EncodingVariance own = new EncodingVariance(net, fit.batchReader().block(0, 1), variances, scale, device);
        return new VariationalStage(net, views, own, new MixturePrior(mixture(fit, z, k), scale, device), output);
    }

    private static Mixture mixture(Fit fit, Tensor z, int k) {
        return Scope.withoutGradients(() -> Workers.run(workers -> {
            ExpectationMaximisation search =
                    new ExpectationMaximisation(z, fit.kMeans(z, k).clusters(), INDEPENDENT, workers);
            return search.mixture(search.run(INDEPENDENT.iterations()));
        }));
    }

    /** The layer whose memberships are γ of the mean embedding. */
    public FittedHead head() {
        return mixture.head();
    }

    @Override
    public Phase phase() {
        return Phase.TRAINING;
    }

    @Override
    public List<ParameterGroup> parameters() {
        return List.of(
                ParameterGroup.of(net.ofEncoder()),
                ParameterGroup.of(net.ofDecoder()),
                ParameterGroup.of(variance.parameters()),
                ParameterGroup.of(mixture.parameters()));
    }

    @Override
    public void beginStep(long step) {
        mixture.bound();
    }

    @Override
    public Loss loss(Batch batch) {
        Tensor x = batch.samples();
        Activations activations =
                net.encode(views.map(each -> each.of(batch.rows())).orElse(x), Mode.TRAINING);
        Encoding encoding = new Encoding(activations.embedding(), variance.of(activations));
        Tensor z = encoding.sample(RandomTensors.normalLike(encoding.means()));
        Prior prior = mixture.prior();
        Tensor logGamma = VariationalMixture.logPosterior(z, prior);
        double weight = Math.min(1, batch.done() / GROWTH);
        double numbers = Ops.number(OutputDistribution.numbers(x).sum());
        Tensor likelihood = output.logLikelihood(x, net.decoder().decode(z, x));
        Tensor units = VariationalMixture.embeddingDivergence(logGamma, encoding, prior);
        Tensor clusters = VariationalMixture.clusterDivergence(logGamma, prior);
        return Loss.of("reconstruction", Ops.over(likelihood.sum().neg(), numbers))
                .plus("embedding", Ops.over(gently(units.sum(), weight), numbers))
                .plus("clusters", Ops.over(gently(clusters.sum(), weight), numbers));
    }

    /** The number x, whose gradient has this weight. */
    private static Tensor gently(Tensor x, double weight) {
        return Ops.times(x, weight).add(Ops.times(x.detach(), 1 - weight));
    }

    /** The last epoch is kept: the loss may rise while the weight grows, and it is random, since z is. */
    @Override
    public Keep keep() {
        return Keep.LAST;
    }
}
