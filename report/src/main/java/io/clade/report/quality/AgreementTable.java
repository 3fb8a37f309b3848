package io.clade.report.quality;

import io.clade.report.page.Numerals;
import io.clade.report.page.Shade;
import io.clade.run.Metrics;
import io.clade.run.Quality;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of the agreement of every two runs, for the template.
 *
 * @param mean over the pairs of runs
 * @param rows a run each, and a column each
 */
public record AgreementTable(String mean, List<Row> rows) {

    /** The most runs of a table that can still be read. */
    private static final int MOST = 30;

    /**
     * @param run its number, from 1
     * @param best whether it is the run shown
     * @param cells another run each, in order
     */
    public record Row(int run, boolean best, List<Cell> cells) {}

    /**
     * @param index adjusted Rand index; empty on the diagonal
     * @param shade of the cell
     */
    public record Cell(String index, Shade shade) {}

    /** The table of {@code metrics}; null for fewer than two runs, too many runs, or runs that were not compared. */
    public static AgreementTable of(Metrics metrics) {
        Quality quality = metrics.quality();
        if (quality == null
                || quality.agreement() == null
                || quality.agreement().size() > MOST) {
            return null;
        }
        List<Row> rows = IntStream.range(0, quality.agreement().size())
                .mapToObj(run -> new Row(
                        run + 1,
                        run == metrics.best(),
                        IntStream.range(0, quality.agreement().size())
                                .mapToObj(other -> run == other
                                        ? new Cell("", Shade.NONE)
                                        : cell(quality.agreement().get(run).get(other)))
                                .toList()))
                .toList();
        return new AgreementTable(Numerals.plain(quality.meanAgreement(), 2), rows);
    }

    private static Cell cell(double index) {
        return new Cell(Numerals.plain(index, 2), Shade.of(100 * Math.max(0, index)));
    }
}
