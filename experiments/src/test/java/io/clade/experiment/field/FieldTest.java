package io.clade.experiment.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.experiment.Experiments;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.NamedSet;
import io.clade.experiment.study.Recipe;
import io.clade.experiment.study.Table;
import io.clade.run.ResultFolder.Existing;
import io.clade.testing.NativeMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NativeMemory.class)
class FieldTest {

    private static final Extent TINY = new Extent(60, Optional.of(1), 2, Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    private ExperimentResult run(Path data, Existing existing) {
        Map<String, List<NamedSet>> kinds = new LinkedHashMap<>();
        kinds.put("images", List.of(NamedSet.DIGITS));
        kinds.put("tables", List.of(NamedSet.WINE, NamedSet.GLASS));
        List<Recipe> recipes = List.of(
                new Recipe("kmeans", "kmeans", Map.of()),
                new Recipe("single", "agglomerative", Map.of("linkage", "single")));
        return new Field(new Heading("field", "Field", "A field."), kinds, recipes, TINY, TINY)
                .run(new Conditions(true, 1, Optional.of(data), folder.resolve("out"), existing, progress -> {}));
    }

    /** Two clusters far apart, which k-means finds. */
    private Path table() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        StringBuilder rows = new StringBuilder("a,b,class\n");
        for (int i = 0; i < 40; i++) {
            String side = i % 2 == 0 ? "left" : "right";
            rows.append(i % 2 * 100 + i % 7)
                    .append(',')
                    .append(i % 5)
                    .append(',')
                    .append(side)
                    .append('\n');
        }
        Files.writeString(data.resolve("wine.csv"), rows);
        return data;
    }

    @Test
    void methods_are_scored_on_every_set_that_is_there_by_kind_and_by_rank() throws IOException {
        Path data = table();
        ExperimentResult result = run(data, Existing.REFUSE);
        assertThat(result.tables())
                .extracting(Table::name)
                .containsExactly("field", "field-acc", "field-nmi", "field-ari", "field-ranks");
        Table each = result.tables().get(0);
        assertThat(each.size()).isEqualTo(4);
        assertThat(each.cell(2, "data")).isEqualTo("wine");
        assertThat(each.cell(2, "acc")).isEqualTo(1.0);
        Table accuracy = result.tables().get(1);
        assertThat(accuracy.columns()).containsExactly("method", "images", "tables", "all");
        double images = (Double) each.cell(0, "acc");
        assertThat(accuracy.cell(0, "images")).isEqualTo(images);
        assertThat(accuracy.cell(0, "all")).isEqualTo((images + 1) / 2);
        assertThat(result.tables().get(4).cell(0, "method")).isEqualTo("kmeans");
        assertThat(result.notes()).anyMatch(note -> note.startsWith("glass is skipped"));
        // Kept fits are not repeated: the times are those of the first run.
        assertThat(run(data, Existing.RESUME).tables().get(0).csv()).isEqualTo(each.csv());
    }

    @Test
    void the_suite_is_an_experiment_of_the_command() {
        assertThat(Experiments.named("field").summary()).contains("images, series, tables and embeddings");
        assertThat(Experiments.named("field-autoencoders").summary()).contains("autoencoder", "classical");
    }
}
