package io.clade.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What {@code metrics.json} holds of one fit of one or more runs. Numbers that are not defined (no labels, one cluster)
 * are null.
 *
 * @param clade version
 * @param method name of the method
 * @param parameters every hyperparameter by its {@code --set} name
 * @param data what was clustered
 * @param clusters k
 * @param best index of the run of lowest loss
 * @param runs in order
 * @param summary statistics over the runs, by index: acc, nmi, ari, purity, silhouette, …
 */
public record Metrics(
        String clade,
        String method,
        Map<String, String> parameters,
        Data data,
        int clusters,
        int best,
        List<Run> runs,
        Map<String, Summary> summary) {

    public Metrics {
        runs = List.copyOf(runs);
    }

    /**
     * @param name of the dataset
     * @param samples n
     * @param shape extents of a sample
     * @param sha256 see {@link io.clade.data.Dataset#sha256()}
     */
    public record Data(String name, int samples, List<Integer> shape, String sha256) {}

    /** One run; external indices are null without labels. */
    public record Run(
            long seed,
            Double loss,
            int epochs,
            double seconds,
            Double acc,
            Double nmi,
            Double ari,
            Double purity,
            Double silhouette,
            @JsonProperty("calinski_harabasz") Double calinskiHarabasz,
            @JsonProperty("davies_bouldin") Double daviesBouldin) {}

    /**
     * @param best value of the run of lowest loss: chosen without labels
     * @param mean over the runs
     * @param sd over the runs, with n − 1
     * @param max highest of any run
     * @param bootstrapMean of {@code best} over resampled runs; null for a single run
     * @param bootstrapSd of {@code best} over resampled runs; null for a single run
     */
    public record Summary(
            Double best,
            Double mean,
            Double sd,
            Double max,
            @JsonProperty("bootstrap_mean") Double bootstrapMean,
            @JsonProperty("bootstrap_sd") Double bootstrapSd) {}
}
