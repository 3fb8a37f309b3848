package io.clade.data.image;

import io.clade.data.Shape;
import io.clade.input.InputException;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** One image file: what its header says, and its pixels at a size of choice. */
final class ImageFile {

    /** Larger photos are thinned out while decoding, so that a scan of a gigapixel does not fill the memory. */
    private static final long MOST_PIXELS = 16_000_000;

    private final Path file;
    private final String id;

    /** @param id what a refusal calls the file */
    ImageFile(Path file, String id) {
        this.file = file;
        this.id = id;
    }

    /** Height and width as seen upright, and whether there is colour. */
    record Header(int height, int width, boolean colour) {}

    /** @throws InputException when the file is no image that can be read */
    Header header() {
        return reading(reader -> {
            boolean swapped = Orientation.of(reader).swapped();
            int height = reader.getHeight(0);
            int width = reader.getWidth(0);
            boolean colour = Pixels.isColour(reader.getImageTypes(0).next());
            return swapped ? new Header(width, height, colour) : new Header(height, width, colour);
        });
    }

    /**
     * The first image of the file, upright, resized to {@code shape}: channels × height × width, each 0…255.
     *
     * @throws InputException when the file is no image that can be read, or a truncated one
     */
    byte[] pixels(Shape shape) {
        return reading(reader -> {
            Orientation orientation = Orientation.of(reader);
            BufferedImage image = decode(reader);
            int channels = shape.extent(0);
            int height = orientation.swapped() ? shape.extent(2) : shape.extent(1);
            int width = orientation.swapped() ? shape.extent(1) : shape.extent(2);
            byte[] planes = Resampling.resize(
                    Pixels.planes(image, channels), channels, image.getHeight(), image.getWidth(), height, width);
            return orientation.apply(planes, channels, height, width);
        });
    }

    private static BufferedImage decode(ImageReader reader) throws IOException {
        ImageReadParam parameters = reader.getDefaultReadParam();
        double excess = (double) reader.getWidth(0) * reader.getHeight(0) / MOST_PIXELS;
        if (excess > 1) {
            int every = (int) Math.ceil(Math.sqrt(excess));
            parameters.setSourceSubsampling(every, every, 0, 0);
        }
        // Decoders fill up what a truncated file lacks and only warn of it.
        var warning = new AtomicReference<String>();
        reader.addIIOReadWarningListener((source, text) -> warning.compareAndSet(null, text));
        BufferedImage image = reader.read(0, parameters);
        String text = warning.get() == null ? "" : warning.get().toLowerCase(Locale.ROOT);
        if (text.contains("premature") || text.contains("truncat") || text.contains("end of file")) {
            throw new IOException(warning.get());
        }
        return image;
    }

    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private <T> T reading(Reading<T> action) {
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 14))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new InputException(id + " is not an image that Clade can read. Remove it, or convert it to PNG.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, false);
                return action.from(reader);
            } finally {
                reader.dispose();
            }
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // ImageIO's readers throw whatever a damaged file leads them to.
            throw new InputException(
                    "%s cannot be read as an image: %s. Remove it, or save it again.".formatted(id, reason(e)), e);
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? "it is damaged or truncated"
                : message.lines().findFirst().orElseThrow().strip().replaceFirst("[.!]$", "");
    }
}
