package io.clade.method.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class DbcTest {

    private static final Dataset IMAGES = Numbers.clustered(4, 60, 3, Shape.image(1, 8, 7));

    private static final Map<String, String> FEW =
            Map.of("pretrain_epochs", "3", "epochs", "4", "batch", "30", "tolerance", "0");

    private static Model fit(String method, Dataset data, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(FEW);
        settings.putAll(more);
        return Methods.named(method).create(3, settings).fit(data, Session.seeded(1));
    }

    /** A target with the exponent 2 from beginning to end is that of DEC. */
    @Test
    void without_a_boost_it_is_dec_on_a_convolutional_autoencoder() {
        Model plain = fit(Dec.NAME, IMAGES, Map.of("autoencoder", "conv"));
        assertThat(fit(Dbc.NAME, IMAGES, Map.of("boost", "2", "last_boost", "2"))
                        .weights())
                .isEqualTo(plain.weights());
        assertThat(fit(Dbc.NAME, IMAGES, Map.of()).weights()).isNotEqualTo(plain.weights());
    }
}
