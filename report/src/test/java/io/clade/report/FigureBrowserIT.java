package io.clade.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.clade.report.findings.Findings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Saves figures and assignments from a report in Chromium. */
class FigureBrowserIT extends InBrowser {

    private static final Findings FINDINGS = Examples.of(Examples.blobs(80, 4, 12, 4), 4, 2);

    private Page open(ColorScheme scheme) {
        return browser.open(written(FINDINGS), 1280, 900, scheme);
    }

    private static Locator button(Page page, String name) {
        return page.locator("button[aria-label='" + name + "']");
    }

    @Test
    void a_figure_is_saved_as_an_svg_that_stands_alone_in_the_colours_of_paper() throws Exception {
        Page page = open(ColorScheme.DARK);
        Path file = saved(page, button(page, "Save Loss as SVG"));
        assertThat(file.getFileName()).hasToString("training-loss.svg");
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        assertThat(root.getAttribute("width")).isEqualTo("340");
        assertThat(root.getElementsByTagName("text").getLength()).isGreaterThan(5);
        assertThat(Files.readString(file))
                .as("the light accent, of the run shown")
                .contains("stroke=\"rgb(11,98,168)\"")
                .doesNotContain("class=", "style=", "var(");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }

    @Test
    void a_figure_is_saved_as_a_png_of_twice_its_size() throws IOException {
        Page page = open(ColorScheme.LIGHT);
        page.locator("#logarithmic").check();
        BufferedImage image =
                ImageIO.read(saved(page, button(page, "Save Loss as PNG")).toFile());
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(680, 400);
        assertThat(IntStream.range(0, image.getWidth() * image.getHeight())
                        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                        .distinct()
                        .boxed()
                        .toList())
                .as("white paper and the line of the run shown")
                .contains(0xFFFFFFFF, 0xFF0B62A8);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void every_figure_of_the_page_can_be_saved() {
        Page page = open(ColorScheme.LIGHT);
        int figures = page.locator("main figure:has(svg[role=img])").count();
        assertThat(figures).isGreaterThan(2);
        assertThat(page.locator("figure .exports button").count()).isEqualTo(2 * figures);
    }

    @Test
    void all_assignments_are_saved_as_a_table() throws IOException {
        Page page = open(ColorScheme.LIGHT);
        Path file = saved(page, page.locator("#save-assignments"));
        assertThat(file.getFileName()).hasToString("assignments.csv");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(81).first().isEqualTo("row,id,cluster,label,run 1,confidence");
        assertThat(lines.get(3)).startsWith("2,2," + FINDINGS.assignment().cluster(2) + ",2,");
    }

    @Test
    void the_command_is_copied_or_else_selected() {
        Page page = open(ColorScheme.LIGHT);
        String command = page.locator("#command").textContent();
        page.evaluate(
                "document.addEventListener('copy', event => { window.copied = String(document.activeElement.value); });"
                        + "navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); 0");
        page.locator("#copy").click();
        assertThat(page.locator("#copy").textContent()).isEqualTo("Copied");
        assertThat(page.evaluate("window.copied")).as("by the old way").isEqualTo(command);

        Page stubborn = open(ColorScheme.LIGHT);
        stubborn.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));"
                + "document.execCommand = () => false; 0");
        stubborn.locator("#copy").click();
        assertThat(stubborn.locator("#copy").textContent()).startsWith("Selected");
        assertThat(stubborn.evaluate("String(getSelection())")).isEqualTo(command);
        assertThat(browser.complaints()).isEmpty();
    }
}
