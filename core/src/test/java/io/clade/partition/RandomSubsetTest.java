package io.clade.partition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomSubsetTest {

    @Test
    void a_subset_has_other_numbers_with_another_seed_and_all_in_order_where_there_are_no_more() {
        int[] drawn = RandomSubset.of(1000, 30, 1);
        assertThat(drawn).hasSize(30).doesNotHaveDuplicates();
        assertThat(drawn).isEqualTo(RandomSubset.of(1000, 30, 1)).isNotEqualTo(RandomSubset.of(1000, 30, 2));
        assertThat(RandomSubset.ascending(1000, 30, 1)).isSorted().containsExactlyInAnyOrder(drawn);
        assertThat(drawn).isNotEqualTo(RandomSubset.ascending(1000, 30, 1));
        assertThat(RandomSubset.of(5, 5, 1)).containsExactly(0, 1, 2, 3, 4);
        assertThat(RandomSubset.of(4, 5, 1)).containsExactly(0, 1, 2, 3);
    }
}
