package io.clade.report.method;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.report.findings.DecodedClusters;
import io.clade.report.method.ReconstructionPanel.Frame;
import io.clade.report.method.ReconstructionPanel.Tile;
import io.clade.report.method.ReconstructionPanel.Title;
import io.clade.report.page.Numerals;
import io.clade.report.page.ValueRange;
import io.clade.report.sample.Averages;
import io.clade.report.thumbnail.SampleDrawing;
import io.clade.report.thumbnail.SeriesLines;
import io.clade.report.thumbnail.Sprite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws {@link DecodedClusters}: of images, the samples in a row and their reconstructions in the row below; of series, the
 * reconstruction over the sample, the most certain ones in a row and the least certain ones in another.
 */
final class ReconstructionPanels {

    static final int MOST_DIMENSIONS = 4;

    private static final double SIDE = 44;
    private static final double LEAST_WIDTH = 22;
    private static final double GAP = 4;
    private static final double WIDE_GAP = 12;
    private static final double ROW_TITLES = 52;
    private static final double COLUMN_TITLES = 16;
    private static final double BASELINE = 11;
    private static final int PIXELS = 64;
    private static final int POINTS = 96;

    private static final String CENTRE = "centre";
    private static final String CERTAIN = "most certain";
    private static final String UNCERTAIN = "least certain";

    private final Dataset data;
    private final Averages averages;
    private final DecodedClusters decoded;
    private final ValueRange given;
    private final ValueRange made;
    private final List<SeriesLines> series;

    ReconstructionPanels(Dataset data, Averages averages, DecodedClusters decoded) {
        this.data = data;
        this.averages = averages;
        this.decoded = decoded;
        int[] rows = decoded.clusters().stream()
                .flatMap(cluster -> cluster.rows().stream())
                .mapToInt(Integer::intValue)
                .toArray();
        given = ValueRange.of(rows.length, i -> data.sample(rows[i]));
        made = decoded.sameUnits() ? given : reconstructed();
        int dimensions = data.kind() == Kind.SERIES
                ? Math.min(MOST_DIMENSIONS, data.shape().extent(1))
                : 0;
        series = IntStream.range(0, dimensions)
                .mapToObj(dimension -> new SeriesLines(data, dimension, rows))
                .toList();
    }

    /** The range of the reconstructions, where it is not that of the samples. */
    private ValueRange reconstructed() {
        List<float[]> all = new ArrayList<>();
        for (DecodedClusters.Cluster cluster : decoded.clusters()) {
            IntStream.range(0, cluster.reconstructions().size())
                    .forEach(i -> all.add(cluster.reconstructions().sample(i)));
        }
        return ValueRange.of(all.size(), all::get);
    }

    List<ReconstructionPanel> all() {
        return decoded.clusters().stream()
                .map(cluster -> data.kind() == Kind.IMAGE ? ofImages(cluster) : ofSeries(cluster))
                .toList();
    }

    private ReconstructionPanel ofImages(DecodedClusters.Cluster cluster) {
        double longest = Math.max(data.shape().extent(1), data.shape().extent(2));
        double width = Math.max(LEAST_WIDTH, SIDE * data.shape().extent(2) / longest);
        double height = SIDE * data.shape().extent(1) / longest;
        double below = COLUMN_TITLES + height + GAP;
        List<Title> titles = new ArrayList<>(List.of(
                title(0, COLUMN_TITLES + height / 2 + GAP, "data"),
                title(0, below + height / 2 + GAP, "decoded"),
                title(ROW_TITLES, BASELINE, CENTRE)));
        List<Tile> tiles = new ArrayList<>();
        Shape shape = cluster.centre().shape();
        averages.clusterMean(cluster.number())
                .ifPresent(mean -> tiles.add(tile(
                        data.shape(), mean, given, ROW_TITLES, COLUMN_TITLES, width, height, "mean of the samples")));
        tiles.add(tile(shape, cluster.centre().sample(0), made, ROW_TITLES, below, width, height, "centre, decoded"));
        double x = ROW_TITLES + Math.max(width, SIDE) + WIDE_GAP;
        for (int i = 0; i < cluster.rows().size(); i++) {
            if (i == cluster.certain().size()) {
                x += WIDE_GAP;
            }
            if (i == 0 || i == cluster.certain().size()) {
                titles.add(title(x, BASELINE, i == 0 ? CERTAIN : UNCERTAIN));
            }
            int row = cluster.rows().get(i);
            String name = "sample " + data.id(row);
            tiles.add(tile(data.shape(), data.sample(row), given, x, COLUMN_TITLES, width, height, name));
            tiles.add(tile(
                    shape,
                    cluster.reconstructions().sample(i),
                    made,
                    x,
                    below,
                    width,
                    height,
                    name + ", reconstructed"));
            x += width + GAP;
        }
        // As wide with fewer samples, so that all panels of a report have one scale.
        double whole = ROW_TITLES + Math.max(width, SIDE) + 2 * WIDE_GAP + 6 * (width + GAP);
        return panel(cluster, Math.max(whole, x), below + height, titles, tiles, List.of());
    }

