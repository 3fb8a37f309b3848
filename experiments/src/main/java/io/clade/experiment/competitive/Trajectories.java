package io.clade.experiment.competitive;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.experiment.figure.Figure;
import io.clade.experiment.figure.Panel;
import io.clade.experiment.figure.Plane;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.Table;
import io.clade.training.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The trajectories of prototypes from their random start: Figure 6. */
final class Trajectories implements Experiment {

    private static final int PROTOTYPES = 30;
    private static final int EPOCHS = 400;
    private static final int QUICK_EPOCHS = 120;
    private static final int PANEL = 360;

    @Override
    public Heading heading() {
        return new Heading(
                "gcl-trajectories",
                "Trajectories of prototypes (gradient-based competitive learning, Figure 6)",
                "The trajectories of the prototypes of VCL and DCL as published, from Glorot's weights, and their lengths.");
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        int epochs = conditions.quick() ? QUICK_EPOCHS : EPOCHS;
        Table table = Table.of(
                name(),
                "Lengths of trajectories (the paper: VCL starts at the origin, DCL near samples with shorter trajectories)",
                "data",
                "layer",
                "valid",
                "mean length of the valid",
                "mean start to end of the valid",
                "mean start to nearest sample",
                "mean end to nearest sample");
        List<Panel> panels = new ArrayList<>();
        for (PlaneSet set : PlaneSet.values()) {
            for (ComparedLayer layer : List.of(ComparedLayer.VCL, ComparedLayer.DCL)) {
                Dataset data = set.generate(conditions.seed());
                Matrix samples = PlaneSet.standardised(data);
                List<Matrix> moments = new ArrayList<>();
                Session session = Session.seeded(conditions.seed())
                        .onProgress(progress -> conditions.progress().accept(progress.under(set.label())));
                Map<String, String> settings = Map.of("preset", "paper", "epochs", Integer.toString(epochs));
                layer.fit(PROTOTYPES, settings, data, session, (step, prototypes) -> moments.add(prototypes));
                Matrix last = moments.get(moments.size() - 1);
                int[] valid = Quantised.of(samples, last).graph().valid();
                table = table.row(
                        set.label(),
                        layer.label(),
                        valid.length,
                        length(moments, valid),
                        length(List.of(moments.get(0), last), valid),
                        toNearest(samples, moments.get(0)),
                        toNearest(samples, last));
                panels.add(Plane.of(set.label() + ", " + layer.label(), samples, last)
                        .ways(moments));
            }
        }
        return new ExperimentResult(
                List.of(table),
                List.of(),
                List.of(new Figure(name(), title(), 2, PANEL, PANEL, panels)),
                epochs + " epochs, 1 run",
                Competitive.seeds(conditions, 1),
                List.of("spiral, moons and circles of " + PlaneSet.SAMPLES + " samples, standardised"),
                List.of("Learning rates are those of the paper: 0.008 for VCL, 0.0008 for DCL; Adam, 30 prototypes."));
    }

    /** The mean length of the trajectories of the prototypes {@code chosen}. */
    private static double length(List<Matrix> moments, int... chosen) {
        double sum = 0;
        for (int t = 1; t < moments.size(); t++) {
            for (int j : chosen) {
                sum += distance(moments.get(t - 1), j, moments.get(t), j);
            }
        }
        return sum / chosen.length;
    }

    private static double toNearest(Matrix samples, Matrix prototypes) {
        double sum = 0;
        for (int j = 0; j < prototypes.rows(); j++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < samples.rows(); i++) {
                nearest = Math.min(nearest, distance(samples, i, prototypes, j));
            }
            sum += nearest;
        }
        return sum / prototypes.rows();
    }

    private static double distance(Matrix a, int i, Matrix b, int j) {
        return Math.hypot(a.get(i, 0) - b.get(j, 0), a.get(i, 1) - b.get(j, 1));
    }
}
