package io.clade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.input.InputException;
import io.clade.method.Method;
import io.clade.method.Methods;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.testing.Waves;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NativeMemory.class)
class ModelTest {

    @TempDir
    Path folder;

    private static final Dataset DATA = Numbers.clustered(3, 60, 3, Shape.image(1, 8, 8));

    private static Model fitted() {
        Method method = Methods.named("dtkc").create(3, Map.of("epochs", "3", "embedding", "10"));
        return method.fit(DATA, Session.seeded(1));
    }

    @Test
    void a_saved_model_assigns_and_embeds_bit_for_bit_alike() {
        Model model = fitted();
        model.save(folder);
        Model loaded = Model.load(folder);
        assertThat(loaded.weights()).isEqualTo(model.weights());
        assertThat(loaded.preprocessing()).isEqualTo(model.preprocessing());
        assertThat(loaded.plan()).isEqualTo(model.plan());
        assertThat(loaded.provenance()).isEqualTo(model.provenance());
        assertThat(loaded.warnings()).isEqualTo(model.warnings());
        assertThat(loaded.embed(DATA)).isEqualTo(model.embed(DATA));
        Assignment before = model.assign(DATA);
        Assignment after = loaded.assign(DATA);
        assertThat(after.clusters()).isEqualTo(before.clusters());
        assertThat(after.memberships()).isEqualTo(before.memberships());
    }

    @Test
    void a_model_of_centred_series_is_loaded_with_their_centring() {
        Dataset waves = Waves.dataset(30, 24);
        Map<String, String> settings = Map.of("epochs", "2", "centring", "0.6", "embedding", "6");
        Model model = Methods.named("ddc").create(3, settings).fit(waves, Session.seeded(1));
        assertThat(model.preprocessing().centring()).isEqualTo(0.6);
        model.save(folder);
        Model loaded = Model.load(folder);
        assertThat(loaded.preprocessing()).isEqualTo(model.preprocessing());
        assertThat(loaded.embed(waves)).isEqualTo(model.embed(waves));
        assertThat(loaded.assign(waves).memberships())
                .isEqualTo(model.assign(waves).memberships());
        FittedPreprocessing fitted = model.preprocessing();
        FittedPreprocessing level = new FittedPreprocessing(
                fitted.input(), fitted.output(), fitted.scaling(), fitted.shift(), fitted.factor(), 0, List.of());
        Model other = new Model(
                model.plan(), model.weights(), level, model.history(), model.provenance(), model.typedWarnings());
        assertThat(other.embed(waves)).isNotEqualTo(model.embed(waves));
    }

    @Test
    void memberships_are_rows_of_the_simplex_and_confidence_is_the_largest() {
        Assignment assignment = fitted().assign(DATA);
        Matrix u = assignment.memberships();
        for (int i = 0; i < DATA.size(); i++) {
            float[] row = u.row(i);
            float sum = 0;
            for (float value : row) {
                sum += value;
            }
            assertThat(sum).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-5f));
            assertThat(assignment.confidence(i)).isEqualTo(row[assignment.cluster(i)]);
        }
    }

    @Test
    void an_assignment_does_not_depend_on_the_samples_beside_it() {
        Model model = fitted();
        int[] some = IntStream.range(0, 60).filter(i -> i % 7 == 0).toArray();
        Assignment all = model.assign(DATA);
        Assignment few = model.assign(DATA.select(some));
        assertThat(few.clusters().codes())
                .isEqualTo(Arrays.stream(some).map(all::cluster).toArray());
    }

    @Test
    void an_assignment_has_the_same_bits_for_any_number_of_threads() {
        Dataset many = Numbers.clustered(3, 1100, 3, Shape.image(1, 8, 8));
        Model model = fitted();
        int before = NativeRuntime.threads();
        NativeRuntime.threads(1);
        Matrix alone = model.assign(many).memberships();
        NativeRuntime.threads(3);
        Matrix together = model.assign(many).memberships();
        NativeRuntime.threads(before);
        assertThat(together).isEqualTo(alone);
    }

    @Test
    void samples_of_another_shape_are_refused() {
        Dataset other = Numbers.clustered(3, 10, 2, Shape.image(1, 9, 8));
        assertThatThrownBy(() -> fitted().assign(other))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1×8×8")
                .hasMessageContaining("1×9×8");
    }

    @Test
    void damage_is_named() throws IOException {
        fitted().save(folder);
        Path weights = folder.resolve("weights.safetensors");
        byte[] whole = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(whole, whole.length - 5));
        assertThatThrownBy(() -> Model.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("truncated");
        Files.write(weights, whole);

        Path config = folder.resolve("config.json");
        String json = Files.readString(config);
        for (String damaged : new String[] {
            json.substring(0, 200),
            json.replace("\"clusters\" : 3", "\"clusters\" : 4"),
            json.replace("\"embedding\" : 10", "\"embedding\" : 11"),
            json.replace("\"format\" : 2", "\"format\" : 3"),
            "[]",
            "{}"
        }) {
            Files.writeString(config, damaged);
            assertThatThrownBy(() -> Model.load(folder)).as(damaged).isInstanceOf(InputException.class);
        }
        Files.delete(config);
        assertThatThrownBy(() -> Model.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("config.json is missing");
    }
}
