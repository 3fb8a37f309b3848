package io.clade.report.method;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.model.part.PrototypeTrajectories;
import io.clade.report.findings.Findings;
import io.clade.report.page.AxisScale;
import io.clade.report.page.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plot of the trajectories of prototypes over samples of two features, with the same scale on both axes.
 *
 * @param height of the frame
 * @param samples behind them
 * @param trajectories from the start to the end
 * @param x ticks of the first feature
 * @param y ticks of the second one
 */
record TrajectoryPlot(
        int height, List<Dot> samples, List<Trajectory> trajectories, List<AxisScale.Tick> x, List<AxisScale.Tick> y)
        implements MethodFigure {

    static final double LEFT = 44;
    static final double RIGHT = 508;
    static final double TOP = 10;

    private static final int BELOW = 30;
    private static final double PADDING = 0.04;
    private static final double HIGHEST = 500;
    private static final double LOWEST = 120;
    private static final int TICKS = 5;
    private static final int MOST_SAMPLES = 1_000;

    /**
     * @param colour of its cluster; null for none
     */
    record Dot(Mark colour, String x, String y) {}

    /**
     * @param path as SVG writes it
     * @param start of the trajectory
     * @param end of the trajectory
     */
    record Trajectory(String path, Dot start, Dot end) {}

    /** The plot of the {@link PrototypeTrajectories}; empty where there are none. */
    static Optional<TrajectoryPlot> of(Findings findings) {
        return findings.find(PrototypeTrajectories.class)
                .map(found -> of(
                        found.places(),
                        findings.embedding(),
                        findings.assignment().clusters()));
    }

    @Override
    public String template() {
        return "method/trajectories.html";
    }

    int bottom() {
        return height - BELOW;
    }

    int ticksAt() {
        return height - BELOW + 16;
    }

    /**
     * @param places of k prototypes in the order of time, k×2 each
     * @param points the samples, n×2
     * @param clusters of the samples
     */
    static TrajectoryPlot of(List<Matrix> places, Matrix points, Labels clusters) {
        AxisScale wide = AxisScale.holding(
                Stream.concat(Stream.of(points), places.stream()).flatMapToDouble(all -> column(all, 0)), LEFT, RIGHT);
        AxisScale tall = AxisScale.holding(
                Stream.concat(Stream.of(points), places.stream()).flatMapToDouble(all -> column(all, 1)), 0, 1);
        AxisScale x = padded(wide, LEFT, RIGHT);
        AxisScale y = padded(tall, 0, 1);
        double side = (RIGHT - LEFT) * (y.high() - y.low()) / (x.high() - x.low());
        double bottom = TOP + Math.rint(Math.max(LOWEST, Math.min(HIGHEST, side)));
        AxisScale down = new AxisScale(y.low(), y.high(), bottom, TOP);
        return new TrajectoryPlot(
                (int) bottom + BELOW,
                samples(points, clusters, x, down),
                IntStream.range(0, places.get(0).rows())
                        .mapToObj(j -> trajectory(places, j, x, down))
                        .toList(),
                x.ticks(TICKS),
                down.ticks(TICKS));
    }

    private static DoubleStream column(Matrix all, int column) {
        return IntStream.range(0, all.rows()).mapToDouble(i -> all.get(i, column));
    }

    private static AxisScale padded(AxisScale tight, double from, double to) {
        double spare = tight.high() > tight.low() ? PADDING * (tight.high() - tight.low()) : 1;
        return new AxisScale(tight.low() - spare, tight.high() + spare, from, to);
    }

    private static List<Dot> samples(Matrix points, Labels clusters, AxisScale x, AxisScale y) {
        int n = points.rows();
        int count = Math.min(n, MOST_SAMPLES);
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int row = (int) ((long) i * n / count);
            int cluster = clusters.get(row);
            Mark colour = cluster == Labels.NONE ? null : Mark.of(cluster);
            dots.add(new Dot(colour, x.at(points.get(row, 0)), y.at(points.get(row, 1))));
        }
        return dots;
    }

    private static Trajectory trajectory(List<Matrix> places, int prototype, AxisScale x, AxisScale y) {
        List<String> path = places.stream()
                .map(at -> x.at(at.get(prototype, 0)) + " " + y.at(at.get(prototype, 1)))
                .toList();
        return new Trajectory(
                "M" + String.join("L", path),
                dot(places.get(0), prototype, x, y),
                dot(places.get(places.size() - 1), prototype, x, y));
    }

    private static Dot dot(Matrix at, int prototype, AxisScale x, AxisScale y) {
        return new Dot(null, x.at(at.get(prototype, 0)), y.at(at.get(prototype, 1)));
    }
}
