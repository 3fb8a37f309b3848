package io.clade.experiment.figure;

import io.clade.data.Matrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** A panel of samples in the plane with prototypes, their edges and their trajectories; immutable. */
public final class Plane implements Panel {

    private static final int TITLE_HEIGHT = 22;
    private static final int TITLE_SIZE = 12;
    private static final int MARGIN = 10;
    private static final double SAMPLE = 3;
    private static final double PROTOTYPE = 8;
    private static final Color SAMPLES = new Color(0xBB, 0xBB, 0xBB);

    private final String title;
    private final Matrix samples;
    private final Matrix prototypes;
    private final List<Line2D> edges;
    private final List<List<double[]>> ways;

    private Plane(String title, Matrix samples, Matrix prototypes, List<Line2D> edges, List<List<double[]>> ways) {
        this.title = title;
        this.samples = samples;
        this.prototypes = prototypes;
        this.edges = List.copyOf(edges);
        this.ways = List.copyOf(ways);
    }

    /** A panel of samples, n×2, and prototypes, k×2. */
    public static Plane of(String title, Matrix samples, Matrix prototypes) {
        return new Plane(title, samples, prototypes, List.of(), List.of());
    }

    /** Joins prototypes {@code a} and {@code b}. */
    public Plane edge(int a, int b) {
        List<Line2D> more = new ArrayList<>(edges);
        more.add(new Line2D.Double(
                prototypes.get(a, 0), prototypes.get(a, 1), prototypes.get(b, 0), prototypes.get(b, 1)));
        return new Plane(title, samples, prototypes, more, ways);
    }

    /** Draws the trajectory of every prototype through {@code moments}, each k×2, in order. */
    public Plane ways(List<Matrix> moments) {
        List<List<double[]>> drawn = new ArrayList<>();
        for (int j = 0; j < prototypes.rows(); j++) {
            List<double[]> way = new ArrayList<>();
            for (Matrix moment : moments) {
                way.add(new double[] {moment.get(j, 0), moment.get(j, 1)});
            }
            drawn.add(way);
        }
        return new Plane(title, samples, prototypes, edges, drawn);
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        graphics.setColor(Palette.INK);
        graphics.setFont(Palette.font(Font.PLAIN, TITLE_SIZE));
        graphics.drawString(title, MARGIN, TITLE_SIZE + 2);
        View view = new View(width, height);
        graphics.setColor(SAMPLES);
        for (int i = 0; i < samples.rows(); i++) {
            graphics.fill(view.dot(samples.get(i, 0), samples.get(i, 1), SAMPLE));
        }
        graphics.setColor(Palette.colour(1));
        for (List<double[]> way : ways) {
            Path2D path = new Path2D.Double();
            path.moveTo(view.x(way.get(0)[0]), view.y(way.get(0)[1]));
            way.forEach(at -> path.lineTo(view.x(at[0]), view.y(at[1])));
            graphics.draw(path);
        }
        for (Line2D edge : edges) {
            graphics.draw(new Line2D.Double(
                    view.x(edge.getX1()), view.y(edge.getY1()), view.x(edge.getX2()), view.y(edge.getY2())));
        }
        graphics.setColor(Palette.colour(0));
        for (int j = 0; j < prototypes.rows(); j++) {
            graphics.fill(view.dot(prototypes.get(j, 0), prototypes.get(j, 1), PROTOTYPE));
        }
    }

    /** The transform from the plane to the panel, with one scale for both axes. */
    private final class View {

        private final double left;
        private final double top;
        private final double unit;

        View(int width, int height) {
            double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
            double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
            for (Matrix points : List.of(samples, prototypes)) {
                for (int i = 0; i < points.rows(); i++) {
                    for (int axis = 0; axis < 2; axis++) {
                        low[axis] = Math.min(low[axis], points.get(i, axis));
                        high[axis] = Math.max(high[axis], points.get(i, axis));
                    }
                }
            }
            double wide = Math.max(high[0] - low[0], Double.MIN_NORMAL);
            double tall = Math.max(high[1] - low[1], Double.MIN_NORMAL);
            unit = Math.min((width - 2 * MARGIN) / wide, (height - TITLE_HEIGHT - 2 * MARGIN) / tall);
            left = MARGIN - unit * low[0];
            top = TITLE_HEIGHT + MARGIN + unit * high[1];
        }

        double x(double value) {
            return left + unit * value;
        }

        double y(double value) {
            return top - unit * value;
        }

        Ellipse2D dot(double x, double y, double size) {
            return new Ellipse2D.Double(x(x) - size / 2, y(y) - size / 2, size, size);
        }
    }
}
