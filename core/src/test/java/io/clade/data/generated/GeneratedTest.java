package io.clade.data.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.input.InputException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class GeneratedTest {

    private static final Madelon.Settings MADELON = new Madelon.Settings(60, 40, 5, 3, 2, 2, 4, 0);

    private static final List<LongFunction<Dataset>> SETS = List.of(
            seed -> Moons.generate(101, 0.05, seed),
            seed -> Circles.generate(101, 0.05, 0.5, seed),
            seed -> Spiral.generate(101, 0.02, 2, 1.5, seed),
            seed -> Blobs.generate(101, 3, 4, 1, 10, seed),
            seed -> Madelon.generate(MADELON, seed));

    private static int label(Dataset dataset, int row) {
        return dataset.labels().orElseThrow().get(row);
    }

    private static double radius(float[] point) {
        return Math.hypot(point[0], point[1]);
    }

    @Test
    void a_seed_gives_the_same_numbers_on_every_platform_and_java() {
        assertThat(SETS.stream().map(set -> set.apply(1).sha256().substring(0, 16)))
                .containsExactly(
                        "67d2fccba2e24a3c",
                        "d7fc0b1fa4cd4232",
                        "e5391de431676219",
                        "e9378972d4fd74f7",
                        "eef357df52261179");
    }

    @Test
    void another_seed_gives_others() {
        for (LongFunction<Dataset> set : SETS) {
            assertThat(set.apply(2).sha256()).isNotEqualTo(set.apply(1).sha256());
            assertThat(set.apply(1).sha256()).isEqualTo(set.apply(1).sha256());
        }
    }

    @Test
    void classes_are_even_and_in_no_order() {
        for (LongFunction<Dataset> set : SETS) {
            Dataset dataset = set.apply(1);
            int[] sizes = dataset.labels().orElseThrow().sizes();
            assertThat(Arrays.stream(sizes).max().orElseThrow()
                            - Arrays.stream(sizes).min().orElseThrow())
                    .as(dataset.name())
                    .isLessThanOrEqualTo(1);
            Set<Integer> first = new HashSet<>();
            for (int row = 0; row < 20; row++) {
                first.add(label(dataset, row));
            }
            assertThat(first).as(dataset.name()).hasSize(sizes.length);
        }
    }

    @Test
    void moons_without_noise_lie_on_their_half_circles() {
        Dataset moons = Moons.generate(40, 0, 1);
        for (int row = 0; row < 40; row++) {
            float[] point = moons.sample(row);
            if (label(moons, row) == 0) {
                assertThat(radius(point)).isCloseTo(1, within(1e-6));
                assertThat(point[1]).isGreaterThanOrEqualTo(0);
            } else {
                assertThat(Math.hypot(point[0] - 1, point[1] - 0.5)).isCloseTo(1, within(1e-6));
                assertThat(point[1]).isLessThanOrEqualTo(0.5f);
            }
        }
    }

    @Test
    void circles_without_noise_have_the_radii_asked_for() {
        Dataset circles = Circles.generate(41, 0, 0.3, 1);
        for (int row = 0; row < 41; row++) {
            assertThat(radius(circles.sample(row))).isCloseTo(label(circles, row) == 0 ? 1 : 0.3, within(1e-6));
        }
    }

    @Test
    void the_radius_of_a_spiral_grows_with_its_angle() {
        Dataset spiral = Spiral.generate(200, 0, 1, 2, 1);
        for (int row = 0; row < 200; row++) {
            float[] point = spiral.sample(row);
            double radius = radius(point);
            assertThat(radius).isBetween(0.0999, 1.0001);
            double angle = 2 * Math.PI * 2 * (radius - 0.1) / 0.9;
            assertThat(point[0]).isCloseTo((float) (radius * Math.cos(angle)), within(1e-4f));
            assertThat(point[1]).isCloseTo((float) (radius * Math.sin(angle)), within(1e-4f));
        }
    }

    @Test
    void arms_are_the_same_spiral_turned() {
        Dataset spiral = Spiral.generate(90, 0, 3, 1, 1);
        assertThat(spiral.labels().orElseThrow().sizes()).containsExactly(30, 30, 30);
        double[] x = new double[3];
        double[] y = new double[3];
        for (int row = 0; row < 90; row++) {
            x[label(spiral, row)] += spiral.sample(row)[0];
            y[label(spiral, row)] += spiral.sample(row)[1];
        }
        double third = 2 * Math.PI / 3;
        assertThat(x[1]).isCloseTo(x[0] * Math.cos(third) - y[0] * Math.sin(third), within(1e-4));
        assertThat(y[1]).isCloseTo(x[0] * Math.sin(third) + y[0] * Math.cos(third), within(1e-4));
    }

    @Test
    void blobs_have_the_deviation_and_the_box_asked_for() {
        Dataset blobs = Blobs.generate(40_000, 2, 2, 0.5, 3, 1);
        double[][] sum = new double[2][2];
        double[][] square = new double[2][2];
        for (int row = 0; row < blobs.size(); row++) {
            for (int j = 0; j < 2; j++) {
                double value = blobs.sample(row)[j];
                sum[label(blobs, row)][j] += value;
                square[label(blobs, row)][j] += value * value;
            }
        }
        for (int c = 0; c < 2; c++) {
            for (int j = 0; j < 2; j++) {
                double mean = sum[c][j] / 20_000;
                assertThat(mean).isBetween(-3.02, 3.02);
                assertThat(Math.sqrt(square[c][j] / 20_000 - mean * mean)).isCloseTo(0.5, within(0.01));
            }
        }
    }

    @Test
    void madelon_differs_between_classes_in_its_informative_features_only() {
        var settings = new Madelon.Settings(2000, 30, 4, 0, 2, 1, 8, 0);
        Dataset madelon = Madelon.generate(settings, 1);
        int telling = 0;
        for (int j = 0; j < 30; j++) {
            double[] mean = new double[2];
            for (int row = 0; row < 2000; row++) {
                mean[label(madelon, row)] += madelon.sample(row)[j] / 1000;
            }
            double gap = Math.abs(mean[0] - mean[1]);
            // Between vertices an informative feature differs by 16 or not at all; noise by chance alone.
            assertThat(gap < 0.5 || Math.abs(gap - 16) < 0.5).as("gap %s", gap).isTrue();
            telling += gap > 1 ? 1 : 0;
        }
        assertThat(telling).isBetween(1, 4);
    }

    @Test
    void every_setting_of_madelon_matters() {
        List<Madelon.Settings> others = List.of(
                new Madelon.Settings(61, 40, 5, 3, 2, 2, 4, 0),
                new Madelon.Settings(60, 41, 5, 3, 2, 2, 4, 0),
                new Madelon.Settings(60, 40, 6, 3, 2, 2, 4, 0),
                new Madelon.Settings(60, 40, 5, 4, 2, 2, 4, 0),
                new Madelon.Settings(60, 40, 5, 3, 2, 3, 4, 0),
                new Madelon.Settings(60, 40, 5, 3, 2, 2, 5, 0));
        Set<String> found = new HashSet<>(Set.of(Madelon.generate(MADELON, 1).sha256()));
        for (Madelon.Settings settings : others) {
            assertThat(found.add(Madelon.generate(settings, 1).sha256()))
                    .as("%s", settings)
                    .isTrue();
        }
        var flipped = new Madelon.Settings(60, 40, 5, 3, 2, 2, 4, 0.5);
        assertThat(Madelon.generate(flipped, 1).labels())
                .isNotEqualTo(Madelon.generate(MADELON, 1).labels());
        var classes = new Madelon.Settings(60, 40, 5, 3, 4, 1, 4, 0);
        assertThat(Madelon.generate(classes, 1).labels().orElseThrow().count()).isEqualTo(4);
    }

    @Test
    void the_largest_singular_value_is_that_of_the_published_experiments() {
        Dataset madelon = Madelon.generate(new Madelon.Settings(100, 1000, 2, 0, 2, 1, 8, 0), 1);
        double[] v = new double[1000];
        Arrays.fill(v, 1);
        double value = 0;
        for (int step = 0; step < 100; step++) {
            double[] next = new double[1000];
            for (int row = 0; row < 100; row++) {
                float[] x = madelon.sample(row);
                double dot = 0;
                for (int j = 0; j < 1000; j++) {
                    dot += x[j] * v[j];
                }
                for (int j = 0; j < 1000; j++) {
                    next[j] += dot * x[j];
                }
            }
            double norm = Math.sqrt(Arrays.stream(next).map(a -> a * a).sum());
            value = Math.sqrt(norm);
            v = Arrays.stream(next).map(a -> a / norm).toArray();
        }
        // 112 in the paper's table; vertices that share a coordinate give less.
        assertThat(value).isBetween(85.0, 130.0);
    }

    @Test
    void settings_out_of_range_are_refused() {
        assertThatThrownBy(() -> Moons.generate(1, 0, 1))
                .isInstanceOf(InputException.class)
                .hasMessage("n of moons must be at least 2. Got 1.");
        assertThatThrownBy(() -> Circles.generate(10, 0, 1.5, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("factor of circles");
        assertThatThrownBy(() -> Spiral.generate(3, 0, 4, 1, 1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Blobs.generate(10, 0, 2, 1, 1, 1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Blobs.generate(100_000, 10_000, 2, 1, 1, 1))
                .isInstanceOf(InputException.class)
                .hasMessage("blobs: 100000 samples of 10000 features exceed the limit of 250000000 numbers.");
        assertThatThrownBy(() -> new Madelon.Settings(10, 3, 2, 2, 2, 1, 1, 0)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> new Madelon.Settings(10, 5, 1, 0, 3, 1, 1, 0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("fewer vertices than 3 clusters");
    }
}
