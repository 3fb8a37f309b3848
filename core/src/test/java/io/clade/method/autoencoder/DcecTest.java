package io.clade.method.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.network.backbone.encoder.StridedCnn;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class DcecTest {

    private static final Dataset IMAGES = Numbers.clustered(4, 60, 3, Shape.image(1, 8, 7));

    private static final Map<String, String> FEW =
            Map.of("pretrain_epochs", "3", "epochs", "4", "batch", "30", "tolerance", "0");

    private static Model fit(String method, Dataset data, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(FEW);
        settings.putAll(more);
        return Methods.named(method).create(3, settings).fit(data, Session.seeded(1));
    }

    @Test
    void images_are_embedded_by_strided_convolutions() {
        assertThat(fit(Dcec.NAME, IMAGES, Map.of()).plan().backbone()).isEqualTo(StridedCnn.published(10));
        assertThat(fit(Dcec.NAME, IMAGES, Map.of("embedding", "4")).embeddingSize())
                .isEqualTo(4);
    }

    @Test
    void it_is_idec_on_a_convolutional_autoencoder() {
        assertThat(fit(Dcec.NAME, IMAGES, Map.of()).weights())
                .isEqualTo(fit(Idec.NAME, IMAGES, Map.of("autoencoder", "conv")).weights());
    }
}
