package io.clade.method.autoencoder.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Phase;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class SavedStartTest {

    private static final Dataset TABLE = Numbers.clustered(4, 90, 3, Shape.table(6));
    private static final Dataset IMAGES = Numbers.clustered(4, 60, 3, Shape.image(1, 8, 7));

    @TempDir
    static Path saved;

    @BeforeAll
    static void fit() {
        fit("autoencoder", TABLE, Session.seeded(1), Map.of()).save(saved.resolve("table"));
        fit("autoencoder", IMAGES, Session.seeded(1), Map.of()).save(saved.resolve("images"));
        fit("autoencoder", IMAGES, Session.seeded(1), Map.of("autoencoder", "conv"))
                .save(saved.resolve("conv"));
    }

    private static Model fit(String method, Dataset data, Session session, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("pretrain_epochs", "3", "batch", "30"));
        if (!method.equals("autoencoder") && !method.equals("n2d")) {
            settings.put("epochs", "4");
        }
        settings.putAll(more);
        return Methods.named(method).create(3, settings).fit(data, session);
    }

    private static Map<String, String> start(String name) {
        return Map.of("start", saved.resolve(name).toString());
    }

    /** Initial weights, views and batches come from the seed and the epoch, so they do not know of the epochs left out. */
    @ParameterizedTest
    @ValueSource(strings = {"dec", "idec", "dcn", "dkm", "dekm", "acedec", "vade", "autoencoder", "n2d"})
    void a_method_that_begins_with_the_autoencoder_of_its_own_seed_ends_as_it_does_alone(String method) {
        Model alone = fit(method, TABLE, Session.seeded(1), Map.of());
        Model started = fit(method, TABLE, Session.seeded(1), start("table"));
        assertThat(started.weights()).isEqualTo(alone.weights());
        assertThat(started.parts().stream().map(part -> part.arrays()).toList())
                .isEqualTo(alone.parts().stream().map(part -> part.arrays()).toList());
        assertThat(started.history().epochs()).noneMatch(epoch -> epoch.phase().kind() == Phase.Kind.PRETRAINING);
    }

    @ParameterizedTest
    @CsvSource({"dec,images", "idec,images", "dcec,conv", "dbc,conv"})
    void so_does_one_that_sees_views_of_images(String method, String start) {
        Map<String, String> augmented = Map.of("views", "augmented");
        assertThat(fit(method, IMAGES, Session.seeded(1), with(augmented, start(start)))
                        .weights())
                .isEqualTo(fit(method, IMAGES, Session.seeded(1), augmented).weights());
    }

    private static Map<String, String> with(Map<String, String> one, Map<String, String> other) {
        Map<String, String> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    @Test
    void a_fit_from_another_seed_begins_with_the_same_autoencoder() {
        Map<String, String> still = with(start("table"), Map.of("lr", "1e-9", "epochs", "1"));
        Model model = fit("idec", TABLE, Session.seeded(7), still);
        Model first = Model.load(saved.resolve("table"));
        float[] z = first.embed(TABLE).toArray();
        float[] own = model.embed(TABLE).toArray();
        for (int i = 0; i < z.length; i++) {
            assertThat(own[i]).isCloseTo(z[i], org.assertj.core.api.Assertions.within(1e-4f));
        }
    }

    @Test
    void the_model_says_what_it_began_with() {
        Path folder = saved.resolve("table");
        Model model = fit("dec", TABLE, Session.seeded(1), start("table"));
        assertThat(model.warnings())
                .contains("Pre-training was skipped: the fit began with the autoencoder of " + folder
                        + " (autoencoder, seed 1).");
        assertThat(model.provenance().parameters()).containsEntry("start", folder.toString());
        assertThat(fit("dec", TABLE, Session.seeded(1), Map.of()).provenance().parameters())
                .containsEntry("start", "none");
    }

    @Test
    void a_fit_that_was_cut_short_goes_on(@TempDir Path checkpoints) {
        Map<String, String> settings = with(start("table"), Map.of("epochs", "6", "tolerance", "0"));
        Model whole = fit("idec", TABLE, Session.seeded(1), settings);
        Session kept = Session.seeded(1).checkpointing(checkpoints);
        assertThatThrownBy(() -> fit(
                        "idec",
                        TABLE,
                        kept.onProgress(progress -> {
                            if (progress.done() >= 3) {
                                throw new IllegalStateException("cut");
                            }
                        }),
                        settings))
                .hasMessageContaining("cut");
        assertThat(fit("idec", TABLE, kept, settings).weights()).isEqualTo(whole.weights());
    }

    private static void requireRefused(Dataset data, Map<String, String> settings, String... words) {
        assertThatThrownBy(() -> fit("idec", data, Session.seeded(1), settings))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("start=" + settings.get("start") + ": ")
                .hasMessageContainingAll(words);
    }

    @Test
    void a_folder_without_a_model_is_refused() {
        requireRefused(TABLE, start("missing"), "There is no model in", "DIR/model");
    }

    @Test
    void a_model_without_a_decoder_is_refused(@TempDir Path other) {
        for (String method : new String[] {"dec", "kmeans"}) {
            Methods.named(method)
                    .create(3, Map.of())
                    .fit(TABLE, Session.seeded(1))
                    .save(other.resolve(method));
            requireRefused(
                    TABLE,
                    Map.of("start", other.resolve(method).toString()),
                    "the model has no decoder",
                    "Give a model of autoencoder");
        }
    }

    @Test
    void samples_of_another_shape_or_kind_are_refused() {
        requireRefused(IMAGES, start("table"), "was fitted on samples of shape", "resize");
        Dataset larger = Numbers.clustered(4, 60, 3, Shape.table(7));
        requireRefused(larger, start("table"), "was fitted on samples of shape");
        requireRefused(IMAGES, with(start("images"), Map.of("resize", "4")), "prepared as");
    }

    @Test
    void samples_that_were_prepared_otherwise_are_refused() {
        requireRefused(
                TABLE,
                with(start("table"), Map.of("scaling", "unit")),
                "the model was fitted with scaling=standardize and centring=0",
                "this fit has scaling=unit",
                "Add --set scaling=standardize");
        Dataset half = TABLE.select(IntStream.range(0, 45).toArray());
        requireRefused(half, start("table"), "the ranges of the samples", "scaling=none");
    }

    @Test
    void another_network_is_refused() {
        requireRefused(
                TABLE,
                with(start("table"), Map.of("embedding", "4")),
                "widths=[32, 32, 128, 6]",
                "widths=[32, 32, 128, 4]",
                "Add --set embedding=6");
        requireRefused(TABLE, with(start("table"), Map.of("hidden_units", "20")), "hidden_units");
        requireRefused(TABLE, with(start("table"), Map.of("shortcut", "false")), "shortcut");
        requireRefused(IMAGES, start("conv"), "StridedCnn", "autoencoder");
    }

    @Test
    void the_text_of_a_start_is_read_as_it_is_written() {
        for (String text : new String[] {"none", "out/model", "/a b/model"}) {
            assertThat(SavedStart.parse("start", text)).hasToString(text);
        }
        assertThat(SavedStart.parse("start", "")).isEqualTo(SavedStart.NONE);
        assertThatThrownBy(() -> SavedStart.parse("start", "a\0b"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("start must be none or the folder of a saved model");
    }
}
