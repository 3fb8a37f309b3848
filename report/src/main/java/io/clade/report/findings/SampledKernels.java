package io.clade.report.findings;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.Require;
import io.clade.model.Assignment;
import io.clade.model.BlockKernels;
import io.clade.model.Model;
import io.clade.model.part.KernelBandwidth;
import io.clade.tensor.kernel.Bandwidth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The kernels of a part of the samples.
 *
 * @param blocks of each block, s×s
 * @param embedding of the embedding, s×s
 * @param clusters of the s samples, in ascending order
 * @param labels of the same samples; without any where there are none
 */
public record SampledKernels(List<Matrix> blocks, Matrix embedding, Labels clusters, Labels labels) {

    /** The most samples: kernels are of all pairs, so more would take long for tensors and be no clearer to the eye. */
    private static final int MOST = 200;

    public SampledKernels {
        blocks = List.copyOf(blocks);
        int s = embedding.rows();
        Require.that(
                clusters.size() == s && labels.size() == s && blocks.stream().allMatch(block -> block.rows() == s),
                "Kernels of %d samples need equally many clusters and labels, in every block.",
                s);
    }

    /**
     * The kernels of at most 200 samples of {@code data}, from each cluster in proportion; empty where the method's
     * loss has no kernels.
     */
    static Optional<SampledKernels> of(Model model, Dataset data, Assignment assignment) {
        return model.find(KernelBandwidth.class)
                .map(kernels -> of(model, data, assignment.clusters(), kernels.bandwidth()));
    }

    private static SampledKernels of(Model model, Dataset data, Labels clusters, Bandwidth bandwidth) {
        int[] rows = drawn(clusters);
        BlockKernels kernels = BlockKernels.of(model, data.select(rows), bandwidth);
        Labels none = Labels.ofCodes(IntStream.of(rows).map(row -> Labels.NONE).toArray(), 0);
        return new SampledKernels(
                kernels.blocks(),
                kernels.embedding(),
                clusters.select(rows),
                data.labels().map(labels -> labels.select(rows)).orElse(none));
    }

    /** Rows evenly spaced among those of all samples, ordered by cluster. */
    public static int[] drawn(Labels clusters) {
        int n = clusters.size();
        int[] ordered = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingInt(clusters::get))
                .mapToInt(Integer::intValue)
                .toArray();
        int count = Math.min(n, MOST);
        return IntStream.range(0, count)
                .map(i -> ordered[(int) ((long) i * n / count)])
                .toArray();
    }
}
