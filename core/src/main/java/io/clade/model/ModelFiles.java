package io.clade.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.input.Sha256;
import io.clade.model.part.ModelParts;
import io.clade.network.Architectures;
import io.clade.network.Heads;
import io.clade.network.NetworkConfig;
import io.clade.network.backbone.Architecture;
import io.clade.network.weight.SafeTensors;
import io.clade.network.weight.Weights;
import io.clade.storage.StorageException;
import io.clade.tensor.runtime.Scope;
import io.clade.training.session.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A model on disk: {@code config.json} beside {@code weights.safetensors}. */
final class ModelFiles {

    static final String CONFIG = "config.json";
    static final String WEIGHTS = "weights.safetensors";

    /** Format 1 had the parts among the weights; see {@link FirstFormat}. */
    private static final int FORMAT = 2;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    static {
        Architectures.register(JSON);
    }

    /** The name of the hash of {@link #WEIGHTS} in {@link #CONFIG}; earlier models have none. */
    private static final String WEIGHTS_HASH = "weightsSha256";

    /** A reader takes no larger ones: 1 GiB. */
    private static final int LARGEST_SAMPLE = 1 << 28;

    private static final int LARGEST_KERNEL = 1024;

    private ModelFiles() {}

    private record Config(
            int format,
            SavedNetwork network,
            PreparerConfig preparation,
            Provenance provenance,
            List<String> warnings,
            List<Warning.Kind> warningKinds) {

        Config {
            Require.complete("warnings", warnings);
            Require.complete("warningKinds", warningKinds);
            Require.that(
                    warnings.size() == warningKinds.size(),
                    "there are %s warnings and %s kinds of them",
                    warnings.size(),
                    warningKinds.size());
        }

        List<Warning> typedWarnings() {
            return IntStream.range(0, warnings.size())
                    .mapToObj(i -> new Warning(warningKinds.get(i), warnings.get(i)))
                    .toList();
        }
    }

    private record SavedNetwork(ShapeConfig input, Architecture backbone, JsonNode head, int clusters) {

        static SavedNetwork of(NetworkConfig config) {
            return new SavedNetwork(
                    ShapeConfig.of(config.input()), config.backbone(), Heads.write(config.head()), config.clusters());
        }

        /** The plan, which a network of {@code weights} may have: one that is larger is not built. */
        NetworkConfig config(Weights weights) {
            long largest = weights.largestExtent();
            Require.that(
                    clusters >= 0 && clusters <= largest,
                    "there are %s clusters, but the weights have extents up to %s",
                    clusters,
                    largest);
            return new NetworkConfig(input.shape(), backbone, Heads.read(head), clusters);
        }
    }

    private record PreparerConfig(
            ShapeConfig input,
            ShapeConfig output,
            Scaling scaling,
            List<Double> shift,
            List<Double> factor,
            double centring,
            List<Double> fill,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
            List<String> features) {

        PreparerConfig {
            Require.complete("shift", shift);
            Require.complete("factor", factor);
            Require.complete("fill", fill);
            Require.complete("features", features);
            int channels = input.shape().channels();
            Require.that(
                    shift.size() == factor.size() && (shift.size() == 1 || shift.size() == channels),
                    "%s shifts and %s factors are given for %s channels",
                    shift.size(),
                    factor.size(),
                    channels);
            Require.that(
                    Stream.of(shift, factor, fill).flatMap(List::stream).allMatch(Double::isFinite),
                    "a shift, a factor or a filled value is not a finite number");
            Require.that(
                    fill.isEmpty() || fill.size() == channels,
                    "%s values to fill in are given for %s channels",
                    fill.size(),
                    channels);
            Require.that(centring >= 0 && centring <= 1, "centring must be from 0 to 1, and is %s", centring);
            Require.that(
                    output.kind() == input.kind() && output.shape().channels() == channels,
                    "samples of shape %s cannot become samples of shape %s",
                    input.shape(),
                    output.shape());
        }
    }

    private record ShapeConfig(Kind kind, List<Integer> extents) {

        ShapeConfig {
            Require.complete("extents", extents);
            long numbers = 1;
            for (int extent : extents) {
                numbers = Math.min(Integer.MAX_VALUE, numbers * Math.max(1, extent));
            }
            Require.that(numbers <= LARGEST_SAMPLE, "a sample of extents %s is too large", extents);
        }

        static ShapeConfig of(Shape shape) {
            return new ShapeConfig(
                    shape.kind(), Arrays.stream(shape.extents()).boxed().toList());
        }

