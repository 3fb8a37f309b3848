package io.clade.report.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import org.junit.jupiter.api.Test;

class SeriesLinesTest {

    private static Dataset series(int steps, int dimensions, float... values) {
        Shape shape = Shape.series(steps, dimensions);
        return Dataset.of("x", shape, new FloatSamples(shape.size(), values));
    }

    @Test
    void a_short_series_is_drawn_step_by_step_up_to_its_end() {
        Dataset data = series(4, 2, 1, 10, 2, 20, 3, 30, 0, 0).withLengths(3);
        var seriesLines = new SeriesLines(data, 1, 0);

        assertThat(seriesLines.line(data.sample(0), 3, 8)).containsExactly(10, 20, 30, Float.NaN);
    }

    @Test
    void a_long_series_keeps_the_lowest_and_highest_of_each_stretch_in_their_order() {
        Dataset data = series(8, 1, 1, 9, 2, 3, 5, 4, -7, 6);
        var seriesLines = new SeriesLines(data, 0, 0);

        assertThat(seriesLines.points(4)).isEqualTo(4);
        assertThat(seriesLines.line(data.sample(0), 8, 4)).containsExactly(1, 9, -7, 6);
    }

    @Test
    void lines_fill_the_frame_from_left_to_right() {
        Dataset data = series(3, 1, 0, 10, 5);
        String line = new SeriesLines(data, 0, 0).polyline(data.sample(0), 3, 8);

        assertThat(line).startsWith("0.0,").contains(" 60.0,").contains(" 120.0,24.0");
    }

    @Test
    void a_constant_series_is_a_line_in_the_middle() {
        Dataset data = series(2, 1, 3, 3);

        assertThat(new SeriesLines(data, 0, 0).polyline(data.sample(0), 2, 8)).isEqualTo("0.0,24.0 120.0,24.0");
    }
}
