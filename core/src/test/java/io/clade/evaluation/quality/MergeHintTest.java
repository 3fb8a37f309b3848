package io.clade.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeHintTest {

    private static List<MergeHint> hints(Clouds clouds) {
        return MergeHint.hints(clouds.points(), clouds.clusters());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_cloud_cut_in_halves_looks_like_one(long seed) {
        assertThat(hints(new Clouds(10, seed).with(0, 600).cut(0)))
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair.one()).isZero();
                    assertThat(pair.other()).isEqualTo(1);
                    assertThat(pair.depth()).isBetween(MergeHint.LEAST_DEPTH, 1.0);
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void clouds_apart_never_do(long seed) {
        for (int width : new int[] {2, 30}) {
            Clouds clouds = new Clouds(width, seed)
                    .with(0, 80)
                    .with(1, 200, 5)
                    .with(2, 40, 0, 5)
                    .with(3, 120, 5, 5)
                    .with(4, 60, -6, -6);
            assertThat(hints(clouds)).isEmpty();
        }
    }

    @Test
    void only_the_halves_are_named_among_others() {
        Clouds clouds = new Clouds(4, 1).with(0, 300).cut(0.2).with(2, 100, 9).with(3, 100, 0, 9);
        assertThat(hints(clouds)).extracting(MergeHint::one, MergeHint::other).containsExactly(tuple(0, 1));
    }

    @Test
    void clusters_round_or_in_each_other_are_not_judged_by_a_line() {
        assertThat(hints(new Clouds(2, 1).ring(0, 300, 1).ring(1, 300, 0.4))).isEmpty();
    }

    @Test
    void clusters_whose_samples_alternate_on_the_line_are_not_judged_whatever_the_order_of_the_samples() {
        float[] descending = new float[1000];
        int[] alternating = new int[1000];
        for (int i = 0; i < 1000; i++) {
            descending[i] = 1000 - i;
            alternating[i] = i % 2;
        }
        assertThat(MergeHint.hints(Matrix.of(1000, 1, descending), Labels.ofCodes(alternating, 2)))
                .isEmpty();
    }

    @Test
    void samples_of_two_clusters_in_one_place_are_on_one_side_of_a_cut() {
        // All of the one cluster and all but two of the other are at 0: no cut tells more than those two apart.
        float[] places = new float[80];
        int[] halves = new int[80];
        Arrays.fill(halves, 40, 80, 1);
        Arrays.fill(places, 78, 80, 10);
        assertThat(MergeHint.hints(Matrix.of(80, 1, places), Labels.ofCodes(halves, 2)))
                .isEmpty();
        // Cut beside the place that they share, nine tenths of the one and all of the other are on their own sides.
        for (int i = 0; i < 80; i++) {
            places[i] = i < 40 ? Math.min(i, 36) : Math.max(i - 8, 36);
        }
        assertThat(MergeHint.hints(Matrix.of(80, 1, places), Labels.ofCodes(halves, 2)))
                .hasSize(1);
    }

    @Test
    void of_pairs_as_sure_that_of_the_first_cluster_comes_first_whichever_is_found_first() {
        // Halves of two clouds without a valley; three small clusters beside cluster 0 keep its half out of its sight.
        Clouds clouds = new Clouds(1, 1)
                .at(0, logistic(0, 0.5))
                .at(6, logistic(0.5, 1))
                .at(1, logistic(0, 0.5).map(x -> x + 60))
                .at(2, logistic(0.5, 1).map(x -> x + 60))
                .at(3, DoubleStream.of(-1.6, -1.6))
                .at(4, DoubleStream.of(-1.7, -1.7))
                .at(5, DoubleStream.of(-1.8, -1.8));
        assertThat(hints(clouds)).containsExactly(new MergeHint(0, 6, 1), new MergeHint(1, 2, 1));
    }

    /** Quantiles of the logistic distribution, whose density has one peak, at 0. */
    private static DoubleStream logistic(double from, double to) {
        return IntStream.range(0, 300)
                .mapToDouble(i -> from + (to - from) * (i + 0.5) / 300)
                .map(share -> Math.log(share / (1 - share)));
    }

    @Test
    void small_clusters_and_points_without_distance_say_nothing() {
        assertThat(hints(new Clouds(2, 1).with(0, 50).cut(0))).isEmpty();
        Matrix equal = Matrix.of(80, 1, new float[80]);
        int[] halves = new int[80];
        Arrays.fill(halves, 40, 80, 1);
        assertThat(MergeHint.hints(equal, Labels.ofCodes(halves, 2))).isEmpty();
        float[] missing = new float[80];
        Arrays.fill(missing, 40, 80, Float.NaN);
        assertThat(MergeHint.hints(Matrix.of(80, 1, missing), Labels.ofCodes(halves, 3)))
                .isEmpty();
    }

    @Test
    void mergers_that_share_clusters_make_one_group() {
        List<MergeHint> chain = List.of(
                new MergeHint(0, 1, 1),
                new MergeHint(6, 7, 1),
                new MergeHint(2, 3, 1),
                new MergeHint(1, 2, 1),
                new MergeHint(0, 3, 1));
        assertThat(MergeHint.groups(chain)).containsExactly(List.of(0, 1, 2, 3), List.of(6, 7));
        assertThat(MergeHint.groups(List.of())).isEmpty();
    }

    @Test
    void groups_are_found_in_any_order_of_the_mergers() {
        assertThat(MergeHint.groups(List.of(new MergeHint(2, 3, 1), new MergeHint(0, 1, 1), new MergeHint(1, 3, 1))))
                .containsExactly(List.of(0, 1, 2, 3));
        assertThat(MergeHint.groups(List.of(
                        new MergeHint(3, 5, 1),
                        new MergeHint(0, 6, 1),
                        new MergeHint(1, 2, 1),
                        new MergeHint(5, 6, 1))))
                .containsExactly(List.of(0, 3, 5, 6), List.of(1, 2));
    }

    @Test
    void the_surest_pair_comes_first() {
        // One cloud cut where its density falls by a third, and one cut through its middle.
        Clouds clouds = new Clouds(2, 1)
                .with(0, 400)
                .with(0, 400, 2.4)
                .cut(0, 1.2, 1)
                .with(2, 800, 60)
                .cut(2, 60, 3);
        assertThat(hints(clouds))
                .extracting(MergeHint::one, MergeHint::other)
                .containsExactly(tuple(2, 3), tuple(0, 1));
    }

    @Test
    void a_cluster_of_thirty_is_large_enough() {
        assertThat(hintsOnALine(30, 30)).singleElement().satisfies(pair -> {
            assertThat(pair.holds(0)).isTrue();
            assertThat(pair.holds(1)).isTrue();
            assertThat(pair.holds(2)).isFalse();
        });
        assertThat(hintsOnALine(29, 31)).isEmpty();
        assertThat(hintsOnALine(31, 29)).isEmpty();
    }

    @Test
    void a_pair_is_looked_at_from_either_side() {
        // The wide cluster is the fourth nearest of the one beside it, which is its nearest.
        assertThat(hintsOnALine(160, 30, 30, 30, 30, 30))
                .extracting(MergeHint::one, MergeHint::other)
                .contains(tuple(0, 1));
        assertThat(hintsOnALine(30, 30, 30, 30, 30, 160))
                .extracting(MergeHint::one, MergeHint::other)
                .contains(tuple(4, 5));
    }

    @Test
    void every_sample_needs_a_cluster() {
        assertThatThrownBy(() -> MergeHint.hints(Matrix.of(3, 1, 1, 2, 3), Labels.ofCodes(new int[2], 1)))
                .isInstanceOf(InputException.class);
    }

    /** Of samples at equal distances in no order, clusters of which have these sizes from left to right. */
    private static List<MergeHint> hintsOnALine(int... sizes) {
        int n = IntStream.of(sizes).sum();
        float[] places = new float[n];
        int[] clusters = new int[n];
        for (int i = 0; i < n; i++) {
            places[i] = i * 37 % n;
            for (int end = sizes[0]; places[i] >= end; end += sizes[clusters[i]]) {
                clusters[i]++;
            }
        }
        return MergeHint.hints(Matrix.of(n, 1, places), Labels.ofCodes(clusters, sizes.length));
    }
}
