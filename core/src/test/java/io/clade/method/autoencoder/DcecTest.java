package io.clade.method.autoencoder;

import static io.clade.method.autoencoder.QuickFits.IMAGES;
import static io.clade.method.autoencoder.QuickFits.fit;
import static org.assertj.core.api.Assertions.assertThat;

import io.clade.network.backbone.encoder.StridedCnn;
import io.clade.testing.NativeMemory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class DcecTest {

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
