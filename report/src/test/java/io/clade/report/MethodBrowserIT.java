package io.clade.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.clade.report.findings.Extras;
import io.clade.report.findings.Findings;
import io.clade.report.method.ReconstructionFigureTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Opens reports with figures of methods in Chromium. */
class MethodBrowserIT extends InBrowser {

    private Page opened(Findings findings, int width, ColorScheme scheme) {
        return browser.open(written(findings), width, 900, scheme);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void every_figure_is_drawn_on_narrow_screens_too_and_nothing_complains(ColorScheme scheme) {
        List<Findings> all = List.of(
                MethodSectionTest.findings().with(Extras.NONE.with(MethodSectionTest.merged())),
                MethodSectionTest.findings().with(Extras.NONE.with(MethodSectionTest.kernels())),
                MethodSectionTest.decomposed(),
                ReconstructionFigureTest.decoded(Examples.spots(60, 3, 1, 8, 1)),
                ReconstructionFigureTest.decoded(Examples.waves(60, 3, 30, 2, 1)));
        for (int i = 0; i < all.size(); i++) {
            Page page = opened(all.get(i), i == 0 ? 390 : 1280, scheme);
            Locator figures = page.locator("#method figure svg");
            assertThat(figures.count()).isPositive();
            for (Locator figure : figures.all()) {
                BoundingBox box = figure.boundingBox();
                assertThat(box.width)
                        .as("legible: wider drawings than the screen scroll in their frames")
                        .isBetween(200.0, Math.max(544.0, page.viewportSize().width));
                assertThat(box.height).isGreaterThan(60);
            }
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            page.locator("#method")
                    .screenshot(new Locator.ScreenshotOptions()
                            .setPath(SCREENSHOTS.resolve("method-%d-%s.png".formatted(i, scheme))));
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).isEmpty();
        }
    }

    /** The kernel's image has a colour for each entry: its first pixel, an entry of one, is brightest. */
    @Test
    void kernels_are_decoded() {
        Page page = opened(
                MethodSectionTest.findings().with(Extras.NONE.with(MethodSectionTest.kernels())),
                1280,
                ColorScheme.LIGHT);

        Object pixel = page.evaluate("async () => { const image = new Image();"
                + " image.src = document.querySelector('#figure-kernel-1 image').getAttribute('href'); await image.decode();"
                + " const canvas = document.createElement('canvas'); [canvas.width, canvas.height] = [3, 3];"
                + " const context = canvas.getContext('2d'); context.drawImage(image, 0, 0);"
                + " return [...context.getImageData(0, 0, 1, 1).data].join(' '); }");

        assertThat(pixel).isEqualTo("250 236 110 255");
    }
}
