package io.clade.partition.unimodality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.input.InputException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DipDistributionTest {

    /**
     * Quantiles of a million samples: M. Maechler, diptest: Hartigan's dip test statistic for unimodality, R package 0.75, table
     * {@code qDiptab}.
     */
    @ParameterizedTest
    @CsvSource({
        "5, 0.5, 0.121563798026414",
        "5, 0.9, 0.176811998476076",
        "8, 0.1, 0.0820045917762512",
        "10, 0.05, 0.0718321619656165",
        "10, 0.95, 0.139611395137099",
        "20, 0.5, 0.07334377405927139",
        "50, 0.1, 0.0377279973102482",
        "100, 0.01, 0.022831985803043",
        "100, 0.5, 0.0354621760592113",
        "100, 0.9, 0.047152783315718",
        "100, 0.99, 0.059024132304226",
        "200, 0.8, 0.0308006766341406",
        "500, 0.1, 0.0127411306411808",
        "1000, 0.95, 0.0169343970067564",
        "5000, 0.5, 0.00531239247408213",
        "20000, 0.1, 0.00207173719623868"
    })
    void the_published_quantiles_have_their_p_values(int n, double probability, double quantile) {
        assertThat(DipDistribution.exceeding(quantile, n)).isEqualTo(1 - probability, within(0.01));
    }

    /** Sizes of the table and between them: the p-values of uniform samples are uniform, except those of the least dip. */
    @ParameterizedTest
    @ValueSource(ints = {6, 12, 22, 35, 85, 400, 3000})
    void p_values_of_uniform_samples_are_uniform(int n) {
        SplittableRandom random = new SplittableRandom(n);
        int replicates = Math.min(4000, 600_000 / n);
        double[] p = DoubleStream.generate(() -> DipDistribution.exceeding(Dip.of(DipSimulation.uniform(n, random)), n))
                .limit(replicates)
                .sorted()
                .toArray();
        // Kolmogorov's bound at 1 in 1,000; samples of the least dip, whose p-value is 1, are left out.
        double bound = 1.95 / Math.sqrt(replicates);
        for (int i = 0; i < replicates && p[i] < 0.99; i++) {
            assertThat((i + 1.0) / replicates).as("share up to %s", p[i]).isEqualTo(p[i], within(bound));
        }
    }

    @Test
    void a_part_of_the_table_is_simulated_again() {
        int n = 30;
        double[] dips = DipSimulation.scaledDips(n, 40_000, 2);
        for (double probability : new double[] {0.01, 0.1, 0.5, 0.9, 0.99}) {
            double quantile = dips[(int) (probability * dips.length)] / Math.sqrt(n);
            double deviation = Math.sqrt(probability * (1 - probability) / dips.length);
            assertThat(DipDistribution.exceeding(quantile, n)).isEqualTo(1 - probability, within(4 * deviation));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 11, 27, 90, 1234, 20_000, 1_000_000})
    void p_falls_from_one_at_the_least_dip_to_zero_at_the_largest(int n) {
        assertThat(DipDistribution.exceeding(0.5 / n, n)).isEqualTo(1);
        assertThat(DipDistribution.exceeding(0.25, n)).isZero();
        double before = 1;
        for (int i = 1; i <= 1000; i++) {
            double p = DipDistribution.exceeding(0.5 / n + i * (0.25 - 0.5 / n) / 1000, n);
            assertThat(p).isBetween(0.0, before);
            before = p;
        }
    }

    @Test
    void samples_of_less_than_four_numbers_say_nothing() {
        assertThat(DipDistribution.exceeding(Dip.of(0, 0, 1), 3)).isEqualTo(1);
        assertThat(DipDistribution.exceeding(Dip.of(5), 1)).isEqualTo(1);
    }

    @Test
    void beyond_the_table_the_root_of_n_times_the_dip_decides() {
        double root = Math.sqrt(20_000);
        for (double scaled : new double[] {0.2, 0.3, 0.4, 0.5}) {
            assertThat(DipDistribution.exceeding(scaled / 1000, 1_000_000))
                    .isEqualTo(DipDistribution.exceeding(scaled / root, 20_000), within(5e-3));
        }
    }

    @Test
    void two_groups_are_told_from_one() {
        SplittableRandom random = new SplittableRandom(4);
        double[] one = DoubleStream.generate(random::nextGaussian).limit(200).toArray();
        double[] two =
                Arrays.stream(one).map(x -> x + (random.nextBoolean() ? 5 : 0)).toArray();
        assertThat(DipDistribution.exceeding(Dip.of(one), one.length)).isGreaterThan(0.5);
        assertThat(DipDistribution.exceeding(Dip.of(two), two.length)).isLessThan(1e-4);
    }

    @Test
    void a_sample_without_numbers_is_refused() {
        assertThatThrownBy(() -> DipDistribution.exceeding(0.1, 0)).isInstanceOf(InputException.class);
    }
}
