package io.clade.report.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.report.Examples;
import io.clade.report.Report;
import io.clade.report.findings.Findings;
import io.clade.report.findings.Importance;
import io.clade.report.findings.Parts;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesFocusTest {

    private static final int STEPS = 8;
    private static final int CLUSTER = 1;
    /** Of strength 1, 5, 3, 1 at steps 2 to 5, and 1 at the last, two dimensions each. */
    private static final float[] MAP = {0, 0, 0, 0, 0, 1, 3, 4, 0, 3, 0, 1, 0, 0, 0, 1};

    /** Of the series of {@link SeriesContrastsTest#bump}, and what the network says of cluster 1. */
    private static final class Known {

        private final Dataset data;
        private final float[] map;

        Known(Dataset data, float... map) {
            this.data = data;
            this.map = map;
        }

        Averages averages() {
            return Averages.of(data, Labels.ofCodes(new int[] {0, 0, 1, 1}, 2));
        }

        SeriesFocus focus() {
            float[] maps = new float[2 * map.length];
            System.arraycopy(map, 0, maps, map.length, map.length);
            return new SeriesFocus(
                    new Importance(Shape.series(STEPS, 2), Matrix.wrap(2, map.length, maps)), averages());
        }

        String words() {
            SeriesFocus focus = focus();
            return focus.words(focus.stretch(CLUSTER).orElseThrow());
        }
    }

    @Test
    void the_shortest_stretch_with_half_of_all_strength_is_named() {
        var known = new Known(SeriesContrastsTest.bump(), MAP);

        assertThat(known.focus().stretch(CLUSTER)).contains(new SeriesFocus.Stretch(3, 4, false, 1));
        assertThat(known.words())
                .isEqualTo(
                        "The network recognises it by steps 4 to 5, most in dimension 2: half of the importance lies there.");
    }

    @Test
    void steps_behind_the_end_of_most_series_do_not_count() {
        float[] map = MAP.clone();
        map[14] = 100;
        Dataset data = SeriesContrastsTest.bump().withLengths(8, 8, 4, 4);

        assertThat(new Known(data, map).words()).startsWith("The network recognises it by step 4, most in dimension 2");
    }

    @Test
    void strength_that_is_everywhere_has_no_stretch() {
        float[] even = new float[STEPS * 2];
        for (int t = 0; t < STEPS; t++) {
            even[2 * t] = 0.5f;
            even[2 * t + 1] = t == 0 ? 0.6f : 0.4f;
        }

        assertThat(new Known(SeriesContrastsTest.bump(), even).words())
                .isEqualTo("The network recognises it by the whole length of its series, most in dimension 1.");
    }

    @Test
    void hills_are_as_high_as_the_strengths_of_their_steps_and_end_with_the_series() {
        Dataset data = SeriesContrastsTest.bump();
        assertThat(new Known(data, MAP).focus().hills(CLUSTER, 66, 15))
                .isEqualTo("M0,66.0V66.0H15.0V66.0H30.0V63.0H45.0V51.0H60.0V57.0H75.0V63.0H90.0V66.0H105.0V63.0H120.0"
                        + "V66.0Z");
        assertThat(new Known(data.withLengths(8, 8, 4, 4), MAP).focus().hills(CLUSTER, 66, 15))
                .isEqualTo("M0,66.0V66.0H15.0V66.0H30.0V63.0H45.0V51.0H60.0V66.0Z");
    }

    @Test
    void hills_of_long_series_are_means_so_that_teeth_are_not_drawn() {
        Dataset data = Examples.waves(4, 2, 80, 1, 1);
        float[] teeth = new float[2 * 80];
        for (int t = 0; t < 80; t += 2) {
            teeth[80 + t] = t < 40 ? 4 : 2;
        }
        var focus = new SeriesFocus(
                new Importance(Shape.series(80, 1), Matrix.wrap(2, 80, teeth)),
                Averages.of(data, Labels.ofCodes(new int[] {0, 0, 1, 1}, 2)));

        assertThat(focus.hills(CLUSTER, 10, 10))
                .startsWith("M0,10.0V0.0H3.0V0.0H6.0")
                .endsWith("V5.0H117.0V5.0H120.0V10.0Z");
    }

    @Test
    void where_a_network_goes_by_nothing_there_is_nothing() {
        SeriesFocus focus = new Known(SeriesContrastsTest.bump(), MAP).focus();

        assertThat(focus.stretch(0)).isEmpty();
        assertThat(focus.hills(0, 66, 15)).isEmpty();
    }

    @Test
    void the_page_says_which_steps_a_network_knows_a_cluster_by(@TempDir Path folder) throws IOException {
        Dataset data = Examples.waves(36, 3, 20, 2, 4);
        Findings findings = Examples.of(data, 3, 1);
        Model model = Methods.named("ddc").create(3, Map.of("epochs", "1")).fit(data, Session.seeded(1));
        Importance importance =
                Importance.of(model, data, findings.assignment()).orElseThrow();
        Path plain = folder.resolve("plain.html");
        Path told = folder.resolve("told.html");
        Report.write(plain, findings);
        Report.write(told, findings.with(findings.extras().with(Parts.of(importance))));

        assertThat(Files.readString(plain))
                .contains("It differs most from the other series")
                .doesNotContain("The network recognises", "class=\"hills\"", "hills below");
        String page = Files.readString(told);
        assertThat(page).contains("It differs most from the other series", "The hills below show");
        assertThat(page.split("<li>The network recognises it by ", -1)).hasSize(1 + 3);
        assertThat(page.split("<path class=\"hills\" d=\"M0,66.0V", -1)).hasSize(1 + 3);
    }
}
