package io.clade.cli.table;

import io.clade.run.choice.Choice;
import io.clade.run.choice.Criteria;
import java.io.PrintStream;
import java.util.Locale;

/** The table of the criteria of every number of clusters, with the choice. */
public final class ChoiceTable {

    private ChoiceTable() {}

    public static void print(Choice choice, PrintStream out) {
        if (choice.found()) {
            Columns columns = Columns.ofNumbers()
                    .row("k", "silhouette", "gap", "stability", "reference", "misplaced", "lifetime", "");
            choice.criteria()
                    .forEach(one -> columns.row(
                            Integer.toString(one.k()),
                            decimals(one.silhouette()),
                            decimals(one.gap()) + " ± " + decimals(one.gapError()),
                            decimals(one.stability()),
                            decimals(one.stabilityReference()),
                            one.misplaced() == null ? "" : Integer.toString(one.misplaced()),
                            decimals(one.lifetime()),
                            mark(choice, one)));
            columns.print(out);
            out.println();
            out.println("measured: " + choice.space() + ", " + choice.samples() + " samples");
        }
        out.println(choice.reason());
        out.println();
    }

    private static String mark(Choice choice, Criteria one) {
        return one.k() == choice.recommended() ? "<- taken" : "";
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
