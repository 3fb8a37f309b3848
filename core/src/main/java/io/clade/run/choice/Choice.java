package io.clade.run.choice;

import io.clade.input.Require;
import java.util.List;

/**
 * The content of {@code choice.json}: the choice of the number of clusters, or the finding that there are none.
 *
 * @param question that was asked; the same question has the same answer
 * @param range of numbers that were tried, as {@code -k} takes it
 * @param space of the samples that were clustered, and the way, in words
 * @param samples measured, a random part where there are more
 * @param structure test of whether there are clusters at all
 * @param criteria of every number, ascending; empty where there are no clusters and nothing more was measured
 * @param votes the number that each criterion takes
 * @param recommended the number; null where there are no clusters
 * @param reason in one sentence
 */
public record Choice(
        ChoiceKey question,
        String range,
        String space,
        int samples,
        ClusteringTendency structure,
        List<Criteria> criteria,
        List<CriterionChoice> votes,
        Integer recommended,
        String reason) {

    public Choice {
        Require.present("question", question);
        Require.present("structure", structure);
        Require.complete("criteria", criteria);
        Require.complete("votes", votes);
        Require.present("reason", reason);
        criteria = List.copyOf(criteria);
        votes = List.copyOf(votes);
    }

    /** True if a number is recommended. */
    public boolean found() {
        return recommended != null;
    }
}
