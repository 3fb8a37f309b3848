package io.clade.report.thumbnail;

import io.clade.data.Dataset;
import io.clade.report.page.ValueRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One dimension of series as lines of few points, all on the same axes. */
public final class SeriesLines {

    /** The size of the frame of lines. */
    public static final int WIDTH = 120;

    /** The size of the frame of lines. */
    public static final int HEIGHT = 48;

    private static final double TAIL = 0.005;
    private static final double MARGIN = 0.08;

    private final Dataset data;
    private final int dimension;
    private final ValueRange span;

    /** @param rows the samples whose values set the height of the frame */
    public SeriesLines(Dataset data, int dimension, int... rows) {
        this.data = data;
        this.dimension = dimension;
        float[][] shown = new float[rows.length][];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            shown[i] = values(data.sample(rows[i]), data.length(rows[i]));
            count += shown[i].length;
        }
        float[] all = new float[count];
        int at = 0;
        for (float[] values : shown) {
            System.arraycopy(values, 0, all, at, values.length);
            at += values.length;
        }
        ValueRange inner = ValueRange.between(all, TAIL);
        double margin = MARGIN * (inner.high() - inner.low());
        this.span = new ValueRange(inner.low() - margin, inner.high() + margin);
    }

    private float[] values(float[] sample, int length) {
        int dimensions = data.shape().extent(1);
        float[] values = new float[length];
        for (int t = 0; t < length; t++) {
            values[t] = sample[t * dimensions + dimension];
        }
        return values;
    }

    /** The drawing of a sample, with a line for each of {@code seriesLines}. */
    public static SampleDrawing drawing(List<SeriesLines> seriesLines, float[] sample, int length, int most) {
        List<SampleDrawing.Line> lines = new ArrayList<>();
        for (int i = 0; i < seriesLines.size(); i++) {
            lines.add(new SampleDrawing.Line(i, seriesLines.get(i).polyline(sample, length, most)));
        }
        return new SampleDrawing(false, "", lines);
    }

    public ValueRange span() {
        return span;
    }

    /** The number of points of a line of at most {@code most}. */
    public int points(int most) {
        int steps = data.shape().extent(0);
        return steps <= most ? steps : most / 2 * 2;
    }

    /**
     * A line of {@link #points} numbers over all T steps: each step, or the lowest and the highest of each stretch of
     * steps in their order, so that no peak is lost. NaN behind the sample's end.
     */
    public float[] line(float[] sample, int length, int most) {
        int steps = data.shape().extent(0);
        float[] line = new float[points(most)];
        Arrays.fill(line, Float.NaN);
        float[] values = values(sample, length);
        if (steps <= most) {
            System.arraycopy(values, 0, line, 0, length);
            return line;
        }
        int stretches = line.length / 2;
        for (int s = 0; s < stretches; s++) {
            int from = (int) ((long) s * steps / stretches);
            int to = Math.min(length, (int) ((s + 1L) * steps / stretches));
            if (from < to) {
                int lowest = from;
                int highest = from;
                for (int t = from; t < to; t++) {
                    lowest = values[t] < values[lowest] ? t : lowest;
                    highest = values[t] > values[highest] ? t : highest;
                }
                line[2 * s] = values[Math.min(lowest, highest)];
                line[2 * s + 1] = values[Math.max(lowest, highest)];
            }
        }
        return line;
    }

    /** The line as the points of an SVG polyline. */
    String polyline(float[] sample, int length, int most) {
        float[] line = line(sample, length, most);
        var text = new StringBuilder();
        for (int i = 0; i < line.length; i++) {
            if (!Float.isNaN(line[i])) {
                double x = line.length == 1 ? WIDTH / 2.0 : (double) WIDTH * i / (line.length - 1);
                text.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, HEIGHT * (1 - span.share(line[i]))));
            }
        }
        return text.toString().trim();
    }
}
