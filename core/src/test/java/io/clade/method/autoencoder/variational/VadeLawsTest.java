package io.clade.method.autoencoder.variational;

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

/** Parameters of VaDE move a fit in the direction that they mean; {@code output} and {@code views} are choices, which have none. */
@ExtendWith(NativeMemory.class)
class VadeLawsTest {

    private static final Dataset TABLE = Numbers.clustered(4, 60, 3, Shape.table(6));

    private static Law.Raising vade(String parameter, String from, String to) {
        return Law.raising(Vade.NAME, parameter, from, to, TABLE, 3)
                .with(Map.of("pretrain_epochs", "10", "epochs", "20", "batch", "30"))
                .with(Map.of("embedding", "3", "hidden_units", "20"));
    }

    static Stream<Law> laws() {
        return Stream.of(
                // An embedding need not tell more of a sample than the noise of its numbers leaves.
                vade("output_variance", "0.01", "1")
                        .lowers("what embeddings tell", model -> Measures.lastTerm(model, "embedding")),
                vade("restarts", "1", "3")
                        .neverRaises("the loss", model -> model.history().closing()[19]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void a_parameter_moves_the_fit_as_it_means(Law law) {
        law.check();
    }
}
