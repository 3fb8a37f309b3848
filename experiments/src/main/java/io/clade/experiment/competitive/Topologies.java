package io.clade.experiment.competitive;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.evaluation.ExternalIndices;
import io.clade.experiment.figure.Figure;
import io.clade.experiment.figure.Panel;
import io.clade.experiment.figure.Plane;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.Table;
import io.clade.model.Model;
import io.clade.model.part.PrototypeGraph;
import io.clade.training.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The final graphs of prototypes and the clusters they show: Figure 5, with a check of their number. */
final class Topologies implements Experiment {

    private static final int PROTOTYPES = 30;
    private static final int RUNS = 10;
    private static final Extent QUICK =
            new Extent(PlaneSet.SAMPLES, Optional.empty(), 2, Optional.empty(), Optional.empty());
    private static final int PANEL = 300;

    private record Variant(String label, ComparedLayer layer, Map<String, String> settings) {

        /** The settings cut to {@code extent}. */
        Map<String, String> settings(Extent extent) {
            Map<String, String> cut = new HashMap<>(settings);
            extent.epochs().ifPresent(epochs -> cut.put("epochs", Integer.toString(epochs)));
            return cut;
        }
    }

    private static final Map<String, String> PUBLISHED =
            Map.of("preset", "paper", "epochs", "800", "clusters", "auto", "scaling", "standardize");

    private static final Map<String, String> RECOMMENDED = Map.of("clusters", "auto", "scaling", "standardize");

    private static final List<Variant> VARIANTS = List.of(
            new Variant("VCL as published", ComparedLayer.VCL, PUBLISHED),
            new Variant("DCL as published", ComparedLayer.DCL, PUBLISHED),
            new Variant("VCL recommended", ComparedLayer.VCL, RECOMMENDED),
            new Variant("DCL recommended", ComparedLayer.DCL, RECOMMENDED),
            new Variant("deep-DCL recommended", ComparedLayer.DEEP_DCL, RECOMMENDED));

    private final Extent quick;

    Topologies() {
        this(QUICK);
    }

    /** @param quick epochs and runs for a short time */
    Topologies(Extent quick) {
        this.quick = quick;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "gcl-topology",
                "Graphs of prototypes (gradient-based competitive learning, Figure 5)",
                "The graph of prototypes on spiral, moons and circles after 800 epochs as published and with our defaults, and"
                        + " in how many runs it has the right number of clusters.");
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        Extent extent = conditions.quick() ? quick : Extent.whole(RUNS);
        int runs = extent.runs();
        Table table = Table.of(
                name(),
                "Clusters found",
                "data",
                "layer",
                "clusters",
                "right in runs",
                "of",
                "mean clusters",
                "mean ARI");
        List<Panel> panels = new ArrayList<>();
        for (PlaneSet set : PlaneSet.values()) {
            for (Variant variant : VARIANTS) {
                double[] found = new double[runs];
                double[] ari = new double[runs];
                int right = 0;
                for (int run = 0; run < runs; run++) {
                    long seed = conditions.seed() + run;
                    Dataset data = set.generate(seed);
                    Model model = variant.layer()
                            .method(PROTOTYPES, variant.settings(extent))
                            .fit(data, session(conditions, set, variant, seed));
                    found[run] = model.clusters();
                    ari[run] = ExternalIndices.ari(
                            data.labels().orElseThrow(), model.assign(data).clusters());
                    right += model.clusters() == set.clusters() ? 1 : 0;
                    if (run == 0) {
                        panels.add(panel(set.label() + ", " + variant.label(), data, model));
                    }
                }
                table = table.row(
                        set.label(),
                        variant.label(),
                        set.clusters(),
                        right,
                        runs,
                        Competitive.mean(found),
                        Competitive.mean(ari));
            }
        }
        return new ExperimentResult(
                List.of(table),
                List.of(),
                List.of(new Figure(name(), title(), VARIANTS.size(), PANEL, PANEL, panels)),
                PROTOTYPES + " prototypes, " + runs + " runs",
                Competitive.seeds(conditions, runs),
                List.of("spiral (one arm), moons and circles of " + PlaneSet.SAMPLES
                        + " samples, generated from the seed of each run, standardised"),
                List.of(
                        "As published, every edge is kept; our default cuts edges that cross a gap. The paper prints no numbers."));
    }

    private static Session session(Conditions conditions, PlaneSet set, Variant variant, long seed) {
        String stage = set.label() + ", " + variant.label() + ", seed " + seed;
        return conditions.session(stage, seed);
    }

    private static Plane panel(String title, Dataset data, Model model) {
        Matrix prototypes = model.prototypes().orElseThrow();
        Plane plane = Plane.of(title, PlaneSet.standardised(data), prototypes);
        PrototypeGraph graph = model.find(PrototypeGraph.class).orElseThrow();
        for (int a = 0; a < graph.size(); a++) {
            for (int b = a + 1; b < graph.size(); b++) {
                plane = graph.edge(a, b) > 0 ? plane.edge(a, b) : plane;
            }
        }
        return plane;
    }
}
