package io.clade.report.method;

import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Escapers;
import io.clade.model.part.Candidates;
import io.clade.model.part.Candidates.Candidate;
import io.clade.report.page.Template;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateTableTest {

    private static final Candidates CANDIDATES = new Candidates(
            List.of(
                    new Candidate("kmeans", "all features", 0.5, 0.25, 3),
                    new Candidate("gmm", "2 principal components", 0.754, 0.125, 2)),
            1,
            Candidates.Reason.AGREEMENT);

    @Test
    void every_candidate_has_a_row_with_its_scores_and_one_is_shown() {
        CandidateTable table = CandidateTable.of(CANDIDATES);
        assertThat(table.rows()).extracting(CandidateTable.Row::agreement).containsExactly("0.50", "0.75");
        assertThat(table.rows()).extracting(CandidateTable.Row::taken).containsExactly(false, true);
        assertThat(Template.filled(table.template(), Escapers.HTML, table))
                .contains("gmm <span class=\"tag\">shown</span>")
                .contains("2 principal components")
                .doesNotContain("{{");
    }
}
