package io.clade.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Samples;
import io.clade.model.Assignment;
import io.clade.report.findings.Findings;
import io.clade.run.Metrics;
import io.clade.training.session.History;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others wrote, and what a fit can end in when it goes wrong. */
class UnusualFindingsTest {

    @TempDir
    private Path folder;

    @Test
    void names_ids_labels_and_terms_are_text_never_markup() {
        String hostile = "</script><script>alert('x')</script><img src=x onerror=\"alert(1)\"> & <b>\"'`${1}{{2}}<!--";
        Dataset plain = Examples.blobs(30, 3, 4, 1);
        Findings findings = Examples.of(plain, 3, 1);
        Dataset named = Dataset.of(hostile, plain.shape(), samples(plain))
                .withLabels(Labels.of(plain.labels().orElseThrow().codes(), List.of(hostile, hostile + 2, "c")))
                .withIds(Collections.nCopies(30, hostile))
                .withFeatureNames(Collections.nCopies(4, hostile))
                .withNotices(List.of(hostile));
        Metrics metrics = findings.metrics();
        Findings changed = new Findings(
                named,
                new Metrics(
                        hostile,
                        hostile,
                        Map.of(hostile, hostile),
                        new Metrics.Data(hostile, 30, List.of(4), hostile),
                        3,
                        3,
                        0,
                        0,
                        metrics.runs(),
                        metrics.summary()),
                List.of(new History(List.of(new History.Epoch(1, 2, Map.of(hostile, 1.0), 1)))),
                findings.assignment(),
                findings.embedding(),
                List.of(hostile + 3),
                findings.provenance(),
                hostile);

        Html page = Html.of(changed, folder);

        assertThat(page.markup())
                .doesNotContain("<script>alert")
                .doesNotContain("<img")
                .doesNotContain("<b>");
        assertThat(page.markup())
                .doesNotContain("onerror=\"alert")
                .contains("{{2}}")
                .contains("&lt;b&gt;");
        assertThat(page.islandText()).doesNotContain("<");
        assertThat(page.scripts()).hasSize(15);
        JsonNode map = page.island().get("map");
        assertThat(map.get("ids").get("rests").get(0).asText()).isEqualTo(hostile);
        assertThat(map.get("groupings").get(1).get("names").get(0).asText()).isEqualTo(hostile);
    }

    private static Samples samples(Dataset data) {
        float[] values = new float[data.size() * data.shape().size()];
        for (int i = 0; i < data.size(); i++) {
            data.copy(i, values, i * data.shape().size());
        }
        return new FloatSamples(data.shape().size(), values);
    }

    @Test
    void without_labels_runs_or_epochs_the_page_says_less_and_holds() {
        Dataset labelled = Examples.blobs(30, 3, 4, 1);
        Dataset data = Dataset.of("plain", labelled.shape(), samples(labelled));
        Findings found = Examples.of(data, 3, 1);
        Metrics metrics = found.metrics();
        Metrics.Run unknown = new Metrics.Run(7, null, 0, 0.5, 3, 0, null, null, null, null, null, null, null);
        Findings bare = new Findings(
                data,
                new Metrics("1", "kmeans", Map.of(), metrics.data(), 3, 3, 0, 0, List.of(unknown), Map.of()),
                List.of(History.empty()),
                found.assignment(),
                found.embedding(),
                List.of(),
                found.provenance(),
                "");

        Html page = Html.of(bare, folder);

        assertThat(page.markup())
                .doesNotContain("id=\"training\"")
                .doesNotContain("class=\"crosstab\"")
                .doesNotContain("id=\"command\"")
                .doesNotContain("Warnings")
                .doesNotContain("ACC</dt><dd data-fact")
                .doesNotContain("null")
                .doesNotContain("NaN");
        assertThat(page.island().get("map").get("groupings")).hasSize(1);
    }

