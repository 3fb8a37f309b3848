package io.clade.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class StyleSheetTest {

    private static final String CSS = """
            /* a { fill: red } */
            :root { --ink: #112233; --c0: #ff0000; }
            @media (prefers-color-scheme: dark) { :root { --ink: #ffffff; } .a { fill: #000 } }
            .a { fill: var(--ink); stroke: var(--none, #00ff00) }
            #top > .b path, .unknown { stroke-width: 3 }
            .b .c { fill: rgb(16 32 48 / 0.5) }
            .c0 { --c: var(--c0); }
            .mark { fill: var(--c); }
            .mark:is(.s1, .s3) { fill: color-mix(in srgb, var(--ink) 50%, var(--c)); }
            path:hover { fill: #999999 }
            """;

    private static String drawn(String svg) {
        var pictures = new PageFigures(StyleSheet.of(CSS), "<svg><symbol id=\"m\"><path d=\"M0 0h1\"/></symbol></svg>");
        return pictures.of("<section id=\"top\"><input checked><div class=\"b\"><figure><h3>A b!</h3>" + svg
                        + "</figure></div></section>")
                .get(0)
                .svg();
    }

    private static String svg(String inside) {
        return "<svg role=\"img\" viewBox=\"0 0 20 10\">" + inside + "</svg>";
    }

    @Test
    void variables_colours_and_what_is_seen_through_become_attributes() {
        assertThat(drawn(svg("<path class=\"a\" d=\"M0 0\"/>")))
                .contains("fill=\"#112233\"", "stroke=\"#00ff00\"")
                .doesNotContain("class=");
        assertThat(drawn(svg("<g class=\"b\"><path class=\"c\"/></g>")))
                .contains("fill=\"#102030\"", "fill-opacity=\"0.5\"");
        assertThat(drawn(svg("<path class=\"mark c0\"/><path class=\"mark c0 s1\"/>")))
                .contains("fill=\"#ff0000\"", "fill=\"#88111a\"");
    }

    @Test
    void ancestors_outside_the_figure_count_and_its_own_style_is_the_last_word() {
        assertThat(drawn(svg("<path class=\"a\" style=\"fill: #abc\"/>"))).contains("fill=\"#aabbcc\"");
        var pictures = new PageFigures(StyleSheet.of(CSS), "<svg/>");
        List<Picture> found =
                pictures.of("<section id=\"top\"><figure class=\"b\">" + svg("<path/>") + "</figure></section>");
        assertThat(found)
                .singleElement()
                .satisfies(picture -> assertThat(picture.svg()).contains("stroke-width=\"3\""));
        assertThat(pictures.of("<div><figure><svg/></figure></div>"))
                .as("decoration")
                .isEmpty();
    }

    @Test
    void symbols_of_the_page_come_along() {
        assertThat(drawn(svg("<use href=\"#m\"/>"))).contains("<symbol id=\"m\">", "xlink:href=\"#m\"");
    }

    @Test
    void a_picture_is_as_large_as_its_box_and_twice_that_in_pixels() throws Exception {
        var pictures = new PageFigures(StyleSheet.of(CSS), "<svg/>");
        Picture picture =
                pictures.picture("Two words: é/1", svg("<rect width=\"10\" height=\"10\" class=\"mark c0\"/>"));
        assertThat(picture.name()).isEqualTo("two-words-é-1");
        var image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(40, 20);
        assertThat(image.getRGB(5, 5)).isEqualTo(0xFFFF0000);
        assertThat(image.getRGB(35, 5)).isEqualTo(0xFFFFFFFF);
    }
}
