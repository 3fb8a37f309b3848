package io.clade.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.clade.distance.Metric;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Cnn;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.backbone.FullyConvolutional;
import io.clade.network.backbone.Landmarks;
import io.clade.network.backbone.LocalNystrom;
import io.clade.network.backbone.Mlp;
import io.clade.network.backbone.Nystrom;
import io.clade.network.backbone.SeriesCnn;
import io.clade.network.backbone.SmallCnn;
import io.clade.network.backbone.Spherical;
import io.clade.network.backbone.encoder.Shortcut;
import io.clade.network.backbone.encoder.Stacked;
import io.clade.network.backbone.encoder.StridedCnn;
import io.clade.network.backbone.recurrent.Elman;
import io.clade.network.backbone.recurrent.Gru;
import io.clade.network.backbone.recurrent.Lstm;
import io.clade.network.backbone.reduction.MiniRocket;
import io.clade.network.backbone.reduction.Reduced;
import io.clade.network.backbone.reduction.Resampled;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitecturesTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static {
        Architectures.register(JSON);
    }

    static Stream<Architecture> each() {
        return Stream.of(
                new Architecture.Identity(),
                new Architecture.Direction(),
                new Reduced(2, new Architecture.Identity()),
                new Resampled(8, new Reduced(2, new Architecture.Identity())),
                new MiniRocket(64, 2, new Reduced(2, new Architecture.Identity())),
                new Landmarks(Metric.EUCLIDEAN, 3, 4),
                new Nystrom(Metric.EUCLIDEAN, 3, 4, 2, 1, 0.5, true),
                new LocalNystrom(Metric.EUCLIDEAN, 3, 4, 2, 3, 2, 0.5, true),
                new Mlp(List.of(4, 3)),
                new FullyConnected(List.of(4, 3)),
                new Cnn(8, 5, 3, false, 10),
                new SmallCnn(8, 2, 10),
                new FullyConvolutional(8, 3, 3, true, 6, 10),
                StridedCnn.published(10),
                new Stacked(new Mlp(List.of(3)), new Reduced(2, new Architecture.Identity())),
                new Shortcut(new FullyConnected(List.of(4, 3))),
                new SeriesCnn(8, 5, 4, 10),
                new Gru(2, 8, true, false, 10),
                new Lstm(2, 8, true, false, 10),
                new Elman(1, 8, false, true, 10),
                new Spherical(new Mlp(List.of(3))));
    }

    @ParameterizedTest
    @MethodSource("each")
    void is_read_as_it_was_written(Architecture architecture) throws JsonProcessingException {
        String json = JSON.writeValueAsString(architecture);
        assertThat(JSON.readValue(json, Architecture.class)).isEqualTo(architecture);
    }

    @Test
    void every_architecture_there_is_has_a_name() {
        Set<Class<?>> all = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.clade.network")
                        .stream()
                        .filter(type -> type.isAssignableTo(Architecture.class) && !type.isInterface())
                        .map(JavaClass::reflect)
                        .collect(Collectors.toSet());
        assertThat(all).isNotEmpty().isEqualTo(Set.copyOf(Architectures.types().values()));
        assertThat(each().map(Object::getClass)).containsAll(all);
    }

    @Test
    void networks_of_earlier_versions_are_read() throws JsonProcessingException {
        String gru = "{\"type\":\"spherical\",\"network\":{\"type\":\"gru\",\"layers\":2,\"hidden\":32,"
                + "\"bidirectional\":true,\"states\":false,\"embedding\":100}}";
        assertThat(JSON.readValue(gru, Architecture.class)).isEqualTo(new Spherical(Gru.published(100)));
        String cnn = "{\"type\":\"cnn\",\"filters\":32,\"firstKernel\":5,\"secondKernel\":3,\"same\":false,"
                + "\"embedding\":100}";
        assertThat(JSON.readValue(cnn, Architecture.class)).isEqualTo(new Cnn(32, 5, 3, false, 100));
    }

    @Test
    void an_unknown_name_is_named() {
        assertThatThrownBy(() -> JSON.readValue("{\"type\":\"transformer\"}", Architecture.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("transformer");
    }

    @Test
    void rectified_networks_are_those_without_other_non_linearities() {
        assertThat(each().filter(Architecture::rectified).map(Object::getClass))
                .containsExactlyInAnyOrder(
                        Mlp.class,
                        FullyConnected.class,
                        StridedCnn.class,
                        Shortcut.class,
                        Cnn.class,
                        SmallCnn.class,
                        FullyConvolutional.class,
                        SeriesCnn.class,
                        Spherical.class);
        assertThat(new Spherical(Gru.published(3)).rectified()).isFalse();
    }
}
