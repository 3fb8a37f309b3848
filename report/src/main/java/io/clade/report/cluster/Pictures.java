package io.clade.report.cluster;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.report.page.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How chosen samples look on a page: images as thumbnails, series as lines; immutable. */
public final class Pictures {

    private static final int SIDE = 72;
    private static final long BYTES = 4_000_000;
    private static final int MOST_DIMENSIONS = 4;
    private static final int POINTS = 96;

    private final Dataset data;
    private final int[] rows;
    private final Optional<Sprite> sprite;
    private final List<Traces> traces;

    private Pictures(Dataset data, int[] rows, Optional<Sprite> sprite, List<Traces> traces) {
        this.data = data;
        this.rows = rows;
        this.sprite = sprite;
        this.traces = traces;
    }

    /** Of these rows of {@code data}. */
    public static Pictures of(Dataset data, int... rows) {
        boolean image = data.kind() == Kind.IMAGE && rows.length > 0;
        boolean series = data.kind() == Kind.SERIES && rows.length > 0;
        Optional<Sprite> sprite = image
                ? Optional.of(Sprite.pack(
                        data.shape(),
                        rows.length,
                        i -> data.sample(rows[i]),
                        Span.of(rows.length, i -> data.sample(rows[i])),
                        SIDE,
                        BYTES))
                : Optional.empty();
        int dimensions = series ? Math.min(MOST_DIMENSIONS, data.shape().extent(1)) : 0;
        List<Traces> traces = IntStream.range(0, dimensions)
                .mapToObj(dimension -> new Traces(data, dimension, rows))
                .toList();
        return new Pictures(data, rows.clone(), sprite, traces);
    }

    /** Of sample {@code i} of the rows chosen; empty for rows of a table. */
    public Optional<Drawing> drawing(int i) {
        if (!traces.isEmpty()) {
            return Optional.of(Traces.drawing(traces, data.sample(rows[i]), data.length(rows[i]), POINTS));
        }
        return sprite.map(tiles -> tiles.drawing(i));
    }

    /** Style rules that the drawings need; empty for none. */
    public String style() {
        return sprite.map(Sprite::style).orElse("");
    }
}
