package io.clade.experiment.competitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Table;
import io.clade.run.ResultFolder.Existing;
import io.clade.testing.NativeMemory;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every experiment on deep dual competitive learning, run at a small extent. */
@ExtendWith(NativeMemory.class)
class DdclExperimentsTest {

    private static final Extent TINY = Extent.part(120, 3, 1);

    @TempDir
    Path folder;

    /** Nothing of it may be left out for a method or a setting that there is not. */
    private ExperimentResult run(Experiment experiment) {
        ExperimentResult findings =
                experiment.run(new Conditions(true, 1, Optional.empty(), folder, Existing.RESUME, progress -> {}));
        assertThat(findings.notes()).noneMatch(note -> note.contains("is left out"));
        return findings;
    }

    @Test
    void every_experiment_has_a_name_and_a_sentence() {
        assertThat(DdclExperiments.all())
                .extracting(Experiment::name)
                .containsExactly("ddcl-collapse", "ddcl-dynamics", "ddcl-dimension", "ddcl-frozen", "ddcl-joint");
        assertThat(DdclExperiments.all())
                .allSatisfy(experiment -> assertThat(experiment.summary()).endsWith("."));
    }

    @Test
    void prototypes_are_apart_at_low_temperatures_under_both_objectives() {
        Table table = run(new Collapse(Extent.part(60, 20, 1))).tables().get(0);
        assertThat(table.size()).isEqualTo(2 * 8);
        for (int row = 0; row < table.size(); row++) {
            double separation = (Double) table.cell(row, "S");
            assertThat(table.cell(row, "share of runs collapsed"))
                    .isEqualTo(separation < 0.01 * Math.sqrt(2) ? 1.0 : 0.0);
        }
        assertThat(table.cell(0, "T")).isEqualTo("0.05");
        assertThat(table.cell(8, "T")).isEqualTo("0.05");
        assertThat((Double) table.cell(0, "S")).isGreaterThan(1);
        assertThat((Double) table.cell(8, "S")).isGreaterThan(1);
    }

    @Test
    void the_identity_holds_in_every_epoch_on_the_digits() {
        ExperimentResult findings = run(new DdclDynamics(Extent.part(200, 4, 2)));
        Table table = findings.tables().get(0);
        assertThat(table.size()).isEqualTo(2);
        for (int run = 0; run < 2; run++) {
            assertThat(table.cell(run, "epochs")).isEqualTo(4);
            assertThat(table.cell(run, "violations")).isEqualTo(0);
            assertThat((Double) table.cell(run, "largest residual")).isLessThan(1e-9);
            assertThat((Double) table.cell(run, "r(S, K)")).isBetween(-1.0, 1.0);
        }
        assertThat(findings.figures().get(0).panels()).hasSize(2);
    }

    @Test
    void accuracy_is_compared_against_the_dimension() {
        Table table = run(DdclExperiments.dimension(Extent.part(60, 20, 1), 10, 200))
                .tables()
                .get(0);
        assertThat(table.size()).isEqualTo(2 * 4);
        requireRatios(table, 4);
        assertThat(table.cell(4, "published ACC")).isEqualTo(0.807);
        assertThat((Double) table.cell(0, "published ACC")).isNaN();
        // Classes on corners of a hypercube are far apart: k-means finds them.
        assertThat((Double) table.cell(2, "ACC")).isGreaterThan(0.95);
    }

    @Test
    void objectives_are_compared_on_frozen_features() {
        Table table = run(DdclExperiments.frozen(TINY)).tables().get(0);
        assertThat(table.size()).isEqualTo(3);
        requireRatios(table, 3);
    }

    @Test
    void methods_are_compared_end_to_end() {
        Table table = run(DdclExperiments.joint(TINY)).tables().get(0);
        assertThat(table.size()).isEqualTo(6);
        requireRatios(table, 6);
        assertThat(table.cell(3, "method")).isEqualTo("DeepCluster");
        assertThat(table.cell(3, "published ACC")).isEqualTo(0.170);
    }

    /** The last column is the first ACC of a dataset over that of the row; every row was measured. */
    private static void requireRatios(Table table, int methods) {
        for (int row = 0; row < table.size(); row++) {
            double accuracy = (Double) table.cell(row, "ACC");
            double first = (Double) table.cell(row - row % methods, "ACC");
            assertThat(accuracy).isBetween(0.1, 1.0);
            assertThat(table.cell(row, "best")).isEqualTo(accuracy);
            assertThat((Double) table.cell(row, "first ACC / ACC")).isCloseTo(first / accuracy, within(1e-12));
        }
    }
}
