package io.clade.report.sample;

import java.util.List;

/**
 * A table of the features that set a cluster apart, for the template.
 *
 * @param certain names of the most certain samples, a column each
 * @param uncertain names of the least certain samples, a column each
 * @param rows the feature of the largest difference first
 * @param left features that are not shown
 */
public record FeatureTable(List<String> certain, List<String> uncertain, List<Row> rows, int left) {

    /**
     * @param feature its name
     * @param mean of the cluster
     * @param others mean of all other samples
     * @param difference standardised, see {@link Averages#difference}
     * @param above whether the cluster's mean is above the others'
     * @param style length of the bar that shows it
     * @param certain values of the most certain samples
     * @param uncertain values of the least certain samples
     */
    record Row(
            String feature,
            String mean,
            String others,
            String difference,
            boolean above,
            String style,
            List<String> certain,
            List<String> uncertain) {}

    int certainCount() {
        return certain.size();
    }

    int uncertainCount() {
        return uncertain.size();
    }
}
