package io.clade.experiment.competitive;

import io.clade.data.Dataset;
import io.clade.data.generated.Madelon;
import io.clade.evaluation.ExternalIndices;
import io.clade.experiment.Conditions;
import io.clade.experiment.Experiment;
import io.clade.experiment.Findings;
import io.clade.experiment.Heading;
import io.clade.experiment.Table;
import io.clade.experiment.figure.Figure;
import io.clade.experiment.figure.Plot;
import io.clade.model.Model;
import io.clade.training.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Purity against the number of features: Figure 8. */
final class Dimensions implements Experiment {

    private static final int SAMPLES = 100;
    private static final int PROTOTYPES = SAMPLES / 10;
    private static final int RUNS = 10;
    private static final int QUICK_RUNS = 2;
    private static final List<Integer> FEATURES = List.of(1000, 2000, 3000, 5000, 10_000);
    private static final List<Integer> QUICK_FEATURES = List.of(1000, 3000, 10_000);

    /** Half the side of the hypercube at which the largest singular values are those of the paper's table 2. */
    private static final double SEPARATION = 8;

    private static final Map<String, String> RECOMMENDED = Map.of("scaling", "none");

    /** Learning rates of the authors' code. Features are of one unit; scaling each would take the distance of the clusters away. */
    private static Map<String, String> published(Layer layer) {
        String rate = layer == Layer.DCL ? "0.001" : "0.002";
        return Map.of("preset", "paper", "scaling", "none", "epochs", "2000", "lr", rate, "complexity", "none");
    }

    @Override
    public Heading heading() {
        return new Heading(
                "gcl-dimension",
                "Purity against the number of features (gradient-based competitive learning, Figure 8)",
                "Purity of VCL, DCL and deep-DCL with 10 prototypes on 100 samples of 1,000 to 10,000 features, as published and"
                        + " with our defaults.");
    }

    @Override
    public Findings run(Conditions conditions) {
        int runs = conditions.quick() ? QUICK_RUNS : RUNS;
        List<Integer> features = conditions.quick() ? QUICK_FEATURES : FEATURES;
        Table table = Table.of(
                name(),
                "Purity (the paper: DCL and deep-DCL near 1 to 2,000 or 3,000 features, VCL below)",
                "settings",
                "layer",
                "features",
                "mean purity",
                "standard error",
                "valid prototypes");
        List<Plot> plots = new ArrayList<>();
        for (boolean published : new boolean[] {true, false}) {
            String label = published ? "as published" : "recommended";
            Plot plot = Plot.of(label, "features", "purity").logarithmic();
            for (Layer layer : Layer.values()) {
                double[] mean = new double[features.size()];
                double[] error = new double[features.size()];
                for (int i = 0; i < features.size(); i++) {
                    double[][] found = fits(conditions, layer, features.get(i), runs, published);
                    mean[i] = Competitive.mean(found[0]);
                    error[i] = Competitive.standardError(found[0]);
                    table = table.row(
                            label, layer.label(), features.get(i), mean[i], error[i], Competitive.mean(found[1]));
                }
                double[] x = features.stream().mapToDouble(Integer::doubleValue).toArray();
                plot = plot.markedLine(layer.label(), x, mean, error);
            }
            plots.add(plot);
        }
        return new Findings(
                List.of(table),
                List.of(),
                List.of(Figure.ofPlots(name(), title(), 2, plots)),
                features + " features, " + runs + " runs",
                Competitive.seeds(conditions, runs),
                List.of("madelon: " + SAMPLES + " samples, 2 classes of one cluster, 2 informative features, half side "
                        + SEPARATION + ", the rest noise, generated anew from the seed of each run"),
                List.of(
                        "The paper prints a figure without numbers. Its accuracy is purity: the majority label of each cluster.",
                        "The recommended rows say nothing about the layers: all three begin at the same k-means++ start, and where"
                                + " we looked (3,000 and 10,000 features, 3 seeds) no sample changed its prototype after it.",
                        "The published rows take the authors' learning rates on features as they are, whose singular values are"
                                + " those of the paper's table 2; standardised as in the authors' code, DCL and VCL had less purity."));
    }

    /** Purity and valid prototypes of each run. */
    private static double[][] fits(Conditions conditions, Layer layer, int d, int runs, boolean published) {
        double[][] found = new double[2][runs];
        for (int run = 0; run < runs; run++) {
            long seed = conditions.seed() + run;
            Dataset data = Madelon.generate(new Madelon.Settings(SAMPLES, d, 2, 0, 2, 1, SEPARATION, 0), seed);
            Session session = Session.seeded(seed)
                    .onProgress(
                            progress -> conditions.progress().accept(progress.under(d + " features, seed " + seed)));
            Model model = layer.method(PROTOTYPES, published ? published(layer) : RECOMMENDED)
                    .fit(data, session);
            var clusters = model.assign(data).clusters();
            found[0][run] = ExternalIndices.purity(data.labels().orElseThrow(), clusters);
            for (int size : clusters.sizes()) {
                found[1][run] += size > 0 ? 1 : 0;
            }
        }
        return found;
    }
}
