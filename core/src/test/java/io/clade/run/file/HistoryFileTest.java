package io.clade.run.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

    @TempDir
    Path folder;

    private static final History FIRST = History.empty()
            .plus(new History.Epoch(1, 0.1 + 0.2, Map.of("separation", 1.0 / 3), 0.5))
            .plus(new History.Epoch(2, Double.NaN, Map.of("separation", -1e-300), 0.25));
    private static final History SECOND = History.empty().plus(new History.Epoch(1, 7, Map.of("inertia", 7.0), 2));

    @Test
    void histories_read_back_to_the_last_bit() throws IOException {
        Path file = folder.resolve("history.csv");
        HistoryFile.write(file, List.of(FIRST, History.empty(), SECOND));
        assertThat(HistoryFile.read(file, 3)).containsExactly(FIRST, History.empty(), SECOND);
    }

    @Test
    void a_row_is_an_epoch_and_a_term_a_column() throws IOException {
        Path file = folder.resolve("history.csv");
        HistoryFile.write(file, List.of(FIRST, SECOND));
        assertThat(Files.readAllLines(file))
                .startsWith(
                        "run,epoch,loss,separation,inertia,seconds,phase",
                        "0,1,0.30000000000000004,0.3333333333333333,,0.5,training")
                .endsWith("1,1,7.0,,7.0,2.0,training")
                .hasSize(4);
    }

    @Test
    void what_was_watched_stands_behind_the_seconds() throws IOException {
        History watched = History.empty()
                .plus(new History.Epoch(
                        1, Phase.choosing(3), 2, Map.of("error", 2.0), Map.of("dead_prototypes", 3.0), 0.5));
        Path file = folder.resolve("history.csv");
        HistoryFile.write(file, List.of(watched, SECOND));
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "run,epoch,loss,error,inertia,seconds,dead_prototypes,phase",
                        "0,1,2.0,2.0,,0.5,3.0,head selection: choosing among 3 heads",
                        "1,1,7.0,,7.0,2.0,,training");
        assertThat(HistoryFile.read(file, 2)).containsExactly(watched, SECOND);
    }

    @Test
    void a_file_without_phases_tells_them_by_the_terms_of_the_loss() throws IOException {
        Path file = Files.writeString(
                folder.resolve("history.csv"),
                "run,epoch,loss,context,rival 1,rival 2,inertia,seconds\n0,1,2,2,,,,3\n0,2,1,,0.6,0.4,,3\n0,3,1,,,,1,3\n");
        assertThat(HistoryFile.read(file, 1).get(0).epochs())
                .extracting(History.Epoch::phase)
                .containsExactly(Phase.pretraining(""), Phase.choosing(2), Phase.TRAINING);
    }

    @Test
    void a_damaged_file_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("history.csv"), "run,epoch,loss,seconds\n0,one,2,3\n");
        assertThatThrownBy(() -> HistoryFile.read(file, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("history.csv is missing or damaged");
        assertThatThrownBy(() -> HistoryFile.read(folder.resolve("none.csv"), 1))
                .isInstanceOf(InputException.class);
    }
}
