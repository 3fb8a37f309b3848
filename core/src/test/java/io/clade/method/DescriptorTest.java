package io.clade.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.InputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hyperparameters a method starts from. */
class DescriptorTest {

    private static Map<String, String> settled(String method, Map<String, String> settings) {
        return Knobs.values(Methods.named(method).hyperparameters(10, settings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vcl", "dcl", "deep-dcl"})
    void a_network_that_is_asked_for_is_led_and_does_not_reconstruct(String method) {
        assertThat(settled(method, Map.of("network", "GRU")))
                .containsEntry("network", "gru")
                .containsEntry("reconstruction", "0")
                .containsEntry("spherical", "true")
                .containsEntry("embedding", "100")
                .containsEntry("agreement", "5")
                .containsEntry("mutual_agreement", "true")
                .containsEntry("neighbours", "10")
                .containsEntry("augmentation", "1")
                .containsEntry("balance", "10")
                .containsEntry("rivals", "5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vcl", "dcl", "deep-dcl"})
    void without_a_network_nothing_is_led(String method) {
        Map<String, String> alone = settled(method, Map.of());
        assertThat(alone).containsEntry("network", "none").containsEntry("agreement", "0");
        assertThat(settled(method, Map.of("network", "none"))).isEqualTo(alone);
    }

    @Test
    void what_is_said_goes_before_what_is_recommended_on_a_network() {
        assertThat(settled("dcl", Map.of("network", "auto", "reconstruction", "2", "rivals", "1")))
                .containsEntry("reconstruction", "2")
                .containsEntry("rivals", "1")
                .containsEntry("agreement", "5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vcl", "dcl", "deep-dcl"})
    void the_published_layer_stays_plain_on_a_network(String method) {
        assertThat(settled(method, Map.of("network", "mlp", "preset", "paper")))
                .containsEntry("agreement", "0")
                .containsEntry("balance", "0")
                .containsEntry("rivals", "1")
                .containsEntry("spherical", "false")
                .containsEntry("reconstruction", "1");
    }

    @Test
    void what_is_another_on_a_network_is_listed_and_that_there_is_one_is_not() {
        assertThat(Methods.named("dcl").onNetworkOnly())
                .containsEntry("agreement", "5")
                .containsEntry("rivals", "5")
                .doesNotContainKeys("network", "lr", "gap");
        assertThat(Methods.named("ddcl").onNetworkOnly()).isEmpty();
        assertThat(Methods.named("ddcl").defaults(10, Map.of("network", "mlp")))
                .isEqualTo(Methods.named("ddcl").defaults(10, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"none, gap, 3.5", "none, gap, 3", "auto, rivals, 5", "auto, rivals, 2", "mlp, embedding, 10"})
    void the_departures_from_the_defaults_say_it_all(String network, String name, String value) {
        Map<String, String> settled = settled("vcl", Map.of("network", network, name, value));
        Map<String, String> departures = Methods.named("vcl").departures(10, settled);
        assertThat(settled("vcl", departures)).isEqualTo(settled);
        assertThat(departures).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void a_network_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> settled("dcl", Map.of("network", "transformer")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("network must be one of auto, cnn");
    }
}
