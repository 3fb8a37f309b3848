package io.clade.run.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusteringTendencyTest {

    @Test
    void by_hand() {
        // Means of all three: 0.4 and 0.2. The samples are 0.2 above at the first, the references 0.1 above at the
        // second.
        ClusteringTendency structure =
                ClusteringTendency.of(List.of(0.6, 0.0), List.of(List.of(0.3, 0.3), List.of(0.3, 0.3)));
        assertThat(structure.statistic()).isCloseTo(0.2, within(1e-12));
        assertThat(structure.highestReference()).isCloseTo(0.1, within(1e-12));
        assertThat(structure.p()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(structure.found()).as("two references cannot tell").isFalse();
    }

    /** Twenty references whose statistics differ. */
    private static List<List<Double>> references() {
        List<List<Double>> references = new ArrayList<>();
        for (int b = 0; b < 20; b++) {
            references.add(List.of(0.3 + b / 1000.0, 0.3));
        }
        return references;
    }

    @Test
    void samples_far_above_twenty_references_have_structure() {
        assertThat(ClusteringTendency.of(List.of(0.3, 0.5), references()).found())
                .isTrue();
    }

    @Test
    void samples_among_their_references_or_barely_above_have_none() {
        assertThat(ClusteringTendency.of(List.of(0.31, 0.3), references()).found())
                .isFalse();
        ClusteringTendency above = ClusteringTendency.of(List.of(0.321, 0.3), references());
        assertThat(above.p()).isLessThan(0.05);
        assertThat(above.deviations()).isLessThan(3);
        assertThat(above.found()).isFalse();
    }

    /** What makes p exact: of data sets drawn alike, each comes out on top as often as any other. */
    @Test
    void of_data_sets_drawn_alike_one_is_above_all_others() {
        Random random = new Random(4);
        List<List<Double>> sets = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            sets.add(random.doubles(5).boxed().toList());
        }
        long highest = sets.stream()
                .filter(one -> {
                    List<List<Double>> others = new ArrayList<>(sets);
                    others.remove(one);
                    return ClusteringTendency.of(one, others).p() < 0.05;
                })
                .count();
        assertThat(highest).isOne();
    }
}
