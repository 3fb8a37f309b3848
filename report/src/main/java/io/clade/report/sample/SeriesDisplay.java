package io.clade.report.sample;

import io.clade.data.Dataset;
import io.clade.report.findings.Importance;
import io.clade.report.findings.Selection;
import io.clade.report.findings.Selection.Extremes;
import io.clade.report.page.Numerals;
import io.clade.report.page.PackedColumns;
import io.clade.report.thumbnail.SampleDrawing;
import io.clade.report.thumbnail.SeriesLines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Series as small lines; of many dimensions, those in which the clusters differ most are drawn. */
final class SeriesDisplay implements SampleDisplay {

    private static final int MOST_DIMENSIONS = 4;
    private static final int GALLERY_POINTS = 96;
    private static final int MAP_POINTS = 64;
    private static final int MAP_NUMBERS = 2_400_000;
    /** The byte for a series that has ended; drawn levels are 0…254. */
    private static final int ENDED = 255;

    private final Dataset data;
    private final Averages averages;
    private final int[] mapped;
    private final int[] dimensions;
    private final List<SeriesLines> seriesLines;
    private final SeriesContrasts contrasts;
    private final Optional<SeriesFocus> focus;

    SeriesDisplay(Dataset data, Averages averages, Optional<Importance> importance, Selection selection) {
        this.data = data;
        this.averages = averages;
        this.mapped = selection.mapped();
        this.dimensions = telling(selection);
        this.seriesLines = IntStream.of(dimensions)
                .mapToObj(dimension -> new SeriesLines(data, dimension, selection.fitted()))
                .toList();
        this.contrasts = new SeriesContrasts(data, averages);
        this.focus = importance.map(known -> new SeriesFocus(known, averages));
    }

    /** The dimensions in which the clusters' means are farthest apart, in standard deviations. */
    private int[] telling(Selection selection) {
        int count = data.shape().extent(1);
        double[] apart = new double[count];
        for (int cluster : selection.cards()) {
            averages.clusterMean(cluster).ifPresent(mean -> {
                for (int j = 0; j < mean.length; j++) {
                    apart[j % count] += Math.abs(averages.standardised(j, mean[j]));
                }
            });
        }
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparing(dimension -> -apart[dimension]))
                .limit(MOST_DIMENSIONS)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public Optional<SampleDrawing> drawing(int row) {
        return Optional.of(lines(data.sample(row), data.length(row)));
    }

    /** The mean of a cluster; that of series of different lengths ends where half of them have ended. */
    @Override
    public Optional<SampleDrawing> typical(int cluster) {
        return averages.clusterMean(cluster).map(mean -> lines(mean, averages.usualLength(cluster)));
    }

    @Override
    public Optional<Contrast> contrast(int cluster) {
        if (averages.clusterMean(cluster).isEmpty()) {
            return Optional.empty();
        }
        return contrasts
                .stretch(cluster)
                .map(stretch -> new Contrast("", plot(cluster, stretch), caption(), words(cluster, stretch)));
    }

    private String caption() {
        return focus.isEmpty() ? "against others" : "against others; below, what matters to the network";
    }

    private List<String> words(int cluster, SeriesContrasts.Stretch stretch) {
        List<String> words = new ArrayList<>(List.of(contrasts.words(stretch)));
        focus.ifPresent(network -> network.stretch(cluster).ifPresent(known -> words.add(network.words(known))));
        return words;
    }

    private Contrast.Plot plot(int cluster, SeriesContrasts.Stretch stretch) {
        double steps = data.shape().extent(0);
        int length = averages.usualLength(cluster);
        return new Contrast.Plot(
                Numerals.place(SeriesLines.WIDTH * stretch.from() / steps),
                Numerals.place(SeriesLines.WIDTH * (stretch.to() + 1 - stretch.from()) / steps),
                lines(averages.others(cluster), length).lines(),
                lines(averages.clusterMean(cluster).orElseThrow(), length).lines(),
                focus.map(network -> network.hills(cluster, Contrast.Plot.HEIGHT, Contrast.Plot.HILLS))
                        .orElse(""));
    }

    private SampleDrawing lines(float[] sample, int length) {
        return SeriesLines.drawing(seriesLines, sample, length, GALLERY_POINTS);
    }

    @Override
    public Optional<FeatureTable> table(int cluster, Extremes extremes) {
        return Optional.empty();
    }

    @Override
    public String style() {
        return "";
    }

    @Override
    public String note() {
        int all = data.shape().extent(1);
        String scale = "All frames have the same axes"
                + (dimensions.length > 1 ? ", with one line and one vertical scale per dimension" : "") + ". "
                + contrasts.note()
                + focus.map(network -> " " + network.note()).orElse("");
        return dimensions.length == all
                ? scale
                : scale + " Of the " + all + " dimensions the " + dimensions.length
                        + " in which the clusters differ most are drawn: " + named() + ".";
    }

    private String named() {
        return String.join(
                ", ",
                IntStream.of(dimensions).mapToObj(j -> Integer.toString(j + 1)).toList());
    }

    @Override
    public Map<String, Object> onMap() {
        int points = seriesLines
                .get(0)
                .points(Math.max(
                        8, Math.min(MAP_POINTS, MAP_NUMBERS / Math.max(1, mapped.length * dimensions.length))));
        byte[] levels = new byte[mapped.length * dimensions.length * points];
        int at = 0;
        for (int row : mapped) {
            float[] sample = data.sample(row);
            for (SeriesLines trace : seriesLines) {
                for (float value : trace.line(sample, data.length(row), points)) {
                    levels[at++] = (byte)
                            (Float.isNaN(value)
                                    ? ENDED
                                    : Math.round((ENDED - 1) * trace.span().share(value)));
                }
            }
        }
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("kind", "series");
        lines.put("points", points);
        lines.put("dimensions", dimensions.length);
        lines.put("levels", PackedColumns.base64(levels));
        return lines;
    }
}
