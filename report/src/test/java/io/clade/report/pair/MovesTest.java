package io.clade.report.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.model.Assignment;
import io.clade.run.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovesTest {

    private static final List<String> IDS =
            List.of("a", "b", "<script>alert(1)</script>", "d", "e", "f", "g", "h, \"i\"");
    private static final Dataset DATA = Dataset.of(
                    "rows", Shape.table(1), new FloatSamples(1, new float[] {1, 2, 3, 4, 5, 6, 7, 8}))
            .withIds(IDS);

    @TempDir
    private Path folder;

    private static Side side(String name, Dataset data, int... clusters) {
        int k = Arrays.stream(clusters).max().orElseThrow() + 1;
        float[] confidence = new float[clusters.length];
        for (int i = 0; i < clusters.length; i++) {
            confidence[i] = (i + 1) / 10f;
        }
        var run = new Metrics.Run(1, 0.5, 3, 0.1, k, 0, null, null, null, null, 0.25, null, null);
        Metrics metrics = new Metrics(
                "0.1.0",
                "kmeans",
                Map.of("restarts", name),
                new Metrics.Data(data.name(), data.size(), List.of(1), data.sha256()),
                k,
                k,
                0,
                0,
                List.of(run),
                Map.of());
        Matrix memberships = Matrix.wrap(clusters.length, k, new float[clusters.length * k]);
        return new Side(
                name,
                metrics,
                new Assignment(Labels.ofCodes(clusters, k), confidence, memberships),
                "clade fit rows -k " + k);
    }

    private static Moves moves() {
        return Moves.of(DATA, side("one", DATA, 0, 0, 0, 1, 1, 1, 2, -1), side("two", DATA, 1, 1, 0, 0, 0, 0, 2, -1));
    }

    @Test
    void numbers_of_clusters_do_not_matter_and_outliers_stay_outliers() {
        // 1 of the first is 0 of the second (3 samples), 0 is 1 (2), 2 is 2 (1): only sample 2 is elsewhere.
        Moves moves = moves();
        assertThat(moves.counterpart(0)).isEqualTo(1);
        assertThat(moves.counterpart(1)).isEqualTo(0);
        assertThat(moves.original(0)).isEqualTo(1);
        assertThat(moves.moved()).containsExactly(2);
        assertThat(moves.flows())
                .singleElement()
                .satisfies(flow -> assertThat(List.of(flow.from(), flow.to())).containsExactly(0, 0));
        assertThat(moves.counts()).isDeepEqualTo(new int[][] {{1, 2, 0, 0}, {3, 0, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}});
        assertThat(moves.ari()).isBetween(0.3, 0.9);
    }

    @Test
    void the_same_clusters_under_other_numbers_agree_wholly() {
        Moves moves =
                Moves.of(DATA, side("one", DATA, 0, 0, 0, 1, 1, 1, 2, 2), side("two", DATA, 2, 2, 2, 0, 0, 0, 1, 1));
        assertThat(moves.moved()).isEmpty();
        assertThat(moves.ari()).isEqualTo(1);
        assertThat(moves.nmi()).isEqualTo(1);
    }

    @Test
    void the_surest_of_a_way_come_first_and_the_longest_way_first() {
        Moves moves =
                Moves.of(DATA, side("one", DATA, 0, 0, 0, 0, 0, 1, 1, 1), side("two", DATA, 0, 0, 0, 1, 1, 0, 1, 1));
        assertThat(moves.flows()).extracting(flow -> flow.rows().size()).containsExactly(2, 1);
        assertThat(moves.flows().get(0).rows()).containsExactly(4, 3);
    }

    @Test
    void results_on_other_data_are_refused_in_one_line() {
        Dataset others =
                Dataset.of("others", Shape.table(1), new FloatSamples(1, new float[] {8, 7, 6, 5, 4, 3, 2, 1}));
        int[] clusters = {0, 0, 0, 0, 1, 1, 1, 1};
        assertThatThrownBy(() -> Moves.of(DATA, side("one", DATA, clusters), side("two", others, clusters)))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("one holds a result on rows (8 samples", "two one on others")
                .hasMessageNotContaining("\n");
    }

    @Test
    void the_page_tells_all_of_it_and_shows_names_as_text() throws IOException {
        Path page = PairReport.write(folder.resolve("new"), moves());
        String html = Files.readString(page);
        assertThat(html)
                .contains("1 of 8 samples (13 %) moved", "From 0 to 0", "clade fit rows -k 3")
                .contains("The same samples in both: cluster 2 of the first result.", "page cannot say")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script", "http:", "https:");
        assertThat(folder.resolve("new/comparison.csv"))
                .hasContent(
                        "row,id,label,first,counterpart,second,first_confidence,second_confidence\n2,<script>alert(1)</script>,,0,1,0,0.3,0.3\n");
        PairReport.write(folder.resolve("again"), moves());
        assertThat(folder.resolve("again/comparison.html")).hasSameTextualContentAs(page);
    }
}