    private static Tile tile(
            Shape shape,
            float[] picture,
            ValueRange span,
            double x,
            double y,
            double width,
            double height,
            String description) {
        Sprite drawn = Sprite.pack(shape, 1, i -> picture, span, PIXELS, Long.MAX_VALUE);
        return new Tile(
                drawn.dataUri(),
                Numerals.place(x),
                Numerals.place(y),
                Numerals.place(width),
                Numerals.place(height),
                description);
    }

    private ReconstructionPanel ofSeries(DecodedClusters.Cluster cluster) {
        double wide = SeriesLines.WIDTH + GAP;
        double tall = SeriesLines.HEIGHT + COLUMN_TITLES;
        double first = wide + WIDE_GAP;
        List<Title> titles = new ArrayList<>(List.of(title(0, BASELINE, CENTRE), title(first, BASELINE, CERTAIN)));
        List<Frame> frames = new ArrayList<>();
        int steps = data.shape().extent(0);
        int usual = Math.min(
                averages.usualLength(cluster.number()), cluster.centre().length(0));
        frames.add(frame(
                0,
                COLUMN_TITLES,
                averages.clusterMean(cluster.number())
                        .map(mean -> lines(mean, averages.usualLength(cluster.number())))
                        .orElse(List.of()),
                lines(cluster.centre().sample(0), Math.min(steps, usual)),
                "mean of the samples, and the decoded centre"));
        if (!cluster.uncertain().isEmpty()) {
            titles.add(title(first, tall + GAP + BASELINE, UNCERTAIN));
        }
        for (int i = 0; i < cluster.rows().size(); i++) {
            int row = cluster.rows().get(i);
            boolean certain = i < cluster.certain().size();
            int column = certain ? i : i - cluster.certain().size();
            frames.add(frame(
                    first + column * wide,
                    certain ? COLUMN_TITLES : tall + GAP + COLUMN_TITLES,
                    lines(data.sample(row), data.length(row)),
                    lines(cluster.reconstructions().sample(i), data.length(row)),
                    "sample " + data.id(row) + " and its reconstruction"));
        }
        return panel(
                cluster,
                first + 3 * wide,
                cluster.uncertain().isEmpty() ? tall : 2 * tall + GAP,
                titles,
                List.of(),
                frames);
    }

    private List<SampleDrawing.Line> lines(float[] sample, int length) {
        return SeriesLines.drawing(series, sample, length, POINTS).lines();
    }

    private static Frame frame(
            double x, double y, List<SampleDrawing.Line> given, List<SampleDrawing.Line> decoded, String description) {
        return new Frame(Numerals.place(x), Numerals.place(y), given, decoded, description);
    }

    private static Title title(double x, double y, String text) {
        return new Title(Numerals.place(x), Numerals.place(y), text);
    }

    private static ReconstructionPanel panel(
            DecodedClusters.Cluster cluster,
            double width,
            double height,
            List<Title> titles,
            List<Tile> tiles,
            List<Frame> frames) {
        return new ReconstructionPanel(
                cluster.number(), Numerals.place(width), Numerals.place(height), titles, tiles, frames);
    }
}
