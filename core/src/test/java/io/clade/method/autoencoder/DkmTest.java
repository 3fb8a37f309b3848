package io.clade.method.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.testing.Measures;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class DkmTest {

    private static final Dataset TABLE = Numbers.clustered(4, 90, 3, Shape.table(6));

    private static final Map<String, String> FEW =
            Map.of("pretrain_epochs", "3", "epochs", "4", "batch", "30", "tolerance", "0");

    private static Model fit(String method, Dataset data, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(FEW);
        settings.putAll(more);
        return Methods.named(method).create(3, settings).fit(data, Session.seeded(1));
    }

    @Test
    void memberships_are_soft_or_hard_as_the_last_sharpness_says() {
        Map<String, String> still = Map.of("lr", "1e-9");
        Map<String, String> soft = new HashMap<>(still);
        soft.putAll(Map.of("sharpness", "0.01", "last_sharpness", "0.01"));
        Map<String, String> hard = new HashMap<>(still);
        hard.putAll(Map.of("sharpness", "1000", "last_sharpness", "1000"));
        assertThat(Measures.confidence(fit(Dkm.NAME, TABLE, soft), TABLE)).isBetween(1 / 3.0, 0.5);
        assertThat(Measures.confidence(fit(Dkm.NAME, TABLE, hard), TABLE)).isGreaterThan(0.999);
    }
}
