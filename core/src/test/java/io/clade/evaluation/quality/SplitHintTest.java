package io.clade.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.InputException;
import java.util.List;
import java.util.function.IntToDoubleFunction;
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

    /** The first, the third and so on of {@code n} samples make one half, the others the other. */
    private static List<SplitHint> hintsOnALine(int n, IntToDoubleFunction even, IntToDoubleFunction odd) {
        float[] places = new float[n];
        for (int i = 0; i < n; i++) {
            places[i] = (float) (i % 2 == 0 ? even : odd).applyAsDouble(i / 2);
        }
        return SplitHint.hints(Matrix.of(n, 1, places), Labels.ofCodes(new int[n], 1));
    }

    @Test
    void both_halves_must_have_a_valley_as_deep() {
        IntToDoubleFunction deep = i -> i % 10 + i % 2 * 20;
        // Of fourteen samples four are in the valley, and five on either side.
        IntToDoubleFunction shallow = i -> (i % 14 < 5 ? 0 : i % 14 < 10 ? 20 : 10) + i % 11 * 0.9;
        assertThat(hintsOnALine(800, deep, deep)).hasSize(1);
        assertThat(hintsOnALine(800, deep, shallow)).isEmpty();
        assertThat(hintsOnALine(800, shallow, deep)).isEmpty();
    }

    @Test
    void every_sample_needs_a_cluster() {
        assertThatThrownBy(() -> SplitHint.hints(Matrix.of(3, 1, 1, 2, 3), Labels.ofCodes(new int[2], 1)))
                .isInstanceOf(InputException.class);
    }
}
