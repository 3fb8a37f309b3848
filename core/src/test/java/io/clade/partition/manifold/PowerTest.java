package io.clade.partition.manifold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.895, 1})
    void it_has_seven_digits_of_the_power(double b) {
        Power power = new Power(b);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            double x = Math.exp(random.nextDouble(-700, 700));
            assertThat(power.of(x) / Math.pow(x, b)).isEqualTo(1, within(1e-7));
        }
        assertThat(power.of(1)).isEqualTo(1);
        assertThat(power.of(Double.MAX_VALUE) / Math.pow(Double.MAX_VALUE, b)).isEqualTo(1, within(1e-7));
    }

    @Test
    void nothing_has_power_zero() {
        assertThat(new Power(0.5).of(0)).isZero();
    }
}
