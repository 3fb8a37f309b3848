package io.clade.data.image;

import io.clade.data.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The shape that images are brought to: the median height and width, and three channels where any has colour.
 *
 * @param deep whether any image has samples of more than 8 bits
 * @param notices on images of another shape
 */
record CommonShape(Shape shape, boolean deep, List<String> notices) {

    /** The longest side in pixels; larger photos are reduced. */
    static final int LONGEST = 256;

    /** @param headers of at least one image */
    static CommonShape of(List<ImageFile.Header> headers) {
        int count = headers.size();
        int height = median(headers, CommonShape::height);
        int width = median(headers, CommonShape::width);
        long large = headers.stream().filter(header -> longer(header) > LONGEST).count();
        long coloured = headers.stream().filter(ImageFile.Header::colour).count();
        long deep = headers.stream().filter(ImageFile.Header::deep).count();
        List<String> notices = new ArrayList<>();
        if (large > 0) {
            notices.add(
                    "%s of %s images were reduced to %s pixels on their longer side.".formatted(large, count, LONGEST));
        }
        if (headers.stream().anyMatch(header -> height(header) != height || width(header) != width)) {
            notices.add("Images of mixed size were resized to %s×%s pixels, the median width and height."
                    .formatted(width, height));
        }
        if (coloured > 0 && coloured < count) {
            notices.add("%s of %s images are grey; they were converted to three equal channels."
                    .formatted(count - coloured, count));
        }
        if (deep > 0) {
            notices.add(
                    ("%s of %s images have more than 8 bits a sample: no bit is lost; values are 0 to 255 with fractions"
                                    + " (16-bit values divided by 257).")
                            .formatted(deep, count));
        }
        return new CommonShape(Shape.image(coloured > 0 ? 3 : 1, height, width), deep > 0, List.copyOf(notices));
    }

    private static int longer(ImageFile.Header header) {
        return Math.max(header.height(), header.width());
    }

    private static int height(ImageFile.Header header) {
        return reduced(header, header.height());
    }

    private static int width(ImageFile.Header header) {
        return reduced(header, header.width());
    }

    private static int reduced(ImageFile.Header header, int side) {
        return (int) Math.max(1, Math.round(side * Math.min(1, (double) LONGEST / longer(header))));
    }

    private static int median(List<ImageFile.Header> headers, ToIntFunction<ImageFile.Header> extent) {
        return headers.stream().mapToInt(extent).sorted().toArray()[headers.size() / 2];
    }

    /** True if images brought to {@code other} are the same numbers. */
    boolean sameNumbers(CommonShape other) {
        return shape.equals(other.shape) && deep == other.deep;
    }
}
