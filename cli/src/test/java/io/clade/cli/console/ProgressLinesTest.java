package io.clade.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.training.session.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long millis;
    private final ProgressLines lines =
            new ProgressLines(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> millis * 1_000_000);

    private void epoch(String stage, double done) {
        lines.accept(new Progress(stage, done, 10, "epochs", ""));
    }

    private List<String> printed() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void whole_units_are_printed_about_once_a_second() {
        for (int tenth = 1; tenth <= 40; tenth++) {
            millis += 100;
            epoch("fit", tenth / 4.0);
        }
        lines.close();
        // Four seconds of a quarter epoch each tenth of a second: whole epochs come every 0.4 s.
        assertThat(printed())
                .containsExactly(
                        "fit: 3 of 10 epochs", "fit: 6 of 10 epochs", "fit: 9 of 10 epochs", "fit: 10 of 10 epochs");
    }

    @Test
    void the_last_unit_of_every_stage_is_printed() {
        epoch("run 1", 3);
        epoch("run 1", 4);
        epoch("run 2", 1);
        lines.close();
        assertThat(printed()).containsExactly("run 1: 4 of 10 epochs", "run 2: 1 of 10 epochs");
    }

    @Test
    void reading_that_is_quick_says_nothing() {
        lines.update("Reading photos", 50, 100);
        lines.update("Reading photos", 100, 100);
        lines.close();
        assertThat(printed()).isEmpty();
    }

    @Test
    void reading_that_takes_long_says_how_far_it_is() {
        millis += 1500;
        lines.update("Reading photos", 50, 200);
        lines.update("Reading photos", 60, 200);
        millis += 1500;
        lines.update("Reading rows", 7, -1);
        assertThat(printed()).containsExactly("Reading photos: 25 %", "Reading rows: 7");
    }
}
