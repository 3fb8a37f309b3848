package io.clade.report.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Labels;
import io.clade.model.Assignment;
import io.clade.report.Examples;
import io.clade.report.findings.Findings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilhouetteProfileTest {

    /** The frame is 64…608 wide, here for −0.5…1: 0 is a third of the way, 245.3. */
    @Test
    void bands_go_from_the_highest_to_the_lowest_silhouette_of_each_cluster() {
        SilhouetteProfile profile = SilhouetteProfile.of(new double[][] {{1, 0.5, -0.5}, {}, {0.25}}, 4);

        assertThat(profile.bands()).extracting(SilhouetteProfile.Band::cluster).containsExactly(0, 2);
        assertThat(profile.bands())
                .extracting(SilhouetteProfile.Band::path)
                .containsExactly(
                        "M245.3 6.0L608.0 6.0L426.7 141.0L64.0 276.0L245.3 276.0Z",
                        "M245.3 280.0L336.0 280.0V370.0L245.3 370.0Z");
        assertThat(profile.bands()).extracting(SilhouetteProfile.Band::mean).containsExactly("0.33", "0.25");
        assertThat(profile.mean()).isEqualTo("358.7");
        assertThat(profile.words())
                .isEqualTo(
                        "The mean is 0.31; 25 % of the samples are below 0, that is, nearer to another cluster than to their own.");
        assertThat(profile.note()).isEmpty();
    }

    @Test
    void what_was_drawn_and_which_clusters_are_shown_is_said() {
        double[][] many = new double[70][];
        Arrays.setAll(many, cluster -> new double[] {0.5, 0.4});
        SilhouetteProfile profile = SilhouetteProfile.of(many, 70_000);

        assertThat(profile.bands()).hasSize(60);
        assertThat(profile.note())
                .isEqualTo("Of 70,000 samples 140 were drawn at random. The 60 largest of 70 clusters are shown.");
        assertThat(profile.words()).contains("no sample is below 0");
    }

    @Test
    void a_single_cluster_has_none() {
        Findings found = Examples.of(Examples.blobs(20, 2, 3, 1), 2, 1);
        Findings one = new Findings(
                found.data(),
                found.metrics(),
                found.histories(),
                new Assignment(
                        Labels.ofCodes(new int[20], 1),
                        new float[20],
                        found.assignment().memberships()),
                found.embedding(),
                List.of(),
                found.provenance(),
                "");

        assertThat(SilhouetteProfile.of(one)).isEmpty();
    }
}
