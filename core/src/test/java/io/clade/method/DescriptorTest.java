package io.clade.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hyperparameters a method starts from. */
class DescriptorTest {

    private static Map<String, String> settled(String method, Map<String, String> settings) {
        return HyperparameterAccess.values(Methods.named(method).hyperparameters(10, settings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vcl-net", "dcl-net", "deep-dcl-net"})
    void a_network_under_prototypes_is_guided_and_does_not_reconstruct(String method) {
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
    void prototypes_of_the_samples_have_no_network(String method) {
        assertThat(settled(method, Map.of())).doesNotContainKeys("network", "agreement", "companions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vcl-net", "dcl-net", "deep-dcl-net"})
    void the_published_layer_is_plain_on_a_network(String method) {
        assertThat(settled(method, Map.of("network", "mlp", "preset", "paper")))
                .containsEntry("agreement", "0")
                .containsEntry("balance", "0")
                .containsEntry("rivals", "1")
                .containsEntry("spherical", "false")
                .containsEntry("reconstruction", "1");
    }

    @ParameterizedTest
    @CsvSource({"vcl, gap, 3.5", "vcl, gap, 3", "vcl-net, rivals, 5", "vcl-net, rivals, 2", "dcl-net, embedding, 10"})
    void the_departures_from_the_defaults_say_it_all(String method, String name, String value) {
        Map<String, String> settled = settled(method, Map.of(name, value));
        Map<String, String> departures = Methods.named(method).departures(10, settled);
        assertThat(settled(method, departures)).isEqualTo(settled);
        assertThat(departures).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void a_network_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> settled("dcl-net", Map.of("network", "transformer")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("network must be one of auto, light, cnn");
    }

    @Test
    void k_is_chosen_for_every_method_in_the_way_that_suits_it() {
        assertThat(Methods.all())
                .allSatisfy(method -> assertThat(selection(method, method.withoutK(Map.of())))
                        .isEqualTo(
                                switch (method.name()) {
                                    case "dtkc", "ddc", "rdtkc", "rddc", "ddcl", "deepcluster", "scan" ->
                                        KSelection.EMBEDDING;
                                    case "dec",
                                            "idec",
                                            "dcec",
                                            "dbc",
                                            "dcn",
                                            "dkm",
                                            "dekm",
                                            "acedec",
                                            "vade",
                                            "autoencoder",
                                            "n2d" -> KSelection.EMBEDDING;
                                    case "dcl", "deep-dcl", "vcl", "dcl-net", "deep-dcl-net", "vcl-net" ->
                                        KSelection.PROTOTYPES;
                                    case "meanshift" -> KSelection.METHOD;
                                    case "auto",
                                            "kmeans",
                                            "agglomerative",
                                            "gmm",
                                            "spectral",
                                            "umap",
                                            "divisive",
                                            "ssc" -> KSelection.SAMPLES;
                                    default ->
                                        throw new AssertionError("say here how k is chosen for " + method.name());
                                }));
    }

    @Test
    void settings_change_how_k_is_chosen_and_are_not_changed_where_they_say_it() {
        Descriptor<?> dcl = Methods.named("dcl");
        assertThat(selection(dcl, Map.of())).isEqualTo(KSelection.SAMPLES);
        assertThat(dcl.withoutK(Map.of("lr", "1"))).isEqualTo(Map.of("lr", "1", "clusters", "auto"));
        assertThat(selection(dcl, dcl.withoutK(Map.of("clusters", "prototypes"))))
                .isEqualTo(KSelection.SAMPLES);
        assertThat(selection(Methods.named("agglomerative"), Map.of("cut", "lifetime")))
                .isEqualTo(KSelection.METHOD);
    }

    private static KSelection selection(Descriptor<?> method, Map<String, String> settings) {
        return method.traits(settings).selection();
    }
}
