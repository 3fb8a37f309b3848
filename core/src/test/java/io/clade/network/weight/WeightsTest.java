package io.clade.network.weight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeightsTest {

    private static final Weights ALL = Weights.builder()
            .put("now.fc", new long[] {2, 1}, new float[] {1, 2})
            .put("other", new long[] {1}, new float[] {3})
            .put("now.norm", new long[] {1}, new float[] {4})
            .build();

    @Test
    void arrays_are_chosen_by_name_in_their_order() {
        Weights chosen = ALL.only(name -> name.startsWith("now."));
        assertThat(chosen.names()).containsExactly("now.fc", "now.norm");
        assertThat(chosen.get("now.fc")).isEqualTo(ALL.get("now.fc"));
        assertThat(ALL.names()).hasSize(3);
    }

    @Test
    void a_prefix_is_taken_from_the_names_of_those_that_have_it() {
        Weights found = ALL.under("now.");
        assertThat(found.names()).containsExactly("fc", "norm");
        assertThat(found.get("norm")).isEqualTo(ALL.get("now.norm"));
    }

    @Test
    void others_replace_arrays_of_the_same_name_where_they_stand() {
        Weights other = Weights.builder()
                .put("other", new long[] {2}, new float[] {5, 6})
                .build();
        Weights both = ALL.with(other);
        assertThat(both.names()).containsExactly("now.fc", "other", "now.norm");
        assertThat(both.get("other").values()).containsExactly(5, 6);
    }
}
