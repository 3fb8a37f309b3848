package io.clade.method.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.network.backbone.encoder.Stacked;
import io.clade.network.backbone.reduction.Reduced;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class AceDecTest {

    private static final Dataset TABLE = Numbers.clustered(4, 90, 3, Shape.table(6));

    private static final Map<String, String> FEW =
            Map.of("pretrain_epochs", "3", "epochs", "4", "batch", "30", "tolerance", "0");

    private static Model fit(String method, Dataset data, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(FEW);
        settings.putAll(more);
        return Methods.named(method).create(3, settings).fit(data, Session.seeded(1));
    }

    /** β is between a half and one: it is a/(a + c), and the error c within clusters is no larger than that of all, a. */
    @Test
    void the_model_embeds_into_the_clusters_part() {
        Model model = fit(AceDec.NAME, TABLE, Map.of("embedding", "4"));
        assertThat(model.plan().backbone()).isInstanceOf(Stacked.class);
        float[] map = model.weights().get(Reduced.MAP).values();
        for (int j = 0; j < 4; j++) {
            double length = 0;
            for (int i = 0; i < 4; i++) {
                length += Math.pow(map[4 * i + j], 2);
            }
            assertThat(Math.sqrt(length)).isBetween(0.5 - 1e-5, 1 + 1e-5);
        }
    }
}
