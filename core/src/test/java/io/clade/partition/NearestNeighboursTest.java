package io.clade.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.input.InputException;
import io.clade.partition.kmeans.Given;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NativeMemory.class)
class NearestNeighboursTest {

    /** n rows of d numbers that lie in {@code rank} dimensions: fewer components than that lose their distances. */
    private static Matrix samples(int n, int d, int rank) {
        Random random = new Random(12);
        double[][] directions = new double[rank][];
        Arrays.setAll(directions, r -> Numbers.normal(random, d));
        float[] values = new float[n * d];
        for (int i = 0; i < n; i++) {
            double[] along = Numbers.normal(random, rank);
            for (int j = 0; j < d; j++) {
                double value = 0;
                for (int r = 0; r < rank; r++) {
                    value += along[r] * directions[r][j];
                }
                values[i * d + j] = (float) value;
            }
        }
        return Matrix.wrap(n, d, values);
    }

    private static int[] neighbours(NearestNeighbours table, int row) {
        return IntStream.range(0, table.count())
                .map(rank -> table.of(row, rank))
                .toArray();
    }

    private static int[][] all(NearestNeighbours table, int n) {
        return IntStream.range(0, n).mapToObj(row -> neighbours(table, row)).toArray(int[][]::new);
    }

    /** That those of {@code row} are the nearest of {@code candidates}, in order; equally near ones may change places. */
    private static void requireNearest(Matrix samples, int row, int[] found, int... candidates) {
        double[] sorted = Arrays.stream(candidates)
                .filter(other -> other != row)
                .mapToDouble(other -> Given.squaredDistance(samples.row(row), samples.row(other)))
                .sorted()
                .toArray();
        assertThat(found).doesNotContain(row).doesNotHaveDuplicates();
        for (int rank = 0; rank < found.length; rank++) {
            double distance = Given.squaredDistance(samples.row(row), samples.row(found[rank]));
            assertThat(distance).isCloseTo(sorted[rank], within(1e-3 * sorted[rank]));
        }
    }

    @ParameterizedTest
    @CsvSource({"300, 1, 1", "300, 6, 6", "270, 64, 64", "300, 65, 20", "600, 200, 60", "40, 150, 100"})
    void they_are_those_of_a_slow_search_in_double_precision(int n, int d, int rank) {
        Matrix samples = samples(n, d, rank);
        NearestNeighbours table = NearestNeighbours.of(Given.batchReader(samples), 7, 3);
        assertThat(table.count()).isEqualTo(7);
        int[] everyone = IntStream.range(0, n).toArray();
        for (int row = 0; row < n; row++) {
            requireNearest(samples, row, neighbours(table, row), everyone);
        }
    }

    @Test
    void a_sample_has_no_more_neighbours_than_there_are_others() {
        Matrix samples = samples(5, 3, 3);
        NearestNeighbours table = NearestNeighbours.of(Given.batchReader(samples), 9, 3);
        assertThat(table.count()).isEqualTo(4);
        for (int row = 0; row < 5; row++) {
            requireNearest(samples, row, neighbours(table, row), 0, 1, 2, 3, 4);
        }
        assertThatThrownBy(() -> NearestNeighbours.of(Given.batchReader(samples), 0, 3))
                .isInstanceOf(InputException.class)
                .hasMessage("neighbours must be at least 1. Got 0.");
    }

    @Test
    void the_only_sample_has_none() {
        // Data of one sample cannot be fitted to, but they can be assigned and so be fed.
        FittedPreprocessing preprocessing = FittedPreprocessing.fit(Preprocessing.scaled(Scaling.NONE, 0), table(1, 2));
        assertThat(NearestNeighbours.of(new BatchReader(table(5), preprocessing, Device.CPU), 9, 3)
                        .count())
                .isZero();
    }

    private static Dataset table(float... column) {
        return Dataset.of("column", Shape.table(1), new FloatSamples(1, column));
    }

    @Test
    void equal_samples_are_each_others_neighbours_and_not_their_own() {
        Matrix samples = Matrix.of(6, 1, 2, 2, 2, 2, 9, 9);
        int[][] found = all(NearestNeighbours.of(Given.batchReader(samples), 1, 3), 6);
        for (int row = 0; row < 6; row++) {
            assertThat(found[row][0]).isNotEqualTo(row);
            assertThat(samples.row(found[row][0])).isEqualTo(samples.row(row));
        }
    }

