package io.clade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.cli.Command.Answer;
import io.clade.experiment.Experiments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {

    @TempDir
    Path folder;

    private static String refused(String... arguments) {
        Answer answer = Command.run(arguments);
        assertThat(answer.code()).as(answer.err()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.errLines()).hasSize(1);
        return answer.err();
    }

    @Test
    void experiments_are_listed_with_a_sentence_each() {
        Answer list = Command.run("reproduce", "list");
        assertThat(list.code()).isZero();
        Experiments.all()
                .forEach(experiment -> assertThat(list.out()).contains(experiment.name(), experiment.summary()));
        assertThat(Command.run("reproduce").out()).isEqualTo(list.out());
    }

    @Test
    void an_unknown_experiment_is_refused_with_the_nearest_name() {
        assertThat(refused("reproduce", "thesis-tabel4")).contains("Did you mean thesis-table4?");
    }

    @Test
    void a_folder_that_holds_something_is_not_written_to_unless_told() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThat(refused("reproduce", "thesis-series", "--quick", "-o", folder.toString()))
                .contains("is not empty", "--resume", "--force");
        Path file = folder.resolve("mine.txt");
        assertThat(refused("reproduce", "thesis-series", "-o", file.toString())).contains("is a file");
        assertThat(folder).isDirectoryContaining("glob:**mine.txt");
    }

    @Test
    void data_must_be_a_folder() {
        assertThat(refused(
                        "reproduce",
                        "thesis-series",
                        "--data",
                        folder.resolve("none").toString()))
                .contains("There is no folder", "--data");
    }

    @Test
    void sets_that_are_not_there_are_named_with_how_to_get_them_and_nothing_is_written() {
        Path output = folder.resolve("out");
        String message =
                refused("reproduce", "thesis-series", "--quick", "-o", output.toString(), "--data", folder.toString());
        assertThat(message)
                .contains("No part of this experiment can be run here", "character_trajectories.npz", "fsdd_mfcc.npz")
                .contains("archive.ics.uci.edu");
        assertThat(output).doesNotExist();
    }
}
