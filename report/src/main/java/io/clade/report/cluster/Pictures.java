package io.clade.report.cluster;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.report.page.Numerals;
import io.clade.report.page.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How chosen samples look on a page: images as thumbnails, series as lines, rows of a table in words; immutable. */
public final class Pictures {

    private static final int SIDE = 72;
    private static final long BYTES = 4_000_000;
    private static final int MOST_DIMENSIONS = 4;
    private static final int POINTS = 96;
    private static final int MOST_FEATURES = 4;

    private final Dataset data;
    private final int[] rows;
    private final Optional<Sprite> sprite;
    private final List<Traces> traces;
    private final Optional<Averages> averages;

    private Pictures(
            Dataset data, int[] rows, Optional<Sprite> sprite, List<Traces> traces, Optional<Averages> averages) {
        this.data = data;
        this.rows = rows;
        this.sprite = sprite;
        this.traces = traces;
        this.averages = averages;
    }

    /** Of these rows of {@code data}. */
    public static Pictures of(Dataset data, int... rows) {
        boolean image = data.kind() == Kind.IMAGE && rows.length > 0;
        boolean series = data.kind() == Kind.SERIES && rows.length > 0;
        boolean table = data.kind() == Kind.TABLE && rows.length > 0;
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
        Optional<Averages> averages =
                table ? Optional.of(Averages.of(data, Labels.ofCodes(new int[data.size()], 1))) : Optional.empty();
        return new Pictures(data, rows.clone(), sprite, traces, averages);
    }

    /** Of sample {@code i} of the rows chosen; empty for rows of a table. */
    public Optional<Drawing> drawing(int i) {
        if (!traces.isEmpty()) {
            return Optional.of(Traces.drawing(traces, data.sample(rows[i]), data.length(rows[i]), POINTS));
        }
        return sprite.map(tiles -> tiles.drawing(i));
    }

    /** Of row {@code i} of those chosen the values that are farthest from the mean, in words; empty where it has a drawing. */
    public String values(int i) {
        if (averages.isEmpty()) {
            return "";
        }
        float[] sample = data.sample(rows[i]);
        List<String> words = IntStream.range(0, sample.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(averages.get().standardised(j, sample[j]))))
                .limit(MOST_FEATURES)
                .map(j -> TablePortraits.name(data, j) + " " + Numerals.decimal((double) sample[j]))
                .toList();
        return String.join(", ", words);
    }

    /** Style rules that the drawings need; empty for none. */
    public String style() {
        return sprite.map(Sprite::style).orElse("");
    }
}
