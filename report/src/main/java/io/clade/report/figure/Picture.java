package io.clade.report.figure;

import io.clade.report.page.Png;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;

/**
 * A figure that stands alone; immutable.
 *
 * @param name of its files, without the ending
 * @param svg with all its styles in attributes
 * @param width in pixels of the SVG
 * @param height in pixels of the SVG
 */
public record Picture(String name, String svg, double width, double height) {

    /** Pixels of the PNG for one of the SVG, so that it is sharp in print. */
    private static final int RESOLUTION = 2;

    static {
        System.setProperty("java.awt.headless", "true");
    }

    /** Writes NAME.svg and NAME.png to {@code folder}. */
    public List<Path> write(Path folder) throws IOException {
        Path vector = Files.writeString(folder.resolve(name + ".svg"), svg + "\n");
        Path pixels = Files.write(folder.resolve(name + ".png"), png());
        return List.of(vector, pixels);
    }

    /** The figure as PNG, two pixels for one of the SVG a side. */
    public byte[] png() {
        var rasteriser = new Rasteriser();
        rasteriser.addTranscodingHint(SVGAbstractTranscoder.KEY_WIDTH, (float) (RESOLUTION * width));
        rasteriser.addTranscodingHint(SVGAbstractTranscoder.KEY_HEIGHT, (float) (RESOLUTION * height));
        rasteriser.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOWED_SCRIPT_TYPES, "");
        rasteriser.addTranscodingHint(SVGAbstractTranscoder.KEY_EXECUTE_ONLOAD, false);
        try {
            rasteriser.transcode(new TranscoderInput(new StringReader(svg)), null);
            return Png.bytes(rasteriser.drawn);
        } catch (TranscoderException e) {
            throw new IllegalStateException("The figure " + name + " cannot be drawn.", e);
        }
    }

    /**
     * A transcoder that keeps the pixels: Batik's own writer of PNG takes longer than the drawing, and its files are
     * larger than Java's.
     */
    private static final class Rasteriser extends ImageTranscoder {

        private BufferedImage drawn;

        @Override
        public BufferedImage createImage(int width, int height) {
            return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        }

        @Override
        public void writeImage(BufferedImage image, TranscoderOutput output) {
            drawn = image;
        }
    }
}
