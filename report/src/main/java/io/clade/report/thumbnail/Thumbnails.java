package io.clade.report.thumbnail;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.report.page.ValueRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Drawings of chosen samples: images as thumbnails, series as lines; immutable. */
public final class Thumbnails {

    private static final int SIDE = 72;
    private static final long BYTES = 4_000_000;
    private static final int MOST_DIMENSIONS = 4;
    private static final int POINTS = 96;

    private final Dataset data;
    private final int[] rows;
    private final Optional<Sprite> sprite;
    private final List<SeriesLines> seriesLines;

    private Thumbnails(Dataset data, int[] rows, Optional<Sprite> sprite, List<SeriesLines> seriesLines) {
        this.data = data;
        this.rows = rows;
        this.sprite = sprite;
        this.seriesLines = seriesLines;
    }

    /** The drawings of these rows of {@code data}. */
    public static Thumbnails of(Dataset data, int... rows) {
        boolean image = data.kind() == Kind.IMAGE && rows.length > 0;
        boolean series = data.kind() == Kind.SERIES && rows.length > 0;
        Optional<Sprite> sprite = image
                ? Optional.of(Sprite.pack(
                        data.shape(),
                        rows.length,
                        i -> data.sample(rows[i]),
                        ValueRange.of(rows.length, i -> data.sample(rows[i])),
                        SIDE,
                        BYTES))
                : Optional.empty();
        int dimensions = series ? Math.min(MOST_DIMENSIONS, data.shape().extent(1)) : 0;
        List<SeriesLines> seriesLines = IntStream.range(0, dimensions)
                .mapToObj(dimension -> new SeriesLines(data, dimension, rows))
                .toList();
        return new Thumbnails(data, rows.clone(), sprite, seriesLines);
    }

    /** The drawing of sample {@code i} of the chosen rows; empty for rows of a table. */
    public Optional<SampleDrawing> drawing(int i) {
        if (!seriesLines.isEmpty()) {
            return Optional.of(SeriesLines.drawing(seriesLines, data.sample(rows[i]), data.length(rows[i]), POINTS));
        }
        return sprite.map(tiles -> tiles.drawing(i));
    }

    /** Style rules that the drawings need; empty for none. */
    public String style() {
        return sprite.map(Sprite::style).orElse("");
    }
}
