package io.clade.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.InputException;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitHintTest {

    private static List<SplitHint> hints(Clouds clouds) {
        return SplitHint.hints(clouds.points(), clouds.clusters());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void two_clouds_in_one_cluster_look_like_two(long seed) {
        Clouds clouds = new Clouds(10, seed).with(0, 150).with(0, 100, 6).with(1, 200, 0, 12);
        assertThat(hints(clouds)).extracting(SplitHint::cluster).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void one_cloud_does_not_however_few_samples_it_has_for_its_features(long seed) {
        assertThat(hints(new Clouds(2, seed).with(0, 60))).isEmpty();
        assertThat(hints(new Clouds(50, seed).with(0, 80))).isEmpty();
        assertThat(hints(new Clouds(10, seed).with(0, 1500))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void uniform_samples_do_not(long seed) {
        assertThat(hints(new Clouds(1, seed).uniform(0, 200))).isEmpty();
        assertThat(hints(new Clouds(2, seed).uniform(0, 100))).isEmpty();
        assertThat(hints(new Clouds(5, seed).uniform(0, 1000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_ring_does_not(long seed) {
        assertThat(hints(new Clouds(2, seed).ring(0, 500, 1))).isEmpty();
    }

    @Test
    void the_same_samples_give_the_same_hints_and_few_or_equal_ones_none() {
        Clouds clouds = new Clouds(3, 1).with(0, 900).with(0, 900, 7);
        assertThat(hints(clouds)).isEqualTo(hints(clouds)).hasSize(1);
        assertThat(hints(new Clouds(3, 1).with(0, 25).with(0, 25, 9))).isEmpty();
        assertThat(SplitHint.hints(Matrix.of(100, 1, new float[100]), Labels.ofCodes(new int[100], 1)))
                .isEmpty();
    }

    @Test
    void the_surest_cluster_comes_first_wherever_its_samples_are() {
        Clouds clouds = new Clouds(2, 3)
                .with(0, 150)
                .with(1, 150, 40)
                .with(1, 150, 45)
                .with(2, 150, 0, 40)
                .with(2, 150, 0, 55);
        assertThat(hints(clouds)).extracting(SplitHint::cluster).containsExactly(2, 1);
        assertThat(hints(clouds).get(0).depth()).isLessThan(hints(clouds).get(1).depth());
    }

    @Test
    void sixty_samples_are_enough() {
        assertThat(hints(new Clouds(2, 1).with(0, 30).with(0, 30, 9))).hasSize(1);
        assertThat(hints(new Clouds(2, 1).with(0, 29).with(0, 30, 9))).isEmpty();
    }

    @Test
    void a_few_samples_apart_are_no_second_cluster() {
        assertThat(hints(new Clouds(2, 1).with(0, 54).with(0, 6, 9))).isEmpty();
    }

    /** The samples on a line of the two halves that the search takes in turn from a cluster in random order. */
    private static List<SplitHint> hintsOnALine(double[] one, double[] other) {
        int n = one.length + other.length;
        Labels cluster = Labels.ofCodes(new int[n], 1);
        int[] order = ClusterMembers.of(cluster).of(0);
        float[] places = new float[n];
        for (int i = 0; i < n; i++) {
            places[order[i]] = (float) (i % 2 == 0 ? one : other)[i / 2];
        }
        return SplitHint.hints(Matrix.of(n, 1, places), cluster);
    }

    /** {@code n} places, {@code width} wide together and as far from each other, about {@code centre}. */
    private static DoubleStream places(int n, double width, double centre) {
        return IntStream.range(0, n).mapToDouble(i -> centre + width * ((i + 0.5) / n - 0.5));
    }

    /** Two sides about 0 and 1, and samples all the way between them. */
    private static double[] sides(int left, int between, int right) {
        return Stream.of(places(left, 0.4, 0), places(between, 0.6, 0.5), places(right, 0.4, 1))
                .flatMapToDouble(places -> places)
                .toArray();
    }

    /** The valley of a half whose other half has its centres at 0 and 1, so that places are positions. */
    private static DensityValley valley(double... half) {
        double[] left = DoubleStream.of(half).filter(at -> at <= 0.5).toArray();
        double[] right = DoubleStream.of(half).filter(at -> at > 0.5).toArray();
        return DensityValley.of(half, DensityValley.bandwidth(left, right, 1), 0.1);
    }

    @Test
    void the_less_significant_of_the_valleys_of_the_halves_counts() {
        double[] even = sides(100, 0, 100);
        double[] uneven = sides(160, 0, 40);
        double least = valley(uneven).significance();
        assertThat(least).isGreaterThan(4).isLessThan(0.8 * valley(even).significance());
        assertThat(hintsOnALine(even, uneven))
                .singleElement()
                .satisfies(hint -> assertThat(hint.significance()).isCloseTo(least, within(1e-3)));
        assertThat(hintsOnALine(uneven, even))
                .singleElement()
                .satisfies(hint -> assertThat(hint.significance()).isCloseTo(least, within(1e-3)));
    }

    @Test
    void the_shallower_of_the_valleys_of_the_halves_counts() {
        double[] deep = sides(200, 0, 200);
        double[] shallow = sides(180, 40, 180);
        double depth = valley(shallow).depth();
        assertThat(depth).isBetween(0.1, 0.24);
        assertThat(valley(deep).depth()).isLessThan(0.01);
        // Samples between move both centres; neither depth nor significance depends on the unit of the line.
        assertThat(hintsOnALine(deep, shallow))
                .singleElement()
                .satisfies(hint -> assertThat(hint.depth()).isCloseTo(depth, within(1e-3)));
        assertThat(hintsOnALine(shallow, deep))
                .singleElement()
                .satisfies(hint -> assertThat(hint.depth()).isCloseTo(depth, within(1e-3)));
    }

    @Test
    void both_halves_must_have_a_valley_as_deep() {
        double[] deep = sides(200, 0, 200);
        double[] shallow = sides(140, 120, 140);
        assertThat(valley(shallow).depth()).isGreaterThan(SplitHint.MOST_DEPTH);
        assertThat(hintsOnALine(deep, deep)).hasSize(1);
        assertThat(hintsOnALine(deep, shallow)).isEmpty();
        assertThat(hintsOnALine(shallow, deep)).isEmpty();
        assertThat(hintsOnALine(shallow, shallow)).isEmpty();
    }

    @Test
    void a_deep_valley_beside_a_side_too_thin_is_none() {
        double[] thin =
                DoubleStream.concat(places(26, 0.1, 0), places(4, 1.2, 1)).toArray();
        assertThat(valley(thin).depth()).isLessThan(SplitHint.MOST_DEPTH);
        assertThat(valley(thin).significance()).isLessThan(SplitHint.LEAST_SIGNIFICANCE);
        assertThat(hintsOnALine(thin, thin)).isEmpty();
        double[] even = sides(15, 0, 15);
        assertThat(hintsOnALine(even, even)).hasSize(1);
        assertThat(hintsOnALine(even, thin)).isEmpty();
        assertThat(hintsOnALine(thin, even)).isEmpty();
    }

    @Test
    void every_sample_needs_a_cluster() {
        assertThatThrownBy(() -> SplitHint.hints(Matrix.of(3, 1, 1, 2, 3), Labels.ofCodes(new int[2], 1)))
                .isInstanceOf(InputException.class);
    }
}
