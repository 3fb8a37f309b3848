package io.clade.method.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.History;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class IdecTest {

    private static final Dataset TABLE = Numbers.clustered(4, 90, 3, Shape.table(6));

    private static final Map<String, String> FEW =
            Map.of("pretrain_epochs", "3", "epochs", "4", "batch", "30", "tolerance", "0");

    private static Model fit(String method, Dataset data, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(FEW);
        settings.putAll(more);
        return Methods.named(method).create(3, settings).fit(data, Session.seeded(1));
    }

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
