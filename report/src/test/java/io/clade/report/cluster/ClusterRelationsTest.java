package io.clade.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.model.Assignment;
import io.clade.report.Examples;
import io.clade.report.findings.Findings;
import io.clade.run.Quality;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterRelationsTest {

    private static final int EACH = 200;

    /** One normal cloud cut through its middle into clusters 0 and 1, and two clouds far apart that are both cluster 2. */
    private static Findings clouds() {
        Random random = new Random(1);
        float[] values = new float[4 * EACH * 2];
        int[] clusters = new int[4 * EACH];
        for (int i = 0; i < clusters.length; i++) {
            float x = (float) random.nextGaussian();
            values[2 * i] = i < 2 * EACH ? x : i < 3 * EACH ? x + 40 : x + 55;
            values[2 * i + 1] = (float) random.nextGaussian();
            clusters[i] = i < 2 * EACH ? (x < 0 ? 0 : 1) : 2;
        }
        Dataset data = Dataset.of("clouds", Shape.table(2), new FloatSamples(2, values));
        Findings made = Examples.of(data, 3, 1);
        Assignment assignment = new Assignment(
                Labels.ofCodes(clusters, 3),
                new float[clusters.length],
                made.assignment().memberships());
        Quality quality = new Quality(
                List.of(
                        new Quality.Cluster(0, 200, 0.1, 0.25, 1, 0.4, null),
                        new Quality.Cluster(1, 200, 0.1, 0.25, 0, 0.4, null),
                        new Quality.Cluster(2, 400, 0.3, null, null, 0.4, null)),
                null,
                List.of());
        return new Findings(
                data,
                made.metrics().with(quality),
                made.histories(),
                assignment,
                Matrix.wrap(clusters.length, 2, values),
                List.of(),
                made.provenance(),
                "");
    }

    @Test
    void halves_of_a_cloud_are_said_to_be_one_and_two_clouds_two() {
        Findings findings = clouds();
        var hints = new ClusterRelations(findings, new Composition(findings.assignment(), Optional.empty()));

        assertThat(hints.doubts(0))
                .singleElement()
                .asString()
                .startsWith("It may be one cluster together with cluster 1:");
        assertThat(hints.doubts(1))
                .singleElement()
                .asString()
                .startsWith("It may be one cluster together with cluster 0:");
        assertThat(hints.doubts(2)).singleElement().asString().startsWith("It may be two clusters:");
        assertThat(hints.nearest(0))
                .isEqualTo(
                        "Its nearest other cluster is cluster 1: their centroids are 0.25 times the spread of all samples"
                                + " apart.");
        assertThat(hints.nearest(2)).isEmpty();
    }

    @Test
    void a_result_that_was_not_judged_has_no_nearest_cluster() {
        Findings findings = Examples.of(Examples.blobs(30, 3, 4, 1), 3, 1);
        var hints = new ClusterRelations(findings, new Composition(findings.assignment(), Optional.empty()));

        assertThat(hints.nearest(0)).isEmpty();
    }
}
