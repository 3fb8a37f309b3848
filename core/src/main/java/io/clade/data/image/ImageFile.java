package io.clade.data.image;

import io.clade.data.Shape;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * One image file, of which the header and the pixels at a chosen size can be read.
 *
 * @param id its path within the folder
 * @param index its place among the images of the folder
 */
record ImageFile(Path file, String id, int index) {

    /**
     * The most pixels to decode; larger photos are subsampled while decoding, so that a scan of a gigapixel does not
     * fill the memory.
     */
    private static final long MOST_PIXELS = 16_000_000;

    /** The most pixels for a byte of a large image: a blank page in black and white has 8,000, so more is a trap. */
    private static final long MOST_PIXELS_A_BYTE = 10_000;

    /** The most pixels that a file of any size may declare: a page at 600 dots per inch. */
    private static final long PLAUSIBLE_PIXELS = 40_000_000;

    /** The same for WebP, whose decoder takes a thousand times as long after the last byte. */
    private static final long PLAUSIBLE_WEBP_PIXELS = 1_000_000;

    /**
     * Height and width as seen upright.
     *
     * @param deep whether samples have more than 8 bits
     * @param several whether other images follow: frames of an animation, pages, layers of a stack
     */
    record Header(int height, int width, boolean colour, boolean deep, boolean several) {}

    /** @throws IOException saying why the file is no image that can be read */
    Header header() throws IOException {
        return reading(reader -> {
            boolean swapped = Orientation.of(reader).swapped();
            int height = reader.getHeight(0);
            int width = reader.getWidth(0);
            ImageTypeSpecifier type = reader.getImageTypes(0).next();
            boolean deep = Pixels.isDeep(type.getColorModel());
            return new Header(
                    swapped ? width : height,
                    swapped ? height : width,
                    Pixels.isColour(type),
                    deep,
                    holdsSeveral(reader));
        });
    }

    /**
     * The first image of the file, upright, resized to {@code shape}: channels × height × width, each 0…255, whole unless
     * the file has more than 8 bits a sample.
     *
     * @throws IOException saying why the file is no image that can be read, or that it is a truncated one
     */
    float[] pixels(Shape shape) throws IOException {
        return reading(reader -> {
            Orientation orientation = Orientation.of(reader);
            BufferedImage image = decode(reader);
            int channels = shape.extent(0);
            int height = orientation.swapped() ? shape.extent(2) : shape.extent(1);
            int width = orientation.swapped() ? shape.extent(1) : shape.extent(2);
            float[] planes = Resampling.resize(
                    new Pixels(image, channels), channels, image.getHeight(), image.getWidth(), height, width);
            if (!Pixels.isDeep(image.getColorModel())) {
                round(planes);
            }
            return orientation.apply(planes, channels, height, width);
        });
    }

    private static boolean holdsSeveral(ImageReader reader) throws IOException {
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (!format.equals("gif") && !format.startsWith("tif")) {
            return false;
        }
        try {
            return reader.getWidth(1) > 0;
        } catch (IOException | RuntimeException e) {
            // There is no second image, or none that can be read; the first one is judged by itself.
            return false;
        }
    }

    private static void round(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(255, Math.round(values[i]));
        }
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

    private <T> T reading(Reading<T> action) throws IOException {
        long bytes = Files.size(file);
        if (bytes == 0) {
            throw new IOException("it is empty");
        }
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 14))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("it is not in an image format that Clade reads");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, false);
                refuseTrap(reader, bytes);
                return action.from(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // ImageIO's readers throw, and ask memory for, whatever a damaged file leads them to.
            throw new IOException(reason(e), e);
        }
    }

    /** Refuses a small file that is declared to be so large an image that decoding it would take minutes. */
    private static void refuseTrap(ImageReader reader, long bytes) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        boolean webp = reader.getFormatName().equalsIgnoreCase("webp");
        long pixels = (long) width * height;
        if (pixels > (webp ? PLAUSIBLE_WEBP_PIXELS : PLAUSIBLE_PIXELS) && pixels / bytes > MOST_PIXELS_A_BYTE) {
            throw new IOException("it declares %s×%s pixels in %s bytes".formatted(width, height, bytes));
        }
    }

    private static String reason(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return "it asks for more memory than there is";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? "it is damaged or truncated"
                : message.lines().findFirst().orElseThrow().strip().replaceFirst("[.!]$", "");
    }
}
