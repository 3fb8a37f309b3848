package io.clade.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.clade.report.comparison.ComparisonReport;
import io.clade.report.comparison.Comparisons;
import io.clade.report.findings.Extras;
import io.clade.report.findings.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lets axe-core look for what keeps people from reading a page, in light and dark, on wide and narrow screens. */
class AccessibilityIT extends InBrowser {

    private static final String AXE = script("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js");
    private static final int WIDE = 1280;
    private static final int NARROW = 390;

    private static String script(String resource) {
        try (var in = AccessibilityIT.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> reports() {
        Findings told = MethodSectionTest.findings();
        return Stream.of(
                Arguments.of("images", Examples.of(Examples.spots(120, 10, 1, 8, 1), 10, 3)),
                Arguments.of("series", Examples.of(Examples.waves(90, 3, 50, 2, 3), 3, 3)),
                Arguments.of("table", Examples.of(Examples.blobs(80, 4, 12, 4), 4, 1)),
                Arguments.of("plane", Examples.of(Examples.blobs(200, 3, 2, 5), 3, 2)),
                Arguments.of("tree", told.with(Extras.NONE.with(MethodSectionTest.merged()))),
                Arguments.of("kernels", told.with(Extras.NONE.with(MethodSectionTest.kernels()))),
                Arguments.of("decomposition", MethodSectionTest.decomposed()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void no_report_has_a_serious_violation(String name, Findings findings) {
        Path file = written(findings);
        assertReportSound(file, WIDE, ColorScheme.LIGHT);
        assertReportSound(file, NARROW, ColorScheme.DARK);
    }

    @Test
    void nor_has_one_in_the_other_colours_of_either_width() {
        Path file = written(Examples.of(Examples.spots(120, 10, 1, 8, 1), 10, 3));
        assertReportSound(file, WIDE, ColorScheme.DARK);
        assertReportSound(file, NARROW, ColorScheme.LIGHT);
    }

    private static void assertReportSound(Path file, int width, ColorScheme scheme) {
        Page page = browser.open(file, width, 900, scheme);
        page.locator("#legend button").first().click();
        assertSound(page);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.clade.report.ComparisonBrowserIT#pairs")
    void nor_has_a_page_of_two_results(String name, Findings first, Findings second) {
        assertSound(ComparisonBrowserIT.written(folder, first, second));
    }

    @Test
    void nor_has_a_page_of_several_methods() {
        ComparisonReport.write(folder, Comparisons.two());
        assertSound(folder.resolve(ComparisonReport.HTML));
    }

    private void assertSound(Path file) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            assertSound(browser.open(file, WIDE, 900, scheme));
        }
    }

    private static void assertSound(Page page) {
        page.evaluate(AXE);
        assertThat(violations(page)).isEmpty();
    }

    /** Rule, severity and first place of what axe-core calls serious or critical. A page has no style sheets to load. */
    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page) {
        var found = (List<Map<String, String>>) page.evaluate(
                "axe.run({ resultTypes: ['violations'], preload: false }).then(result => result.violations.map(({ id, impact, nodes }) =>"
                        + " ({ id, impact, html: nodes[0].html + ' ' + nodes[0].failureSummary })))");
        return found.stream()
                .filter(violation -> List.of("serious", "critical").contains(violation.get("impact")))
                .map(violation -> violation.get("id") + " " + violation.get("html"))
                .toList();
    }
}
