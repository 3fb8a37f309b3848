package io.clade.experiment.thesis;

import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.NamedSet;
import io.clade.experiment.study.Recipe;
import java.util.List;
import java.util.Optional;

/** The registry of the thesis's analyses, each with an extent for five minutes. */
public final class ThesisExperiments {

    private static final List<Recipe> IMAGE_MODELS = List.of(
            Recipes.K_MEANS,
            Recipes.HIERARCHICAL,
            Recipes.SPECTRAL,
            Recipes.DEC,
            Recipes.IDEC,
            Recipes.DCN,
            Recipes.DBC,
            Recipes.DDC,
            Recipes.DDC_SS,
            Recipes.DTKC,
            Recipes.DTKC_SS,
            Recipes.recommended(Recipes.DTKC));

    private ThesisExperiments() {}

    /** The experiments in the order of the thesis. */
    public static List<Experiment> all() {
        return List.of(
                table4(),
                table5(),
                lossAccuracy(),
                kernels(),
                lambda(),
                companions(),
                weights(),
                sigma(),
                importance(),
                softmax(),
                series(),
                bootstrap());
    }

    private static Experiment table4() {
        return new ThesisTable(
                new Heading(
                        "thesis-table4",
                        "Models on images of digits (thesis, Table 4)",
                        "ACC and NMI, best and mean over the runs, on MNIST, and on the built-in digits for comparison,"
                                + " without published figures; USPS and SVHN are not available."),
                "4",
                List.of(NamedSet.MNIST, NamedSet.DIGITS),
                IMAGE_MODELS,
                Extent.part(480, 15, 3));
    }

    private static Experiment table5() {
        return new ThesisTable(
                new Heading(
                        "thesis-table5",
                        "Models on images of objects (thesis, Table 5)",
                        "ACC and NMI, best and mean over the runs, on Fashion-MNIST and COIL-20; COIL-100 and UMist are not"
                                + " available."),
                "5",
                List.of(NamedSet.FASHION_MNIST, NamedSet.COIL_20),
                IMAGE_MODELS,
                Extent.part(480, 15, 3));
    }

    private static Experiment lossAccuracy() {
        return new LossAccuracy(List.of(NamedSet.MNIST, NamedSet.FASHION_MNIST), Extent.part(1200, 20, 2));
    }

    private static Experiment kernels() {
        return new KernelMatrices(NamedSet.MNIST, Extent.part(1800, 20, 1), 1024);
    }

    private static Experiment lambda() {
        return new Sweep(
                new Heading(
                        "thesis-lambda",
                        "Strength of the companion objectives (thesis, Figure 34)",
                        "DTKC's accuracy and DDC's loss against λ on MNIST; the thesis prints numbers only for λ = 0 and 0.01."),
                new Sweep.Axis("lambda", "λ", List.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0), 1e-2, Optional.of(Recipes.DDC)),
                List.of(NamedSet.MNIST),
                Extent.part(600, 20, 3));
    }

    private static Experiment sigma() {
        return new Sweep(
                new Heading(
                        "thesis-sigma",
                        "Bandwidth of the kernels (thesis, Figure 36)",
                        "DTKC's accuracy and DDC's loss against σ̃ on MNIST and COIL-20; the thesis prints numbers for σ̃ = 0.15"
                                + " only."),
                new Sweep.Axis("sigma", "σ̃", List.of(0.05, 0.1, 0.15, 0.25, 0.5), 0.15, Optional.empty()),
                List.of(NamedSet.MNIST, NamedSet.COIL_20),
                Extent.part(480, 15, 2));
    }

    private static Experiment companions() {
        return new CompanionBlocks(NamedSet.MNIST, Extent.part(600, 20, 3));
    }

    private static Experiment weights() {
        return new WeightDensities(NamedSet.MNIST, Extent.part(600, 20, 3));
    }

    private static Experiment importance() {
        return new ImportanceMaps(NamedSet.MNIST, Extent.part(1200, 20, 2));
    }

    private static Experiment softmax() {
        return new ThesisTable(
                new Heading(
                        "thesis-softmax",
                        "Companion objectives by classifiers (thesis, Table 8)",
                        "DTKC-SM, whose companions are softmax classifiers on the blocks, compared with DDC and DTKC; COIL-100 is not"
                                + " available."),
                "8",
                List.of(NamedSet.MNIST, NamedSet.FASHION_MNIST),
                List.of(Recipes.DDC, Recipes.DTKC, Recipes.DTKC_SM),
                Extent.part(600, 20, 3));
    }

    private static Experiment series() {
        return new ThesisTable(
                new Heading(
                        "thesis-series",
                        "Models on series (thesis, Table 10)",
                        "ACC and NMI on the first ten Character Trajectories (the half with labels) and on the English spoken"
                                + " digits of FSDD, in place of the Arabic digits and without published figures."),
                "10",
                List.of(NamedSet.CHARACTER_TRAJECTORIES, NamedSet.SPOKEN_DIGITS),
                List.of(
                        Recipes.raw(Recipes.K_MEANS),
                        Recipes.raw(Recipes.HIERARCHICAL),
                        Recipes.raw(Recipes.SPECTRAL),
                        Recipes.RDDC,
                        Recipes.RDTKC,
                        Recipes.recommended(Recipes.RDTKC)),
                Extent.part(360, 15, 2));
    }

    private static Experiment bootstrap() {
        return new Bootstrap(
                List.of(NamedSet.MNIST, NamedSet.FASHION_MNIST, NamedSet.COIL_20),
                IMAGE_MODELS.stream()
                        .filter(recipe -> !recipe.equals(Recipes.SPECTRAL))
                        .toList(),
                Extent.part(240, 8, 3));
    }
}
