package io.clade.run.choice;

import java.util.List;

/**
 * What {@code choice.json} holds: how the number of clusters was chosen, or that there are none.
 *
 * @param question what was asked; the same question has the same answer
 * @param range of numbers that were tried, as {@code -k} takes it
 * @param space what was clustered, and how, in words
 * @param samples measured, a random part where there are more
 * @param structure whether there are clusters at all
 * @param criteria of every number, ascending; empty where there are no clusters and nothing more was measured
 * @param votes which number each criterion takes
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
        criteria = List.copyOf(criteria);
        votes = List.copyOf(votes);
    }

    /** True if a number is recommended. */
    public boolean found() {
        return recommended != null;
    }
}
