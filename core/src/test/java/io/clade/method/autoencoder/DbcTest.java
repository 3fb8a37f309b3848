package io.clade.method.autoencoder;

import static io.clade.method.autoencoder.QuickFits.IMAGES;
import static io.clade.method.autoencoder.QuickFits.fit;
import static org.assertj.core.api.Assertions.assertThat;

import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class DbcTest {

    /** A target with the exponent 2 from beginning to end is that of DEC. */
    @Test
    void without_a_boost_it_is_dec_on_a_convolutional_autoencoder() {
        Model plain = fit(Dec.NAME, IMAGES, Map.of("autoencoder", "conv", "lr", "1e-4"));
        assertThat(fit(Dbc.NAME, IMAGES, Map.of("boost", "2", "last_boost", "2"))
                        .weights())
                .isEqualTo(plain.weights());
        assertThat(fit(Dbc.NAME, IMAGES, Map.of()).weights()).isNotEqualTo(plain.weights());
    }
}
