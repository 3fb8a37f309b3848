package io.clade.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.model.part.MergeTree;
import io.clade.partition.hierarchy.Dendrogram;
import io.clade.partition.hierarchy.Linkage;
import io.clade.report.findings.Extras;
import io.clade.report.findings.Findings;
import io.clade.report.findings.Parts;
import io.clade.report.findings.SampledKernels;
import io.clade.report.method.DecompositionTest;
import io.clade.report.method.ReconstructionFigureTest;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodSectionTest {

    @TempDir
    private Path folder;

    /** Findings on 60 samples in 3 clusters. */
    static Findings findings() {
        return Examples.of(Examples.blobs(60, 3, 4, 1), 3, 1);
    }

    /** A tree of the samples of {@link #findings}: each joins those before it. */
    static Parts merged() {
        int merges = 59;
        int[] left = IntStream.range(0, merges).map(i -> i == 0 ? 0 : i + 1).toArray();
        int[] right =
                IntStream.range(0, merges).map(i -> i == 0 ? 1 : merges + i).toArray();
        double[] heights = IntStream.range(0, merges).mapToDouble(i -> i * i).toArray();
        return Parts.of(new MergeTree(Dendrogram.ofNodes(left, right, heights), Linkage.WARD));
    }

    static Parts kernels() {
        Matrix kernel = Matrix.of(3, 3, 1, 0.5f, 0, 0.5f, 1, 0, 0, 0, 1);
        Labels clusters = Labels.ofCodes(new int[] {0, 0, 1}, 2);
        return Parts.of(new SampledKernels(List.of(kernel), kernel, clusters, clusters));
    }

    /** The findings with a history that has the parts of the soft quantisation error. */
    static Findings decomposed() {
        Findings told = findings();
        return new Findings(
                told.data(),
                told.metrics(),
                List.of(DecompositionTest.history(0, 1, 0)),
                told.assignment(),
                told.embedding(),
                told.warnings(),
                told.provenance(),
                told.command());
    }

    @Test
    void a_method_without_a_figure_has_no_section() {
        Html page = Html.of(findings(), folder);

        assertThat(page.markup()).doesNotContain("id=\"method\"").doesNotContain("href=\"#method\"");
    }

    @Test
    void every_figure_has_its_number_a_drawing_and_a_caption() {
        assertFigures(findings().with(Extras.NONE.with(merged())), "figure-dendrogram", "figure-lifetimes");
        assertFigures(findings().with(Extras.NONE.with(kernels())), "figure-kernel-1", "figure-kernel-embedding");
        assertFigures(
                ReconstructionFigureTest.decoded(Examples.spots(60, 3, 1, 8, 1)),
                "figure-reconstructions-0",
                "figure-reconstructions-1",
                "figure-reconstructions-2");
        assertFigures(decomposed(), "figure-decomposition", "figure-separation", "figure-dead-prototypes");
    }

    private void assertFigures(Findings findings, String... ids) {
        Html page = Html.of(findings, folder);
        assertThat(
                        page.all(
                                "<figure class=\"drawn[^\"]*\" id=\"([^\"]*)\">\\s*(?:<div class=\"scroll\"[^>]*>\\s*)?<svg .*?</svg>\\s*(?:</div>\\s*)?<figcaption>"))
                .containsExactly(ids);
        assertThat(page.markup()).contains("href=\"#method\"");
    }
}
