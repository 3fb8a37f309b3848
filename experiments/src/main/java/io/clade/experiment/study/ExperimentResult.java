package io.clade.experiment.study;

import io.clade.experiment.figure.Figure;
import java.util.List;

/**
 * What an experiment found; immutable.
 *
 * @param tables to print and to write
 * @param details tables to write only: what figures are drawn from
 * @param figures to write
 * @param extent how much of it was done, as a clause
 * @param seeds of the runs, as text
 * @param data what was clustered, a line a set
 * @param notes what a reader should know, a sentence each
 */
public record ExperimentResult(
        List<Table> tables,
        List<Table> details,
        List<Figure> figures,
        String extent,
        String seeds,
        List<String> data,
        List<String> notes) {

    public ExperimentResult {
        tables = List.copyOf(tables);
        details = List.copyOf(details);
        figures = List.copyOf(figures);
        data = List.copyOf(data);
        notes = List.copyOf(notes);
    }
}
