package io.clade.method.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.model.Reconstructions;
import io.clade.model.part.DecoderPart;
import io.clade.model.part.ModelParts;
import io.clade.network.weight.Weights;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fitted model keeps its decoder where this learned to the end. */
@ExtendWith(NativeMemory.class)
class DecodersTest {

    private static final Dataset TABLE = QuickFits.TABLE.withFeatureNames(List.of("a", "b", "c", "d", "e", "f"));
    private static final Dataset IMAGES = QuickFits.IMAGES;

    @TempDir
    Path folder;

    static Stream<String> withDecoder() {
        return Stream.of("autoencoder", "n2d", "idec", "dcec", "dcn", "dkm", "acedec", "vade");
    }

    /** A quick fit with those of the settings that the method has. */
    private static Model fit(String method, Dataset data, Map<String, String> more) {
        Map<String, String> settings =
                new HashMap<>(Map.of("pretrain_epochs", "3", "epochs", "4", "batch", "30", "tolerance", "0"));
        settings.putAll(more);
        settings.keySet()
                .retainAll(Methods.named(method).knobs().stream()
                        .map(HyperparameterAccess.Entry::name)
                        .toList());
        return Methods.named(method).create(3, settings).fit(data, Session.seeded(1));
    }

    private static Reconstructions reconstructions(Model model) {
        return Reconstructions.of(model).orElseThrow();
    }

    private static float[][] rows(Dataset data) {
        return IntStream.range(0, data.size()).mapToObj(data::sample).toArray(float[][]::new);
    }

    @ParameterizedTest
    @MethodSource("withDecoder")
    void a_saved_model_reconstructs_alike(String method) {
        Model model = fit(method, IMAGES, Map.of());
        model.save(folder);
        Model loaded = Model.load(folder);
        assertThat(loaded.find(DecoderPart.class)).isEqualTo(model.find(DecoderPart.class));
        Dataset made = reconstructions(loaded).ofSamples(IMAGES);
        assertThat(made.shape()).isEqualTo(IMAGES.shape());
        assertThat(rows(made)).isDeepEqualTo(rows(reconstructions(model).ofSamples(IMAGES)));
    }

