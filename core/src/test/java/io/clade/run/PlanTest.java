package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.method.Methods;
import io.clade.testing.Numbers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Dataset DATA = Numbers.clustered(1, 30, 2, Shape.table(4));

    private static Plan plan(Map<String, String> settings, int clusters, int runs) {
        return Plan.of(Methods.named("ddc"), settings, DATA, clusters, 1, runs);
    }

    @Test
    void settings_change_the_parameters_that_are_recorded() {
        Plan plan = plan(Map.of("epochs", "7"), 2, 1);
        assertThat(plan.name()).isEqualTo("ddc");
        assertThat(plan.parameters()).containsEntry("epochs", "7").containsKey("lr");
    }

    @Test
    void what_is_out_of_range_is_refused() {
        assertThatThrownBy(() -> plan(Map.of(), 1, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("-k");
        assertThatThrownBy(() -> plan(Map.of(), 31, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("30");
        assertThatThrownBy(() -> plan(Map.of(), 2, 0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--runs");
        assertThatThrownBy(() -> plan(Map.of("epoch", "7"), 2, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("epochs");
    }
}