    @Test
    void above_a_limit_random_groups_are_searched_each_by_itself() {
        int n = 296;
        int size = 37;
        Matrix samples = samples(n, 8, 8);
        BatchReader batchReader = Given.batchReader(samples);
        // As many neighbours as a group has others: they are the group.
        NearestNeighbours whole = NearestNeighbours.of(batchReader, 1000, 3, size);
        assertThat(whole.count()).isEqualTo(size - 1);
        Set<Set<Integer>> groups = new HashSet<>();
        NearestNeighbours few = NearestNeighbours.of(batchReader, 4, 3, size);
        for (int row = 0; row < n; row++) {
            int[] others = neighbours(whole, row);
            Set<Integer> group = new HashSet<>(Set.of(row));
            Arrays.stream(others).forEach(group::add);
            groups.add(group);
            requireNearest(samples, row, neighbours(few, row), others);
        }
        assertThat(groups).hasSize(n / size);
        assertThat(groups).doesNotContain(IntStream.range(0, size).boxed().collect(Collectors.toSet()));
        assertThat(all(NearestNeighbours.of(batchReader, 4, 3, size), n)).isDeepEqualTo(all(few, n));
        assertThat(Arrays.deepEquals(all(NearestNeighbours.of(batchReader, 4, 5, size), n), all(few, n)))
                .isFalse();
    }

    @Test
    void groups_of_unequal_sizes_leave_out_nobody() {
        int n = 100;
        Matrix samples = samples(n, 3, 3);
        // Five groups of 20; then seven of 14 or 15, of which the smaller ones have 13 others.
        assertThat(NearestNeighbours.of(Given.batchReader(samples), 50, 3, 20).count())
                .isEqualTo(19);
        NearestNeighbours table = NearestNeighbours.of(Given.batchReader(samples), 50, 3, 15);
        assertThat(table.count()).isEqualTo(13);
        for (int row = 0; row < n; row++) {
            assertThat(neighbours(table, row)).doesNotContain(row).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void series_are_compared_by_their_course_whatever_their_lengths(int channels) {
        // Ramps from 0 to heights that rise ever faster: each is nearest to the one below it.
        int[] lengths = {9, 30, 14, 2, 30, 25, 11};
        int longest = 30;
        List<Float> values = new ArrayList<>();
        for (int i = 0; i < lengths.length; i++) {
            for (int t = 0; t < longest; t++) {
                for (int c = 0; c < channels; c++) {
                    values.add(t < lengths[i] ? (1 << i) * (float) t / (lengths[i] - 1) : 999f);
                }
            }
        }
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i);
        }
        Dataset ramps = Dataset.of(
                        "ramps", Shape.series(longest, channels), new FloatSamples(longest * channels, numbers))
                .withLengths(lengths);
        BatchReader batchReader = new BatchReader(
                ramps, FittedPreprocessing.fit(Preprocessing.scaled(Scaling.NONE, 0), ramps), Device.CPU);
        NearestNeighbours table = NearestNeighbours.of(batchReader, 2, 3);
        assertThat(neighbours(table, 0)).isEqualTo(new int[] {1, 2});
        for (int i = 2; i < lengths.length; i++) {
            assertThat(neighbours(table, i)).isEqualTo(new int[] {i - 1, i - 2});
        }
    }

    @Test
    void they_are_the_same_for_any_number_of_threads() {
        // Of many equally near samples, the last bit of a distance says which is taken.
        float[] values = new float[700 * 100];
        Random random = new Random(2);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(2);
        }
        BatchReader batchReader = Given.batchReader(Matrix.wrap(700, 100, values));
        int before = NativeRuntime.threads();
        try {
            NativeRuntime.threads(1);
            int[][] alone = all(NearestNeighbours.of(batchReader, 5, 3), 700);
            NativeRuntime.threads(3);
            assertThat(all(NearestNeighbours.of(batchReader, 5, 3), 700)).isDeepEqualTo(alone);
            assertThat(NativeRuntime.threads()).isEqualTo(3);
        } finally {
            NativeRuntime.threads(before);
        }
    }

    @Test
    void those_among_embeddings_are_by_the_distances_of_all_their_numbers() {
        Matrix samples = samples(520, 5, 5);
        NearestNeighbours table = Scope.run(() -> NearestNeighbours.of(Given.tensor(samples), 3, 1));
        assertThat(table.count()).isEqualTo(3);
        for (int row = 0; row < 520; row++) {
            requireNearest(
                    samples,
                    row,
                    neighbours(table, row),
                    IntStream.range(0, 520).toArray());
        }
    }
}
