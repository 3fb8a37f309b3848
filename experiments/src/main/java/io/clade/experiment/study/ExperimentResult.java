package io.clade.experiment.study;

import io.clade.experiment.figure.Figure;
import java.util.List;

/**
 * The result of an experiment; immutable.
 *
 * @param tables to print and to write
 * @param details tables to write only, from which figures are drawn
 * @param figures to write
 * @param extent part that was done, as a clause
 * @param seeds of the runs, as text
 * @param data that were clustered, a line a set
 * @param notes for the reader, a sentence each
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
