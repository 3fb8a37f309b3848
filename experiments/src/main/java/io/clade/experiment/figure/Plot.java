package io.clade.experiment.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A plot of lines and points over two axes; immutable: every method returns a new plot. Points that are not finite are
 * left out. A series has the same look in all plots with the same series in the same order, even where some of them
 * have no points.
 */
public final class Plot implements Panel {

    private static final int TEXT_SIZE = 11;
    private static final int MARKER_SIZE = 7;
    private static final int LEGEND_LINE = 24;
    private static final double TILT = Math.toRadians(50);

    private enum Kind {
        LINE,
        LINE_WITH_MARKERS,
        POINTS
    }

    private record Series(String name, List<Double> x, List<Double> y, List<Double> error, Kind kind) {}

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final boolean logarithmic;
    private final List<String> categories;
    private final List<Series> series;

    private Plot(
            String title,
            String xLabel,
            String yLabel,
            boolean logarithmic,
            List<String> categories,
            List<Series> series) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.logarithmic = logarithmic;
        this.categories = List.copyOf(categories);
        this.series = List.copyOf(series);
    }

    /** An empty plot. */
    public static Plot of(String title, String xLabel, String yLabel) {
        return new Plot(title, xLabel, yLabel, false, List.of(), List.of());
    }

    /** This plot with a logarithmic x axis. */
    public Plot logarithmic() {
        return new Plot(title, xLabel, yLabel, true, categories, series);
    }

    /** This plot with names under x = 0, 1, 2 … in place of numbers. */
    public Plot over(List<String> names) {
        return new Plot(title, xLabel, yLabel, logarithmic, names, series);
    }

    /** Adds a smooth line. */
    public Plot line(String name, double[] x, double[] y) {
        return plus(name, x, y, null, Kind.LINE);
    }

    /** Adds a line through marked points. */
    public Plot markedLine(String name, double[] x, double[] y) {
        return plus(name, x, y, null, Kind.LINE_WITH_MARKERS);
    }

    /** Adds a line through marked points with bars of y ± {@code error}. */
    public Plot markedLine(String name, double[] x, double[] y, double[] error) {
        return plus(name, x, y, error, Kind.LINE_WITH_MARKERS);
    }

    /** Adds points. */
    public Plot points(String name, double[] x, double[] y) {
        return plus(name, x, y, null, Kind.POINTS);
    }

    /** Adds points with bars of y ± {@code error}. */
    public Plot points(String name, double[] x, double[] y, double[] error) {
        return plus(name, x, y, error, Kind.POINTS);
    }

    private Plot plus(String name, double[] x, double[] y, double[] error, Kind kind) {
        int[] finite = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]) && (!logarithmic || x[i] > 0))
                .toArray();
        List<Double> bars = error == null
                ? null
                : Arrays.stream(finite)
                        .mapToObj(i -> Double.isFinite(error[i]) ? error[i] : 0)
                        .toList();
        List<Series> more = new ArrayList<>(series);
        more.add(new Series(name, chosen(x, finite), chosen(y, finite), bars, kind));
        return new Plot(title, xLabel, yLabel, logarithmic, categories, more);
    }

    private static List<Double> chosen(double[] values, int... rows) {
        return Arrays.stream(rows).mapToObj(i -> values[i]).toList();
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        int chartHeight = height - namesHeight(graphics);
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(chartHeight)
                .title(title)
                .xAxisTitle(xLabel)
                .yAxisTitle(yLabel)
                .build();
        for (int i = 0; i < series.size(); i++) {
            if (!series.get(i).x().isEmpty()) {
                add(chart, series.get(i), i);
            }
        }
        if (chart.getSeriesMap().isEmpty()) {
            graphics.setColor(Palette.INK);
            graphics.drawString(title + ": nothing was measured", LEGEND_LINE, LEGEND_LINE);
            return;
        }
        style(chart.getStyler(), chart.getSeriesMap().size());
        chart.paint(graphics, width, chartHeight);
        drawNames(chart, graphics, chartHeight);
    }

    private static void add(XYChart chart, Series one, int number) {
        XYSeries drawn = one.error() == null
                ? chart.addSeries(one.name(), one.x(), one.y())
                : chart.addSeries(one.name(), one.x(), one.y(), one.error());
        drawn.setLineColor(Palette.colour(number));
        drawn.setMarkerColor(Palette.colour(number));
        drawn.setLineStyle(Palette.stroke(number));
        drawn.setMarker(one.kind() == Kind.LINE ? SeriesMarkers.NONE : Palette.marker(number));
        drawn.setXYSeriesRenderStyle(
                one.kind() == Kind.POINTS ? XYSeries.XYSeriesRenderStyle.Scatter : XYSeries.XYSeriesRenderStyle.Line);
    }

    private void style(XYStyler styler, int drawn) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(Palette.GRID);
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitleFont(Palette.font(Font.PLAIN, TEXT_SIZE + 2));
        styler.setAxisTitleFont(Palette.font(Font.PLAIN, TEXT_SIZE));
        styler.setAxisTickLabelsFont(Palette.font(Font.PLAIN, TEXT_SIZE));
        styler.setLegendFont(Palette.font(Font.PLAIN, TEXT_SIZE));
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(drawn > 4 ? Styler.LegendLayout.Vertical : Styler.LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendVisible(drawn > 1);
        styler.setMarkerSize(MARKER_SIZE);
        styler.setXAxisLogarithmic(logarithmic);
        if (!logarithmic) {
            styler.setXAxisDecimalPattern("0.###");
        }
        if (!categories.isEmpty()) {
            styler.setXAxisMin(-0.5);
            styler.setXAxisMax(categories.size() - 0.5);
            styler.setXAxisTicksVisible(false);
            styler.setLegendPosition(Styler.LegendPosition.OutsideE);
            styler.setLegendLayout(Styler.LegendLayout.Vertical);
        }
    }

    /** The height of the longest name. */
    private int namesHeight(Graphics2D graphics) {
        FontMetrics metrics = graphics.getFontMetrics(Palette.font(Font.PLAIN, TEXT_SIZE));
        double longest =
                categories.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        return categories.isEmpty() ? 0 : (int) Math.ceil(longest * Math.sin(TILT)) + 2 * TEXT_SIZE;
    }

    /** Draws tilted names that end under whole numbers, where XChart's own ticks cannot be placed. */
    private void drawNames(XYChart chart, Graphics2D graphics, int top) {
        graphics.setColor(Palette.INK);
        graphics.setFont(Palette.font(Font.PLAIN, TEXT_SIZE));
        for (int i = 0; i < categories.size(); i++) {
            Graphics2D place = (Graphics2D) graphics.create();
            place.translate(chart.getScreenXFromChart(i), top);
            place.rotate(-TILT);
            place.drawString(categories.get(i), -place.getFontMetrics().stringWidth(categories.get(i)), TEXT_SIZE);
            place.dispose();
        }
    }
}
