package io.clade.experiment.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Matrix;
import io.clade.input.InputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class FigureTest {

    private static final double[] X = {0.001, 0.01, 0.1};
    private static final double[] Y = {0.5, 0.75, 0.6};

    private static BufferedImage png(Figure figure) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        figure.writePng(out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    private static Document svg(Figure figure) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        figure.writeSvg(out);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(out.toByteArray()));
    }

    private static Figure of(Panel... panels) {
        return new Figure("name", "Title of all", 2, 300, 200, List.of(panels));
    }

    @Test
    void plots_are_drawn_as_pixels_and_as_vectors() throws Exception {
        Plot plot = Plot.of("panel", "λ", "ACC")
                .logarithmic()
                .markedLine("measured", X, Y, new double[] {0.1, 0.1, Double.NaN})
                .points("published", X, Y);
        Figure figure = of(
                plot,
                plot.line("smooth", X, Y),
                Plot.of("named", "", "ACC").over(List.of("a", "b")).points("p", new double[] {0, 1}, new double[] {1, 2
                }));
        BufferedImage image = png(figure);
        assertThat(image.getWidth()).isEqualTo(2 * (2 * 300 + 3 * 12));
        assertThat(image.getHeight()).isEqualTo(2 * (34 + 2 * (200 + 12)));
        assertThat(colours(image))
                .contains(Palette.colour(0).getRGB(), Palette.colour(1).getRGB());
        Document document = svg(figure);
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getDocumentElement().getTextContent()).contains("Title of all");
        assertThat(document.getElementsByTagName("path").getLength()).isGreaterThan(5);
    }

    @Test
    void a_raster_has_a_colour_for_each_value() throws Exception {
        Raster raster = Raster.diverging("map", Matrix.of(2, 2, -2, 0, 1, 2));
        BufferedImage image = png(of(raster));
        assertThat(colours(image)).contains(0xFF004C8C, 0xFFB84500);
        assertThat(svg(of(raster)).getElementsByTagName("image").getLength()).isEqualTo(1);
        BufferedImage grey = png(of(Raster.grey("", Matrix.of(1, 3, 0, 1, 2))));
        assertThat(colours(grey)).contains(0xFF000000, 0xFF808080, 0xFFFFFFFF);
    }

    @Test
    void what_is_not_finite_is_left_out() throws Exception {
        Plot nothing = Plot.of("empty", "x", "y").points("none", new double[] {1}, new double[] {Double.NaN});
        assertThat(svg(of(nothing, Panel.EMPTY)).getDocumentElement().getTextContent())
                .contains("nothing was measured");
        Plot some = Plot.of("some", "x", "y").points("one", new double[] {1, 2}, new double[] {Double.NaN, 3});
        assertThat(png(of(some))).isNotNull();
    }

    @Test
    void a_figure_needs_a_panel() {
        assertThatThrownBy(() -> of()).isInstanceOf(InputException.class);
    }

    private static List<Integer> colours(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).distinct().boxed().toList();
    }
}
