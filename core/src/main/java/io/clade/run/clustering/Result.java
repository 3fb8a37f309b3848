package io.clade.run.clustering;

import io.clade.data.Dataset;
import io.clade.input.InputException;
import io.clade.model.Model;
import io.clade.run.Metrics;
import io.clade.run.Outcome;
import io.clade.run.ResultFolder;
import io.clade.run.choice.Choice;
import io.clade.run.choice.ChoiceFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The result of a clustering, in its folder: an outcome, or the finding that the data show no clusters; immutable. */
public final class Result {

    private final Path folder;
    private final Optional<Choice> choice;
    private final boolean earlier;
    private final Supplier<Outcome> outcome;

    private Result(Path folder, Optional<Choice> choice, boolean earlier, Supplier<Outcome> outcome) {
        this.folder = folder;
        this.choice = choice;
        this.earlier = earlier;
        this.outcome = outcome;
    }

    static Result of(Path folder, Outcome outcome, Optional<Choice> choice) {
        return new Result(folder, choice, false, () -> outcome);
    }

    /** A result that was in the folder before; its files are read when needed. */
    static Result earlier(Path folder, Dataset data, Optional<Choice> choice) {
        return new Result(folder, choice, true, () -> Outcome.read(folder, data));
    }

    static Result nothing(Path folder, Choice choice) {
        return new Result(folder, Optional.of(choice), false, () -> {
            throw new InputException("%s holds no clusters. %s Give the number of clusters to cluster anyway."
                    .formatted(folder, choice.reason()));
        });
    }

    /**
     * Reads the result in {@code folder}.
     *
     * @param data that it was made from
     * @throws InputException where a file is missing or damaged, or {@code data} are other ones
     */
    public static Result read(Path folder, Dataset data) {
        Outcome outcome = Outcome.read(folder, data);
        return new Result(folder, ChoiceFiles.read(folder), true, () -> outcome);
    }

    public Path folder() {
        return folder;
    }

    /**
     * The choice of the number of clusters, or the reason why there are none; empty where the number was given or the
     * method found it.
     */
    public Optional<Choice> choice() {
        return choice;
    }

    /** True if there are clusters; otherwise the {@link #choice} says why, and nothing was fitted. */
    public boolean found() {
        return choice.map(Choice::found).orElse(true);
    }

    /** True if the folder held this result before, so that nothing was left to do. */
    public boolean isEarlier() {
        return earlier;
    }

    /** @throws InputException where there are no clusters */
    public Metrics metrics() {
        return earlier
                ? Metrics.read(folder.resolve(ResultFolder.METRICS))
                : outcome().metrics();
    }

    /**
     * The outcome of the runs; that of an {@linkplain #isEarlier earlier} result is read from the folder.
     *
     * @throws InputException where there are no clusters, or a file is damaged
     */
    public Outcome outcome() {
        return outcome.get();
    }

    /** The fitted model of the best run. */
    public Model model() {
        return outcome().model();
    }
}
