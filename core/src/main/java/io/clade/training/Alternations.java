package io.clade.training;

import io.clade.network.weight.Weights;
import io.clade.partition.alternation.Alternation;
import io.clade.partition.alternation.Iteration;
import io.clade.partition.alternation.MultiStart;
import io.clade.partition.alternation.Solution;
import io.clade.partition.alternation.Solved;
import io.clade.partition.alternation.Storage;
import io.clade.training.session.Checkpoint;
import io.clade.training.session.History;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs the alternations of a fit in its session: reports progress, writes checkpoints and continues from them. */
public final class Alternations {

    /** The least time between two checkpoints, since updates are short. */
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(5);

    private final String stage;
    private final String objective;
    private final Session session;
    private final Optional<Checkpoint> checkpoint;
    private final Duration betweenCheckpoints;
    private int starts = 1;
    private int start;

    /**
     * @param stage name of the search, for progress and for the checkpoint's files
     * @param identity of the fit that a checkpoint must belong to: method, parameters, data and seed
     * @param objective name of the number that the search lowers, for progress and history
     */
    public Alternations(String stage, String identity, String objective, Session session) {
        this(stage, identity, objective, session, BETWEEN_CHECKPOINTS);
    }

    Alternations(String stage, String identity, String objective, Session session, Duration betweenCheckpoints) {
        this.stage = stage;
        this.objective = objective;
        this.session = session;
        this.checkpoint = session.checkpoints().map(folder -> new Checkpoint(folder, stage, identity));
        this.betweenCheckpoints = betweenCheckpoints;
    }

    /**
     * The best result of several starts. The result of each finished start is kept, so that a stopped fit continues
     * with the next start.
     *
     * @param draw draws the random numbers of a start
     * @param search from a start; an alternation that it {@link #run(Alternation, int) runs} reports progress as a part
     *     of all starts
     */
    public <D, R extends Solution> R best(
            int most, Supplier<D> draw, Storage<R> storage, MultiStart.Search<D, R> search) {
        Optional<MultiStart.State<R>> before = checkpoint
                .flatMap(Checkpoint::read)
                .map(found -> new MultiStart.State<>(
                        found.state().epoch(),
                        storage.read(found.numbers(), iterations(found.state().history()))));
        starts = most;
        start = before.map(MultiStart.State::done).orElse(0);
        return new MultiStart<R>(most, before, state -> ended(state, storage)).best(draw, search);
    }

    private <R extends Solution> void ended(MultiStart.State<R> state, Storage<R> storage) {
        start = state.done();
        keep(start, state.best().iterations(), storage.write(state.best()));
        tell(start, "lowest " + objective, state.best().objective());
    }

    /** Runs an alternation from its start. */
    public <S> Solved<S> run(Alternation<S> alternation, int limit) {
        return alternation.run(limit, (state, iterations) -> {
            // How many iterations there will be is not known; most searches need far fewer than the limit.
            double share = 1 - 1.0 / (1 + iterations.size());
            tell(start + share, objective, last(iterations).objective());
        });
    }

    /**
     * Runs an alternation from the state in which an earlier fit was stopped, else from its start; writes the state
     * from time to time.
     */
    public <S> Solved<S> run(
            Alternation<S> alternation, Storage<S> storage, int limit, Alternation.Observer<? super S> observer) {
        Optional<Checkpoint.Found> before = checkpoint.flatMap(Checkpoint::read);
        Keeper<S> keeper =
                new Keeper<>(storage, before.map(found -> found.state().epoch()).orElse(0));
        Alternation.Observer<S> both = (state, iterations) -> {
            keeper.iterated(state, iterations);
            observer.iterated(state, iterations);
        };
        if (before.isEmpty()) {
            return alternation.run(limit, both);
        }
        List<Iteration> iterations = iterations(before.get().state().history());
        return alternation.resume(storage.read(before.get().numbers(), iterations), iterations, limit, both);
    }

    private final class Keeper<S> implements Alternation.Observer<S> {

        private final Storage<S> storage;
        private int written;
        private long last = System.nanoTime();

        Keeper(Storage<S> storage, int written) {
            this.storage = storage;
            this.written = written;
        }

        @Override
        public void iterated(S state, List<Iteration> iterations) {
            if (checkpoint.isPresent() && System.nanoTime() - last >= betweenCheckpoints.toNanos()) {
                keep(++written, iterations, storage.write(state));
                last = System.nanoTime();
            }
        }
    }

    private void keep(int number, List<Iteration> iterations, Weights numbers) {
        checkpoint.ifPresent(
                to -> to.write(new Checkpoint.State(number, 0, 0, history(objective, iterations)), numbers));
    }

    private void tell(double done, String what, double value) {
        String detail = String.format(Locale.ROOT, "%s %.6g", what, value);
        session.progress().accept(new Progress(stage, done, starts, "restarts", detail));
    }

    /** A history with an entry for each iteration. */
    public static History history(String objective, List<Iteration> iterations) {
        List<History.Epoch> epochs = new ArrayList<>();
        for (Iteration one : iterations) {
            Map<String, Double> terms = Map.of(objective, one.objective());
            epochs.add(new History.Epoch(epochs.size() + 1, one.objective(), terms, one.seconds()));
        }
        return new History(epochs);
    }

    private static List<Iteration> iterations(History history) {
        return history.epochs().stream()
                .map(epoch -> new Iteration(epoch.loss(), epoch.seconds()))
                .toList();
    }

    private static Iteration last(List<Iteration> iterations) {
        return iterations.get(iterations.size() - 1);
    }
}
