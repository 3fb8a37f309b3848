package io.clade.method.contrastive;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.model.Model;
import io.clade.testing.Law;
import io.clade.testing.Measures;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Phase;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parameters of the contrastive family move a fit in the direction that they mean; {@code neighbours},
 * {@code embedding_neighbours} and {@code start} choose samples, which has none.
 */
@ExtendWith(NativeMemory.class)
class ContrastiveLawsTest {

    private static final Dataset TABLE = Numbers.clustered(4, 60, 3, Shape.table(6));

    private static Law.Raising scan(String parameter, String from, String to) {
        return Law.raising(Scan.NAME, parameter, from, to, TABLE, 3)
                .with(Map.of("epochs", "2", "batch", "30", "embedding", "5", "rivals", "1"));
    }

    static Stream<Law> laws() {
        Map<String, String> still = Map.of("lr", "1e-9", "epochs", "1");
        return Stream.of(
                // 60 samples in batches of 30 have two steps an epoch.
                scan("steps", "4", "8")
                        .with(Map.of("epochs", "0"))
                        .multiplies(2, "epochs of clustering", ContrastiveLawsTest::clustering),
                scan("temperature", "0.1", "10").with(still).raises("contrast", ContrastiveLawsTest::contrast),
                scan("augmentation", "0", "5")
                        .with(Map.of("neighbours", "0"))
                        .raises("contrast", ContrastiveLawsTest::contrast),
                scan("balance", "1", "2").with(still).multiplies(2, "balance", ContrastiveLawsTest::balance),
                scan("lr", "1e-6", "1e-2").lowers("contrast", ContrastiveLawsTest::contrast),
                scan("embedding", "4", "6")
                        .sets(
                                "units of the embedding",
                                model -> model.embed(TABLE).columns()),
                scan("epochs", "1", "3").raises("epochs", Measures::epochs));
    }

    private static double clustering(Model model) {
        return model.history().epochs().stream()
                .filter(epoch -> epoch.phase().kind() == Phase.Kind.TRAINING)
                .count();
    }

    private static double contrast(Model model) {
        return last(model, "contrast");
    }

    private static double balance(Model model) {
        return last(model, "balance");
    }

    /** A term in the last epoch that has it. */
    private static double last(Model model, String term) {
        return model.history().epochs().stream()
                .filter(epoch -> epoch.terms().containsKey(term))
                .mapToDouble(epoch -> epoch.terms().get(term))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void a_parameter_moves_the_fit_as_it_means(Law law) {
        law.check();
    }
}
