package io.clade.report.thumbnail;

import io.clade.data.Dataset;
import io.clade.report.findings.Selection;
import io.clade.report.page.PackedColumns;
import io.clade.report.page.ValueRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Thumbnails of the samples on the map, in sheets of equal tiles that the page decodes one by one when it needs them.
 * They are as large and as sharp as fits; if even the smallest do not all fit, only a part of the samples has one.
 */
public final class ThumbnailSheets {

    private static final int TILES = 1024;
    private static final long MOST_BYTES = 8_000_000;
    /** The formats in order of preference. JPEG codes blocks of eight by eight pixels. */
    private static final List<Format> FORMATS = List.of(
            new Format(32, 0), new Format(32, 0.7f), new Format(24, 0.7f), new Format(16, 0.7f), new Format(16, 0.5f));

    /**
     * @param side most pixels of a thumbnail
     * @param quality of JPEG; 0 for PNG, which loses nothing
     */
    private record Format(int side, float quality) {

        String uri(Sprite sprite) {
            return quality == 0 ? sprite.dataUri() : sprite.jpegUri(quality);
        }
    }

    private final int[] tiles;
    private final List<String> uris = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    private final Sprite first;
    private final boolean exact;

    private ThumbnailSheets(Dataset data, ValueRange span, int[] mapped, int[] order, Format format) {
        this.tiles = new int[mapped.length];
        this.exact = format.quality() == 0;
        Arrays.fill(tiles, -1);
        this.first = sheet(data, span, mapped, order, 0, format);
        long left = MOST_BYTES;
        for (int from = 0; from < order.length; from += TILES) {
            Sprite sheet = from == 0 ? first : sheet(data, span, mapped, order, from, format);
            String uri = format.uri(sheet);
            left -= uri.length();
            if (left < 0) {
                break;
            }
            uris.add(uri);
            columns.add(sheet.columns());
            for (int i = from; i < Math.min(order.length, from + TILES); i++) {
                tiles[order[i]] = i;
            }
        }
    }

    public static ThumbnailSheets of(Dataset data, ValueRange span, Selection selection) {
        int[] mapped = selection.mapped();
        int[] order = order(mapped, selection);
        Format best = FORMATS.stream()
                .filter(format -> {
                    long size = format.uri(sheet(data, span, mapped, order, 0, format))
                            .length();
                    return size * order.length / Math.min(TILES, order.length) < MOST_BYTES;
                })
                .findFirst()
                .orElse(FORMATS.get(FORMATS.size() - 1));
        return new ThumbnailSheets(data, span, mapped, order, best);
    }

    /** The order in which the samples {@code mapped} get thumbnails, random for many samples. */
    private static int[] order(int[] mapped, Selection selection) {
        if (selection.fitted().length == mapped.length) {
            return IntStream.range(0, mapped.length).toArray();
        }
        List<Integer> positions =
                new ArrayList<>(IntStream.range(0, mapped.length).boxed().toList());
        Collections.shuffle(positions, new Random(0));
        return positions.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Sprite sheet(Dataset data, ValueRange span, int[] mapped, int[] order, int from, Format format) {
        int count = Math.min(TILES, order.length - from);
        return Sprite.pack(
                data.shape(), count, i -> data.sample(mapped[order[from + i]]), span, format.side(), Long.MAX_VALUE);
    }

    /** One data URI a sheet. */
    public List<String> uris() {
        return List.copyOf(uris);
    }

    /** The data from which the script finds a sample's tile and draws it about {@code pixels} large. */
    public Map<String, Object> packed(int pixels) {
        int scale = first.enlargement(pixels);
        Map<String, Object> packed = new LinkedHashMap<>();
        packed.put("kind", "image");
        packed.put("perSheet", TILES);
        packed.put("columns", columns);
        packed.put("blurred", !exact);
        packed.put("width", first.tileWidth() * scale);
        packed.put("height", first.tileHeight() * scale);
        packed.put("tiles", PackedColumns.codes(tiles));
        return packed;
    }
}
