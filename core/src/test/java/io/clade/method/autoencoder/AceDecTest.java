package io.clade.method.autoencoder;

import static io.clade.method.autoencoder.QuickFits.TABLE;
import static io.clade.method.autoencoder.QuickFits.fit;
import static org.assertj.core.api.Assertions.assertThat;

import io.clade.model.Model;
import io.clade.network.backbone.encoder.Stacked;
import io.clade.network.backbone.reduction.Reduced;
import io.clade.testing.NativeMemory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class AceDecTest {

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
