package io.clade.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.format.ColumnChoice;
import io.clade.data.format.ReadOptions;
import io.clade.input.InputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WithoutColumnsTest {

    @Test
    void a_column_of_what_is_no_table_is_refused() {
        assertThatThrownBy(() -> Datasets.open("digits", ReadOptions.DEFAULT.withLabelColumn("species")))
                .isInstanceOf(InputException.class)
                .hasMessage("digits is no table, so it has no column species. Leave out --label-column.");
        ColumnChoice choice = ColumnChoice.NONE.withIgnored(List.of("a"));
        assertThatThrownBy(() -> Datasets.open("moons:n=20", ReadOptions.DEFAULT.withColumns(choice)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("moons is no table");
        assertThatThrownBy(() -> Datasets.labels("digits", Optional.of("species")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("digits is no table");
    }

    @Test
    void labels_can_be_left_out_all_the_same() {
        assertThat(Datasets.named("moons", Map.of("n", "20"), ReadOptions.DEFAULT.withLabelColumn("none"))
                        .labels())
                .isEmpty();
        assertThat(Datasets.named("moons", Map.of("n", "20"), ReadOptions.DEFAULT)
                        .labels())
                .isPresent();
    }
}
