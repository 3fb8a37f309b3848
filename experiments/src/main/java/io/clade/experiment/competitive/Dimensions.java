package io.clade.experiment.competitive;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.generated.Madelon;
import io.clade.evaluation.ExternalIndices;
import io.clade.experiment.figure.Figure;
import io.clade.experiment.figure.Plot;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.Table;
import io.clade.model.Model;
import io.clade.training.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The purity against the number of features: Figure 8. */
final class Dimensions implements Experiment {

    private static final int SAMPLES = 100;
    private static final int PROTOTYPES = SAMPLES / 10;
    private static final int RUNS = 10;
    private static final Extent QUICK = new Extent(SAMPLES, Optional.empty(), 1, Optional.empty(), Optional.empty());
    private static final List<Integer> FEATURES = List.of(1000, 2000, 3000, 5000, 10_000);
    private static final List<Integer> QUICK_FEATURES = List.of(1000, 3000, 10_000);

    /**
     * Half the side of the hypercube. With every feature informative and standardised, the largest singular values are those
     * of the paper's table 2 within 2 %.
     */
    private static final double SEPARATION = 10;

    private static final Map<String, String> RECOMMENDED = Map.of("scaling", "standardize");

    /** Learning rates of the authors' code, which standardises. */
    private static Map<String, String> published(ComparedLayer layer) {
        String rate = layer == ComparedLayer.DCL ? "0.001" : "0.002";
        return Map.of("preset", "paper", "epochs", "2000", "lr", rate, "complexity", "none");
    }

    /** A layer with the published or the recommended settings. */
    private record Contestant(boolean asPublished, ComparedLayer layer) {

        private static final List<Contestant> ALL = Stream.of(true, false)
                .flatMap(published ->
                        Arrays.stream(ComparedLayer.values()).map(layer -> new Contestant(published, layer)))
                .toList();

        String label() {
            return asPublished ? "as published" : "recommended";
        }

        Model fit(Dataset data, Session session, Extent extent) {
            Map<String, String> settings = new HashMap<>(asPublished ? published(layer) : RECOMMENDED);
            extent.epochs().ifPresent(epochs -> settings.put("epochs", Integer.toString(epochs)));
            return layer.method(PROTOTYPES, settings).fit(data, session);
        }
    }

    /** The scores of one run. */
    private record Score(double purity, double valid) {}

    private final List<Integer> quickFeatures;
    private final Extent quick;

    Dimensions() {
        this(QUICK_FEATURES, QUICK);
    }

    /**
     * @param quickFeatures numbers of features for a short time
     * @param quick epochs and runs for a short time
     */
    Dimensions(List<Integer> quickFeatures, Extent quick) {
        this.quickFeatures = List.copyOf(quickFeatures);
        this.quick = quick;
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
    public ExperimentResult run(Conditions conditions) {
        Extent extent = conditions.quick() ? quick : Extent.whole(RUNS);
        int runs = extent.runs();
        List<Integer> features = conditions.quick() ? quickFeatures : FEATURES;
        Table table = Table.of(
                name(),
                "Purity (the paper: DCL and deep-DCL near 1 up to 2,000 or 3,000 features, VCL below)",
                "settings",
                "layer",
                "features",
                "mean purity",
                "standard error",
                "valid prototypes");
        List<List<List<Score>>> scores =
                features.stream().map(d -> scores(conditions, d, extent)).toList();
        double[] x = features.stream().mapToDouble(Integer::doubleValue).toArray();
        Map<String, Plot> plots = new LinkedHashMap<>();
        for (int c = 0; c < Contestant.ALL.size(); c++) {
            Contestant contestant = Contestant.ALL.get(c);
            double[] mean = new double[x.length];
            double[] error = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                List<Score> found = scores.get(i).get(c);
                double[] purity = found.stream().mapToDouble(Score::purity).toArray();
                mean[i] = Competitive.mean(purity);
                error[i] = Competitive.standardError(purity);
                table = table.row(
                        contestant.label(),
                        contestant.layer().label(),
                        features.get(i),
                        mean[i],
                        error[i],
                        Competitive.mean(
                                found.stream().mapToDouble(Score::valid).toArray()));
            }
            String label = contestant.label();
            Plot plot = plots.getOrDefault(
                    label, Plot.of(label, "features", "purity").logarithmic());
            plots.put(label, plot.markedLine(contestant.layer().label(), x, mean, error));
        }
        return new ExperimentResult(
                List.of(table),
                List.of(),
                List.of(Figure.ofPlots(name(), title(), 2, List.copyOf(plots.values()))),
                features + " features, " + runs + " runs",
                Competitive.seeds(conditions, runs),
                List.of("madelon: " + SAMPLES
                        + " samples, 2 classes of one cluster, every feature informative, half side " + SEPARATION
                        + ", standardised, generated from the seed of each run"),
                List.of(
                        "The paper prints a figure without numbers. Its accuracy is the purity, by the majority label of each cluster.",
                        "Rows as published use the learning rates and epochs of the authors' code."));
    }

    /** The runs of every contestant, all on the same data. */
    private static List<List<Score>> scores(Conditions conditions, int d, Extent extent) {
        List<List<Score>> scores = new ArrayList<>();
        Contestant.ALL.forEach(contestant -> scores.add(new ArrayList<>()));
        for (int run = 0; run < extent.runs(); run++) {
            long seed = conditions.seed() + run;
            Dataset data = Madelon.generate(new Madelon.Settings(SAMPLES, d, d, 0, 2, 1, SEPARATION, 0), seed);
            for (int c = 0; c < scores.size(); c++) {
                Contestant contestant = Contestant.ALL.get(c);
                String stage = d + " features, " + contestant.label() + ", seed " + seed;
                Labels clusters = contestant
                        .fit(data, conditions.session(stage, seed), extent)
                        .assign(data)
                        .clusters();
                long valid =
                        Arrays.stream(clusters.sizes()).filter(size -> size > 0).count();
                scores.get(c).add(new Score(ExternalIndices.purity(data.labels().orElseThrow(), clusters), valid));
            }
        }
        return scores;
    }
}
