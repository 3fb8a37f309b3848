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
import io.clade.model.part.ModelParts;
import io.clade.network.Architectures;
import io.clade.network.Heads;
import io.clade.network.NetworkConfig;
import io.clade.network.backbone.Architecture;
import io.clade.network.weight.SafeTensors;
import io.clade.storage.StorageException;
import io.clade.tensor.runtime.Scope;
import io.clade.training.session.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A model on disk: {@code config.json} beside {@code weights.safetensors}. */
final class ModelFiles {

    static final String CONFIG = "config.json";
    static final String WEIGHTS = "weights.safetensors";

    /** Format 1 had the parts among the weights; see {@link FirstFormat}. */
    private static final int FORMAT = 2;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    static {
        Architectures.register(JSON);
    }

    private ModelFiles() {}

    private record Config(
            int format,
            SavedNetwork network,
            PreparerConfig preparation,
            Provenance provenance,
            List<String> warnings,
            List<Warning.Kind> warningKinds) {

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

        NetworkConfig config() {
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
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> features) {}

    private record ShapeConfig(Kind kind, List<Integer> extents) {

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
            Files.write(folder.resolve(CONFIG), JSON.writeValueAsBytes(config));
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
            FirstFormat.Saved saved = FirstFormat.upgraded(
                    new FirstFormat.Saved(JSON.readTree(Files.readAllBytes(configFile)), SafeTensors.read(weightsFile)));
            if (saved.config().path("preparation") instanceof ObjectNode preparation && !preparation.has("fill")) {
                // Models of before missing values were filled in.
                preparation.putArray("fill");
            }
            Config config = JSON.treeToValue(saved.config(), Config.class);
            if (config.format() != FORMAT) {
                throw new InputException(configFile + " has format " + config.format()
                        + "; this version of Clade reads formats 1 to " + FORMAT + ".");
            }
            Model model = new Model(
                    config.network().config(),
                    ModelParts.network(saved.arrays()),
                    preprocessing(config.preparation()),
                    History.empty(),
                    config.provenance(),
                    config.typedWarnings(),
                    ModelParts.of(saved.arrays()));
            requireFitting(model);
            return model;
        } catch (JsonProcessingException e) {
            throw new InputException(
                    configFile + " is damaged: "
                            + e.getOriginalMessage().lines().findFirst().orElse("not JSON") + ".",
                    e);
        } catch (IOException e) {
            throw new InputException("The model in " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
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

    /** Fails where the weights are not those of the plan, rather than at the first assignment. */
    private static void requireFitting(Model model) {
        Scope.run((Runnable) model::network);
    }
}
