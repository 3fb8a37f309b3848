package io.clade.method.autoencoder;

import static io.clade.method.autoencoder.QuickFits.TABLE;
import static io.clade.method.autoencoder.QuickFits.fit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.testing.NativeMemory;
import io.clade.training.session.History;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class IdecTest {

    /** Equation 1: the loss is the error of reconstruction and the weighted divergence. */
    @Test
    void the_loss_is_the_sum_of_both_terms() {
        List<History.Epoch> epochs = fit(Idec.NAME, TABLE, Map.of()).history().epochs();
        for (History.Epoch epoch : epochs.subList(3, epochs.size())) {
            assertThat(epoch.terms()).containsOnlyKeys("reconstruction", "divergence");
            assertThat(epoch.loss())
                    .isCloseTo(
                            epoch.terms().get("reconstruction") + epoch.terms().get("divergence"), within(1e-6));
        }
    }

    /** Without a decoder, DEC forgets what reconstruction needs; its encoder ends elsewhere. */
    @Test
    void the_decoder_goes_on_learning() {
        List<History.Epoch> epochs = fit(Idec.NAME, TABLE, Map.of("epochs", "20", "clustering_weight", "1e-6"))
                .history()
                .epochs();
        assertThat(epochs.get(epochs.size() - 1).terms().get("reconstruction"))
                .isLessThan(0.9 * epochs.get(3).terms().get("reconstruction"));
        assertThat(fit(Dec.NAME, TABLE, Map.of()).weights())
                .isNotEqualTo(fit(Idec.NAME, TABLE, Map.of()).weights());
    }
}
