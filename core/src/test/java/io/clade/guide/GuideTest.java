package io.clade.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.Methods;
import io.clade.method.divergence.Dtkc;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/guide.md: every block there stands here or in the test of the report, between comments, and is run. */
class GuideTest {

    @TempDir
    Path folder;

    @Test
    void fit_assign_save_load() {
        Path where = folder.resolve("model");
        // guide:fit
        Dataset digits = Datasets.named("digits").limit(120);
        Model model =
                new Dtkc(Dtkc.recommended(10)).fit(digits, Session.seeded(1).onProgress(System.err::println));
        Assignment found = model.assign(digits);
        System.err.println("sample 0 is in cluster " + found.cluster(0) + ", confidence " + found.confidence(0));
        // guide:end
        model.save(where);
        // guide:load
        Model again = Model.load(where);
        Assignment same = again.assign(digits);
        // guide:end
        assertThat(same.clusters()).isEqualTo(found.clusters());
        assertThat(found.size()).isEqualTo(120);
    }

    @Test
    void read_a_table_and_judge() throws IOException {
        Path table = folder.resolve("table.csv");
        Datasets.write(Datasets.named("blobs"), table);
        // guide:table
        Dataset rows = Datasets.read(table, ReadOptions.DEFAULT.withLabelColumn("class"));
        Model model = Methods.named("ddc").create(3, Map.of("epochs", "20")).fit(rows, Session.seeded(1));
        double acc = ExternalIndices.accuracy(
                rows.labels().orElseThrow(), model.assign(rows).clusters());
        // guide:end
        assertThat(acc).isGreaterThan(0.9);
    }

    @Test
    void every_block_of_the_guide_is_run() throws IOException {
        String here = squeezed(Files.readString(Path.of("src/test/java/io/clade/guide/GuideTest.java"))
                + Files.readString(Path.of("../report/src/test/java/io/clade/report/GuideTest.java")));
        var blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/guide.md")));
        int count = 0;
        while (blocks.find()) {
            count++;
            assertThat(here).contains(squeezed(blocks.group(1)));
        }
        assertThat(count).isEqualTo(4);
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
