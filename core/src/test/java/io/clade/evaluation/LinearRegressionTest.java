package io.clade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.input.InputException;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected numbers are SciPy 1.10.1's. */
class LinearRegressionTest {

    @Test
    void a_falling_line_is_that_of_the_reference() {
        double[] x = {0.5, 1.0, 1.5, 2.5, 4.0, 4.5, 6.0};
        double[] y = {0.9, 0.8, 0.85, 0.6, 0.55, 0.3, 0.35};
        LinearRegression line = LinearRegression.of(x, y);
        assertThat(line.pairs()).isEqualTo(7);
        assertThat(line.slope()).isCloseTo(-0.11077586206896552, within(1e-14));
        assertThat(line.intercept()).isCloseTo(0.9379310344827585, within(1e-14));
        assertThat(line.slopeError()).isCloseTo(0.01777235547428198, within(1e-14));
        assertThat(line.r2()).isCloseTo(0.8859770711117472, within(1e-13));
        assertThat(line.p()).isCloseTo(0.0015556749262634383, within(1e-13));
    }

    @Test
    void a_wave_has_no_slope_worth_the_name() {
        double[] x = IntStream.range(0, 200).mapToDouble(i -> i / 10.0).toArray();
        double[] y = IntStream.range(0, 200)
                .mapToDouble(i -> Math.sin(x[i]) + 0.02 * x[i])
                .toArray();
        LinearRegression line = LinearRegression.of(x, y);
        assertThat(line.slope()).isCloseTo(-0.00037735241097379906, within(1e-14));
        assertThat(line.slopeError()).isCloseTo(0.008475095234417227, within(1e-13));
        assertThat(line.r2()).isCloseTo(1.001233899815116e-05, within(1e-13));
        assertThat(line.p()).isCloseTo(0.9645309093974044, within(1e-11));
    }

    @Test
    void points_on_a_line_leave_no_doubt() {
        LinearRegression line = LinearRegression.of(new double[] {0, 1, 2, 3}, new double[] {1, 3, 5, 7});
        assertThat(line.slope()).isEqualTo(2);
        assertThat(line.slopeError()).isZero();
        assertThat(line.r2()).isEqualTo(1);
        assertThat(line.p()).isZero();
    }

    @Test
    void what_is_not_defined_is_not_a_number() {
        assertThat(LinearRegression.of(new double[] {1, 2}, new double[] {1, 2}).slope())
                .isNaN();
        assertThat(LinearRegression.of(new double[] {1, 1, 1}, new double[] {1, 2, 3})
                        .p())
                .isNaN();
        LinearRegression flat = LinearRegression.of(new double[] {1, 2, 3}, new double[] {4, 4, 4});
        assertThat(flat.slope()).isZero();
        assertThat(flat.r2()).isNaN();
        assertThat(flat.p()).isNaN();
        assertThatThrownBy(() -> LinearRegression.of(new double[3], new double[2]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Got 3 and 2");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 5, 0.10193947882985828",
        "-3.3, 18, 0.003981306977226002",
        "0, 4, 1",
        "12.5, 40, 2.1383921681039413e-15",
        "1.96, 100000, 0.04999856319430167"
    })
    void tails_of_students_t_are_those_of_the_reference(double t, int degreesOfFreedom, double expected) {
        assertThat(LinearRegression.twoSided(t, degreesOfFreedom)).isCloseTo(expected, Percentage.withPercentage(1e-8));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, 0.3, 0.3690101195655454",
        "2, 3, 0.4, 0.5248",
        "50, 0.5, 0.9, 0.0012041498325598133",
        "1000, 0.5, 0.99, 7.366397738020808e-06",
        "7.5, 0.5, 1e-3, 6.40992887967794e-24",
        "3, 8, 0.95, 0.9999999983949219"
    })
    void the_incomplete_beta_function_is_that_of_the_reference(double a, double b, double x, double expected) {
        assertThat(IncompleteBeta.of(x, a, b)).isCloseTo(expected, Percentage.withPercentage(1e-8));
    }

    /** I_x(a, 1) = x^a and I_x(1, b) = 1 − (1 − x)^b. */
    @ParameterizedTest
    @CsvSource({"0.25, 0.3", "0.25, 1e-6", "0.4, 0.999", "0.5, 0.7", "3.5, 0.2"})
    void the_incomplete_beta_function_of_a_one_is_a_power(double a, double x) {
        assertThat(IncompleteBeta.of(x, a, 1)).isCloseTo(Math.pow(x, a), within(1e-13));
        assertThat(IncompleteBeta.of(x, 1, a)).isCloseTo(1 - Math.pow(1 - x, a), within(1e-13));
    }

    /** Γ(1/4) Γ(3/4) = π √2, Γ(1/2) = √π and Γ(5) = 24. */
    @Test
    void the_gamma_function_has_its_known_values() {
        assertThat(IncompleteBeta.logGamma(0.25)).isCloseTo(Math.log(3.625609908221908311931), within(1e-13));
        assertThat(IncompleteBeta.logGamma(0.25) + IncompleteBeta.logGamma(0.75))
                .isCloseTo(Math.log(Math.PI * Math.sqrt(2)), within(1e-13));
        assertThat(IncompleteBeta.logGamma(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-13));
        assertThat(IncompleteBeta.logGamma(5)).isCloseTo(Math.log(24), within(1e-13));
    }
}
