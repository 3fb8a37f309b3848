package io.clade.report.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectoryPlotTest {

    private static final Matrix CORNERS = Matrix.of(2, 2, 0, 0, 10, 5);

    /** Features 0…10 and 0…5 with 4 % to spare: 464 across and half as much down, so a unit is as long either way. */
    @Test
    void ways_lead_from_the_first_place_to_the_last_over_the_samples() {
        TrajectoryPlot plot = TrajectoryPlot.of(
                List.of(Matrix.of(1, 2, 5, 0), Matrix.of(1, 2, 5, 2.5f)),
                CORNERS,
                Labels.ofCodes(new int[] {1, -1}, 2));

        assertThat(plot.height()).isEqualTo(10 + 232 + 30);
        assertThat(plot.trajectories()).hasSize(1);
        assertThat(plot.trajectories().get(0).path()).isEqualTo("M276.0 233.4L276.0 126.0");
        assertThat(plot.trajectories().get(0).start().y()).isEqualTo("233.4");
        assertThat(plot.trajectories().get(0).end().y()).isEqualTo("126.0");
        assertThat(plot.samples().get(0).colour().colour()).isEqualTo(1);
        assertThat(plot.samples().get(1).colour()).isNull();
    }
}
