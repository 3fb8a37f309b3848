package io.clade.method.competitive.topology;

import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Measures the gaps that edges between prototypes bridge, to tell edges within clusters from edges between them.
 *
 * <p>The gap of two Voronoi sets A and B is the third smallest of the distances from each sample to the nearest one of
 * the other set; the spacing is the median over A ∪ B of the distance to the third nearest other sample. Both grow in
 * the same way with scale, dimension and sparseness, so that one bound on gap / spacing suits dense and sparse
 * clusters.
 */
final class Gaps {

    /**
     * The rank of the distances that count. The third, not the first, so that single samples that noise put into a gap
     * or next to each other do not decide.
     */
    private static final int RANK = 3;

    /** Samples of a Voronoi set that are compared, evenly spaced in their order: bounds the work for large data. */
    private static final int MOST = 256;

    private final Function<int[], Tensor> samples;
    private final int[][] members;

    /**
     * @param samples reads rows, b×d
     * @param k prototypes
     * @param first winner of each sample
     */
    Gaps(Function<int[], Tensor> samples, int k, int... first) {
        this.samples = samples;
        int[] sizes = new int[k];
        for (int winner : first) {
            sizes[winner]++;
        }
        members = new int[k][];
        Arrays.setAll(members, j -> new int[sizes[j]]);
        int[] filled = new int[k];
        for (int i = 0; i < first.length; i++) {
            members[first[i]][filled[first[i]]++] = i;
        }
        Arrays.setAll(members, j -> thinned(members[j]));
    }

    private static int[] thinned(int... all) {
        int count = Math.min(MOST, all.length);
        return IntStream.range(0, count)
                .map(i -> all[(int) ((long) i * all.length / count)])
                .toArray();
    }

    /** The gap between the sets of prototypes {@code a} and {@code b}, which are not empty, over their spacing. */
    double between(int a, int b) {
        return Scope.step(() -> Scope.withoutGradients(() -> {
            Tensor ofA = samples.apply(members[a]);
            Tensor all = torch.cat(new TensorVector(ofA, samples.apply(members[b])), 0);
            Tensor distances = torch.sqrt(Distances.squared(all.sub(all.mean(0))));
            long n = ofA.size(0);
            Tensor across = distances.narrow(0, 0, n).narrow(1, n, all.size(0) - n);
            Tensor nearest = torch.cat(new TensorVector(Ops.least(across, 1), Ops.least(across, 0)), 0);
            double gap = Ops.number(Ops.smallest(nearest, Math.min(RANK, nearest.numel())));
            double spacing = spacing(distances);
            return spacing == 0 ? (gap == 0 ? 0 : Double.POSITIVE_INFINITY) : gap / spacing;
        }));
    }

    private static double spacing(Tensor distances) {
        long n = distances.size(0);
        // The smallest of a row is the sample's distance to itself.
        Tensor ordered =
                torch.topk(distances, Math.min(RANK + 1, n), 1, false, true).get0();
        Tensor ranked = ordered.select(1, ordered.size(1) - 1);
        return Ops.number(ranked.median());
    }
}
