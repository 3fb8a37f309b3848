package io.clade.method.divergence;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.testing.Law;
import io.clade.testing.Measures;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters of the divergence family move a fit in the direction that they mean; {@code bandwidth} chooses between rules. */
@ExtendWith(NativeMemory.class)
class DivergenceLawsTest {

    private static final int SAMPLES = 60;
    private static final Dataset IMAGES = Numbers.clustered(4, SAMPLES, 3, Shape.image(1, 8, 8));

    /** Nothing is learned, so that the loss is that of the initial weights on all samples. */
    private static final Map<String, String> STILL =
            Map.of("embedding", "9", "batch", "" + SAMPLES, "rivals", "1", "lr", "1e-9", "epochs", "1");

    private static Law.Raising still(String method, String parameter, String from, String to) {
        return Law.raising(method, parameter, from, to, IMAGES, 3).with(STILL);
    }

    static Stream<Law> laws() {
        // The wider, the flatter the kernel: in a flat one all clusters are alike, and their divergence is 1.
        Stream<Law> widths = Stream.of("separation", "corners", "companions")
                .map(term ->
                        still("dtkc", "sigma", "0.05", "0.5").raises(term, model -> Measures.firstTerm(model, term)));
        // The sum over pairs becomes their mean.
        Law mean = still("ddc", "normalised_orthogonality", "false", "true")
                .multiplies(
                        2.0 / (SAMPLES * (SAMPLES - 1)),
                        "its term",
                        model -> Measures.firstTerm(model, "orthogonality"));
        return Stream.concat(widths, Stream.of(mean));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void a_parameter_moves_the_fit_as_it_means(Law law) {
        law.check();
    }
}
