package io.clade.training.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import io.clade.network.weight.Weights;
import io.clade.testing.disk.FaultyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final Duration ALWAYS = Duration.ZERO;
    private static final Duration ONCE = Duration.ofDays(1);

    @TempDir
    Path folder;

    private Checkpoint checkpoint(Duration betweenForced) {
        return new Checkpoint(folder, "stage", "fit", betweenForced);
    }

    private static void write(Checkpoint to, int epoch) {
        List<History.Epoch> epochs = List.of(new History.Epoch(1, epoch, Map.of(), 0));
        Weights numbers = Weights.builder()
                .put(Checkpoint.now(0) + "w", new long[] {2}, new float[] {epoch, -epoch})
                .build();
        to.write(new Checkpoint.State(epoch, epoch, 0, new History(epochs)), numbers);
    }

    private void writeEpochs(Duration betweenForced, int last) {
        Checkpoint to = checkpoint(betweenForced);
        for (int epoch = 1; epoch <= last; epoch++) {
            write(to, epoch);
        }
    }

    private int epochRead() {
        Checkpoint.Found found = checkpoint(ALWAYS).read().orElseThrow();
        assertThat(found.numbers().get("now.w").values()[0])
                .isEqualTo(found.state().epoch());
        return found.state().epoch();
    }

    private void assertFiles(String... names) throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
    }

    @Test
    void the_newest_is_kept_and_the_last_that_was_forced_before_it() throws IOException {
        writeEpochs(ALWAYS, 5);
        assertFiles("stage.json", "stage-5.safetensors", "stage.older.json", "stage-4.safetensors");
        assertThat(epochRead()).isEqualTo(5);
    }

    @Test
    void an_epoch_that_was_forced_stays_until_another_was() throws IOException {
        writeEpochs(ONCE, 5);
        assertFiles("stage.json", "stage-5.safetensors", "stage.older.json", "stage-1.safetensors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage-5.safetensors", "stage.json"})
    void one_that_is_empty_cut_off_zeroed_or_missing_is_passed_over(String name) throws IOException {
        Path file = folder.resolve(name);
        writeEpochs(ALWAYS, 5);
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[flipped.length - 3] ^= 1;
        byte[][] damages = {new byte[0], Arrays.copyOf(whole, whole.length / 2), new byte[whole.length], flipped};
        for (byte[] damaged : damages) {
            Files.write(file, damaged);
            assertThat(epochRead()).isEqualTo(4);
        }
        Files.delete(file);
        assertThat(epochRead()).isEqualTo(4);
        Checkpoint again = checkpoint(ALWAYS);
        assertThat(again.read()).isPresent();
        write(again, 5);
        assertThat(epochRead()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[1]",
                "{\"identity\":\"fit\"}",
                "{\"identity\":\"fit\",\"numbers\":\"x\",\"state\":{}}"
            })
    void where_none_is_whole_one_line_names_the_file(String content) throws IOException {
        writeEpochs(ALWAYS, 1);
        Files.writeString(folder.resolve("stage.json"), content);
        assertThatThrownBy(() -> checkpoint(ALWAYS).read())
                .isInstanceOf(InputException.class)
                .message()
                .contains("stage.json is damaged", "--force")
                .hasLineCount(1);
    }

    @Test
    void stages_whose_names_begin_alike_keep_their_files() throws IOException {
        writeEpochs(ALWAYS, 1);
        Checkpoint second = new Checkpoint(folder, "stage-2", "fit", ALWAYS);
        write(second, 1);
        writeEpochs(ALWAYS, 3);
        assertThat(second.read()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_000})
    void a_power_cut_at_any_change_leaves_an_epoch_that_was_forced(long milliseconds) throws IOException {
        for (int moment = 1; moment < 60; moment++) {
            Path place = Files.createDirectory(folder.resolve("disk" + moment));
            FaultyDisk disk = new FaultyDisk(place);
            Checkpoint to = new Checkpoint(disk.root(), "stage", "fit", Duration.ofMillis(milliseconds));
            write(to, 1);
            disk.killAt(moment);
            try {
                for (int epoch = 2; epoch < 6; epoch++) {
                    write(to, epoch);
                }
            } catch (FaultyDisk.Killed e) {
                assertThat(e).hasMessage("killed");
            }
            disk.revive();
            disk.cutPower();
            assertThat(new Checkpoint(place, "stage", "fit", ALWAYS).read())
                    .as("cut at change %d", moment)
                    .isPresent();
        }
    }
}
