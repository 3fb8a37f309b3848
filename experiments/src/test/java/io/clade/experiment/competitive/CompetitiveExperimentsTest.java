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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every experiment on gradient-based competitive learning, run at a small extent. */
@ExtendWith(NativeMemory.class)
class CompetitiveExperimentsTest {

    private static final int SETS = PlaneSet.values().length;

    @TempDir
    Path folder;

    private ExperimentResult run(Experiment experiment) {
        return experiment.run(new Conditions(true, 1, Optional.empty(), folder, Existing.RESUME, progress -> {}));
    }

    @Test
    void both_layers_settle_on_three_sets() {
        int epochs = 60;
        ExperimentResult findings = run(new Dynamics(Extent.part(PlaneSet.SAMPLES, epochs, 2)));
        Table last = findings.tables().get(0);
        Table every = findings.details().get(0);
        int curves = SETS * 2 * 3;
        assertThat(last.size()).isEqualTo(curves);
        assertThat(every.size()).isEqualTo(curves * epochs);
        for (int row = 0; row < curves; row++) {
            double first = (Double) every.cell(row * epochs, "mean");
            double mean = (Double) last.cell(row, "mean");
            assertThat(every.cell((row + 1) * epochs - 1, "mean")).isEqualTo(mean);
            assertThat((Double) last.cell(row, "standard error")).isLessThan(mean);
            switch ((String) last.cell(row, "quantity")) {
                case "quantisation error" -> assertThat(mean).isLessThan(0.5 * first);
                case "valid prototypes" -> assertThat(mean).isBetween(10.0, 30.0);
                default -> assertThat(mean).isGreaterThan(1);
            }
        }
        Table speed = findings.tables().get(1);
        assertThat(speed.size()).isEqualTo(SETS * 2);
        for (int row = 0; row < speed.size(); row++) {
            assertThat((Integer) speed.cell(row, "epochs")).isBetween(1, epochs - 1);
        }
        assertThat(findings.figures().get(0).panels()).hasSize(SETS * 3);
    }

    @Test
    void recommended_layers_show_the_right_number_of_clusters_in_their_graphs() {
        ExperimentResult findings =
                run(new Topologies(new Extent(2, Optional.of(60), 1, Optional.empty(), Optional.empty())));
        Table table = findings.tables().get(0);
        assertThat(table.size()).isEqualTo(SETS * 5);
        for (int row = 0; row < table.size(); row++) {
            int classes = (Integer) table.cell(row, "clusters");
            double found = (Double) table.cell(row, "mean clusters");
            assertThat(table.cell(row, "right in runs")).isEqualTo(found == classes ? 1 : 0);
            if (((String) table.cell(row, "layer")).endsWith("recommended")) {
                assertThat(found)
                        .as("%s, %s", table.cell(row, "data"), table.cell(row, "layer"))
                        .isEqualTo(classes);
                assertThat((Double) table.cell(row, "mean ARI")).isEqualTo(1);
            }
        }
        assertThat(findings.figures().get(0).panels()).hasSize(SETS * 5);
    }

    @Test
    void the_ways_of_both_layers_on_three_sets_are_measured_and_drawn() {
        ExperimentResult findings = run(new Trajectories());
        Table table = findings.tables().get(0);
        assertThat(table.size()).isEqualTo(SETS * 2);
        for (int row = 0; row < SETS * 2; row++) {
            double straight = (Double) table.cell(row, "mean start to end of the valid");
            assertThat(straight).isPositive();
            assertThat((Double) table.cell(row, "mean length of the valid")).isGreaterThan(straight);
            assertThat((Double) table.cell(row, "mean end to nearest sample"))
                    .isLessThan((Double) table.cell(row, "mean start to nearest sample"));
        }
        assertThat(findings.figures())
                .singleElement()
                .satisfies(figure -> assertThat(figure.panels()).hasSize(SETS * 2));
    }

    @Test
    void purity_is_measured_for_every_layer_and_number_of_features() {
        ExperimentResult findings = run(new Dimensions(List.of(20, 80), Extent.part(100, 150, 1)));
        Table table = findings.tables().get(0);
        assertThat(table.size()).isEqualTo(2 * 3 * 2);
        for (int row = 0; row < table.size(); row++) {
            assertThat((Double) table.cell(row, "valid prototypes")).isBetween(1.0, 10.0);
            assertThat((Double) table.cell(row, "standard error")).isNaN();
            double purity = (Double) table.cell(row, "mean purity");
            assertThat(purity).isBetween(0.5, 1.0);
            if (table.cell(row, "settings").equals("recommended")) {
                assertThat(purity).isCloseTo(1, within(0.05));
            }
        }
        assertThat(findings.figures().get(0).panels()).hasSize(2);
    }
}
