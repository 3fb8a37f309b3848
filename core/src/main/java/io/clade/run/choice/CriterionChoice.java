package io.clade.run.choice;

/**
 * The number of clusters that one criterion takes.
 *
 * @param criterion name
 * @param k the number; null where the criterion takes none of the range
 */
public record CriterionChoice(String criterion, Integer k) {

    static final String SILHOUETTE = "silhouette";
    static final String GAP = "gap";
    static final String STABILITY = "stability";
    static final String VALLEYS = "valleys";
    static final String LIFETIME = "lifetime";
}
