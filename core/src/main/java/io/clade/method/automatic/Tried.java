package io.clade.method.automatic;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.model.Model;
import io.clade.model.part.FittedClusters;
import io.clade.partition.HeapCheck;
import io.clade.storage.StorageException;
import io.clade.tensor.runtime.SideBySide;
import io.clade.training.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A candidate that was fitted.
 *
 * @param trial it belongs to
 * @param features what it clusters, in words
 * @param clusters of the samples that classical methods are given
 */
record Tried(Trial trial, String features, Model model, Labels clusters) {

    /** Bytes of the heap that a classical method needs for a pair of samples, with some to spare. */
    private static final double BYTES_PER_PAIR = 10;

    /**
     * The outcome of trials.
     *
     * @param refusals of the trials that could not be fitted, with the reasons
     */
    record Outcome(List<Tried> tried, List<String> refusals) {

        Outcome {
            tried = List.copyOf(tried);
            refusals = List.copyOf(refusals);
        }

        private static Outcome joined(Stream<Outcome> outcomes) {
            List<Tried> tried = new ArrayList<>();
            List<String> refusals = new ArrayList<>();
            outcomes.forEach(each -> {
                tried.addAll(each.tried);
                refusals.addAll(each.refusals);
            });
            return new Outcome(tried, refusals);
        }

        /** Names the trials that could not be fitted, and says why; empty where there are none. */
        Optional<String> warning() {
            return refusals.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Candidates that could not be fitted were left out: %s."
                            .formatted(String.join("; ", refusals)));
        }
    }

    /**
     * Fits the {@code trials}, several at the same time; deep ones beside the others, with half of the threads. One that refuses
     * the data is left out; a disk or a memory that is full ends all of them.
     *
     * @param early hears the first candidate while others are fitted, and all classical ones where a deep method is; on any
     *     thread, once at a time
     * @param rows the samples of all that classical methods are given
     * @throws InputException where all refuse
     */
    static Outcome all(List<Trial> trials, Session session, Consumer<List<Tried>> early, int... rows) {
        InTurn inTurn = new InTurn(trials, session);
        Object turn = new Object();
        Consumer<Outcome> tell = outcome -> {
            if (!outcome.tried().isEmpty()) {
                synchronized (turn) {
                    early.accept(outcome.tried());
                }
            }
        };
        AtomicBoolean first = new AtomicBoolean(true);
        List<Supplier<Outcome>> slow = new ArrayList<>();
        List<Supplier<Outcome>> quick = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            int number = i;
            (trials.get(i).deep() ? slow : quick).add(() -> {
                Outcome outcome = of(trials.get(number), inTurn.session(number), rows);
                inTurn.end(number);
                if (first.getAndSet(false)) {
                    tell.accept(outcome);
                }
                return outcome;
            });
        }
        int most = HeapCheck.fitting(BYTES_PER_PAIR * rows.length * rows.length);
        if (slow.isEmpty()) {
            return required(together(quick, most));
        }
        Supplier<Outcome> classical = () -> {
            Outcome outcome = together(quick, most);
            tell.accept(outcome);
            return outcome;
        };
        return required(together(List.of(classical, () -> together(slow, most)), most));
    }

    private static Outcome together(List<Supplier<Outcome>> trials, int most) {
        return Outcome.joined(SideBySide.run(trials, most).stream());
    }

    private static Outcome required(Outcome outcome) {
        Require.that(
                !outcome.tried().isEmpty(),
                "None of the methods that auto tries can be fitted: %s.",
                String.join("; ", outcome.refusals()));
        return outcome;
    }

    private static Outcome of(Trial trial, Session session, int... rows) {
        try {
            List<Model> models = trial.fit().apply(trial.data(), session);
            return new Outcome(
                    IntStream.range(0, models.size())
                            .mapToObj(i -> of(trial, trial.features().get(i), models.get(i), rows))
                            .toList(),
                    List.of());
        } catch (StorageException e) {
            throw e;
        } catch (InputException e) {
            String reason = e.getMessage().replaceFirst("\\.$", "");
            return new Outcome(List.of(), List.of("%s on %s (%s)".formatted(trial.method(), trial.on(), reason)));
        }
    }

    private static Tried of(Trial trial, String features, Model model, int... rows) {
        Dataset data = trial.data();
        // What a fit knows of its own samples need not be found anew.
        Labels clusters = model.find(FittedClusters.class)
                .map(FittedClusters::clusters)
                .filter(fitted -> fitted.size() == data.size())
                .orElseGet(() -> model.assign(data).clusters());
        return new Tried(trial, features, model, clusters.size() > rows.length ? clusters.select(rows) : clusters);
    }
}
