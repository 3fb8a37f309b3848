package io.clade.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class MergeSplitHintsTest {

    @Test
    void a_cluster_that_looks_like_two_is_named_unless_it_is_part_of_a_merger() {
        // Clusters 0 and 1 are halves of one cloud; to cluster 0 belong two others, above and below, and cluster 2 is
        // two clouds.
        Clouds clouds = new Clouds(2, 1)
                .with(0, 400)
                .cut(0, 0, 1)
                .with(0, 100, -0.8, 9)
                .with(0, 100, -0.8, -9)
                .with(2, 150, 60)
                .with(2, 150, 68);
        assertThat(MergeHint.hints(clouds.points(), clouds.clusters()))
                .extracting(MergeHint::one, MergeHint::other)
                .containsExactly(tuple(0, 1));
        assertThat(SplitHint.hints(clouds.points(), clouds.clusters()))
                .extracting(SplitHint::cluster)
                .containsExactlyInAnyOrder(0, 2);
        assertThat(MergeSplitHints.of(clouds.points(), clouds.clusters()).splits())
                .extracting(SplitHint::cluster)
                .containsExactly(2);
    }
}
