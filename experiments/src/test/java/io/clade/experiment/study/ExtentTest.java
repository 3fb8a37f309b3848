package io.clade.experiment.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.method.Methods;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExtentTest {

    private static Map<String, String> settings(Extent extent, String method, Map<String, String> published) {
        return extent.settings(new Recipe(method, method, published), Methods.named(method));
    }

    @Test
    void a_part_bounds_training_and_pre_training() {
        assertThat(settings(Extent.part(60, 3, 1), "dec", Map.of("pretrain_epochs", "300", "batch", "64")))
                .containsEntry("epochs", "3")
                .containsEntry("pretrain_epochs", "3")
                .containsEntry("batch", "64");
    }

    @Test
    void one_start_is_set_where_a_method_has_several_and_said() {
        Extent once = Extent.part(60, 3, 1).startedOnce();
        assertThat(settings(once, "gmm", Map.of())).containsEntry("restarts", "1");
        assertThat(settings(once, "agglomerative", Map.of())).doesNotContainKey("restarts");
        assertThat(settings(Extent.part(60, 3, 1), "gmm", Map.of())).doesNotContainKey("restarts");
        assertThat(once.shortcuts()).contains("1 start, ");
    }

    @Test
    void the_whole_changes_nothing() {
        assertThat(settings(Extent.whole(3), "dec", Map.of("epochs", "7"))).isEqualTo(Map.of("epochs", "7"));
    }
}
