package io.clade.method.autoencoder.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.network.cluster.FittedHead;
import io.clade.network.weight.Parameters;
import io.clade.objective.VariationalMixture;
import io.clade.partition.mixture.ExpectationMaximisation;
import io.clade.partition.mixture.Mixture;
import io.clade.partition.mixture.MixtureSettings;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class MixturePriorTest {

    private static final int N = 40;

    /** Twenty points around −2 and twenty, wider, around 2, of two units. */
    private static Tensor points() {
        double[] numbers = Numbers.normal(new Random(3), N * 2);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i < N ? numbers[i] * 0.5 - 2 : numbers[i] + 2;
        }
        return Ops.tensor(numbers, N, 2).to(torch.ScalarType.Float);
    }

    private static Mixture mixture(Tensor x) {
        int[] codes = new int[N];
        for (int i = N / 4; i < N; i++) {
            codes[i] = 1;
        }
        MixtureSettings settings = MixtureSettings.RECOMMENDED.withCovariance(MixtureSettings.Covariance.DIAGONAL);
        return Workers.run(workers -> {
            var search = new ExpectationMaximisation(x, Labels.ofCodes(codes, 2), settings, workers);
            return search.mixture(search.run(3));
        });
    }

    private static MixturePrior prior(Tensor x) {
        return new MixturePrior(mixture(x), new VarianceScale(0), Device.CPU);
    }

    private static double[] memberships(FittedHead head, Tensor z) {
        Parameters parameters = new Parameters(Device.CPU);
        var layer = head.head().build(parameters, 2, head.clusters());
        parameters.load(head.weights());
        return Ops.toDoubles(layer.memberships(z));
    }

    @Test
    void the_head_s_memberships_are_the_posterior_of_the_trained_mixture() {
        Scope.run(() -> {
            Tensor x = points();
            MixturePrior prior = prior(x);
            // Away from the start, so that no number is left at a special value.
            Scope.withoutGradients(() -> {
                prior.parameters().flat().add_(Ops.times(Ops.tensor(Numbers.normal(new Random(5), 10), 10), 0.2));
            });
            // Between the components, where memberships are not hard.
            Tensor z = Ops.times(x, 0.25);
            double[] expected = Ops.toDoubles(torch.exp(VariationalMixture.logPosterior(z, prior.prior())));
            double[] found = memberships(prior.head(), z);
            assertThat(Arrays.stream(expected).filter(each -> each > 0.05 && each < 0.95))
                    .isNotEmpty();
            for (int i = 0; i < found.length; i++) {
                assertThat(found[i]).isCloseTo(expected[i], within(1e-5));
            }
        });
    }

    @Test
    void it_starts_as_the_given_mixture() {
        Scope.run(() -> {
            Tensor x = points();
            Mixture start = mixture(x);
            VariationalMixture.Prior prior = prior(x).prior();
            double[] weights = Ops.toDoubles(torch.exp(prior.logWeights()));
            double[] precisions = Ops.toDoubles(torch.exp(prior.logVariances().neg()));
            for (int c = 0; c < 2; c++) {
                assertThat(weights[c]).isCloseTo(start.weights()[c], within(1e-6));
                for (int j = 0; j < 2; j++) {
                    double factor = start.factors()[c * 2 + j];
                    assertThat(precisions[c * 2 + j] / (factor * factor)).isCloseTo(1, within(1e-5));
                }
            }
            assertThat(Ops.toArray(prior.means())).isEqualTo(start.means().toArray());
        });
    }

    @Test
    void variances_stay_within_their_bounds() {
        Scope.run(() -> {
            MixturePrior prior = prior(points());
            Scope.withoutGradients(() -> {
                prior.parameters().flat().mul_(new Scalar(1e4));
            });
            prior.bound();
            for (double each : Ops.toDoubles(prior.prior().logVariances())) {
                assertThat(Math.abs(each)).isEqualTo(8);
            }
        });
    }
}
