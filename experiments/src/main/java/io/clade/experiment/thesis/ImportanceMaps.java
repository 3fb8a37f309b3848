package io.clade.experiment.thesis;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.experiment.figure.Figure;
import io.clade.experiment.figure.Panel;
import io.clade.experiment.figure.Raster;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Fit;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.NamedSet;
import io.clade.experiment.study.Recipe;
import io.clade.experiment.study.Study;
import io.clade.experiment.study.Table;
import io.clade.model.GuidedBackpropagation;
import io.clade.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Maps of the pixels that speak for and against the cluster of an image: Figure 37. */
final class ImportanceMaps implements Experiment {

    private static final Heading HEADING = new Heading(
            "thesis-importance",
            "Pixels by which a cluster is recognised (thesis, Figure 37)",
            "Guided backpropagation from the largest input of the softmax to an image of each class; the thesis prints no"
                    + " numbers.");

    private static final List<Recipe> RECIPES = List.of(Recipes.DDC, Recipes.DDC_SS, Recipes.DTKC, Recipes.DTKC_SS);

    /** The width of an image's border in pixels. */
    private static final int BORDER = 2;

    private final NamedSet set;
    private final Extent quick;

    ImportanceMaps(NamedSet set, Extent quick) {
        this.set = set;
        this.quick = quick;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        Study study = Recipes.study(conditions, quick, Recipes.RUNS);
        study.note(
                "Orange counts for the cluster, blue against it; each image has its own scale. The first image of each class"
                        + " is shown.");
        study.note(
                "The thesis finds that the pre-trained models look at the borders. The table has the share of the total importance,"
                        + " ignoring signs, that lies within " + BORDER + " pixels of the edge.");
        Table table = Table.of(
                name(),
                "Location of the importance, mean over the images shown",
                "model",
                "share at the border",
                "border's share of the area");
        Optional<Dataset> data = study.open(set);
        if (data.isEmpty()) {
            return study.findings(List.of(table), List.of(), List.of());
        }
        Dataset shown = data.get().select(firstOfEachClass(data.get().labels().orElseThrow()));
        List<Panel> panels = new ArrayList<>(images(shown));
        for (Recipe recipe : RECIPES) {
            Optional<Model> model = study.fit(recipe, data.get()).map(Fit::model);
            if (model.isEmpty()) {
                continue;
            }
            if (model.get().plan().backbone().patchNetwork().isPresent()) {
                study.note(recipe.label()
                        + " was left out: its network has no last fully connected layer to backpropagate through.");
                continue;
            }
            Shape shape = model.get().preprocessing().output();
            Matrix maps = GuidedBackpropagation.maps(model.get(), shown);
            panels.addAll(maps(recipe, maps, shape));
            table = table.row(recipe.label(), borderShare(maps, shape), borderArea(shape));
        }
        Figure figure = new Figure(name(), title(), shown.size(), 110, 130, panels);
        return study.findings(List.of(table), List.of(), List.of(figure));
    }

    private static int[] firstOfEachClass(Labels classes) {
        return IntStream.range(0, classes.count())
                .map(one -> IntStream.range(0, classes.size())
                        .filter(i -> classes.get(i) == one)
                        .findFirst()
                        .orElse(-1))
                .filter(i -> i >= 0)
                .toArray();
    }

    private static List<Raster> images(Dataset shown) {
        return IntStream.range(0, shown.size())
                .mapToObj(i -> Raster.grey("class " + i, firstChannel(shown.sample(i), shown.shape())))
                .toList();
    }

    private static List<Raster> maps(Recipe recipe, Matrix maps, Shape shape) {
        return IntStream.range(0, maps.rows())
                .mapToObj(i -> Raster.diverging(i == 0 ? recipe.label() : " ", summed(maps.row(i), shape)))
                .toList();
    }

    private static Matrix firstChannel(float[] pixels, Shape shape) {
        int area = shape.extent(1) * shape.extent(2);
        return Matrix.wrap(shape.extent(1), shape.extent(2), Arrays.copyOf(pixels, area));
    }

    /** The sum over channels. */
    private static Matrix summed(float[] values, Shape shape) {
        float[] sums = new float[shape.extent(1) * shape.extent(2)];
        for (int i = 0; i < values.length; i++) {
            sums[i % sums.length] += values[i];
        }
        return Matrix.wrap(shape.extent(1), shape.extent(2), sums);
    }

    private static boolean isBorder(int pixel, Shape shape) {
        int y = pixel / shape.extent(2);
        int x = pixel % shape.extent(2);
        return Math.min(y, shape.extent(1) - 1 - y) < BORDER || Math.min(x, shape.extent(2) - 1 - x) < BORDER;
    }

    private static double borderShare(Matrix maps, Shape shape) {
        int area = shape.extent(1) * shape.extent(2);
        double shares = 0;
        for (int row = 0; row < maps.rows(); row++) {
            double all = 0;
            double border = 0;
            for (int i = 0; i < maps.columns(); i++) {
                double importance = Math.abs(maps.get(row, i));
                all += importance;
                border += isBorder(i % area, shape) ? importance : 0;
            }
            shares += border / all;
        }
        return shares / maps.rows();
    }

    private static double borderArea(Shape shape) {
        int area = shape.extent(1) * shape.extent(2);
        long border = IntStream.range(0, area).filter(i -> isBorder(i, shape)).count();
        return (double) border / area;
    }
}