        Shape shape() {
            return Shape.of(kind, extents.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    static void save(Model model, Path folder) {
        FittedPreprocessing preprocessing = model.preprocessing();
        Config config = new Config(
                FORMAT,
                SavedNetwork.of(model.plan()),
                new PreparerConfig(
                        ShapeConfig.of(preprocessing.input()),
                        ShapeConfig.of(preprocessing.output()),
                        preprocessing.scaling(),
                        preprocessing.shift(),
                        preprocessing.factor(),
                        preprocessing.centring(),
                        preprocessing.fill(),
                        preprocessing.features()),
                model.provenance(),
                model.warnings(),
                model.typedWarnings().stream().map(Warning::kind).toList());
        try {
            Files.createDirectories(folder);
            SafeTensors.write(folder.resolve(WEIGHTS), model.arrays());
            ObjectNode saved = JSON.valueToTree(config);
            saved.put(WEIGHTS_HASH, Sha256.of(folder.resolve(WEIGHTS)));
            Files.write(folder.resolve(CONFIG), JSON.writeValueAsBytes(saved));
        } catch (IOException e) {
            throw new StorageException(
                    "The model cannot be written to %s: %s.".formatted(folder, StorageException.reason(folder, e)), e);
        }
    }

    static Model load(Path folder) {
        Path configFile = folder.resolve(CONFIG);
        Path weightsFile = folder.resolve(WEIGHTS);
        for (Path file : List.of(configFile, weightsFile)) {
            if (!Files.isRegularFile(file)) {
                throw new InputException("There is no model in " + folder + ": " + file.getFileName()
                        + " is missing. Give the model folder that fit wrote, DIR/model.");
            }
        }
        try {
            FirstFormat.Saved saved = read(configFile, weightsFile);
            return built(configFile, saved);
        } catch (JsonProcessingException e) {
            throw damaged(configFile, reason(e), e);
        } catch (IOException e) {
            throw new InputException("The model in " + folder + " cannot be read: " + e.getMessage() + ".", e);
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged(folder, CONFIG + " and " + WEIGHTS + " do not fit each other", e);
        }
    }

    /** The content of both files in the format of today; refusals name the file. */
    private static FirstFormat.Saved read(Path configFile, Path weightsFile) throws IOException {
        JsonNode tree = JSON.readTree(Files.readAllBytes(configFile));
        if (!tree.isObject()) {
            throw damaged(configFile, "it does not hold a JSON object", null);
        }
        Weights read = SafeTensors.read(weightsFile);
        if (tree.has(WEIGHTS_HASH) && !tree.path(WEIGHTS_HASH).asText().equals(Sha256.of(weightsFile))) {
            throw damaged(weightsFile, "it is not the file that was saved, whose SHA-256 " + CONFIG + " holds", null);
        }
        FirstFormat.Saved saved = FirstFormat.upgraded(new FirstFormat.Saved(tree, read));
        if (saved.config().path("preparation") instanceof ObjectNode preparation && !preparation.has("fill")) {
            // Models of before missing values were filled in.
            preparation.putArray("fill");
        }
        Optional<String> odd = saved.arrays().notFinite();
        if (odd.isPresent()) {
            throw damaged(weightsFile, odd.get() + " holds NaN or an infinity", null);
        }
        JsonNode format = saved.config().path("format");
        if (format.isIntegralNumber() && format.asLong() != FORMAT) {
            throw new InputException(configFile + " has format " + format.asLong()
                    + "; this version of Clade reads formats 1 to " + FORMAT + ".");
        }
        return saved;
    }

    /** The model of {@code saved}; what is refused of it is said to be in {@code configFile}. */
    private static Model built(Path configFile, FirstFormat.Saved saved) throws JsonProcessingException {
        try {
            return built(saved);
        } catch (InputException e) {
            throw damaged(configFile, e.getMessage().replaceFirst("\\.$", ""), e);
        }
    }

    private static Model built(FirstFormat.Saved saved) throws JsonProcessingException {
        Weights arrays = saved.arrays();
        requireModest(saved.config().path("network"), arrays.largestExtent());
        Config config = JSON.treeToValue(saved.config(), Config.class);
        Require.that(config.format() == FORMAT, "its format is %s", config.format());
        Model model = new Model(
                config.network().config(arrays),
                ModelParts.network(arrays),
                preprocessing(config.preparation()),
                History.empty(),
                config.provenance(),
                config.typedWarnings(),
                ModelParts.of(arrays));
        requireFitting(model);
        return model;
    }

    /** Every layer is as large as some array of the weights, kernels and patches apart: nothing larger is built. */
    private static void requireModest(JsonNode network, long largest) {
        for (String part : List.of("backbone", "head")) {
            for (JsonNode numbers : network.path(part)) {
                for (JsonNode number : numbers.isArray() ? numbers : List.of(numbers)) {
                    Require.that(
                            !number.isNumber() || Math.abs(number.asDouble()) <= Math.max(largest, LARGEST_KERNEL),
                            "its network has a layer of size %s, but the weights have extents up to %s",
                            number,
                            largest);
                }
            }
        }
    }

    private static String reason(JsonProcessingException e) {
        return e.getCause() instanceof InputException refused
                ? refused.getMessage()
                : e.getOriginalMessage().lines().findFirst().orElse("not JSON");
    }

    private static InputException damaged(Path file, String how, Throwable cause) {
        return new InputException(file + " is damaged: " + how + ". Copy the model again, or fit again.", cause);
    }

    private static FittedPreprocessing preprocessing(PreparerConfig config) {
        return new FittedPreprocessing(
                config.input().shape(),
                config.output().shape(),
                config.scaling(),
                config.shift(),
                config.factor(),
                config.centring(),
                config.fill(),
                config.features());
    }

    /** Fails where the weights are not those of the plan and its decoder, rather than when they are first used. */
    private static void requireFitting(Model model) {
        Scope.run(() -> {
            model.network();
            Reconstructions.of(model).ifPresent(Reconstructions::network);
        });
    }
}
