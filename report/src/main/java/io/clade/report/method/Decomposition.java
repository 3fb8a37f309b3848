package io.clade.report.method;

import io.clade.method.competitive.soft.DdclMonitor;
import io.clade.report.findings.Findings;
import io.clade.report.page.AxisScale;
import io.clade.report.page.Numerals;
import io.clade.report.page.TermCurve;
import io.clade.training.session.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The soft quantisation error by epoch as the sum of its two parts, L_q = L_OLS + V (Cirrincione, DDCL: Deep Dual
 * Competitive Learning, arXiv 2604.01740, theorem 1), and monitors that show whether prototypes share samples, spread
 * or die.
 *
 * @param whole path of L_q
 * @param lower area of L_OLS, from zero
 * @param upper area of V, on top of it
 * @param x ticks of the epochs
 * @param y ticks of the errors
 * @param sentence on the end of training
 * @param panels of the monitors
 */
record Decomposition(
        String whole,
        String lower,
        String upper,
        List<AxisScale.Tick> x,
        List<AxisScale.Tick> y,
        String sentence,
        List<Panel> panels)
        implements MethodFigure {

    /** The frame of the large drawing is {@code LEFT…RIGHT} across and {@code TOP…BOTTOM} down. */
    static final double LEFT = 60;

    static final double RIGHT = 668;
    static final double TOP = 34;
    static final double BOTTOM = 232;

    private static final double PANEL_LEFT = 52;
    private static final double PANEL_RIGHT = 332;
    private static final double PANEL_TOP = 8;
    private static final double PANEL_BOTTOM = 162;

    private static final int TICKS = 5;
    private static final int MOST_POINTS = 560;

    /** The share of V in L_q above which prototypes share many samples. */
    private static final double SHARED = 0.1;

    private static final List<Watched> WATCHED = List.of(
            new Watched(
                    DdclMonitor.SEPARATION,
                    "Separation S",
                    "Mean distance between two prototypes. If it falls towards zero, the prototypes collapse into one."),
            new Watched(
                    DdclMonitor.CONCENTRATION,
                    "Concentration K",
                    "How far samples belong to one prototype: 1 if each sample has a single winner, 1/k if all prototypes share it equally."),
            new Watched(
                    DdclMonitor.EFFECTIVE_CLUSTERS,
                    "Effective clusters",
                    "The number of clusters of equal size with the same entropy; well below k if few clusters hold most samples."),
            new Watched(
                    DdclMonitor.DEAD_PROTOTYPES,
                    "Dead prototypes",
                    "Prototypes that were nearest to no sample during a whole epoch; their clusters are empty."));

    private static final List<DdclMonitor> PARTS =
            List.of(DdclMonitor.QUANTISATION, DdclMonitor.LEAST_SQUARES, DdclMonitor.VARIANCE);

    private record Watched(DdclMonitor monitor, String name, String meaning) {}

    /**
     * @param id of the figure
     * @param name of the quantity
     * @param words on its first and last value
     * @param meaning of the quantity
     * @param path of the line
     * @param x ticks of the epochs
     * @param y ticks of the values
     */
    record Panel(
            String id,
            String name,
            String words,
            String meaning,
            String path,
            List<AxisScale.Tick> x,
            List<AxisScale.Tick> y) {}

    /** The decomposition of the best run; empty for methods that have none. */
    static Optional<Decomposition> of(Findings findings) {
        return of(findings.histories().get(findings.metrics().best()));
    }

    @Override
    public String template() {
        return "method/decomposition.html";
    }

    /** The decomposition in {@code history}; empty for methods that have none. */
    static Optional<Decomposition> of(History history) {
        List<History.Epoch> epochs = history.epochs().stream()
                .filter(epoch -> PARTS.stream().allMatch(part -> part.isIn(epoch)))
                .toList();
        return epochs.isEmpty() ? Optional.empty() : Optional.of(drawn(new History(epochs)));
    }

    private static Decomposition drawn(History history) {
        List<History.Epoch> epochs = history.epochs();
        ToDoubleFunction<History.Epoch> sum = DdclMonitor.QUANTISATION::of;
        AxisScale x = across(epochs, LEFT, RIGHT);
        double most =
                epochs.stream().mapToDouble(sum).filter(Double::isFinite).max().orElse(1);
        AxisScale y = new AxisScale(0, most > 0 ? most : 1, BOTTOM, TOP);
        TermCurve whole = new TermCurve(history, sum);
        List<History.Epoch> kept =
                whole.thinned(MOST_POINTS).stream().map(epochs::get).toList();
        return new Decomposition(
                whole.path(MOST_POINTS, x::at, y::at),
                area(kept, x, y, epoch -> 0, DdclMonitor.LEAST_SQUARES::of),
                area(
                        kept,
                        x,
                        y,
                        DdclMonitor.LEAST_SQUARES::of,
                        epoch -> DdclMonitor.LEAST_SQUARES.of(epoch) + DdclMonitor.VARIANCE.of(epoch)),
                x.wholeTicks(TICKS),
                y.ticks(TICKS),
                sentence(history),
                panels(history));
    }

    private static AxisScale across(List<History.Epoch> epochs, double from, double to) {
        return AxisScale.holding(epochs.stream().mapToDouble(History.Epoch::number), from, to);
    }

    /** The path around the area between two lines: along the upper one and back along the lower one. */
    private static String area(
            List<History.Epoch> epochs,
            AxisScale x,
            AxisScale y,
            ToDoubleFunction<History.Epoch> low,
            ToDoubleFunction<History.Epoch> high) {
        List<String> there = new ArrayList<>();
        List<String> back = new ArrayList<>();
        for (History.Epoch epoch : epochs) {
            double top = high.applyAsDouble(epoch);
            if (Double.isFinite(top)) {
                there.add(x.at(epoch.number()) + " " + y.at(top));
                back.add(0, x.at(epoch.number()) + " " + y.at(low.applyAsDouble(epoch)));
            }
        }
        return there.isEmpty() ? "" : "M" + String.join("L", there) + "L" + String.join("L", back) + "Z";
    }

    private static String sentence(History history) {
        History.Epoch last = history.epochs().get(history.epochs().size() - 1);
        double share = DdclMonitor.VARIANCE.of(last) / DdclMonitor.QUANTISATION.of(last);
        String end = "In the last epoch V is " + Numerals.percent(share) + " of the whole: ";
        return end
                + (share >= SHARED
                        ? "prototypes share many samples, and the borders of clusters are soft."
                        : "nearly every sample belongs to one prototype.")
                + (neverDead(history) ? " Every prototype won samples in every epoch." : "");
    }

    private static boolean neverDead(History history) {
        return isWatched(history, DdclMonitor.DEAD_PROTOTYPES)
                && history.epochs().stream().allMatch(epoch -> DdclMonitor.DEAD_PROTOTYPES.of(epoch) == 0);
    }

    private static boolean isWatched(History history, DdclMonitor monitor) {
        return history.epochs().stream().anyMatch(monitor::isIn);
    }

    private static List<Panel> panels(History history) {
        return WATCHED.stream()
                .filter(one -> isWatched(history, one.monitor()))
                .filter(one -> one.monitor() != DdclMonitor.DEAD_PROTOTYPES || !neverDead(history))
                .map(one -> panel(history, one))
                .toList();
    }

    private static Panel panel(History history, Watched one) {
        ToDoubleFunction<History.Epoch> value = one.monitor()::of;
        TermCurve track = new TermCurve(history, value);
        AxisScale x = across(history.epochs(), PANEL_LEFT, PANEL_RIGHT);
        AxisScale y = AxisScale.holding(history.epochs().stream().mapToDouble(value), PANEL_BOTTOM, PANEL_TOP);
        return new Panel(
                "figure-" + one.monitor().column().replace('_', '-'),
                one.name(),
                track.words(),
                one.meaning(),
                track.path(MOST_POINTS, x::at, y::at),
                x.wholeTicks(TICKS),
                y.ticks(TICKS));
    }
}
