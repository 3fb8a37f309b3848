package io.clade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.model.Assignment;
import io.clade.report.findings.Findings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Uses the map as a reader does: with mouse and keys. */
class MapBrowserIT extends InBrowser {

    private Page open(Findings findings) {
        Page page = browser.open(written(findings));
        page.locator("#map-chart").scrollIntoViewIfNeeded();
        return page;
    }

    /** Where sample {@code i} is drawn, in the window. */
    private static double[] place(Page page, int i) {
        List<?> pixel = (List<?>) page.evaluate("i => clade.map.pixel(i)", i);
        BoundingBox box = page.locator("#map-chart").boundingBox();
        // The frame's line is one pixel wide.
        return new double[] {
            box.x + 1 + ((Number) pixel.get(0)).doubleValue(), box.y + 1 + ((Number) pixel.get(1)).doubleValue()
        };
    }

    private static void pointAt(Page page, int i) {
        double[] place = place(page, i);
        page.mouse().move(place[0], place[1]);
        page.locator(".tip").waitFor();
    }

    static Stream<Arguments> everyKind() {
        return Stream.of(
                Arguments.of(Examples.of(Examples.spots(60, 3, 1, 8, 1), 3, 1), ".on-map"),
                Arguments.of(Examples.of(Examples.waves(60, 3, 50, 2, 3), 3, 1), "svg polyline"),
                Arguments.of(Examples.of(Examples.blobs(60, 4, 12, 4), 4, 1), "table td"),
                Arguments.of(Examples.of(Examples.blobs(60, 3, 2, 5), 3, 1), "table td"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void pointing_at_a_sample_shows_what_it_is_and_how_it_looks(Findings findings, String picture) {
        Page page = open(findings);
        pointAt(page, 17);

        assertThat(page.locator(".tip strong").textContent()).isNotEmpty();
        int shown = Integer.parseInt(page.locator(".tip strong").textContent());
        assertThat(page.locator(".tip").textContent())
                .contains("cluster " + findings.assignment().cluster(shown))
                .contains("confidence ");
        assertThat(page.locator(".tip " + picture).count()).isPositive();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }

    /** Three groups far apart on a plane that is drawn as it is; the lasso goes around the group of the first sample. */
    private static Findings groups() {
        int n = 90;
        float[] places = new float[2 * n];
        for (int i = 0; i < n; i++) {
            places[2 * i] = 10 * (i % 3) + i * 0.01f;
            places[2 * i + 1] = 10 * (i % 3 % 2) + i / 3 * 0.02f;
        }
        return Examples.of(Examples.blobs(n, 3, 4, 1), Matrix.wrap(n, 2, places), 3, 1);
    }

    private static void encircle(Page page, int first, int last, double around) {
        double[] a = place(page, first);
        double[] b = place(page, last);
        double left = Math.min(a[0], b[0]) - around;
        double right = Math.max(a[0], b[0]) + around;
        double top = Math.min(a[1], b[1]) - around;
        double bottom = Math.max(a[1], b[1]) + around;
        page.mouse().move(left, top);
        page.mouse().down();
        page.mouse().move(right, top);
        page.mouse().move(right, bottom);
        page.mouse().move(left, bottom);
        page.mouse().up();
    }

    @Test
    void the_lasso_lists_the_samples_inside_it_and_saves_them() throws IOException {
        Page page = open(groups());
        page.locator("#lasso").click();
        encircle(page, 0, 87, 8);

        assertThat(page.locator("#chosen-words").textContent()).startsWith("30 samples inside the lasso");
        assertThat(page.locator("#chosen-list .caption").allTextContents())
                .isEqualTo(IntStream.range(0, 30)
                        .mapToObj(i -> Integer.toString(3 * i))
                        .toList());
        Path csv = saved(page, "#chosen-save", "samples.csv");
        assertThat(Files.readAllLines(csv)).hasSize(31).first().isEqualTo("row,id,cluster,label,confidence");
        page.locator("#chosen-close").click();
        assertThat(page.locator("#chosen").isVisible()).isFalse();
        assertThat(browser.complaints()).isEmpty();
    }

    private Path saved(Page page, String button, String name) {
        Path file = saved(page, page.locator(button));
        assertThat(file.getFileName()).hasToString(name);
        return file;
    }

    @Test
    void shift_and_the_mouse_are_a_lasso_too_and_without_shift_the_mouse_moves_the_map() {
        Page page = open(groups());
        page.keyboard().down("Shift");
        encircle(page, 1, 88, 8);
        page.keyboard().up("Shift");
        assertThat(page.locator("#chosen-words").textContent()).startsWith("30 samples");

        double[] before = place(page, 0);
        page.mouse().move(before[0] + 50, before[1] - 100);
        page.mouse().down();
        page.mouse().move(before[0] + 80, before[1] - 140);
        page.mouse().up();
        assertThat(place(page, 0)[0]).isCloseTo(before[0] + 30, within(0.5));
        assertThat(place(page, 0)[1]).isCloseTo(before[1] - 40, within(0.5));
    }

    @Test
    void keys_go_through_samples_zoom_and_list_a_cluster() {
        Findings findings = groups();
        Page page = open(findings);
        page.locator("#map-chart").focus();
        page.keyboard().press("ArrowLeft");
        String spoken = page.locator("#map-spoken").textContent();
        assertThat(spoken).startsWith("Sample ").contains("cluster ");

        page.keyboard().press("Enter");
        int first = Integer.parseInt(spoken.substring("Sample ".length(), spoken.indexOf(',')));
        int cluster = findings.assignment().cluster(first);
        assertThat(page.locator("#chosen-words").textContent())
                .startsWith(findings.assignment().clusters().sizes()[cluster] + " samples in cluster " + cluster);
        page.keyboard().press("+");
        assertThat(zoom(page)).isGreaterThan(1.5);
        page.keyboard().press("0");
        assertThat(zoom(page)).isEqualTo(1);
        page.locator("#zoom-in").click();
        assertThat(zoom(page)).isGreaterThan(1.5);
        page.locator("#zoom-out").click();
        page.locator("#map-chart").hover();
        page.keyboard().down("Control");
        page.mouse().wheel(0, -400);
        page.keyboard().up("Control");
        page.waitForFunction("clade.map.view.zoom() > 1.5");
    }

    private static double zoom(Page page) {
        return ((Number) page.evaluate("clade.map.view.zoom()")).doubleValue();
    }

    @Test
    void colours_and_projections_switch_and_the_legend_singles_out() {
        Page page = open(Examples.of(Examples.blobs(60, 3, 5, 4), 3, 1));
        String drawn = "document.querySelector('#map-chart canvas').toDataURL()";
        Object byCluster = page.evaluate(drawn);

        page.locator("input[value=Confidence] + span").click();
        assertThat(page.locator(".scale").count()).isEqualTo(1);
        assertThat(page.evaluate(drawn)).isNotEqualTo(byCluster);
        page.locator("input[value=Label] + span").click();
        assertThat(page.locator("#legend button").count()).isEqualTo(3);
        page.locator("input[value=Cluster] + span").click();
        assertThat(page.evaluate(drawn)).isEqualTo(byCluster);
        page.locator("input[value=PCA] + span").click();
        assertThat(page.locator("#map-note").textContent()).startsWith("Principal components");
        page.locator("#legend button").nth(1).click();
        assertThat(page.locator("#chosen-words").textContent()).contains("in cluster 1");
        assertThat(page.evaluate("Array.from({length: 60}, (_, i) => clade.map.isFaded(i)).filter(Boolean).length"))
                .isEqualTo(60 - page.locator("#chosen-list li").count());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_map_is_saved_as_svg_and_png() throws IOException {
        Page page = open(groups());
        String svg = Files.readString(saved(page, "#save-svg", "map-embedding.svg"));
        assertThat(svg).startsWith("<svg").contains("dimension 1").doesNotContain("var(");
        assertThat(svg.split("<use ", -1)).hasSize(91);
        BufferedImage png =
                ImageIO.read(saved(page, "#save-png", "map-embedding.png").toFile());
        assertThat(png.getWidth()).isGreaterThan(1200);
        assertThat(IntStream.range(0, png.getWidth())
                        .map(x -> png.getRGB(x, png.getHeight() / 2))
                        .distinct()
                        .count())
                .isGreaterThan(3);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void outliers_and_fifty_clusters_are_drawn() {
        Dataset data = Examples.blobs(200, 5, 4, 1);
        Findings told = Examples.of(data, 5, 1);
        int[] clusters = IntStream.range(0, 200).map(i -> i % 51 - 1).toArray();
        Findings many = new Findings(
                data,
                told.metrics(),
                told.histories(),
                new Assignment(Labels.ofCodes(clusters, 50), new float[200], Matrix.wrap(200, 50, new float[10_000])),
                told.embedding(),
                List.of(),
                told.provenance(),
                "");
        Page page = open(many);

        assertThat(page.locator("#legend button").count()).isEqualTo(51);
        assertThat(page.locator("#legend button").first().textContent()).startsWith("none");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void names_from_the_data_are_shown_as_text_wherever_the_map_shows_them() throws IOException {
        String hostile = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\"',=1+1";
        Dataset plain = Examples.blobs(30, 3, 4, 1);
        Dataset named = plain.withLabels(
                        Labels.of(plain.labels().orElseThrow().codes(), List.of(hostile, hostile + 2, "c")))
                .withIds(Collections.nCopies(30, hostile))
                .withFeatureNames(Collections.nCopies(4, hostile));
        Page page = open(Examples.with(Examples.of(plain, 3, 1), named));
        pointAt(page, 3);

        assertThat(page.locator(".tip strong").textContent()).isEqualTo(hostile);
        assertThat(page.locator(".tip td").first().textContent()).isEqualTo(hostile);
        page.locator("input[value=Label] + span").click();
        page.locator("#legend button").first().click();
        assertThat(page.locator("#legend button span").first().textContent()).isEqualTo(hostile);
        assertThat(page.locator("#chosen-list .caption").first().textContent()).isEqualTo(hostile);
        assertThat(Files.readString(saved(page, "#chosen-save", "samples.csv")))
                .contains("\"" + hostile.replace("\"", "\"\"") + "\"");
        assertThat(Files.readString(saved(page, "#save-svg", "map-umap.svg"))).doesNotContain("<img");
        assertThat(page.locator("img").count()).isZero();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }

    @Test
    void two_fingers_zoom_and_one_drags_what_is_zoomed() {
        Page page = open(groups());
        BoundingBox box = page.locator("#map-chart").boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        double apart = place(page, 1)[0] - place(page, 0)[0];

        CDPSession fingers = page.context().newCDPSession(page);
        touch(fingers, "touchStart", x - 40, y, x + 40, y);
        for (int moved = 10; moved <= 40; moved += 10) {
            touch(fingers, "touchMove", x - 40 - moved, y, x + 40 + moved, y);
        }
        touch(fingers, "touchEnd");
        assertThat(place(page, 1)[0] - place(page, 0)[0]).isCloseTo(2 * apart, within(0.1 * apart));

        double before = place(page, 0)[0];
        touch(fingers, "touchStart", x, y);
        touch(fingers, "touchMove", x + 15, y + 5);
        touch(fingers, "touchMove", x + 30, y + 10);
        touch(fingers, "touchEnd");
        assertThat(place(page, 0)[0]).isCloseTo(before + 30, within(2.0));
        assertThat(browser.complaints()).isEmpty();
    }

    /** As the screen tells it: x and y of each finger that is down. */
    private static void touch(CDPSession fingers, String type, double... places) {
        JsonArray points = new JsonArray();
        for (int i = 0; i < places.length; i += 2) {
            JsonObject point = new JsonObject();
            point.addProperty("x", places[i]);
            point.addProperty("y", places[i + 1]);
            point.addProperty("id", i);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        fingers.send("Input.dispatchTouchEvent", event);
    }
}
