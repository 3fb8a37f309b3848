package io.clade.training.session;

import java.util.Locale;

/**
 * The progress of long work.
 *
 * @param stage name of the work, for example {@code dtkc, run 2 of 5}
 * @param done units finished, 0…total
 * @param total units in all, at least 1
 * @param unit name of the units: epochs, samples, restarts
 * @param detail text to show beside it, for example the loss; may be empty
 */
public record Progress(String stage, double done, double total, String unit, String detail) {

    /** True if a whole unit has just been finished, which is worth a line in a log. */
    public boolean milestone() {
        return done == Math.rint(done);
    }

    /** This progress with {@code outer} before its own stage. */
    public Progress under(String outer) {
        return new Progress(outer.isEmpty() ? stage : outer + ", " + stage, done, total, unit, detail);
    }

    /** For example {@code dtkc: 3 of 100 epochs, loss 0.7312}. */
    @Override
    public String toString() {
        String amount = milestone()
                ? String.format(Locale.ROOT, "%.0f of %.0f %s", done, total, unit)
                : String.format(Locale.ROOT, "%.1f of %.0f %s", done, total, unit);
        return stage + ": " + amount + (detail.isEmpty() ? "" : ", " + detail);
    }
}
