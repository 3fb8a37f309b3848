package io.clade.method.autoencoder;

import static io.clade.method.autoencoder.QuickFits.TABLE;
import static io.clade.method.autoencoder.QuickFits.fit;
import static org.assertj.core.api.Assertions.assertThat;

import io.clade.testing.Measures;
import io.clade.testing.NativeMemory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class DkmTest {

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
