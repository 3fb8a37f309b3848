package io.clade.data.image;

import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The orientation of an image by EXIF, under the names of Java's standard image metadata, with the turn that makes it
 * upright.
 */
enum Orientation {
    NORMAL(false, false, false),
    FLIPH(false, false, true),
    ROTATE180(false, true, true),
    FLIPV(false, true, false),
    FLIPVROTATE90(true, false, false),
    ROTATE270(true, true, false),
    FLIPHROTATE90(true, true, true),
    ROTATE90(true, false, true);

    private final boolean swapped;
    private final boolean rowsReversed;
    private final boolean columnsReversed;

    Orientation(boolean swapped, boolean rowsReversed, boolean columnsReversed) {
        this.swapped = swapped;
        this.rowsReversed = rowsReversed;
        this.columnsReversed = columnsReversed;
    }

    /** True if height and width change places. */
    boolean swapped() {
        return swapped;
    }

    /** The orientation of the first image of {@code reader}; upright where the file has none. */
    static Orientation of(ImageReader reader) throws IOException {
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (!format.equals("jpeg") && !format.equals("jpg") && !format.startsWith("tif")) {
            return NORMAL;
        }
        IIOMetadata metadata = reader.getImageMetadata(0);
        if (metadata == null || !metadata.isStandardMetadataFormatSupported()) {
            return NORMAL;
        }
        Element root = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
        NodeList found = root.getElementsByTagName("ImageOrientation");
        String name = found.getLength() == 0 ? "" : ((Element) found.item(0)).getAttribute("value");
        for (Orientation orientation : values()) {
            if (orientation.name().equalsIgnoreCase(name)) {
                return orientation;
            }
        }
        return NORMAL;
    }

    /** Turns {@code planes}, channels × height × width before the turn, upright. */
    float[] apply(float[] planes, int channels, int height, int width) {
        if (this == NORMAL) {
            return planes;
        }
        float[] upright = new float[planes.length];
        int rows = swapped ? width : height;
        int columns = swapped ? height : width;
        for (int c = 0; c < channels; c++) {
            int plane = c * height * width;
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    int row = swapped ? x : y;
                    int column = swapped ? y : x;
                    int from = (rowsReversed ? height - 1 - row : row) * width
                            + (columnsReversed ? width - 1 - column : column);
                    upright[plane + y * columns + x] = planes[plane + from];
                }
            }
        }
        return upright;
    }
}
