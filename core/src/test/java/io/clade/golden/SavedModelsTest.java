package io.clade.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clade.data.Dataset;
import io.clade.method.Methods;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.run.file.AssignmentFile;
import io.clade.testing.NativeMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models that earlier versions saved: they load, and assign samples as they did. {@code -Dgolden.update} saves those that are
 * described but missing, and never replaces one: what an earlier version wrote cannot be written again.
 */
@ExtendWith(NativeMemory.class)
class SavedModelsTest {

    private static final String SAVED = "saved";

    /** The distance of a sample from itself, which some confidences are of, is the root of a rounding error. */
    private static final float CONFIDENCE_TOLERANCE = 1e-3f;

    /**
     * A saved model.
     *
     * @param fit that made it
     * @param note how it was made otherwise, for one that {@code fit} does not make; null for others
     * @param parts fingerprints of its parts beside the network, by name
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Saved(Fit fit, String note, Map<String, String> parts) {}

    @TempDir
    Path folder;

    static List<String> names() {
        return Records.names(SAVED);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_saved_model_loads_and_assigns_as_it_did(String name) throws IOException {
        Saved saved = Records.read(SAVED, name, Saved.class);
        Path files = Records.FOLDER.resolve(SAVED).resolve(name);
        Dataset dataset = saved.fit().dataset();
        if (Records.updating() && !Files.exists(files)) {
            save(saved, name, files, dataset);
        }
        Model model = Model.load(files.resolve("model"));
        assertThat(model.provenance().method()).isEqualTo(saved.fit().method());
        assertThat(Fingerprint.parts(model)).isEqualTo(saved.parts());
        Assignment assignment = model.assign(dataset);
        List<String> rows = Files.readAllLines(files.resolve("assignments.csv"));
        assertThat(rows).hasSize(1 + dataset.size()).startsWith("id,cluster,confidence");
        for (int i = 0; i < dataset.size(); i++) {
            String[] row = rows.get(1 + i).split(",");
            assertThat(assignment.cluster(i)).as("sample %s", row[0]).isEqualTo(Integer.parseInt(row[1]));
            assertThat(assignment.confidence(i))
                    .as("sample %s", row[0])
                    .isCloseTo(Float.parseFloat(row[2]), within(CONFIDENCE_TOLERANCE));
        }
    }

    private void save(Saved saved, String name, Path files, Dataset dataset) {
        Model model = saved.fit().model(dataset, folder);
        model.save(files.resolve("model"));
        AssignmentFile.write(files.resolve("assignments.csv"), dataset, model.assign(dataset));
        Records.update(SAVED, name, new Saved(saved.fit(), null, Fingerprint.parts(model)));
    }

    @Test
    void every_method_has_a_saved_model() {
        Set<String> covered = names().stream()
                .map(name -> Records.read(SAVED, name, Saved.class).fit().method())
                .collect(Collectors.toSet());
        assertThat(Methods.all()).allSatisfy(method -> assertThat(covered).contains(method.name()));
    }
}
