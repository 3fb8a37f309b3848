package io.clade.report.training;

import io.clade.model.part.TrainingLimits;
import io.clade.report.findings.Findings;
import io.clade.report.page.Numerals;
import io.clade.report.page.TermCurve;
import io.clade.report.page.Ticks;
import io.clade.report.page.ValueRange;
import io.clade.run.Metrics;
import io.clade.training.session.History;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * The curves of the loss and its terms by epoch, for the template: a panel each, with a line for each run.
 *
 * @param panels the loss first
 * @param logarithmic whether a panel can have a logarithmic scale
 * @param events of the run shown
 */
public record Curves(List<Panel> panels, boolean logarithmic, List<Event> events) {

    private static final double WIDTH = 340;
    private static final double HEIGHT = 200;
    private static final double LEFT = 52;
    private static final double RIGHT = 8;
    private static final double TOP = 8;
    private static final double BOTTOM = 38;
    private static final int TICKS = 4;
    /** The width of the letter of an event. */
    private static final double LETTER = 11;

    /** The most points of a line. */
    private static final int MOST_POINTS = 560;

    private static final int LEAST_POINTS = 60;
    /** The most points of all lines of a panel. */
    private static final int ALL_POINTS = 30_000;

    /**
     * @param number from 0, in the order of the page
     * @param name of the quantity
     * @param words on the first and last value of the run shown
     * @param scales linear and, where all values are positive, logarithmic
     */
    record Panel(int number, String name, String words, List<Scale> scales) {}

    /**
     * @param kind for the style sheet
     * @param alone whether there is no other scale
     * @param x ticks of the epochs
     * @param y ticks of the values
     * @param lines the run shown last, over the others
     */
    record Scale(String kind, boolean alone, List<Tick> x, List<Tick> y, List<Line> lines) {}

    /** @param at its place, in units of the drawing */
    record Tick(String at, String text) {}

    /**
     * @param shown whether it is that of the run shown
     * @param path as SVG writes it
     */
    record Line(boolean shown, String path) {}

    /**
     * @param at its place on every panel, in units of the drawing
     * @param letterAt place of the letter that stands for it
     * @param letter that stands for it
     * @param epoch after which it happened
     * @param name of it
     * @param meaning of it for the result
     */
    record Event(String at, String letterAt, String letter, String epoch, String name, String meaning) {}

    boolean eventful() {
        return !events.isEmpty();
    }

    /** The curves of all runs. */
    public static Curves of(Findings findings) {
        return of(
                findings.metrics(),
                findings.histories(),
                findings.find(TrainingLimits.class)
                        .map(TrainingLimits::patience)
                        .orElse(0));
    }

    /**
     * @param histories one a run, in the order of the metrics' runs
     * @param patience see {@link Milestones#of}
     */
    static Curves of(Metrics metrics, List<History> histories, int patience) {
        Set<String> terms = new LinkedHashSet<>();
        histories.forEach(history -> terms.addAll(history.terms()));
        if (terms.size() == 1) {
            // It would be the loss once more.
            terms.clear();
        }
        List<Panel> panels = new ArrayList<>();
        panels.add(panel(0, "Loss", metrics.best(), histories, History.Epoch::loss));
        for (String term : terms) {
            panels.add(panel(
                    panels.size(),
                    term,
                    metrics.best(),
                    histories,
                    epoch -> epoch.terms().getOrDefault(term, Double.NaN)));
        }
        Milestones milestones = Milestones.of(histories.get(metrics.best()), patience);
        return new Curves(
                panels,
                panels.stream().anyMatch(panel -> panel.scales().size() > 1),
                events(
                        milestones,
                        ValueRange.of(histories.stream()
                                .flatMap(history -> history.epochs().stream())
                                .mapToDouble(History.Epoch::number))));
    }

    /** The events with the places of their letters, which are kept apart. */
    static List<Event> events(Milestones milestones, ValueRange epochs) {
        List<Event> events = new ArrayList<>();
        double free = WIDTH;
        for (int i = milestones.events().size() - 1; i >= 0; i--) {
            Milestones.Event event = milestones.events().get(i);
            double at = across(epochs, event.epoch());
            double letterAt = Math.min(free, at);
            free = letterAt - LETTER;
            events.add(
                    0,
                    new Event(
                            Numerals.place(at),
                            Numerals.place(letterAt),
                            event.letter(),
                            Numerals.count(event.epoch()),
                            event.name(),
                            event.meaning()));
        }
        return events;
    }

    private static Panel panel(
            int number, String name, int best, List<History> histories, ToDoubleFunction<History.Epoch> value) {
        List<TermCurve> tracks =
                histories.stream().map(history -> new TermCurve(history, value)).toList();
        ValueRange values = ValueRange.of(tracks.stream().flatMapToDouble(TermCurve::values));
        ValueRange epochs = ValueRange.of(tracks.stream().flatMapToDouble(TermCurve::epochs));
        List<Scale> scales = new ArrayList<>();
        boolean positive = values.low() > 0 && values.high() > values.low();
        scales.add(scale("linear", !positive, epochs, values, tracks, best));
        if (positive) {
            scales.add(scale("log", false, epochs, values, tracks, best));
        }
        return new Panel(number, name, tracks.get(best).words(), scales);
    }

    private static Scale scale(
            String kind, boolean alone, ValueRange epochs, ValueRange values, List<TermCurve> tracks, int best) {
        boolean log = kind.equals("log");
        ValueRange drawn = log ? new ValueRange(Math.log10(values.low()), Math.log10(values.high())) : values;
        List<Double> marks = log
                ? Ticks.logarithmic(values.low(), values.high(), TICKS)
                : Ticks.linear(values.low(), values.high(), TICKS);
        DoubleFunction<String> down = value -> Numerals.place(down(drawn, log ? Math.log10(value) : value));
        DoubleFunction<String> across = epoch -> Numerals.place(across(epochs, epoch));
        List<Tick> y = marks.stream()
                .map(value -> new Tick(down.apply(value), tick(value, marks)))
                .toList();
        List<Tick> x = Ticks.linear(epochs.low(), epochs.high(), TICKS).stream()
                .filter(epoch -> epoch == Math.rint(epoch))
                .map(epoch -> new Tick(across.apply(epoch), Numerals.count(epoch.longValue())))
                .toList();
        int most = Math.max(LEAST_POINTS, Math.min(MOST_POINTS, ALL_POINTS / tracks.size()));
        List<Line> lines = new ArrayList<>();
        for (int run = 0; run < tracks.size(); run++) {
            if (run != best) {
                lines.add(new Line(false, tracks.get(run).path(most, across, down)));
            }
        }
        lines.add(new Line(true, tracks.get(best).path(most, across, down)));
        return new Scale(kind, alone, x, y, lines);
    }

    private static String tick(double value, List<Double> all) {
        double size = all.stream().mapToDouble(Math::abs).max().orElse(0);
        boolean even = all.size() > 1 && size < 1e6 && size >= 1e-3;
        double step = even ? Math.abs(all.get(1) - all.get(0)) : 1;
        return even ? Numerals.plain(value, Ticks.decimals(step)) : Numerals.decimal(value);
    }

    private static double across(ValueRange epochs, double epoch) {
        return LEFT + (WIDTH - LEFT - RIGHT) * epochs.share(epoch);
    }

    private static double down(ValueRange values, double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * values.share(value);
    }
}
