package io.clade.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void numbers_within_names_count_as_numbers() {
        List<String> ordered = List.of("a", "a1", "a2", "a02b", "a10", "a100000000000000000000", "b/1", "b/9", "b/10");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(new NaturalOrder());
        assertThat(shuffled).isEqualTo(ordered);
    }

    @Test
    void names_that_differ_in_leading_zeros_only_are_not_equal() {
        assertThat(new NaturalOrder().compare("01", "1")).isNotZero();
        assertThat(new NaturalOrder().compare("01", "1")).isEqualTo(-new NaturalOrder().compare("1", "01"));
    }
}
