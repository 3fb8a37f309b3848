package io.clade.report.page;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes pictures as PNG. */
public final class Png {

    private Png() {}

    /** A data URI of {@code picture}, for pictures within a page. */
    public static String uri(RenderedImage picture) {
        return "data:image/png;base64," + PackedColumns.base64(bytes(picture));
    }

    /** The bytes of a file of {@code picture}. */
    public static byte[] bytes(RenderedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
