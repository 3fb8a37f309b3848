package io.clade.experiment.competitive;

import io.clade.experiment.study.Recipe;

/**
 * A row of a comparison.
 *
 * @param source the built-in dataset with its parameters
 * @param recipe to fit
 * @param publishedMean ACC that the paper reports; NaN for none
 * @param publishedSd of it over the runs
 */
record ComparisonRow(String source, Recipe recipe, double publishedMean, double publishedSd) {

    /** A row without a published figure. */
    static ComparisonRow of(String source, Recipe recipe) {
        return new ComparisonRow(source, recipe, Double.NaN, Double.NaN);
    }
}
