package io.clade.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.clade.data.Dataset;
import io.clade.report.comparison.ComparisonReport;
import io.clade.report.comparison.Comparisons;
import io.clade.report.findings.Findings;
import io.clade.report.pair.Moves;
import io.clade.report.pair.PairReport;
import io.clade.report.pair.Side;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Opens pages that compare results, or methods, in Chromium. */
class ComparisonBrowserIT extends InBrowser {

    private static final String HOSTILE = "<img src=x onerror=\"alert(1)\"></script><script>alert(2)</script>";

    /** Two results of each kind of data, the second in fewer clusters. */
    static Stream<Arguments> pairs() {
        return Stream.of(
                pair("images", Examples.spots(120, 10, 1, 8, 1), 10),
                pair("series", Examples.waves(90, 3, 50, 2, 3), 3),
                pair("table", Examples.blobs(80, 4, 12, 4), 3),
                pair("hostile", Examples.blobs(60, 3, 2, 5).withIds(Collections.nCopies(60, HOSTILE)), 3));
    }

    private static Arguments pair(String kind, Dataset data, int k) {
        return Arguments.of(kind, Examples.of(data, k, 1), Examples.of(data, k - 1, 2));
    }

    static Path written(Path folder, Findings first, Findings second) {
        return PairReport.write(folder, Moves.of(first.data(), side("out/first", first), side("out/second", second)));
    }

    private static Side side(String name, Findings findings) {
        return new Side(name, findings.metrics(), findings.assignment(), findings.command());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void samples_that_moved_are_drawn_and_their_names_are_text(String kind, Findings first, Findings second) {
        Path file = written(folder, first, second);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(390, 1280)) {
                Page page = browser.open(file, width, 900, scheme);
                assertSound(page, "pair-" + kind + "-" + width + "-" + scheme, width);
                Locator samples = page.locator("#moved .strip li, #moved tbody tr");
                assertThat(samples.count()).isPositive();
            }
        }
    }

    @Test
    void methods_side_by_side_are_drawn() {
        ComparisonReport.write(folder, Comparisons.two());
        for (int width : List.of(390, 1280)) {
            Page page = browser.open(folder.resolve(ComparisonReport.HTML), width, 900, ColorScheme.LIGHT);
            assertSound(page, "methods-" + width, width);
            assertThat(page.locator("main svg").count()).isPositive();
        }
    }

    private static void assertSound(Page page, String name, int width) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing sticks out of the page")
                .isEqualTo(width);
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }
}
