package io.clade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.cli.Command.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that {@code clade fit} of earlier versions wrote: their reports can be made again. */
class SavedResultsTest {

    private static final Path RESULTS = Path.of("../core/src/test/resources/io/clade/golden/results");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"agglomerative", "kmeans-auto", "dtkc"})
    void a_report_is_made_of_a_saved_result(String name) {
        Path page = folder.resolve(name + ".html");
        Answer answer = Command.run("report", RESULTS.resolve(name).toString(), "-o", page.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(page).content().contains("<html", "</html>");
    }

    @Test
    void a_saved_result_is_compared_with_itself() {
        String saved = RESULTS.resolve("dtkc").toString();
        Answer answer = Command.run("report", saved, saved, "-o", folder.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(folder.resolve("comparison.html")).isNotEmptyFile();
    }
}
