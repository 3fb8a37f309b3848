package io.clade.partition.alternation;

import io.clade.tensor.runtime.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An iterative search that repeats one update, often of two alternating steps: k-means, expectation-maximisation, mean
 * shift. {@link #run} is their common loop. The fields of an implementation do not change during the search.
 *
 * @param <S> the state of the search: an immutable value, or one that owns its tensors and is updated in place
 */
public interface Alternation<S> {

    /** The state before the first update. Tensors of it belong to the caller's scope. */
    S start();

    /** The state after one more update. Tensors made in it are freed after it, but for those written to in place. */
    S update(S state);

    /** The number that the search lowers. */
    double objective(S state);

    /** True if another update would change little enough to stop. */
    boolean converged(S state);

    /** A listener to the start and to every iteration. */
    @FunctionalInterface
    interface Observer<S> {

        /**
         * @param state after the start or after an update
         * @param iterations so far, the last one that of {@code state}; a view
         */
        void iterated(S state, List<Iteration> iterations);
    }

    /** {@link #run(int, Observer)} without an observer. */
    default Solved<S> run(int limit) {
        return run(limit, (state, iterations) -> {});
    }

    /** Updates from the start until it has converged, but at most {@code limit} times. */
    default Solved<S> run(int limit, Observer<? super S> observer) {
        long started = System.nanoTime();
        S state = start();
        List<Iteration> iterations = new ArrayList<>();
        iterations.add(iteration(state, started));
        observer.iterated(state, Collections.unmodifiableList(iterations));
        return resume(state, iterations, limit, observer);
    }

    /** Continues a run that has come to {@code state}, as if it had never stopped. */
    default Solved<S> resume(S state, List<Iteration> before, int limit, Observer<? super S> observer) {
        List<Iteration> iterations = new ArrayList<>(before);
        S now = state;
        while (!converged(now) && iterations.size() <= limit) {
            long started = System.nanoTime();
            S old = now;
            now = Scope.run(() -> update(old));
            iterations.add(iteration(now, started));
            observer.iterated(now, Collections.unmodifiableList(iterations));
        }
        return new Solved<>(now, iterations, converged(now));
    }

    private Iteration iteration(S state, long started) {
        return Iteration.since(started, Scope.step(() -> objective(state)));
    }
}
