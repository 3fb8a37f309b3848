package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.model.Model;
import io.clade.testing.Law;
import io.clade.testing.Measures;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parameters of the autoencoder family move a fit in the direction that they mean; these have none: {@code target_interval}
 * makes targets older, {@code autoencoder}, {@code views}, {@code relative_distances}, {@code first_clusters} and
 * {@code finish} choose among kinds, {@code reset} and
 * {@code reset_interval} set a refinement back, which {@link FamilyTest} shows; {@code start} takes the place of pre-training.
 */
@ExtendWith(NativeMemory.class)
class AutoencoderLawsTest {

    private static final Dataset TABLE = Numbers.clustered(4, 60, 3, Shape.table(6));

    private static final Dataset IMAGES = Numbers.clustered(4, 60, 3, Shape.image(1, 6, 6));

    private static Law.Raising dec(String parameter, String from, String to) {
        return of(Dec.NAME, parameter, from, to).with(Map.of("optimiser", "sgd:0.9"));
    }

    private static Law.Raising of(String method, String parameter, String from, String to) {
        return Law.raising(method, parameter, from, to, TABLE, 3)
                .with(Map.of("pretrain_epochs", "3", "epochs", "2", "batch", "30", "tolerance", "0"))
                .with(Map.of("embedding", "5", "hidden_units", "20"));
    }

    static Stream<Law> laws() {
        Map<String, String> still = Map.of("lr", "1e-9", "epochs", "1");
        return Stream.of(
                dec("pretrain_epochs", "1", "4")
                        .sets("epochs before clustering", model -> epochs(model, Phase.Kind.PRETRAINING)),
                dec("epochs", "1", "3").sets("epochs of clustering", model -> epochs(model, Phase.Kind.TRAINING)),
                // From random weights: principal components of five numbers of six leave nothing to learn.
                dec("pretrain_lr", "1e-5", "1e-2")
                        .with(Map.of("shortcut", "false"))
                        .lowers("reconstruction", AutoencoderLawsTest::reconstruction),
                dec("shortcut", "false", "true").lowers("reconstruction", AutoencoderLawsTest::reconstruction),
                // Layers that have learned one after the other are a better start than random ones.
                dec("pretrain_layers", "whole", "greedy")
                        .with(Map.of("shortcut", "false"))
                        .lowers("reconstruction", AutoencoderLawsTest::reconstruction),
                dec("pretrain_epochs", "1", "20").lowers("reconstruction", AutoencoderLawsTest::reconstruction),
                dec("hidden_units", "10", "20").raises("the size of the network", Measures::size),
                dec("embedding", "4", "6")
                        .sets(
                                "units of the embedding",
                                model -> model.embed(TABLE).columns()),
                dec("tolerance", "0", "1").with(Map.of("epochs", "9")).lowers("epochs", Measures::epochs),
                dec("lr", "0.001", "0.1")
                        .with(Map.of("epochs", "10"))
                        .raises("sharpness", model -> Measures.confidence(model, TABLE)),
                // The tails of many degrees of freedom are light: prototypes far away count for nothing.
                dec("alpha", "1", "100")
                        .with(still)
                        .with(Map.of("pretrain_epochs", "40", "bandwidth", "0"))
                        .raises("sharpness", model -> Measures.confidence(model, TABLE)),
                dec("bandwidth", "0.5", "5")
                        .with(still)
                        .lowers("sharpness", model -> Measures.confidence(model, TABLE)),
                of(Idec.NAME, "clustering_weight", "0.1", "0.2")
                        .with(still)
                        .multiplies(2, "its term", model -> term(model, "divergence")),
                of(Dcn.NAME, "clustering_weight", "0.1", "0.2")
                        .with(still)
                        .with(Map.of("centre_rate", "1e-9"))
                        .multiplies(2, "its term", model -> term(model, "distance")),
                of(Dkm.NAME, "clustering_weight", "0.1", "0.2")
                        .with(still)
                        .multiplies(2, "its term", model -> term(model, "distance")),
                of(AceDec.NAME, "clustering_weight", "0.1", "0.2")
                        .with(still)
                        .multiplies(2, "its term", model -> term(model, "distance")),
                of(Dec.NAME, "pretrain_noise", "0", "0.5")
                        .with(Map.of("pretrain_epochs", "20"))
                        .raises("reconstruction", AutoencoderLawsTest::reconstruction),
                // A centre that follows every batch is farther from the mean of all its samples.
                of(Dcn.NAME, "centre_rate", "0.001", "1")
                        .with(still)
                        .with(Map.of("batch", "6"))
                        .raises("the centres' distance from the means", AutoencoderLawsTest::offCentre),
                of(Dkm.NAME, "sharpness", "0.1", "2")
                        .with(still)
                        .raises("sharpness", model -> Measures.confidence(model, TABLE)),
                of(Dkm.NAME, "last_sharpness", "0.1", "2")
                        .with(Map.of("lr", "1e-9", "epochs", "3", "sharpness", "0.1"))
                        .raises("sharpness", model -> Measures.confidence(model, TABLE)),
                boosted("boost").with(still).raises("the divergence", model -> term(model, "divergence")),
                boosted("last_boost")
                        .with(Map.of("lr", "1e-9", "epochs", "3", "tolerance", "0"))
                        .raises("the divergence", model -> term(model, "divergence")));
    }

    private static Law.Raising boosted(String parameter) {
        return Law.raising(Dbc.NAME, parameter, "1.5", "4", IMAGES, 3)
                .with(Map.of(
                        "pretrain_epochs", "3", "batch", "30", "embedding", "5", "boost", "1.5", "last_boost", "1.5"));
    }

    /** A weighted term of the loss in the last epoch. */
    private static double term(Model model, String name) {
        List<History.Epoch> epochs = model.history().epochs();
        return epochs.get(epochs.size() - 1).terms().get(name);
    }

    /** The mean squared distance of prototypes from the means of their clusters. */
    private static double offCentre(Model model) {
        Matrix z = model.embed(TABLE);
        int[] clusters = model.assign(TABLE).clusters().codes();
        Matrix mu = model.prototypes().orElseThrow();
        double sum = 0;
        for (int j = 0; j < mu.rows(); j++) {
            for (int f = 0; f < mu.columns(); f++) {
                double mean = 0;
                int size = 0;
                for (int i = 0; i < clusters.length; i++) {
                    mean += clusters[i] == j ? z.get(i, f) : 0;
                    size += clusters[i] == j ? 1 : 0;
                }
                sum += Math.pow(mean / size - mu.get(j, f), 2);
            }
        }
        return sum;
    }

    private static double epochs(Model model, Phase.Kind kind) {
        return model.history().epochs().stream()
                .filter(epoch -> epoch.phase().kind() == kind)
                .count();
    }

    /** The loss of the last epoch before clustering. */
    private static double reconstruction(Model model) {
        return model.history().epochs().stream()
                .filter(epoch -> epoch.phase().kind() == Phase.Kind.PRETRAINING)
                .mapToDouble(History.Epoch::loss)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void a_parameter_moves_the_fit_as_it_means(Law law) {
        law.check();
    }
}
