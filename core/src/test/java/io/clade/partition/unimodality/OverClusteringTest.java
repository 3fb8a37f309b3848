package io.clade.partition.unimodality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.generated.Blobs;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverClusteringTest {

    private static Matrix matrix(Dataset data) {
        int width = data.shape().size();
        float[] values = new float[data.size() * width];
        for (int i = 0; i < data.size(); i++) {
            data.copy(i, values, i * width);
        }
        return Matrix.wrap(data.size(), width, values);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "5, 3", "9, 4"})
    void groups_are_counted(int count, long seed) {
        Dataset data = Blobs.generate(600, 4, count, 1, 20, seed);
        Labels found = OverClustering.merged(matrix(data), MergingSettings.RECOMMENDED, seed);
        assertThat(found.count()).isEqualTo(count);
        assertThat(ExternalIndices.ari(data.labels().orElseThrow(), found)).isGreaterThan(0.99);
    }

    @Test
    void it_begins_with_35_clusters_or_as_many_as_have_30_samples() {
        assertThat(IntStream.of(2, 59, 90, 1049, 1050, 100_000).map(OverClustering::atFirst))
                .containsExactly(2, 2, 3, 34, 35, 35);
    }

    @Test
    void the_same_seed_gives_the_same_clusters() {
        Matrix points = matrix(Blobs.generate(300, 3, 4, 1, 6, 1));
        assertThat(OverClustering.merged(points, MergingSettings.RECOMMENDED, 5))
                .isEqualTo(OverClustering.merged(points, MergingSettings.RECOMMENDED, 5));
    }

    @Test
    void a_single_sample_is_refused() {
        Matrix one = Matrix.wrap(1, 1, new float[] {1});
        assertThatThrownBy(() -> OverClustering.merged(one, MergingSettings.PAPER, 1))
                .isInstanceOf(InputException.class);
    }
}
