package io.clade.method.divergence;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.network.backbone.recurrent.Gru;
import io.clade.testing.NativeMemory;
import io.clade.testing.Waves;
import io.clade.training.session.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class RdtkcTest {

    private static final Dataset DATA = Waves.dataset(60, 24);

    private static Model fit(String... settings) {
        Map<String, String> all = Map.of("epochs", "2", "batch", "30", "embedding", "8", settings[0], settings[1]);
        return Methods.named("rdtkc").create(3, all).fit(DATA, Session.seeded(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv1d", "gru", "gru_states"})
    void companions_are_there_on_every_network_for_series(String network) {
        Model model = fit("network", network);
        assertThat(model.history().best().terms().get("companions")).isFinite().isPositive();
        assertThat(model.assign(DATA).size()).isEqualTo(60);
        assertThat(model.provenance().method()).isEqualTo("rdtkc");
    }

    @Test
    void the_published_form_has_companions_on_the_last_hidden_states() {
        Model model = fit("preset", "paper");
        assertThat(model.plan().backbone()).isEqualTo(new Gru(2, 32, true, false, 8));
        assertThat(model.history().epochs().get(0).terms()).containsKey("companions");
    }
}
