package io.clade.report.method;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LifetimesTest {

    /** Merges at 1, 2, 4, 8: two clusters live from 4 to 8, three from 2 to 4, four from 1 to 2. */
    @Test
    void bars_are_as_long_as_each_number_of_clusters_lives() {
        Lifetimes lifetimes = Lifetimes.of(TruncatedDendrogramTest.five(), 3);

        assertThat(lifetimes.bars()).extracting(Lifetimes.Bar::clusters).containsExactly("2", "3", "4");
        assertThat(lifetimes.bars()).extracting(Lifetimes.Bar::width).containsExactly("220.0", "110.0", "55.0");
        assertThat(lifetimes.bars()).extracting(Lifetimes.Bar::chosen).containsExactly(false, true, false);
        assertThat(lifetimes.sentence()).isEqualTo("2 clusters live longest; the tree was cut into 3.");
        assertThat(Lifetimes.of(TruncatedDendrogramTest.five(), 2).sentence()).contains("the number shown");
    }
}