    @Test
    void empty_clusters_outliers_and_a_single_sample_have_their_place() {
        Dataset data = Examples.blobs(12, 3, 4, 1);
        Findings found = Examples.of(data, 3, 1);
        int[] clusters = new int[12];
        Arrays.fill(clusters, 0, 8, 2);
        Arrays.fill(clusters, 8, 11, Labels.NONE);
        Findings odd = new Findings(
                data,
                found.metrics(),
                found.histories(),
                new Assignment(
                        Labels.ofCodes(clusters, 3),
                        new float[12],
                        found.assignment().memberships()),
                found.embedding(),
                List.of(),
                found.provenance(),
                "");

        Html page = Html.of(odd, folder);

        assertThat(page.all("id=\"cluster-(\\d)\"")).containsExactly("0", "2");
        assertThat(page.markup()).contains("1 of 3 is empty").contains("3 samples are in none");
        assertThat(page.all("<tr><th scope=\"row\">(none)")).hasSize(1);
    }

    @Test
    void an_embedding_that_is_not_finite_has_no_map() {
        Dataset data = Examples.blobs(30, 3, 4, 1);
        Findings found = Examples.of(data, 3, 1);
        float[] broken = found.embedding().toArray();
        broken[5] = Float.NaN;
        Findings diverged = new Findings(
                data,
                found.metrics(),
                found.histories(),
                found.assignment(),
                Matrix.wrap(30, 4, broken),
                List.of("The embedding is not finite."),
                found.provenance(),
                "");

        Html page = Html.of(diverged, folder);

        assertThat(page.markup()).doesNotContain("id=\"map\"").contains("The embedding is not finite.");
        assertThat(page.island().has("map")).isFalse();
    }

    @Test
    void a_warning_that_is_also_a_notice_is_said_once() {
        Dataset data = Examples.blobs(30, 3, 4, 1).withNotices(List.of("Resized.", "Sorted."));

        Html page = Html.of(Examples.warned(Examples.of(data, 3, 1), "Resized.", "Stopped."), folder);

        assertThat(page.all("<li>(Resized|Sorted|Stopped)\\.</li>")).containsExactly("Resized", "Stopped", "Sorted");
    }

    @Test
    void a_method_that_is_surer_than_it_is_right_is_said_to_be() {
        Dataset data = Examples.blobs(30, 3, 4, 1);
        Findings right = Examples.of(data, 3, 1);
        float[] sure = new float[30];
        Arrays.fill(sure, 0.99f);
        Labels shuffled = Labels.ofCodes(IntStream.range(0, 30).map(i -> i / 10).toArray(), 3);
        Findings wrong = Examples.of(data.withLabels(shuffled), right.embedding(), 3, 1);
        Findings claimed = new Findings(
                wrong.data(),
                wrong.metrics(),
                wrong.histories(),
                new Assignment(
                        wrong.assignment().clusters(), sure, wrong.assignment().memberships()),
                wrong.embedding(),
                List.of(),
                wrong.provenance(),
                "");

        assertThat(Html.of(claimed, folder).markup()).contains("the method is overconfident");
        assertThat(Html.of(right, folder).markup()).doesNotContain("overconfident");
    }

    /** 0.9996 is not "1.000 or more", and 0.9974 is not "0.997 or less". */
    @Test
    void what_is_said_of_confidence_holds_although_it_is_rounded() {
        float[] confidence = new float[30];
        Arrays.fill(confidence, 0.9996f);
        Arrays.fill(confidence, 0, 6, 0.9974f);
        assertThat(Html.of(sure(confidence), folder).markup())
                .contains("a confidence of 0.999 or more; look at the least certain tenth, at 0.998 or less");
    }

    @Test
    void a_method_that_knows_no_doubt_is_said_to_know_none() {
        float[] confidence = new float[30];
        Arrays.fill(confidence, 1);
        assertThat(Html.of(sure(confidence), folder).markup())
                .contains("All samples have a confidence of 1: the method knows no doubt.");
        confidence[3] = 0.4f;
        assertThat(Html.of(sure(confidence), folder).markup())
                .contains("Nine tenths of the samples have a confidence of 1.")
                .doesNotContain("knows no doubt");
    }

    private static Findings sure(float... confidence) {
        Findings findings = Examples.of(Examples.blobs(30, 3, 4, 1), 3, 1);
        return new Findings(
                findings.data(),
                findings.metrics(),
                findings.histories(),
                new Assignment(
                        findings.assignment().clusters(),
                        confidence,
                        findings.assignment().memberships()),
                findings.embedding(),
                findings.warnings(),
                findings.provenance(),
                findings.command());
    }
}