    @ParameterizedTest
    @MethodSource("withDecoder")
    void samples_are_reconstructed_from_their_embeddings(String method) {
        Reconstructions made = reconstructions(fit(method, TABLE, Map.of()));
        Matrix z = made.encode(TABLE);
        assertThat(z.columns()).isEqualTo(made.embeddingSize());
        Dataset whole = made.ofSamples(TABLE);
        Dataset decoded = made.ofEmbeddings(z);
        assertThat(whole.featureNames()).isEqualTo(TABLE.featureNames());
        for (int i = 0; i < TABLE.size(); i++) {
            assertThat(decoded.sample(i)).containsExactly(whole.sample(i), within(1e-4f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dec", "dbc", "dekm"})
    void a_decoder_that_was_dropped_is_not_kept(String method) {
        Model model = fit(method, TABLE, Map.of());
        assertThat(model.find(DecoderPart.class)).isEmpty();
        assertThat(Reconstructions.of(model)).isEmpty();
    }

    /** All principal components of a table reconstruct it, and nothing is learned on top of them. */
    @ParameterizedTest
    @MethodSource("withDecoder")
    void as_many_principal_components_as_features_give_the_samples_back_in_their_units(String method) {
        Map<String, String> still =
                Map.of("pretrain_epochs", "1", "pretrain_lr", "1e-9", "lr", "1e-9", "epochs", "1", "embedding", "6");
        Dataset made = reconstructions(fit(method, TABLE, still)).ofSamples(TABLE);
        for (int i = 0; i < TABLE.size(); i++) {
            assertThat(made.sample(i)).containsExactly(TABLE.sample(i), within(1e-3f));
        }
    }

    /** The decoder that is kept is the one of the end: where the embedding moves, that of the start no longer suits it. */
    @Test
    void the_decoder_is_that_of_the_end() {
        Map<String, String> moving = Map.of("lr", "0.01", "epochs", "20", "clustering_weight", "10");
        Model end = fit("idec", TABLE, moving);
        Model start = fit("autoencoder", TABLE, Map.of());
        double own = error(reconstructions(end), reconstructions(end).encode(TABLE));
        double stale = error(reconstructions(start), reconstructions(end).encode(TABLE));
        assertThat(own).isLessThan(0.5 * stale);
    }

    private static double error(Reconstructions decoder, Matrix z) {
        Dataset made = decoder.ofEmbeddings(z);
        double sum = 0;
        for (int i = 0; i < TABLE.size(); i++) {
            float[] x = TABLE.sample(i);
            for (int j = 0; j < x.length; j++) {
                sum += Math.pow(x[j] - made.sample(i)[j], 2);
            }
        }
        return sum;
    }

    @Test
    void the_encoder_of_a_model_with_another_network_behind_it_is_found() {
        Model model = fit("n2d", TABLE, Map.of());
        Reconstructions made = reconstructions(model);
        assertThat(model.embeddingSize()).isEqualTo(10);
        assertThat(made.encode(TABLE).columns()).isEqualTo(6);
        Model plain = fit("autoencoder", TABLE, Map.of());
        assertThat(made.encode(TABLE)).isEqualTo(plain.embed(TABLE));
    }

    @Test
    void probabilities_of_ones_lie_between_the_least_and_the_largest_number() {
        Dataset made = reconstructions(fit("vade", IMAGES, Map.of("output", "bernoulli", "epochs", "30")))
                .ofSamples(IMAGES);
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float[] row : rows(IMAGES)) {
            for (float value : row) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        for (float[] row : rows(made)) {
            for (float value : row) {
                assertThat(value).isBetween(low - 1e-4f, high + 1e-4f);
            }
        }
    }

    @Test
    void the_fit_of_lowest_loss_among_several_keeps_its_decoder() {
        Model model = fit("vade", TABLE, Map.of("restarts", "2"));
        assertThat(reconstructions(model).ofSamples(TABLE).size()).isEqualTo(90);
    }

    @Test
    void reconstructions_of_series_are_as_long_as_these() {
        int[] lengths = IntStream.range(0, 60).map(i -> 7 + i % 6).toArray();
        Dataset series = Numbers.clustered(4, 60, 3, Shape.series(12, 2)).withLengths(lengths);
        Reconstructions made = reconstructions(fit("idec", series, Map.of()));
        Dataset whole = made.ofSamples(series);
        assertThat(IntStream.range(0, 60).map(whole::length))
                .containsExactly(IntStream.of(lengths).boxed().toArray(Integer[]::new));
        Dataset decoded = made.ofEmbeddings(made.encode(series));
        assertThat(decoded.length(0)).isEqualTo(12);
        // The sixth is as long as series can be.
        assertThat(decoded.sample(5)).containsExactly(whole.sample(5), within(1e-3f));
        assertThat(whole.sample(0)[2 * 7]).isZero();
    }

    @Test
    void embeddings_of_another_size_are_refused() {
        Reconstructions made = reconstructions(fit("idec", TABLE, Map.of()));
        assertThatThrownBy(() -> made.ofEmbeddings(Matrix.of(1, 2, 0, 0)))
                .isInstanceOf(InputException.class)
                .hasMessage("The decoder takes embeddings of 6 numbers. Got 2.");
    }

    @Test
    void a_decoder_that_does_not_fit_the_model_is_refused_when_it_is_read() {
        Model model = fit("idec", TABLE, Map.of());
        DecoderPart whole = model.find(DecoderPart.class).orElseThrow();
        Weights less = whole.weights().only(name -> !name.startsWith("shortcut"));
        new Model(
                        model.plan(),
                        model.weights(),
                        model.preprocessing(),
                        model.history(),
                        model.provenance(),
                        model.typedWarnings(),
                        ModelParts.of(List.of(new DecoderPart(less, false, 0))))
                .save(folder);
        assertThatThrownBy(() -> Model.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("decoder.shortcut");
    }
}
