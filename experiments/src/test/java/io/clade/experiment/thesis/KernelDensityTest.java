package io.clade.experiment.thesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected numbers are SciPy 1.10.1's gaussian_kde with Silverman's factor, which is the same rule in one dimension. */
class KernelDensityTest {

    private static final KernelDensity DENSITY = KernelDensity.of(-1.5, -0.25, 0, 0.5, 1.0, 3.0);

    @Test
    void width_and_density_are_those_of_the_reference() {
        assertThat(DENSITY.mean()).isCloseTo(0.4583333333333333, within(1e-15));
        assertThat(DENSITY.deviation()).isCloseTo(1.5034682127223928, within(1e-14));
        assertThat(DENSITY.bandwidth()).isCloseTo(1.1128887382699977, within(1e-14));
        assertThat(DENSITY.at(0)).isCloseTo(0.2375815338595884, within(1e-14));
        assertThat(DENSITY.at(2.5)).isCloseTo(0.09769044081828646, within(1e-14));
    }

    @Test
    void the_density_integrates_to_one() {
        double sum = 0;
        for (double x = -20; x < 20; x += 0.01) {
            sum += DENSITY.at(x) * 0.01;
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
    }
}
