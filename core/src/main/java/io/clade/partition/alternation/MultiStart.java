package io.clade.partition.alternation;

import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A search from several starts, which keeps the result of lowest objective.
 *
 * @param starts number of starts
 * @param before state of an earlier run to continue from; empty to begin
 * @param listener hears of every start that has ended
 */
public record MultiStart<R extends Solution>(
        int starts, Optional<State<R>> before, Consumer<? super State<R>> listener) {

    /**
     * The state between two starts.
     *
     * @param done starts that have ended
     * @param best the result of lowest objective
     */
    public record State<R>(int done, R best) {}

    /** A search from one start. */
    @FunctionalInterface
    public interface Search<D, R> {

        /** The result, without a tensor, from what was drawn for the start. */
        R from(D drawn, Workers workers);
    }

    /** A search from the first start on, without a listener. */
    public static <R extends Solution> MultiStart<R> of(int starts) {
        return new MultiStart<>(starts, Optional.empty(), state -> {});
    }

    /**
     * The best result, the first where several are.
     *
     * @param draw draws the random numbers of a start. It is called for every start in order, including those already
     *     done, so that a continued run has the results of an uninterrupted one
     */
    public <D> R best(Supplier<D> draw, Search<D, R> search) {
        return Scope.withoutGradients(() -> Workers.run(workers -> {
            State<R> state = before.orElse(new State<>(0, null));
            for (int start = 0; start < starts; start++) {
                D drawn = draw.get();
                if (start >= state.done()) {
                    R found = Scope.run(() -> search.from(drawn, workers));
                    state = new State<>(start + 1, lower(state.best(), found));
                    listener.accept(state);
                }
            }
            return state.best();
        }));
    }

    private static <R extends Solution> R lower(R best, R found) {
        return best == null || found.objective() < best.objective() ? found : best;
    }
}
