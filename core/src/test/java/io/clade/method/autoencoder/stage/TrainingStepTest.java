package io.clade.method.autoencoder.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.method.Methods;
import io.clade.method.autoencoder.Dec;
import io.clade.method.autoencoder.variational.OutputDistribution;
import io.clade.method.autoencoder.variational.VariationalStage;
import io.clade.method.fitting.Fit;
import io.clade.network.Autoencoder;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.cluster.LearnedPrototypes;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.Fixtures;
import io.clade.testing.NativeMemory;
import io.clade.training.Batch;
import io.clade.training.Loss;
import io.clade.training.Stage;
import io.clade.training.optimiser.Optimiser;
import io.clade.training.optimiser.Updater;
import io.clade.training.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The loss, the gradient and one step of training of each refinement, from the same numbers, are PyTorch's; core/src/test/python/autoencoder_fixtures.py. */
@ExtendWith(NativeMemory.class)
class TrainingStepTest {

    private static final JsonNode GIVEN = Fixtures.AUTOENCODERS;
    private static final int N = GIVEN.at("/sizes/n").asInt();
    private static final int D = GIVEN.at("/sizes/d").asInt();
    private static final int H = GIVEN.at("/sizes/h").asInt();
    private static final int M = GIVEN.at("/sizes/m").asInt();
    private static final int K = GIVEN.at("/sizes/k").asInt();
    private static final double GAMMA = GIVEN.get("gamma").asDouble();
    private static final double ALPHA = GIVEN.get("alpha").asDouble();
    private static final Matrix MU = Matrix.of(K, M, Fixtures.floats(GIVEN.get("prototypes")));
    private static final Dataset DATA =
            Dataset.of("waves", Shape.table(D), new FloatSamples(D, Fixtures.floats(GIVEN.get("samples"))));

    /** Of the noise in the fixture. */
    private static final int NOISE_SEED = 7;

    private interface Build {
        RefinementStage of(RefinementStage.Setting setting, LearnedPrototypes mu);
    }

    private static void check(String name, boolean reconstructs, boolean trained, Build build) {
        try (Fit fit = Fit.begin(Dec.NAME, settings(), DATA, Session.seeded(1))) {
            Autoencoder net = given(fit);
            LearnedPrototypes mu = new LearnedPrototypes(MU, fit.session().device());
            RefinementStage stage = build.of(
                    new RefinementStage.Setting(fit, net, Optional.empty(), Refinement.PUBLISHED, 1, reconstructs), mu);
            Map<String, Parameters> trainable = new TreeMap<>(networks(net));
            if (trained) {
                trainable.put("prototypes", mu.parameters());
            }
            step(fit, name, stage, 0, trainable);
        }
    }

    private static Autoencoder given(Fit fit) {
        Autoencoder net = fit.autoencoder(input -> new FullyConnected(List.of(H, M)));
        set(net.ofEncoder(), GIVEN.get("encoder"));
        set(net.ofDecoder(), GIVEN.get("decoder"));
        return net;
    }

    private static Map<String, Parameters> networks(Autoencoder net) {
        return Map.of("encoder", net.ofEncoder(), "decoder", net.ofDecoder());
    }

    /** Trains {@code stage} for one step on all samples, and compares its loss, the gradients, and what they make of parameters. */
    private static void step(Fit fit, String name, Stage stage, double done, Map<String, Parameters> trainable) {
        JsonNode expected = GIVEN.at("/after/" + name);
        Updater updater = Optimiser.adam().updater(stage.parameters());
        stage.beginEpoch(1);
        stage.beginStep(0);
        Loss loss = stage.loss(new Batch(IntStream.range(0, N).toArray(), done, fit.batchReader()::batch));
        loss.total().backward();
        assertThat(Ops.number(loss.total().detach()))
                .isCloseTo(expected.get("loss").asDouble(), within(1e-5));
        trainable.forEach((part, parameters) ->
                compare(parameters.flatGradient(), expected.get("gradient").get(part)));
        updater.step(GIVEN.get("learning_rate").asDouble(), 1e9);
        trainable.forEach((part, parameters) -> compare(parameters.flat(), expected.get(part)));
    }

    private static Dec.Hyperparameters settings() {
        return (Dec.Hyperparameters) Methods.named(Dec.NAME).hyperparameters(K, Map.of("scaling", "none"));
    }

    private static void set(Parameters parameters, JsonNode values) {
        float[] numbers = Fixtures.floats(values);
        Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor given = Ops.tensor(numbers, numbers.length);
            parameters.flat().copy_(given);
        }));
    }

    private static void compare(Tensor tensor, JsonNode expected) {
        double[] numbers = Fixtures.doubles(expected);
        float[] got = Ops.toArray(tensor);
        assertThat(got).hasSize(numbers.length);
        for (int i = 0; i < got.length; i++) {
            assertThat((double) got[i]).as("number %s", i).isCloseTo(numbers[i], within(1e-5));
        }
    }

    @Test
    void of_dec() {
        check(
                "dec",
                false,
                true,
                (setting, mu) -> new DivergenceStage(
                        setting, mu, DivergenceStage.Divergence.squared(new StudentTKernel(ALPHA, 0), 1)));
    }

    @Test
    void of_idec() {
        check(
                "idec",
                true,
                true,
                (setting, mu) -> new DivergenceStage(
                        setting, mu, DivergenceStage.Divergence.squared(new StudentTKernel(ALPHA, 0), GAMMA)));
    }

    @Test
    void of_dcn() {
        check("dcn", true, false, (setting, mu) -> new CentreStage(setting, MU, Attraction.published(GAMMA), 0.01));
    }

    @Test
    void of_dkm() {
        check(
                "dkm",
                true,
                true,
                (setting, mu) -> new SoftCentreStage(
                        setting, mu, new SoftCentreStage.Softness(Attraction.published(GAMMA), 2, 2)));
    }

    @Test
    void of_dekm() {
        check("dekm", false, false, (setting, mu) -> new DirectionStage(setting, MU));
    }

    @Test
    void of_acedec() {
        check("acedec", true, false, (setting, mu) -> new SubspaceStage(setting, MU, Attraction.published(GAMMA)));
    }

    @Test
    void of_vade() {
        JsonNode own = GIVEN.get("vade");
        try (Fit fit = Fit.begin(Dec.NAME, settings(), DATA, Session.seeded(1))) {
            Autoencoder net = given(fit);
            OutputDistribution output = new OutputDistribution(
                    OutputDistribution.Type.GAUSSIAN, own.get("variance").asDouble());
            VariationalStage stage = VariationalStage.of(fit, net, Optional.empty(), K, output);
            Parameters head = stage.parameters().get(2).parameters();
            Parameters prior = stage.parameters().get(3).parameters();
            set(prior, own.get("prior"));
            // libtorch draws the same numbers from the same seed; with others the rest could not agree.
            RandomTensors.seed(NOISE_SEED);
            compare(RandomTensors.normal(N, M), own.get("noise"));
            RandomTensors.seed(NOISE_SEED);
            Map<String, Parameters> trainable = new TreeMap<>(networks(net));
            trainable.putAll(Map.of("head", head, "prior", prior));
            step(fit, "vade", stage, own.get("done").asDouble(), trainable);
        }
    }
}
