package io.clade.experiment.thesis;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.evaluation.IdealKernel;
import io.clade.experiment.figure.Figure;
import io.clade.experiment.figure.Panel;
import io.clade.experiment.figure.Plot;
import io.clade.experiment.figure.Raster;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.NamedSet;
import io.clade.experiment.study.Recipe;
import io.clade.experiment.study.Study;
import io.clade.experiment.study.Table;
import io.clade.experiment.study.Trajectory;
import io.clade.model.BlockKernels;
import io.clade.tensor.kernel.Bandwidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The kernel matrices of the blocks during training, and their distances from the ideal one: Figures 32, 33 and 38. */
final class KernelMatrices implements Experiment {

    private static final Heading HEADING = new Heading(
            "thesis-kernels",
            "Kernel matrices of the blocks (thesis, Figures 32, 33 and 38)",
            "The tensor kernel of each block during training, samples ordered by class, and its normalised Frobenius distance"
                    + " from the ideal kernel; the thesis prints no numbers.");

    private static final List<Recipe> RECIPES = List.of(Recipes.DDC, Recipes.DTKC, Recipes.DTKC_SM);
    private static final List<Integer> SHOWN = List.of(1, 4, 20, 50, 100);
    private static final long SUBSET_SEED = 1;
    private static final int PIXELS = 256;
    private static final double BRIGHTEST = 0.99;

    /** σ̃ of the thesis. */
    private static final double RELATIVE = 0.15;

    /**
     * The bandwidth where σ is 0.15 times the median of D itself. The thesis names the tensor distance, but also writes
     * d for it.
     */
    private static final Bandwidth BY_SUM = new Bandwidth(Bandwidth.Rule.MEDIAN_DISTANCE, RELATIVE);

    /** The bandwidth where σ is relative to d, where d² = 2D (equation 38): σ² is proportional to D. */
    private static final Bandwidth BY_DISTANCE = new Bandwidth(Bandwidth.Rule.MEDIAN_SQUARED, 2 * RELATIVE * RELATIVE);

    private final NamedSet set;
    private final Extent quick;
    private final int subset;

    /** @param subset samples whose kernels are computed, at most; the thesis takes 1024 */
    KernelMatrices(NamedSet set, Extent quick, int subset) {
        this.set = set;
        this.quick = quick;
        this.subset = subset;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    /** The kernel of one block after one epoch. */
    private record Seen(Recipe recipe, int block, int epoch, double distance, double narrowDistance, Matrix kernel) {}

    @Override
    public ExperimentResult run(Conditions conditions) {
        Study study = Recipes.study(conditions, quick, 1);
        study.note(
                "Matrices are drawn as means of neighbouring samples, white at their 99th percentile; the first class is at"
                        + " the bottom left, as in the thesis.");
        Optional<Dataset> data = study.open(set);
        List<Seen> seen = new ArrayList<>();
        data.ifPresent(samples -> RECIPES.forEach(recipe -> seen.addAll(seen(study, recipe, samples))));
        Table table = Table.of(
                name(),
                "Normalised Frobenius distance from the ideal kernel, for the two readings of σ",
                "model",
                "block",
                "epoch",
                "distance, σ by D",
                "distance, σ by d");
        for (Seen one : seen) {
            table = table.row(one.recipe().label(), one.block(), one.epoch(), one.distance(), one.narrowDistance());
        }
        List<Figure> figures = seen.isEmpty() ? List.of() : List.of(distances(seen), matrices(seen));
        return study.findings(List.of(table), List.of(), figures);
    }

    private List<Seen> seen(Study study, Recipe recipe, Dataset data) {
        Optional<Trajectory> trajectory = Trajectory.of(study, recipe, data, 0, SHOWN::contains);
        Dataset ordered = ordered(data);
        Labels classes = ordered.labels().orElseThrow();
        List<Seen> seen = new ArrayList<>();
        trajectory.ifPresent(found -> {
            for (int epoch : found.epochs()) {
                List<Matrix> wide =
                        BlockKernels.of(found.after(epoch), ordered, BY_SUM).blocks();
                List<Matrix> narrow = BlockKernels.of(found.after(epoch), ordered, BY_DISTANCE)
                        .blocks();
                for (int block = 0; block < wide.size(); block++) {
                    seen.add(new Seen(
                            recipe,
                            block + 1,
                            epoch,
                            IdealKernel.distance(wide.get(block), classes),
                            IdealKernel.distance(narrow.get(block), classes),
                            pooled(wide.get(block))));
                }
            }
        });
        return seen;
    }

    /** A part of the samples, ordered by class. */
    private Dataset ordered(Dataset data) {
        int n = data.size();
        Labels classes = data.labels().orElseThrow();
        int[] rows = NamedSet.drawn(n, Math.min(n, subset), SUBSET_SEED);
        return data.select(Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.comparing(classes::get))
                .mapToInt(Integer::intValue)
                .toArray());
    }

