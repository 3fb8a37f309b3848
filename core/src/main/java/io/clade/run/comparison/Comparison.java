package io.clade.run.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.clade.evaluation.ranking.Ranking;
import io.clade.run.Metrics;
import io.clade.run.file.JsonFiles;
import io.clade.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of {@code comparison.json}: the figures of every method on every dataset, with their provenance;
 * immutable.
 *
 * @param clade version
 * @param engine version of libtorch
 * @param java version of the Java runtime
 * @param platform operating system and architecture
 * @param device of the tensors
 * @param threads threads an operation could use
 * @param started when the comparison began, ISO-8601
 * @param idleMemoryMb megabytes the process had before anything was fitted
 * @param command the command line that makes it again; empty where there was none
 * @param seed of the first run of each method
 * @param runs R
 * @param data that methods were compared on
 * @param methods that were compared
 * @param cells results of each method on each dataset, as far as they are done, dataset by dataset
 */
public record Comparison(
        String clade,
        String engine,
        String java,
        String platform,
        String device,
        int threads,
        String started,
        @JsonProperty("idle_memory_mb") double idleMemoryMb,
        String command,
        long seed,
        int runs,
        List<Data> data,
        List<Entry> methods,
        List<Cell> cells) {

    /** The name of its file. */
    public static final String FILE = "comparison.json";

    public Comparison {
        data = List.copyOf(data);
        methods = List.copyOf(methods);
        cells = List.copyOf(cells);
    }

    /**
     * A dataset.
     *
     * @param name in tables
     * @param clusters k
     * @param labelled whether its classes are known
     * @param samples description of the samples, with their hash
     * @param notices of the reading, a sentence each
     */
    public record Data(String name, int clusters, boolean labelled, Metrics.Data samples, List<String> notices) {

        public Data {
            notices = List.copyOf(notices);
        }
    }

    /**
     * A method with its settings.
     *
     * @param name in tables
     * @param method its name under {@code -m}
     * @param settings changes of its recommended hyperparameters
     */
    public record Entry(String name, String method, Map<String, String> settings) {

        public Entry {
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        }
    }

    /**
     * The resident memory of the process, in megabytes (2²⁰ bytes), measured every 10 ms during a fit; the highest over
     * all runs.
     *
     * @param peak largest value, with Java, libtorch, the data and remains of earlier work
     * @param added largest value beyond that at the start of the first run
     */
    public record Memory(
            @JsonProperty("peak_mb") double peak,
            @JsonProperty("added_mb") double added) {}

    /**
     * The result of a method on a dataset.
     *
     * @param data name of the dataset
     * @param method name of the method
     * @param folder of its result, from that of the comparison; null where it failed
     * @param failure reason why it failed; null where it did not
     * @param metrics its figures; null where it failed
     * @param warnings about it for the user, a sentence each
     * @param inputSilhouette silhouette of its best run, measured on the samples themselves: the same space for every
     *     method; null where that is not defined
     * @param memory of its fits; null where their process ended before it was written
     */
    public record Cell(
            String data,
            String method,
            String folder,
            String failure,
            Metrics metrics,
            List<String> warnings,
            @JsonProperty("input_silhouette") Double inputSilhouette,
            Memory memory) {

        public Cell {
            warnings = List.copyOf(warnings);
        }

        /** The result of a method that failed. */
        static Cell failed(String data, String method, String reason) {
            return new Cell(data, method, null, reason, null, List.of(), null, null);
        }

        /** True if there are figures. */
        public boolean done() {
            return metrics != null;
        }

        /** The statistics of an index by its name in {@code metrics.json}; empty where it was not measured. */
        public Optional<Metrics.Summary> summary(String index) {
            return done()
                    ? Optional.ofNullable(metrics.summary().get(index)).filter(each -> each.mean() != null)
                    : Optional.empty();
        }

        /** The mean seconds of a run. */
        public double seconds() {
            return metrics.runs().stream()
                    .mapToDouble(Metrics.Run::seconds)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    /** This comparison with the result of one more method. */
    Comparison plus(Cell cell) {
        List<Cell> more = new ArrayList<>(cells);
        more.add(cell);
        return new Comparison(
                clade,
                engine,
                java,
                platform,
                device,
                threads,
                started,
                idleMemoryMb,
                command,
                seed,
                runs,
                data,
                methods,
                more);
    }

    /** The result of {@code method} on the dataset {@code name}; empty where it is not done yet. */
    public Optional<Cell> cell(String name, String method) {
        return cells.stream()
                .filter(cell -> cell.data().equals(name) && cell.method().equals(method))
                .findFirst();
    }

    /** The results of the methods on the dataset {@code name}, in the order of the methods. */
    public List<Cell> on(String name) {
        return cells.stream().filter(cell -> cell.data().equals(name)).toList();
    }

    /** The largest number of runs of any method. */
    public int mostRuns() {
        return cells.stream()
                .filter(Cell::done)
                .mapToInt(cell -> cell.metrics().runs().size())
                .max()
                .orElse(0);
    }

    /**
     * The methods ranked by the mean of an index over their runs, on the datasets that have labels; a method that failed on
     * a dataset ranks last there. Empty unless there are two methods and two such datasets.
     *
     * @param index acc, nmi or ari, which can be compared between methods
     */
    public Optional<Ranking> ranking(String index) {
        double[][] scores = data.stream()
                .filter(Data::labelled)
                .map(set -> on(set.name()))
                .filter(row -> row.size() == methods.size() && row.stream().anyMatch(Cell::done))
                .map(row -> row.stream()
                        .mapToDouble(cell ->
                                cell.summary(index).map(Metrics.Summary::mean).orElse(Double.NaN))
                        .toArray())
                .toArray(double[][]::new);
        return scores.length < 2 || methods.size() < 2 ? Optional.empty() : Optional.of(Ranking.of(scores));
    }

    /** Writes the comparison to {@link #FILE} in {@code folder}, in one move. */
    void write(Path folder) {
        try {
            JsonFiles.writeDurably(folder.resolve(FILE), this);
        } catch (IOException e) {
            throw new StorageException(
                    "The comparison cannot be written to %s: %s. What is done is kept; --resume does the rest."
                            .formatted(folder, StorageException.reason(folder, e)),
                    e);
        }
    }

    /**
     * Reads a comparison from {@link #FILE} in {@code folder}.
     *
     * @throws io.clade.input.InputException where it is missing or damaged
     */
    public static Comparison read(Path folder) {
        return JsonFiles.read(folder.resolve(FILE), Comparison.class);
    }

    /** The memory that an earlier comparison measured for the same fit; null where it did not. */
    static Memory memory(Optional<Comparison> earlier, String data, String method, Metrics metrics) {
        return earlier.flatMap(old -> old.cell(data, method))
                .filter(cell -> Objects.equals(cell.metrics(), metrics))
                .map(Cell::memory)
                .orElse(null);
    }
}
