package io.clade.golden;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.evaluation.ExternalIndices;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.training.session.History;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a fit found.
 *
 * @param losses of the first five epochs, or of fewer
 * @param sizes of the clusters, ascending
 * @param outliers samples without a cluster
 * @param acc accuracy
 * @param weights fingerprint of the model's weights
 * @param assignment fingerprint of the clusters and confidences
 * @param parts fingerprints of the model's other parts, by name
 */
record Found(
        List<Double> losses,
        List<Integer> sizes,
        int outliers,
        double acc,
        String weights,
        String assignment,
        Map<String, String> parts) {

    private static final int EPOCHS = 5;

    static Found of(Model model, Dataset dataset) {
        Assignment assignment = model.assign(dataset);
        Labels clusters = assignment.clusters();
        return new Found(
                model.history().epochs().stream()
                        .limit(EPOCHS)
                        .map(History.Epoch::loss)
                        .toList(),
                Arrays.stream(clusters.sizes()).sorted().boxed().toList(),
                (int) Arrays.stream(clusters.codes())
                        .filter(code -> code == Labels.NONE)
                        .count(),
                ExternalIndices.accuracy(dataset.labels().orElseThrow(), clusters),
                Fingerprint.weights(model),
                Fingerprint.assignment(assignment),
                Fingerprint.parts(model));
    }
}