    /** The means of square blocks, at most 256 a side, the last row first. */
    private static Matrix pooled(Matrix kernel) {
        int n = kernel.rows();
        int side = Math.min(n, PIXELS);
        float[] sums = new float[side * side];
        int[] counts = new int[side * side];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int place = (side - 1 - i * side / n) * side + j * side / n;
                sums[place] += kernel.get(i, j);
                counts[place]++;
            }
        }
        for (int place = 0; place < sums.length; place++) {
            sums[place] /= counts[place];
        }
        return Matrix.wrap(side, side, sums);
    }

    private Figure distances(List<Seen> seen) {
        List<Plot> plots = new ArrayList<>();
        for (int block : blocks(seen)) {
            Plot plot = Plot.of("block " + block, "epoch", "distance to the ideal kernel");
            for (Recipe recipe : RECIPES) {
                List<Seen> own = seen.stream()
                        .filter(one -> one.block() == block && one.recipe().equals(recipe))
                        .toList();
                plot = plot.markedLine(
                        recipe.label(),
                        own.stream().mapToDouble(Seen::epoch).toArray(),
                        own.stream().mapToDouble(Seen::distance).toArray());
            }
            plots.add(plot);
        }
        return Figure.ofPlots(name() + "-distances", title(), 2, plots);
    }

    private static int[] blocks(List<Seen> seen) {
        return seen.stream().mapToInt(Seen::block).distinct().sorted().toArray();
    }

    /**
     * The figure with a row for each model and block and a column for each epoch; models may stop at different epochs.
     */
    private Figure matrices(List<Seen> seen) {
        List<List<Seen>> rows = new ArrayList<>();
        for (Recipe recipe : RECIPES) {
            for (int block : blocks(seen)) {
                rows.add(seen.stream()
                        .filter(one -> one.block() == block && one.recipe().equals(recipe))
                        .toList());
            }
        }
        rows.removeIf(List::isEmpty);
        int columns = rows.stream().mapToInt(List::size).max().orElse(1);
        List<Panel> panels = new ArrayList<>();
        for (List<Seen> row : rows) {
            row.forEach(one -> panels.add(panel(one)));
            panels.addAll(Collections.nCopies(columns - row.size(), Panel.EMPTY));
        }
        return new Figure(name() + "-matrices", title(), columns, 220, 240, panels);
    }

    private static Panel panel(Seen one) {
        float[] sorted = one.kernel().toArray();
        int side = one.kernel().rows();
        // The diagonal is 1 whatever the kernel: it must not set the scale.
        float[] others = new float[side * side - side];
        int[] at = {0};
        IntStream.range(0, sorted.length)
                .filter(i -> i / side != side - 1 - i % side)
                .forEach(i -> others[at[0]++] = sorted[i]);
        Arrays.sort(others);
        double white = others.length == 0 ? 1 : others[(int) (BRIGHTEST * (others.length - 1))];
        String title = "%s, block %s, epoch %s".formatted(one.recipe().label(), one.block(), one.epoch());
        return new Raster(title, one.kernel(), 0, white > 0 ? white : 1, Raster.Scale.GREY);
    }
}
