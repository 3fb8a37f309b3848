package io.clade.evaluation;

import static io.clade.evaluation.LabelPair.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.InputException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidityIndicesTest {

    private static final Matrix POINTS = Matrix.of(4, 1, 0, 2, 6, 10);
    private static final Labels FOUND = labels(0, 0, 1, 1);
    private static final Labels TRUTH = labels(1, 1, 0, 1);

    @Test
    void gathers_all_seven() {
        ValidityIndices indices = ValidityIndices.of(Optional.of(TRUTH), FOUND, POINTS);
        // Three of four samples are matched; the internal values are worked out in InternalIndicesTest.
        assertThat(indices.accuracy()).isEqualTo(0.75);
        assertThat(indices.nmi()).isEqualTo(ExternalIndices.nmi(TRUTH, FOUND));
        assertThat(indices.ari()).isEqualTo(ExternalIndices.ari(TRUTH, FOUND));
        assertThat(ValidityIndices.of(Optional.of(FOUND), FOUND, POINTS).ari()).isEqualTo(1);
        assertThat(indices.purity()).isEqualTo(0.75);
        assertThat(indices.silhouette()).isEqualTo(InternalIndices.silhouette(POINTS, FOUND));
        assertThat(indices.calinskiHarabasz()).isEqualTo(9.8);
        assertThat(indices.daviesBouldin()).isEqualTo(3 / 7.0);
    }

    @Test
    void without_labels_the_external_ones_are_nan() {
        ValidityIndices indices = ValidityIndices.of(Optional.empty(), FOUND, POINTS);
        assertThat(new double[] {indices.accuracy(), indices.nmi(), indices.ari(), indices.purity()})
                .containsOnly(Double.NaN);
        assertThat(indices.calinskiHarabasz()).isEqualTo(9.8);
    }

    @Test
    void one_cluster_only_leaves_the_internal_ones_nan() {
        ValidityIndices indices = ValidityIndices.of(Optional.of(TRUTH), labels(0, 0, 0, 0), POINTS);
        assertThat(indices.accuracy()).isEqualTo(0.75);
        assertThat(new double[] {indices.silhouette(), indices.calinskiHarabasz(), indices.daviesBouldin()})
                .containsOnly(Double.NaN);
    }

    @Test
    void arguments_of_different_datasets_are_refused() {
        assertThatThrownBy(() -> ValidityIndices.of(Optional.of(labels(0, 1)), FOUND, POINTS))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ValidityIndices.of(Optional.empty(), FOUND, Matrix.of(3, 1, 0, 2, 6)))
                .isInstanceOf(InputException.class);
    }
}
