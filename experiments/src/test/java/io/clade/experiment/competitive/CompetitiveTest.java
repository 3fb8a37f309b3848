package io.clade.experiment.competitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Matrix;
import io.clade.experiment.study.Experiment;
import org.junit.jupiter.api.Test;

class CompetitiveTest {

    @Test
    void every_experiment_has_a_name_and_a_sentence() {
        assertThat(Competitive.all())
                .extracting(Experiment::name)
                .containsExactly("gcl-dynamics", "gcl-topology", "gcl-trajectories", "gcl-dimension");
        assertThat(Competitive.all())
                .allSatisfy(experiment -> assertThat(experiment.summary()).endsWith("."));
    }

    @Test
    void prototypes_are_measured_as_by_hand() {
        Matrix samples = Matrix.of(4, 1, 0, 1, 4, 5);
        // Winners: 0 then 1, 0 then 1, 1 then 0, 1 then 0; the third wins nothing.
        Quantised found = Quantised.of(samples, Matrix.of(3, 1, 0.5f, 4, 90));
        assertThat(found.error()).isCloseTo((0.25 + 0.25 + 0 + 1) / 4, within(1e-12));
        assertThat(found.norm()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(found.valid()).isEqualTo(2);
    }

    @Test
    void the_standard_error_is_that_of_the_mean() {
        assertThat(Competitive.standardError(1, 2, 3)).isCloseTo(1 / Math.sqrt(3), within(1e-12));
        assertThat(Competitive.standardError(1)).isNaN();
    }
}
