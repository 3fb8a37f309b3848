package io.clade.experiment.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.experiment.Experiments;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.NamedSet;
import io.clade.experiment.study.Recipe;
import io.clade.experiment.study.Table;
import io.clade.method.Descriptor;
import io.clade.method.Methods;
import io.clade.run.ResultFolder.Existing;
import io.clade.testing.NativeMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NativeMemory.class)
class AblationTest {

    private static final Extent TINY = new Extent(100, Optional.of(1), 2, Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    @Test
    void every_recipe_is_measured_on_every_set_and_over_them() {
        Recipe whole = new Recipe("whole", "kmeans", Map.of());
        Ablation ablation = new Ablation(
                new Heading("tiny", "A tiny ablation", "Shows that it works."),
                List.of(NamedSet.DIGITS),
                List.of(whole, whole.with("one restart", Map.of("restarts", "1"))),
                TINY,
                TINY);
        ExperimentResult findings =
                ablation.run(new Conditions(true, 1, Optional.empty(), folder, Existing.REFUSE, progress -> {}));
        Table table = findings.tables().get(0);
        assertThat(table.size()).isEqualTo(4);
        assertThat((Double) table.cell(0, "mean")).isBetween(0.3, 1.0);
        assertThat(table.cell(2, "data")).isEqualTo("mean over sets");
        assertThat(table.cell(2, "mean")).isEqualTo(table.cell(0, "mean"));
        assertThat(table.cell(3, "mean")).isEqualTo(table.cell(1, "mean"));
        assertThat(findings.figures()).hasSize(1);
    }

    @Test
    void settings_of_the_ablations_are_those_of_the_method() {
        for (Experiment experiment : Ablations.all()) {
            assertThat(Experiments.named(experiment.name())).isSameAs(experiment);
            for (Recipe recipe : ((Ablation) experiment).recipes()) {
                Descriptor<?> method = Methods.named(recipe.method());
                assertThat(method.create(10, recipe.settings()))
                        .as(recipe.label())
                        .isInstanceOf(method.type());
            }
        }
    }
}
