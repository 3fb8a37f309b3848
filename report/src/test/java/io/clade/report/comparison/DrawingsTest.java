package io.clade.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.evaluation.ranking.Ranking;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DrawingsTest {

    private static List<String> texts(Axis axis) {
        return axis.ticks().stream().map(Axis.Tick::text).toList();
    }

    @Test
    void an_axis_runs_between_round_numbers_that_hold_all_values() {
        Axis axis = Axis.holding(DoubleStream.of(0.42, 0.93, 0.5));
        assertThat(texts(axis)).containsExactly("0.4", "0.6", "0.8", "1.0");
        assertThat(axis.at(0.4)).isEqualTo("4.00%");
        assertThat(axis.at(0.7)).isEqualTo("50.00%");
        assertThat(axis.at(1.0)).isEqualTo("96.00%");
        assertThat(axis.width(0.4, 1.0)).isEqualTo("92.00%");
        assertThat(texts(Axis.holding(DoubleStream.of(-0.1, 0.3)))).first().isEqualTo("−0.1");
    }

    @Test
    void one_value_alone_has_an_axis_around_it() {
        for (double value : new double[] {0, 1, 0.5, -3, 250, 1e-7}) {
            Axis axis = Axis.holding(DoubleStream.of(value, value));
            assertThat(axis.low()).isLessThanOrEqualTo(value);
            assertThat(axis.high()).isGreaterThanOrEqualTo(value).isGreaterThan(axis.low());
        }
    }

    @Test
    void quartiles_are_by_the_straight_line_between_neighbours() {
        // numpy.quantile([1, 2, 4, 8], [0.25, 0.5, 0.75]).
        double[] sorted = {1, 2, 4, 8};
        assertThat(BoxPlots.quantile(sorted, 0.25)).isEqualTo(1.75);
        assertThat(BoxPlots.quantile(sorted, 0.5)).isEqualTo(3);
        assertThat(BoxPlots.quantile(sorted, 0.75)).isEqualTo(5);
        assertThat(BoxPlots.quantile(new double[] {7}, 0.25)).isEqualTo(7);
    }

    @Test
    void two_runs_are_points_without_a_box_and_the_run_of_lowest_loss_is_marked() {
        BoxPlots plots = BoxPlots.of(List.of(
                Comparisons.cell("x", "a", 0.5, 0.7),
                Comparisons.failed("x", "b", "no"),
                Comparisons.cell("x", "c", 0.5, 0.6, 0.7)));
        assertThat(plots.rows()).extracting(BoxPlots.Row::method).containsExactly("a", "c");
        BoxPlots.Strip strip = plots.rows().get(0).strips().get(0);
        assertThat(strip.box()).isNull();
        assertThat(strip.points()).extracting(BoxPlots.Point::chosen).containsExactly(false, true);
        assertThat(strip.text()).isEqualTo("median 0.600, from 0.500 to 0.700");
        assertThat(plots.rows().get(1).strips().get(0).box()).isNotNull();
    }

    @Test
    void methods_hang_from_their_ranks_and_bars_join_those_that_cannot_be_told_apart() {
        double[][] scores = new double[14][];
        Arrays.setAll(scores, i -> new double[] {1, 4, 3, 2});
        RankDiagram diagram = RankDiagram.of("ACC", Ranking.of(scores), List.of("worst", "best", "b", "c"));
        assertThat(diagram.entries())
                .extracting(RankDiagram.Entry::name)
                .containsExactly("best (1.00)", "b (2.00)", "c (3.00)", "worst (4.00)");
        assertThat(diagram.entries())
                .extracting(RankDiagram.Entry::anchor)
                .containsExactly("end", "end", "start", "start");
        assertThat(diagram.entries().get(0).y())
                .isEqualTo(diagram.entries().get(3).y());
        assertThat(diagram.bars()).hasSize(3);
        assertThat(diagram.ticks()).extracting(RankDiagram.Tick::text).containsExactly("1", "2", "3", "4");
        assertThat(diagram.sentence()).contains("14 datasets", "p = 0.001 or less", "the methods differ");
    }

    @Test
    void long_names_keep_their_beginning_and_their_end() {
        Ranking ranking = Ranking.of(new double[] {1, 2}, new double[] {1, 2});
        String name = "deep tensor kernel clustering epochs=100 lr=0.001";
        RankDiagram diagram = RankDiagram.of("ACC", ranking, List.of(name, "k"));
        assertThat(diagram.entries().get(1).name()).isEqualTo("deep tensor ker…hs=100 lr=0.001 (2.00)");
        assertThat(diagram.entries().get(1).title()).isEqualTo(name);
        assertThat(diagram.sentence()).contains("the differences may be chance");
    }
}
