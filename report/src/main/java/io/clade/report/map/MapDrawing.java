package io.clade.report.map;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.report.findings.PrototypeMap;
import io.clade.report.page.Mark;
import io.clade.report.page.Numerals;
import io.clade.report.page.ValueRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The map as a figure, for its template: one projection, coloured in one way.
 *
 * @param title of the figure
 * @param width of the figure
 * @param height of the figure
 * @param ticks of the axes; none where they mean nothing
 * @param axes their names
 * @param layers the samples, a group each
 * @param image the samples as PNG in base64, in place of the layers; null where they are drawn one by one
 * @param joints edges between prototypes
 * @param rings prototypes
 * @param names over the groups
 * @param legend beside the map
 */
public record MapDrawing(
        String title,
        int width,
        int height,
        List<MapFrame.Tick> ticks,
        List<Axis> axes,
        List<Layer> layers,
        String image,
        List<Joint> joints,
        List<Place> rings,
        List<Place> names,
        List<Key> legend) {

    private static final int LEGEND = 190;
    private static final int MOST_NAMES = 40;
    private static final int MOST_KEYS = 26;
    private static final int KEY_HEIGHT = 20;
    private static final int STEPS = 24;

    /**
     * @param classes of its marks in the style sheet
     * @param style beyond the style sheet
     * @param marks as SVG writes paths
     */
    record Layer(String classes, String style, List<String> marks) {}

    /**
     * @param text its name
     * @param at as SVG writes a transform
     */
    record Axis(String text, String at) {}

    /** @param text may be empty */
    record Place(String x, String y, String text) {}

    /**
     * @param line as SVG writes a path
     * @param width of it
     * @param dash empty for a full line
     */
    record Joint(String line, String width, String dash) {}

    /**
     * @param mark in front; its marks are at their place
     * @param y of the text
     * @param text meaning of the mark
     * @param count of samples; empty for none
     */
    record Key(Layer mark, String y, String text, String count) {}

    /** The x of the legend's text. */
    int legendX() {
        return MapFrame.WIDTH + 34;
    }

    /** The x at which the counts of the legend end. */
    int countX() {
        return width - 16;
    }

    int plotWidth() {
        return MapFrame.WIDTH;
    }

    int plotHeight() {
        return MapFrame.HEIGHT;
    }

    /** This drawing with the samples alone, to be made pixels. */
    public MapDrawing samplesAlone() {
        List<Place> none = List.of();
        return new MapDrawing(
                title, MapFrame.WIDTH, height, List.of(), List.of(), layers, null, List.of(), none, none, List.of());
    }

    public MapDrawing withImage(String png) {
        return new MapDrawing(title, width, height, ticks, axes, List.of(), png, joints, rings, names, legend);
    }

    /** The map coloured by a grouping of all n samples. */
    public static MapDrawing of(ReportView shown, Projection plane, Grouping grouping) {
        var frame = new MapFrame(plane);
        int[] mapped = shown.selection().mapped();
        Map<Integer, int[]> members = new TreeMap<>();
        for (int group = Labels.NONE; group < grouping.groups().count(); group++) {
            int of = group;
            int[] all = IntStream.range(0, mapped.length)
                    .filter(i -> grouping.groups().get(mapped[i]) == of)
                    .toArray();
            if (all.length > 0) {
                members.put(group, all);
            }
        }
        double size = MarkShape.size(mapped.length);
        List<Layer> layers = new ArrayList<>();
        List<Place> names = new ArrayList<>();
        List<Key> legend = new ArrayList<>();
        members.forEach((group, of) -> {
            Mark mark = MarkShape.mark(group);
            layers.add(layer(mark, MarkShape.paths(mark.shape(), size, frame, of), size));
            String name = group == Labels.NONE
                    ? "none"
                    : grouping.named() ? grouping.groups().name(group) : "" + group;
            if (group != Labels.NONE && members.size() <= MOST_NAMES) {
                names.add(heart(frame, of, name));
            }
            if (legend.size() < MOST_KEYS) {
                legend.add(key(mark, legend.size(), name, of.length));
            }
        });
        if (members.size() > MOST_KEYS) {
            legend.add(new Key(
                    null, "" + (30 + KEY_HEIGHT * MOST_KEYS), "and " + (members.size() - MOST_KEYS) + " more", ""));
        }
        return drawing(shown, plane, grouping.name(), frame, layers, names, legend);
    }

    private static Layer layer(Mark mark, List<String> paths, double size) {
        String edge = MarkShape.small(size)
                ? ""
                : "stroke: var(--edge" + (mark.colour() == 7 ? "7" : "") + "); stroke-width: 0.5; opacity: 0.9";
        return new Layer("mark c" + mark.colour() + " s" + mark.shape(), edge.isEmpty() ? "stroke: none" : edge, paths);
    }

    private static Key key(Mark mark, int at, String name, int count) {
        double y = 26 + KEY_HEIGHT * at;
        String path = MarkShape.path(mark.shape(), 11, MapFrame.WIDTH + 22, y);
        String shortened = name.length() > 14 ? name.substring(0, 13) + "…" : name;
        return new Key(layer(mark, List.of(path), 11), Numerals.place(y + 4), shortened, Numerals.count(count));
    }

    /**
     * The place of a group's name, at the member nearest to the middle of the group: in a bent group the middle itself
     * is outside.
     */
    private static Place heart(MapFrame frame, int[] of, String name) {
        double[] x = Arrays.stream(of).mapToDouble(frame::x).sorted().toArray();
        double[] y = Arrays.stream(of).mapToDouble(frame::y).sorted().toArray();
        double middleX = x[x.length / 2];
        double middleY = y[y.length / 2];
        int nearest = Arrays.stream(of)
                .reduce((a, b) -> Math.hypot(frame.x(b) - middleX, frame.y(b) - middleY)
                                < Math.hypot(frame.x(a) - middleX, frame.y(a) - middleY)
                        ? b
                        : a)
                .orElseThrow();
        return new Place(Numerals.place(frame.x(nearest)), Numerals.place(frame.y(nearest) + 5), name);
    }

    /** The map coloured by confidence, in steps from the least to the most. */
    public static MapDrawing byConfidence(ReportView shown, Projection plane) {
        var frame = new MapFrame(plane);
        int[] mapped = shown.selection().mapped();
        var assignment = shown.findings().assignment();
        ValueRange span = ValueRange.of(Arrays.stream(mapped).mapToDouble(assignment::confidence));
        double size = MarkShape.size(mapped.length);
        List<Layer> layers = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            int at = step;
            int[] of = IntStream.range(0, mapped.length)
                    .filter(i -> Math.round((STEPS - 1) * span.share(assignment.confidence(mapped[i]))) == at)
                    .toArray();
            String colour = "fill: " + heat((double) step / (STEPS - 1)) + "; ";
            Layer plain = layer(new Mark(0, 0), MarkShape.paths(0, size, frame, of), size);
            layers.add(new Layer("mark", colour + plain.style(), plain.marks()));
        }
        List<Key> legend = new ArrayList<>();
        for (int i = 0; i <= 4; i++) {
            double share = 1 - i / 4.0;
            double y = 26 + KEY_HEIGHT * i;
            String path = MarkShape.path(2, 11, MapFrame.WIDTH + 22, y);
            String text = Numerals.decimal(span.low() + share * (span.high() - span.low()));
            legend.add(
                    new Key(new Layer("mark", "fill: " + heat(share), List.of(path)), Numerals.place(y + 4), text, ""));
        }
        return drawing(shown, plane, "Confidence", frame, layers, List.of(), legend);
    }

    private static String heat(double share) {
        boolean low = share < 0.5;
        long part = Math.round(100 * (low ? 2 * share : 2 * share - 1));
        return "color-mix(in srgb, var(" + (low ? "--between" : "--sure") + ") " + part + "%, var("
                + (low ? "--unsure" : "--between") + "))";
    }

    private static MapDrawing drawing(
            ReportView shown,
            Projection plane,
            String colouring,
            MapFrame frame,
            List<Layer> layers,
            List<Place> names,
            List<Key> legend) {
        List<Axis> axes = plane.axes().isEmpty()
                ? List.of()
                : List.of(
                        new Axis(
                                plane.axes().get(0),
                                "translate(" + MapFrame.WIDTH / 2 + " " + (MapFrame.HEIGHT - 10) + ")"),
                        new Axis(plane.axes().get(1), "translate(13 " + MapFrame.HEIGHT / 2 + ") rotate(-90)"));
        List<Joint> joints = new ArrayList<>();
        List<Place> rings = new ArrayList<>();
        shown.prototypes(plane).ifPresent(places -> {
            joints.addAll(joints(shown.findings().find(PrototypeMap.class).orElseThrow(), places, frame));
            IntStream.range(0, places.rows())
                    .filter(j -> Float.isFinite(places.get(j, 0)))
                    .forEach(j -> rings.add(new Place(
                            Numerals.place(frame.across(places.get(j, 0))),
                            Numerals.place(frame.down(places.get(j, 1))),
                            "")));
        });
        String title = shown.findings().metrics().data().name() + ": " + plane.name() + ", coloured by "
                + colouring.toLowerCase(Locale.ROOT);
        return new MapDrawing(
                title,
                MapFrame.WIDTH + LEGEND,
                MapFrame.HEIGHT,
                frame.ticks(),
                axes,
                layers,
                null,
                joints,
                rings,
                names,
                legend);
    }

    private static List<Joint> joints(PrototypeMap prototypes, Matrix places, MapFrame frame) {
        List<Joint> joints = new ArrayList<>();
        var graph = prototypes.graph();
        for (int a = 0; a < graph.size(); a++) {
            for (int b = a + 1; b < graph.size(); b++) {
                int kept = graph.edge(a, b);
                int samples = kept + graph.cut(a, b);
                if (samples > 0 && Float.isFinite(places.get(a, 0)) && Float.isFinite(places.get(b, 0))) {
                    joints.add(new Joint(
                            "M" + Numerals.place(frame.across(places.get(a, 0))) + " "
                                    + Numerals.place(frame.down(places.get(a, 1))) + "L"
                                    + Numerals.place(frame.across(places.get(b, 0))) + " "
                                    + Numerals.place(frame.down(places.get(b, 1))),
                            Numerals.place(Math.min(5, 1 + Math.sqrt(samples) / 4)),
                            kept > 0 ? "" : "4 4"));
                }
            }
        }
        return joints;
    }
}
