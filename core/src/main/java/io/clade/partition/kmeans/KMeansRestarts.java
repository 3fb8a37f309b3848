package io.clade.partition.kmeans;

import io.clade.partition.alternation.MultiStart;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/** k-means from several starts, of which the one of lowest inertia wins. */
public final class KMeansRestarts {

    private KMeansRestarts() {}

    /**
     * Finds k prototypes of the rows of {@code x}: n×d, without gradients.
     *
     * @throws io.clade.input.InputException unless 2 ≤ k ≤ n and every number is finite
     */
    public static KMeansResult best(Tensor x, int k, KMeansSettings settings, long seed) {
        return Scope.run(() -> best(Points.of(x), k, settings, seed));
    }

    /**
     * Finds k prototypes of {@code points}.
     *
     * @throws io.clade.input.InputException unless 2 ≤ k ≤ n and every number is finite
     */
    public static KMeansResult best(Points points, int k, KMeansSettings settings, long seed) {
        points.requireClusterable(k);
        SplittableRandom random = new SplittableRandom(seed);
        return MultiStart.<KMeansResult>of(settings.restarts()).best(random::split, (own, workers) -> {
            Tensor initial = points.select(KMeansPlusPlus.choose(points, k, settings.candidates(), own, workers));
            Lloyd lloyd = new Lloyd(points, initial, settings.tolerance(), workers);
            return lloyd.partition(lloyd.run(settings.iterations()));
        });
    }

    /**
     * Lloyd's iteration from these prototypes: no random number is drawn.
     *
     * @param x n×d
     * @param initial k×d
     */
    public static KMeansResult from(Tensor x, Tensor initial, KMeansSettings settings) {
        return Scope.run(() -> Scope.withoutGradients(() -> Workers.run(workers -> {
            Points points = Points.of(x);
            points.requireClusterable((int) initial.size(0));
            Lloyd lloyd = new Lloyd(points, points.centre(initial.detach()), settings.tolerance(), workers);
            return lloyd.partition(lloyd.run(settings.iterations()));
        })));
    }
}
