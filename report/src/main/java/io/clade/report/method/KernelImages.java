package io.clade.report.method;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.evaluation.IdealKernel;
import io.clade.report.findings.Findings;
import io.clade.report.findings.SampledKernels;
import io.clade.report.page.Mark;
import io.clade.report.page.Numerals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Kernels as images, with samples in the order of their clusters.
 *
 * @param panels a block each, the embedding last
 * @param strips that mark the clusters, the same in every panel
 * @param legend of the colours, from zero to the brightest
 * @param samples number of samples
 */
record KernelImages(List<Panel> panels, List<Strip> strips, String legend, String samples) implements MethodFigure {

    static final double LEFT = 14;
    static final double SIDE = 240;

    /**
     * The quantile of a kernel that is drawn brightest, since few pairs are nearly equal and all others would look dark
     * beside them.
     */
    private static final double BRIGHTEST = 0.99;

    /**
     * @param id of the figure
     * @param name of the block
     * @param image a PNG
     * @param high value that is drawn brightest
     * @param toClusters distance to the ideal kernel of the clusters
     * @param toLabels distance to the ideal kernel of the labels; null where there are none
     */
    record Panel(String id, String name, String image, String high, String toClusters, String toLabels) {}

    /** The extent of a cluster along a side. */
    record Strip(Mark colour, String from, String length, String name) {}

    /** The images of the {@link SampledKernels}; empty where there are none. */
    static Optional<KernelImages> of(Findings findings) {
        return findings.find(SampledKernels.class).map(KernelImages::of);
    }

    @Override
    public String template() {
        return "method/kernels.html";
    }

    static KernelImages of(SampledKernels kernels) {
        List<Panel> panels = new ArrayList<>();
        for (int block = 0; block < kernels.blocks().size(); block++) {
            panels.add(panel(
                    "Block " + (block + 1),
                    "figure-kernel-" + (block + 1),
                    kernels.blocks().get(block),
                    kernels));
        }
        panels.add(panel("Embedding", "figure-kernel-embedding", kernels.embedding(), kernels));
        return new KernelImages(
                panels,
                strips(kernels.clusters()),
                Heatmap.legend(),
                Numerals.count(kernels.clusters().size()));
    }

    private static Panel panel(String name, String id, Matrix kernel, SampledKernels kernels) {
        double high = high(kernel);
        double labelled = IdealKernel.distance(kernel, kernels.labels());
        return new Panel(
                id,
                name,
                Heatmap.image(kernel, high),
                Numerals.decimal(high),
                Numerals.decimal(IdealKernel.distance(kernel, kernels.clusters())),
                Double.isNaN(labelled) ? null : Numerals.decimal(labelled));
    }

    /** The value that is drawn brightest, over pairs of different samples: the diagonal of every kernel is 1. */
    static double high(Matrix kernel) {
        int n = kernel.rows();
        float[] others = new float[n * (n - 1)];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    others[count++] = kernel.get(i, j);
                }
            }
        }
        Arrays.sort(others);
        double high = count == 0 ? 1 : others[(int) (BRIGHTEST * (count - 1))];
        return high > 0 ? high : 1;
    }

    private static List<Strip> strips(Labels clusters) {
        int n = clusters.size();
        List<Strip> strips = new ArrayList<>();
        for (int from = 0; from < n; ) {
            int cluster = clusters.get(from);
            int to = from;
            while (to < n && clusters.get(to) == cluster) {
                to++;
            }
            strips.add(new Strip(
                    cluster == Labels.NONE ? null : Mark.of(cluster),
                    Numerals.place(LEFT + SIDE * from / n),
                    Numerals.place(SIDE * (to - from) / n),
                    cluster == Labels.NONE ? "no cluster" : "cluster " + cluster));
            from = to;
        }
        return strips;
    }
}
