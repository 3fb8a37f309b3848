package io.clade.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.evaluation.ValidityIndices;
import io.clade.input.Require;
import io.clade.model.Version;
import io.clade.model.part.Candidates;
import io.clade.run.file.JsonFiles;
import io.clade.training.session.History;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The content of {@code metrics.json}: the figures of a fit of one or more runs. Numbers that are not defined (no
 * labels, one cluster) are null.
 *
 * @param clade version
 * @param method name of the method
 * @param parameters every hyperparameter by its {@code --set} name
 * @param data that were clustered
 * @param k number asked for: of clusters, or of prototypes where the method finds the number of clusters
 * @param clusters of the best run: k, or as many as it found
 * @param outliers of the best run: samples in no cluster
 * @param best index of the run of lowest loss
 * @param runs in order
 * @param summary statistics over the runs, by name: clusters, outliers, acc, nmi, ari, …
 * @param failed runs that failed and are left out of all the others
 * @param quality of the best run's clusters; null in a result of an earlier version
 * @param candidates from which the best run's clusters were taken; null where the method was given
 */
public record Metrics(
        String clade,
        String method,
        Map<String, String> parameters,
        Data data,
        int k,
        int clusters,
        int outliers,
        int best,
        List<Run> runs,
        Map<String, Summary> summary,
        List<Failure> failed,
        Quality quality,
        Candidates candidates) {

    public Metrics {
        Require.present("method", method);
        Require.present("parameters", parameters);
        Require.complete("the values of parameters", parameters.values());
        Require.present("data", data);
        Require.complete("runs", runs);
        Require.that(best >= 0 && best < runs.size(), "the best of %s runs is run %s", runs.size(), best);
        runs.forEach(run -> Require.that(
                run.clusters() <= data.samples(),
                "a run has %s clusters of %s samples",
                run.clusters(),
                data.samples()));
        Require.that(clusters >= 0 && k >= 0 && outliers >= 0, "a number of clusters or samples is negative");
        Require.present("summary", summary);
        // Results from before the number of clusters could be found do not say k.
        k = k == 0 ? clusters : k;
        runs = List.copyOf(runs);
        // A result of an earlier version does not say.
        failed = failed == null ? List.of() : failed;
        Require.complete("failed", failed);
        failed = List.copyOf(failed);
    }

    /** The figures of runs none of which failed, without the quality of their clusters. */
    public Metrics(
            String clade,
            String method,
            Map<String, String> parameters,
            Data data,
            int k,
            int clusters,
            int outliers,
            int best,
            List<Run> runs,
            Map<String, Summary> summary) {
        this(clade, method, parameters, data, k, clusters, outliers, best, runs, summary, List.of(), null, null);
    }

    /**
     * A run that failed.
     *
     * @param seed of the run
     * @param reason in words
     */
    public record Failure(long seed, String reason) {

        /** One sentence. */
        public String inWords() {
            return "The run with seed %s failed and was left out: %s".formatted(seed, reason);
        }
    }

    /** The seeds of all runs, those that failed among them, ascending. */
    public List<Long> seeds() {
        return Stream.concat(runs.stream().map(Run::seed), failed.stream().map(Failure::seed))
                .sorted()
                .toList();
    }

    /**
     * @param name of the dataset
     * @param samples n
     * @param shape extents of a sample
     * @param sha256 see {@link io.clade.data.Dataset#sha256()}
     * @param source they were read from; null where they came from a program
     */
    public record Data(String name, int samples, List<Integer> shape, String sha256, Source source) {

        public Data {
            Require.present("the name of the data", name);
            Require.complete("the shape of the data", shape);
            Require.present("sha256", sha256);
            Require.that(samples > 0, "the number of samples is %s", samples);
        }

        public Data(String name, int samples, List<Integer> shape, String sha256) {
            this(name, samples, shape, sha256, null);
        }

        /** The description of {@code data}; reads all of them once. */
        public static Data of(Dataset data, Source source) {
            List<Integer> shape = Arrays.stream(data.shape().extents()).boxed().toList();
            return new Data(data.name(), data.size(), shape, data.sha256(), source);
        }
    }

    /** These metrics with the quality of the best run's clusters. */
    public Metrics with(Quality judged) {
        return with(judged, candidates);
    }

    /** These metrics with the quality of the best run's clusters and the candidates that they were taken from, or null. */
    Metrics with(Quality judged, Candidates from) {
        return new Metrics(
                clade, method, parameters, data, k, clusters, outliers, best, runs, summary, failed, judged, from);
    }

    /** True if the method found the number of clusters. */
    public boolean found() {
        return runs.stream().anyMatch(run -> run.clusters() != k);
    }

    /**
     * One run; external indices are null without labels.
     *
     * @param clusters k, or as many as it found
     * @param outliers samples in no cluster
     */
    public record Run(
            long seed,
            Double loss,
            int epochs,
            double seconds,
            int clusters,
            int outliers,
            Double acc,
            Double nmi,
            Double ari,
            Double purity,
            Double silhouette,
            @JsonProperty("calinski_harabasz") Double calinskiHarabasz,
            @JsonProperty("davies_bouldin") Double daviesBouldin) {

        public Run {
            Require.that(
                    clusters >= 0 && outliers >= 0 && epochs >= 0,
                    "a number of clusters, outliers or epochs is negative");
        }

        /**
         * The run with this seed, which gave each sample one of {@code clusters}; numbers that are not finite become
         * null.
         */
        public static Run of(long seed, History history, double seconds, Labels clusters, ValidityIndices indices) {
            return new Run(
                    seed,
                    Statistics.number(history.lowestLoss()),
                    history.epochs().size(),
                    seconds,
                    clusters.count(),
                    clusters.size() - IntStream.of(clusters.sizes()).sum(),
                    Statistics.number(indices.accuracy()),
                    Statistics.number(indices.nmi()),
                    Statistics.number(indices.ari()),
                    Statistics.number(indices.purity()),
                    Statistics.number(indices.silhouette()),
                    Statistics.number(indices.calinskiHarabasz()),
                    Statistics.number(indices.daviesBouldin()));
        }
    }

    /**
     * Reads {@code metrics.json}.
     *
     * @throws io.clade.input.InputException where it is missing or damaged
     */
    public static Metrics read(Path file) {
        return JsonFiles.read(file, Metrics.class);
    }

    /** The figures of the runs of a plan on {@code data} with their statistics, without the quality of the clusters. */
    static Metrics of(Plan plan, Data data, List<Run> runs, List<Failure> failed) {
        int best = Statistics.best(runs);
        return new Metrics(
                Version.get(),
                plan.name(),
                plan.parameters(),
                data,
                plan.clusters(),
                runs.get(best).clusters(),
                runs.get(best).outliers(),
                best,
                runs,
                Statistics.summarise(runs, plan.seed()),
                failed,
                null,
                null);
    }

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
