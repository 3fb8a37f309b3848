package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.model.Model;
import io.clade.testing.Law;
import io.clade.testing.Measures;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parameters of the autoencoder family move a fit in the direction that they mean; {@code target_interval} makes targets older,
 * which has none.
 */
@ExtendWith(NativeMemory.class)
class AutoencoderLawsTest {

    private static final Dataset TABLE = Numbers.clustered(4, 60, 3, Shape.table(6));

    private static Law.Raising dec(String parameter, String from, String to) {
        return Law.raising(Dec.NAME, parameter, from, to, TABLE, 3)
                .with(Map.of("pretrain_epochs", "3", "epochs", "2", "batch", "30", "tolerance", "0"))
                .with(Map.of("embedding", "5", "hidden_units", "20"));
    }

    static Stream<Law> laws() {
        Map<String, String> still = Map.of("lr", "1e-9", "epochs", "1");
        return Stream.of(
                dec("pretrain_epochs", "1", "4")
                        .sets("epochs before clustering", model -> epochs(model, Phase.Kind.PRETRAINING)),
                dec("epochs", "1", "3").sets("epochs of clustering", model -> epochs(model, Phase.Kind.TRAINING)),
                dec("pretrain_lr", "1e-5", "1e-2").lowers("reconstruction", AutoencoderLawsTest::reconstruction),
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
                        .with(Map.of("pretrain_epochs", "40"))
                        .raises("sharpness", model -> Measures.confidence(model, TABLE)));
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
