package io.clade.partition.kmeans;

import io.clade.data.InputException;
import io.clade.data.Require;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.tensor.Workers;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** k-means from several starts, of which the one of lowest inertia wins. */
public final class Restarts {

    /**
     * Where a search stands between two restarts; what {@link #best} goes on from.
     *
     * @param done restarts finished
     * @param best the one of lowest inertia
     */
    public record State(int done, Partition best) {}

    private Restarts() {}

    /**
     * Finds k prototypes of the rows of {@code x}: n×d, without gradients.
     *
     * @throws InputException unless 2 ≤ k ≤ n and every number is finite
     */
    public static Partition best(Tensor x, int k, KMeansSettings settings, long seed) {
        return Scope.run(() -> best(Points.of(x), k, settings, seed, Optional.empty(), SearchListener.SILENT));
    }

    /**
     * The same, going on from {@code before} where there is one: the result is that of a search which never stopped.
     *
     * @throws InputException unless 2 ≤ k ≤ n and every number is finite
     */
    public static Partition best(
            Points points, int k, KMeansSettings settings, long seed, Optional<State> before, SearchListener listener) {
        Require.clusters(k, points.size());
        requireFinite(points.spread());
        return Scope.withoutGradients(() -> Workers.run(workers -> {
            SplittableRandom root = new SplittableRandom(seed);
            State state = before.orElse(new State(0, null));
            for (int restart = 0; restart < settings.restarts(); restart++) {
                SplittableRandom random = root.split();
                if (restart >= state.done()) {
                    Partition found = one(points, k, settings, random, restart, workers, listener);
                    state = new State(restart + 1, lower(state.best(), found));
                    listener.restarted(state);
                }
            }
            return state.best();
        }));
    }

    private static Partition one(
            Points points,
            int k,
            KMeansSettings settings,
            SplittableRandom random,
            int restart,
            Workers workers,
            SearchListener listener) {
        return Scope.run(() -> {
            long[] chosen = PlusPlus.choose(points, k, settings.candidates(), random, workers);
            Tensor initial = points.rows()
                    .index_select(0, Ops.indices(chosen).to(points.rows().device(), torch.ScalarType.Long));
            return Lloyd.run(
                    points,
                    initial,
                    settings,
                    workers,
                    (iteration, inertia) -> listener.iterated(restart, iteration, inertia));
        });
    }

    /**
     * Lloyd's iteration from these prototypes: no random number is drawn.
     *
     * @param x n×d
     * @param initial k×d
     */
    public static Partition from(Tensor x, Tensor initial, KMeansSettings settings) {
        return Scope.run(() -> Scope.withoutGradients(() -> Workers.run(workers -> {
            Points points = Points.of(x);
            Require.clusters((int) initial.size(0), points.size());
            requireFinite(points.spread());
            return Lloyd.run(points, points.centre(initial.detach()), settings, workers, (iteration, inertia) -> {});
        })));
    }

    /**
     * Refuses samples that have no distance.
     *
     * @param sum of all their numbers, or of squares of them
     * @throws InputException where it is NaN or infinite
     */
    public static void requireFinite(double sum) {
        Require.that(
                Double.isFinite(sum),
                "The samples hold NaN or infinite values, which have no distance. Remove those samples or fill them in.");
    }

    private static Partition lower(Partition best, Partition found) {
        return best == null || found.inertia() < best.inertia() ? found : best;
    }
}
