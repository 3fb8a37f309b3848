package io.clade.method.automatic;

import io.clade.data.Labels;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.model.Model;
import io.clade.storage.StorageException;
import io.clade.training.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A candidate: a trial that was fitted.
 *
 * @param clusters of the samples that classical methods are given
 */
record Tried(Trial trial, Model model, Labels clusters) {

    /**
     * The outcome of all trials.
     *
     * @param warning names the trials that could not be fitted, and says why; empty where there are none
     */
    record Outcome(List<Tried> tried, Optional<String> warning) {

        Outcome {
            tried = List.copyOf(tried);
        }
    }

    /**
     * Fits the {@code trials}. One that refuses the data is left out; a disk or a memory that is full ends all of them.
     *
     * @param rows the samples of all that classical methods are given
     * @throws InputException where all refuse
     */
    static Outcome all(List<Trial> trials, Session session, int... rows) {
        List<Tried> tried = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            try {
                tried.add(of(trial, trial.session(session, i, trials.size()), rows));
            } catch (StorageException e) {
                throw e;
            } catch (InputException e) {
                String reason = e.getMessage().replaceFirst("\\.$", "");
                refusals.add("%s on %s (%s)".formatted(trial.method(), trial.features(), reason));
            }
        }
        String refused = String.join("; ", refusals);
        Require.that(!tried.isEmpty(), "None of the methods that auto tries can be fitted: %s.", refused);
        return new Outcome(
                tried,
                refusals.isEmpty()
                        ? Optional.empty()
                        : Optional.of("Candidates that could not be fitted were left out: " + refused + "."));
    }

    private static Tried of(Trial trial, Session session, int... rows) {
        Model model = trial.fit().fit(trial.data(), session);
        Labels clusters = model.assign(trial.data()).clusters();
        return new Tried(trial, model, clusters.size() > rows.length ? clusters.select(rows) : clusters);
    }
}
