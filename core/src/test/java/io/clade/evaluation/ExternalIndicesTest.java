package io.clade.evaluation;

import static io.clade.evaluation.LabelPair.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.clade.data.Labels;
import io.clade.input.InputException;
import io.clade.testing.Trials;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExternalIndicesTest {

    private static final Offset<Double> EXACT = within(1e-15);
    private static final Offset<Double> CLOSE = within(1e-12);

    private static double[] all(LabelPair pair) {
        return Stream.<ToDoubleFunction<LabelPair>>of(
                        p -> ExternalIndices.accuracy(p.truth(), p.found()),
                        p -> ExternalIndices.nmi(p.truth(), p.found()),
                        p -> ExternalIndices.ari(p.truth(), p.found()),
                        p -> ExternalIndices.purity(p.truth(), p.found()))
                .mapToDouble(index -> index.applyAsDouble(pair))
                .toArray();
    }

    // Six samples; classes AAA BBB; clusters 0 0 1 | 1 1 1.
    //            cluster 0  cluster 1
    //   class A      2          1
    //   class B      0          3
    private static final Labels TRUTH = labels(0, 0, 0, 1, 1, 1);
    private static final Labels FOUND = labels(0, 0, 1, 1, 1, 1);

    @Test
    void accuracy_by_hand() {
        // A with cluster 0, B with cluster 1: 2 + 3 of 6.
        assertThat(ExternalIndices.accuracy(TRUTH, FOUND)).isEqualTo(5.0 / 6, EXACT);
    }

    @Test
    void nmi_by_hand() {
        // I = 2/6 ln(6·2/(3·2)) + 1/6 ln(6·1/(3·4)) + 3/6 ln(6·3/(3·4)) = 1/3 ln 2 − 1/6 ln 2 + 1/2 ln 1.5
        double information = Math.log(2) / 6 + Math.log(1.5) / 2;
        // H(truth) = ln 2, H(found) = 1/3 ln 3 + 2/3 ln 1.5
        double mean = (Math.log(2) + Math.log(3) / 3 + 2 * Math.log(1.5) / 3) / 2;
        assertThat(ExternalIndices.nmi(TRUTH, FOUND)).isEqualTo(information / mean, EXACT);
    }

    @Test
    void ari_by_hand() {
        // Pairs together in both: C(2,2) + C(3,2) = 4. In truth: 3 + 3 = 6; in found: 1 + 6 = 7; of all 15.
        // Expected by chance 6·7/15 = 2.8, most (6 + 7)/2 = 6.5: (4 − 2.8) / (6.5 − 2.8)
        assertThat(ExternalIndices.ari(TRUTH, FOUND)).isEqualTo(1.2 / 3.7, EXACT);
    }

    @Test
    void purity_by_hand() {
        // Both classes in both clusters, four clusters: largest are 2 (of A), 1, 1, 1 of 6.
        assertThat(ExternalIndices.purity(TRUTH, labels(0, 0, 1, 0, 2, 3))).isEqualTo(5.0 / 6, EXACT);
        assertThat(ExternalIndices.accuracy(TRUTH, labels(0, 0, 1, 0, 2, 3))).isEqualTo(3.0 / 6, EXACT);
    }

    @Test
    void a_grouping_worse_than_chance_has_a_negative_ari() {
        assertThat(ExternalIndices.ari(labels(0, 0, 1, 1), labels(0, 1, 0, 1))).isEqualTo(-0.5, EXACT);
    }

    static Stream<JsonNode> references() {
        return Fixture.cases("external.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void equals_scikit_learn(JsonNode reference) {
        LabelPair pair = LabelPair.of(Fixture.ints(reference.get("truth")), Fixture.ints(reference.get("found")));
        double[] expected = Stream.of("accuracy", "nmi", "ari", "purity")
                .mapToDouble(index -> reference.get(index).doubleValue())
                .toArray();
        assertThat(all(pair)).as(reference.get("name").textValue()).containsExactly(expected, within(1e-9));
    }

    @Test
    void all_stay_within_their_ranges_and_accuracy_below_purity() {
        Trials.of(300, 1, LabelPair::randomWithGaps, pair -> {
            double[] values = all(pair);
            if (IntStream.of(pair.truth().codes()).allMatch(code -> code == Labels.NONE)) {
                assertThat(values).containsOnly(Double.NaN);
                return;
            }
            assertThat(values[0]).isBetween(0.0, values[3]);
            assertThat(values[1]).isBetween(0.0, 1.0);
            assertThat(values[2]).isBetween(-0.5, 1.0);
            assertThat(values[3]).isBetween(values[0], 1.0);
        });
    }

    @Test
    void comparing_classes_with_themselves_gives_exactly_one() {
        Trials.of(
                100,
                2,
                LabelPair::random,
                pair -> assertThat(all(new LabelPair(pair.truth(), pair.truth())))
                        .containsOnly(1));
    }

    @Test
    void accuracy_nmi_and_ari_are_symmetric() {
        Trials.of(
                200,
                3,
                LabelPair::random,
                pair -> assertThat(Arrays.copyOf(all(pair), 3))
                        .containsExactly(Arrays.copyOf(all(pair.swapped()), 3), CLOSE));
    }

    @Test
    void names_and_numbers_of_classes_and_clusters_do_not_matter() {
        Trials.of(
                200,
                4,
                (random, size) -> {
                    LabelPair pair = LabelPair.randomWithGaps(random, size);
                    return List.of(pair, new LabelPair(renamed(random, pair.truth()), renamed(random, pair.found())));
                },
                pairs -> assertThat(all(pairs.get(1))).containsExactly(all(pairs.get(0)), CLOSE));
    }

    /** Other numbers, with gaps between them. */
    private static Labels renamed(Random random, Labels labels) {
        List<Integer> numbers = shuffled(random, labels.count() + 3);
        return Labels.of(
                IntStream.of(labels.codes())
                        .map(code -> code == Labels.NONE ? code : numbers.get(code))
                        .toArray(),
                numbers.stream().map(number -> "name " + number).toList());
    }

    @Test
    void the_order_of_samples_does_not_matter() {
        Trials.of(
                200,
                5,
                (random, size) -> {
                    LabelPair pair = LabelPair.randomWithGaps(random, size);
                    int[] order = shuffled(random, size).stream()
                            .mapToInt(Integer::intValue)
                            .toArray();
                    return List.of(
                            pair,
                            new LabelPair(
                                    pair.truth().select(order), pair.found().select(order)));
                },
                pairs -> assertThat(all(pairs.get(1))).isEqualTo(all(pairs.get(0))));
    }

    private static List<Integer> shuffled(Random random, int size) {
        List<Integer> order = IntStream.range(0, size).boxed().collect(Collectors.toList());
        Collections.shuffle(order, random);
        return order;
    }

    @Test
    void a_sample_without_a_class_changes_nothing() {
        Trials.of(100, 6, LabelPair::randomWithGaps, pair -> {
            int[] known = IntStream.range(0, pair.truth().size())
                    .filter(i -> pair.truth().get(i) != Labels.NONE)
                    .toArray();
            assertThat(all(pair))
                    .isEqualTo(all(new LabelPair(
                            pair.truth().select(known), pair.found().select(known))));
        });
    }

    @Test
    void calling_a_sample_an_outlier_never_raises_accuracy_or_purity() {
        Trials.of(100, 7, LabelPair::random, pair -> {
            int[] codes = pair.found().codes();
            codes[codes.length / 2] = Labels.NONE;
            double[] before = all(pair);
            double[] after = all(new LabelPair(
                    pair.truth(), Labels.ofCodes(codes, pair.found().count())));
            assertThat(after[0]).isLessThanOrEqualTo(before[0]);
            assertThat(after[3]).isLessThanOrEqualTo(before[3]);
        });
    }

    @Test
    void with_no_class_known_every_index_is_undefined() {
        assertThat(all(new LabelPair(labels(-1, -1), labels(0, 1)))).containsOnly(Double.NaN);
        assertThat(all(new LabelPair(labels(), labels()))).containsOnly(Double.NaN);
    }

    @Test
    void pair_counts_of_a_million_samples_do_not_overflow() {
        int n = 1_000_000;
        int[] truth = IntStream.range(0, n).map(i -> i % 2).toArray();
        int[] found = IntStream.range(0, n).map(i -> i < 10 ? 1 - i % 2 : i % 2).toArray();
        double[] values = all(LabelPair.of(truth, found));
        assertThat(values[0]).isEqualTo(0.99999, EXACT);
        // Both groupings halve n; for large n the index tends to (2 ACC − 1)².
        assertThat(values[2]).isEqualTo(Math.pow(2 * 0.99999 - 1, 2), within(1e-9));
    }

    @Test
    void labels_of_another_dataset_are_refused_by_all() {
        assertThatThrownBy(() -> all(new LabelPair(labels(0, 1), labels(0)))).isInstanceOf(InputException.class);
        assertThat(DoubleStream.of(all(new LabelPair(labels(0), labels(0)))).sum())
                .isEqualTo(4);
    }
}
