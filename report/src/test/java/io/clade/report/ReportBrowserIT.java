package io.clade.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.clade.data.Labels;
import io.clade.report.findings.Findings;
import io.clade.report.map.Grouping;
import io.clade.report.page.Numerals;
import io.clade.run.Metrics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Opens reports of every kind of data in Chromium. */
class ReportBrowserIT extends InBrowser {

    /** What A4 has between a browser's usual margins. */
    private static final int PAPER = 718;

    private static final int WIDE = 1280;

    static Stream<Arguments> everyKind() {
        return Stream.of(
                Arguments.of("image", Examples.of(Examples.spots(120, 10, 1, 8, 1), 10, 3)),
                Arguments.of("series", Examples.of(Examples.waves(90, 3, 50, 2, 3), 3, 3)),
                Arguments.of("table", Examples.of(Examples.blobs(80, 4, 12, 4), 4, 1)),
                Arguments.of("plane", Examples.of(Examples.blobs(200, 3, 2, 5), 3, 2)));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void scripts_run_without_complaint_and_show_the_numbers_of_the_metrics(String kind, Findings findings) {
        Page page = browser.open(written(findings));
        Metrics metrics = findings.metrics();
        Metrics.Run best = metrics.runs().get(metrics.best());

        assertThat(fact(page, "Samples"))
                .isEqualTo(Integer.toString(metrics.data().samples()));
        assertThat(fact(page, "ACC")).isEqualTo(Numerals.decimal(best.acc()));
        assertThat(fact(page, "ARI")).isEqualTo(Numerals.decimal(best.ari()));
        assertThat(page.locator("#legend small").allTextContents()).isEqualTo(sizes(findings));
        assertThat(page.locator(".curve figcaption strong").allTextContents())
                .containsExactly("Loss", "inertia", "moved");
        assertThat(page.locator(".curve figcaption").first().textContent())
                .endsWith(" to " + Numerals.decimal(best.loss()));
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }

    private static String fact(Page page, String name) {
        return page.locator("[data-fact=" + name + "]").textContent();
    }

    private static List<String> sizes(Findings findings) {
        return Arrays.stream(findings.assignment().clusters().sizes())
                .filter(size -> size > 0)
                .mapToObj(Integer::toString)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void all_is_there_on_wide_and_narrow_screens_and_on_paper(String kind, Findings findings) {
        Path file = written(findings);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : scheme == ColorScheme.LIGHT ? List.of(390, 860, WIDE) : List.of(WIDE)) {
                Page page = browser.open(file, width, 900, scheme);
                shoot(page, kind + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("nothing sticks out of the page")
                        .isEqualTo(width);
                assertThat(page.evaluate("[...document.querySelectorAll('.strip ul')]"
                                + ".every(samples => samples.scrollWidth <= samples.clientWidth)"))
                        .as("samples of a cluster keep to their column")
                        .isEqualTo(true);
            }
        }
        Page paper = browser.open(file, PAPER, 1000, ColorScheme.LIGHT);
        paper.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(paper.evaluate("document.documentElement.scrollWidth"))
                .as("nothing is cut off on paper")
                .isEqualTo(PAPER);
        paper.pdf(new Page.PdfOptions().setPath(SCREENSHOTS.resolve(kind + ".pdf")));
        shoot(paper, kind + "-print");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_training_changes_its_scale_and_says_what_an_epoch_had() {
        Findings findings = Examples.of(Examples.blobs(80, 4, 12, 4), 4, 2);
        Page page = browser.open(written(findings));
        Locator loss = page.locator(".curve").first();
        assertThat(loss.locator("svg.linear").isVisible()).isTrue();
        assertThat(loss.locator("svg.log").isVisible()).isFalse();

        page.locator("#logarithmic").check();
        assertThat(loss.locator("svg.linear").isVisible()).isFalse();
        loss.locator("svg.log").hover();
        // Of 340 units the frame takes 52 to 332, so the middle is 42 % of the way from epoch 1 to 30.
        int best = findings.metrics().best();
        assertThat(loss.locator(".read").textContent())
                .isEqualTo("epoch 13: " + loss(findings, best, 13) + " · other runs " + loss(findings, 1 - best, 13));
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void clusters_say_what_sets_them_apart_and_quality_is_drawn(String kind, Findings findings) {
        Page page = browser.open(written(findings));
        Locator cards = page.locator("article.card");
        for (int i = 0; i < cards.count(); i++) {
            assertThat(cards.nth(i).locator(".traits li").first().isVisible()).isTrue();
            assertThat(cards.nth(i).locator("figure.typical").count())
                    .as("mean and contrast")
                    .isEqualTo(kind.equals("image") || kind.equals("series") ? 2 : 0);
        }
        assertThat(page.locator("#silhouettes .band").count()).isEqualTo(cards.count());
        assertThat(page.locator("#quality .crosstab tfoot td").count())
                .isEqualTo(findings.metrics().clusters() + 1);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_map_takes_the_colours_of_another_run() {
        Findings findings = Examples.of(Examples.spots(120, 10, 1, 8, 1), 10, 3);
        Page page = browser.open(written(findings));
        int other = findings.metrics().best() == 0 ? 1 : 0;

        page.locator("label:has(input[value='Run " + (other + 1) + "'])").click();

        Labels matched = Grouping.matched(
                findings.assignment().clusters(), findings.extras().runs().get(other));
        List<String> sizes = Arrays.stream(matched.sizes())
                .filter(size -> size > 0)
                .mapToObj(Integer::toString)
                .toList();
        assertThat(page.locator("#legend small").allTextContents()).isEqualTo(sizes);
        page.locator("#legend button").first().click();
        assertThat(page.locator("#chosen-words").textContent())
                .contains("in run " + (other + 1) + "'s cluster " + firstFilled(matched));
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }

    private static int firstFilled(Labels labels) {
        int[] sizes = labels.sizes();
        return IntStream.range(0, sizes.length)
                .filter(group -> sizes[group] > 0)
                .findFirst()
                .orElseThrow();
    }

    private static String loss(Findings findings, int run, int epoch) {
        return Numerals.decimal(
                findings.histories().get(run).epochs().get(epoch - 1).loss());
    }

    private static void shoot(Page page, String name) {
        byte[] picture = page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
        assertThat(picture).isNotEmpty();
    }
}
