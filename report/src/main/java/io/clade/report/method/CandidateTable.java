package io.clade.report.method;

import io.clade.model.part.Candidates;
import io.clade.report.findings.Findings;
import io.clade.report.page.Numerals;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The candidates from which a clustering was taken, with the scores it was taken by.
 *
 * @param reason one sentence
 * @param rows a candidate each, in the order they were fitted
 */
record CandidateTable(String reason, List<Row> rows) implements MethodFigure {

    /**
     * @param method name of the method
     * @param features that it clustered
     * @param taken true for the one shown
     * @param agreement with the others
     * @param separated share of neighbours in two clusters
     */
    record Row(String method, String features, boolean taken, String agreement, String separated) {}

    /** Of the {@link Candidates}. */
    static Optional<CandidateTable> of(Findings findings) {
        return findings.find(Candidates.class).map(CandidateTable::of);
    }

    static CandidateTable of(Candidates candidates) {
        List<Row> rows = IntStream.range(0, candidates.all().size())
                .mapToObj(i -> row(candidates.all().get(i), i == candidates.taken()))
                .toList();
        return new CandidateTable(candidates.inWords(), rows);
    }

    private static Row row(Candidates.Candidate candidate, boolean taken) {
        return new Row(
                candidate.method(),
                candidate.features(),
                taken,
                Numerals.plain(candidate.agreement(), 2),
                Numerals.percent(candidate.separated()));
    }

    @Override
    public String template() {
        return "method/candidates.html";
    }
}
