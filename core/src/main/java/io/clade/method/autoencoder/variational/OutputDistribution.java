package io.clade.method.autoencoder.variational;

import io.clade.data.preprocessing.BatchReader;
import io.clade.input.Require;
import io.clade.method.fitting.Fit;
import io.clade.model.part.DecoderPart;
import io.clade.network.Autoencoder;
import io.clade.network.decoder.ReconstructionError;
import io.clade.network.layer.Mode;
import io.clade.objective.VariationalMixture;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.function.ToDoubleFunction;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * p(x|z), the distribution of samples around what the decoder makes of an embedding.
 *
 * @param type of distribution
 * @param variance of each number where it is normal
 */
public record OutputDistribution(Type type, double variance) {

    /** Types of distributions. */
    public enum Type {
        /** N(x̂, σ²I), for numbers of any size */
        GAUSSIAN,
        /** independent probabilities of ones, for numbers from 0 to 1 */
        BERNOULLI
    }

    private static final int BLOCK = 512;

    private static final double ROUNDING = 1e-5;

    /** Logits for each unit that a reconstruction is above ½: 0 becomes a probability of 0.02, and 1 one of 0.98. */
    private static final double STRETCH = 8;

    /** The least variance that is taken from reconstructions, for samples that the autoencoder knows by heart. */
    private static final double LEAST_VARIANCE = 1e-4;

    /** @throws io.clade.input.InputException where prepared samples of {@code fit} have numbers that {@code type} cannot have */
    public static void check(Type type, Fit fit) {
        double outside = type == Type.GAUSSIAN ? 0 : total(fit, x -> Ops.number(outsideOfUnit(x)));
        Require.that(
                outside == 0,
                "output=bernoulli needs numbers from 0 to 1, and prepared samples of %s have others. Add --set scaling=unit, for series"
                        + " also centring=0, or use output=gaussian.",
                fit.data().name());
    }

    private static Tensor outsideOfUnit(Tensor x) {
        return x.lt(new Scalar(-ROUNDING))
                .logical_or(x.gt(new Scalar(1 + ROUNDING)))
                .sum();
    }

    /**
     * The distribution around reconstructions by a trained autoencoder.
     *
     * @param variance of a normal distribution; 0 for the mean squared error of these reconstructions
     */
    public static OutputDistribution of(Type type, double variance, Fit fit, Autoencoder net) {
        if (type == Type.BERNOULLI || variance > 0) {
            return new OutputDistribution(type, variance);
        }
        double errors = total(
                fit,
                x -> Ops.number(ReconstructionError.ofSamples(x, net.reconstruct(x, Mode.APPLYING))
                        .sum()));
        double numbers = total(fit, x -> Ops.number(numbers(x).sum()));
        return new OutputDistribution(type, Math.max(LEAST_VARIANCE, errors / numbers));
    }

    /** The decoder of {@code net}, whose outputs have this distribution around them. */
    DecoderPart decoder(Autoencoder net) {
        return new DecoderPart(net.decoderWeights(), false, type == Type.BERNOULLI ? STRETCH : 0);
    }

    /** The sum over blocks of all samples. */
    private static double total(Fit fit, ToDoubleFunction<Tensor> ofBlock) {
        BatchReader reader = fit.batchReader();
        double sum = 0;
        for (int from = 0; from < reader.size(); from += BLOCK) {
            int start = from;
            int end = Math.min(reader.size(), from + BLOCK);
            sum += Scope.withoutGradients(() -> Scope.run(() -> ofBlock.applyAsDouble(reader.block(start, end))));
        }
        return sum;
    }

    /** The count of numbers of each sample x: b×shape, b; NaN is none. */
    static Tensor numbers(Tensor x) {
        return torch.isnan(x.flatten(1, -1)).logical_not().sum(1).to(torch.ScalarType.Float);
    }

    /**
     * ln p(x|z) of each sample; numbers where x is NaN do not count.
     *
     * @param x b×shape
     * @param outputs of the decoder, which was trained to give x itself; b×shape
     */
    Tensor logLikelihood(Tensor x, Tensor outputs) {
        return switch (type) {
            case GAUSSIAN ->
                VariationalMixture.gaussian(ReconstructionError.ofSamples(x, outputs), numbers(x), variance);
            // Beyond 0…1, if only by rounding, the likelihood has no bound.
            case BERNOULLI ->
                VariationalMixture.bernoulli(Ops.clamp(x, 0, 1), Ops.times(Ops.plus(outputs, -0.5), STRETCH));
        };
    }
}
