package io.clade.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.model.part.PrototypeGraph;
import io.clade.report.Examples;
import io.clade.report.Html;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrototypeMapTest {

    @TempDir
    Path folder;

    /** Prototypes at 0, 1 and 10 on a line; 0 and 1 are joined by two samples, the edge from 1 to 10 is cut. */
    private static PrototypeMap prototypes() {
        PrototypeGraph graph = PrototypeGraph.of(3, new int[] {0, 0, 1, 2}, new int[] {1, 1, 2, 1})
                .keeping((a, b) -> b != 2);
        return new PrototypeMap(graph, Matrix.of(3, 1, new float[] {0, 1, 10}));
    }

    @Test
    void a_prototype_is_drawn_amid_the_samples_it_won() {
        Matrix embedding = Matrix.of(4, 1, new float[] {0.1f, 9, 0.2f, 5.6f});
        int[] nearest = prototypes().nearest(embedding, 0, 2, 3);
        assertThat(nearest).isEqualTo(new int[] {0, 0, 2});
        Matrix places = prototypes().on(nearest, Matrix.of(3, 2, new float[] {1, 2, 3, 6, 7, 8}));
        assertThat(places.row(0)).isEqualTo(new float[] {2, 4});
        assertThat(places.row(1)).as("no sample of it is drawn").isEqualTo(new float[] {Float.NaN, Float.NaN});
        assertThat(places.row(2)).isEqualTo(new float[] {7, 8});
    }

    @Test
    void the_page_draws_the_graph_and_says_that_the_number_was_found() {
        Dataset data = Examples.blobs(30, 2, 1, 1);
        Findings told = Examples.of(data, 2, 1);
        Findings findings = new Findings(
                data,
                told.metrics(),
                told.histories(),
                told.assignment(),
                told.embedding(),
                told.warnings(),
                told.provenance(),
                told.command(),
                Extras.NONE.with(Parts.of(prototypes())));

        Html page = Html.of(findings, folder);

        JsonNode map = page.island().get("map");
        assertThat(map.get("graph").get("edges").toString()).isEqualTo("[[0,1,2,0],[1,2,2,1]]");
        assertThat(map.get("graph").get("clusters").toString()).isEqualTo("[0,0,1]");
        map.get("projections")
                .forEach(plane -> assertThat(plane.get("prototypes").get(0)).hasSize(3));
        assertThat(page.markup())
                .contains(
                        "3 prototypes with samples", "form 2 groups; 1 line across a gap is cut", "id=\"prototypes\"");
        assertThat(Html.of(told, folder).markup()).doesNotContain("id=\"prototypes\"", "was found");
    }
}
