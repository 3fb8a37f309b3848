package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.method.Fitting;
import io.clade.model.Model;
import io.clade.network.Blueprint;
import io.clade.network.backbone.Architecture;
import io.clade.network.weight.Weights;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.partition.kmeans.Partition;
import io.clade.partition.kmeans.Restarts;
import io.clade.partition.kmeans.SearchListener;
import io.clade.training.Checkpoint;
import io.clade.training.History;
import io.clade.training.Progress;
import io.clade.training.Session;
import java.util.Locale;
import java.util.Optional;

/** The state of one fit of {@link KMeans}: progress told, checkpoints kept, warnings gathered. */
final class KMeansFit extends Fitting implements SearchListener {

    private static final String PROTOTYPES = "prototypes";
    private static final String CLUSTERS = "clusters";
    private static final String CONVERGED = "converged";
    private static final String INERTIA = "inertia";

    private final KMeansSettings search;
    private final Optional<Checkpoint> checkpoint;

    KMeansFit(KMeans.Hyperparameters settings, Dataset data, Session session) {
        super(KMeans.NAME, settings, settings.clusters(), settings.preparation(), data, session);
        this.search = settings.search();
        this.checkpoint = session.checkpoints().map(folder -> new Checkpoint(folder, KMeans.NAME, identity(session)));
    }

    void warnAbout(Partition found) {
        if (!found.converged()) {
            warn("k-means reached its limit of %d iterations before it converged: --set iterations=N continues longer."
                    .formatted(search.iterations()));
        }
        if (found.empty() > 0) {
            warn(
                    "%d of %d clusters are empty. Maybe the data have fewer distinct samples than that: ask for fewer with -k."
                            .formatted(found.empty(), found.clusters().count()));
        }
    }

    Model model(Partition found) {
        Blueprint plan = new Blueprint(
                preparer().output(),
                new Architecture.Identity(),
                Blueprint.Head.PROTOTYPES,
                found.clusters().count());
        Weights weights = Weights.builder().put(PROTOTYPES, found.prototypes()).build();
        return model(plan, weights, history(found));
    }

    private static History history(Partition found) {
        return ClassicalFit.history(INERTIA, found.iterations());
    }

    @Override
    public void iterated(int restart, int iteration, double inertia) {
        // How many iterations there will be is not known; most fits need far fewer than the limit.
        double share = 1 - 1.0 / (1 + iteration);
        report(restart + share, search.restarts(), "restarts", "inertia", inertia);
    }

    @Override
    public void restarted(Restarts.State state) {
        checkpoint.ifPresent(to -> save(to, state));
        report(
                state.done(),
                search.restarts(),
                "restarts",
                "lowest inertia",
                state.best().inertia());
    }

    @Override
    public void refined(int window, double inertia) {
        report(window, search.iterations(), "windows of mini-batches", "inertia about", inertia);
    }

    @Override
    public void assigned(int samples) {
        double share = (double) samples / data().size();
        session().progress().accept(new Progress(KMeans.NAME + ", assigning", share, 1, "passes", ""));
    }

    private void report(double done, int total, String unit, String what, double inertia) {
        String detail = String.format(Locale.ROOT, "%s %.6g", what, inertia);
        session().progress().accept(new Progress(KMeans.NAME, done, total, unit, detail));
    }

    private static void save(Checkpoint to, Restarts.State state) {
        Partition best = state.best();
        Weights numbers = Weights.builder()
                .put(PROTOTYPES, best.prototypes())
                .put(CLUSTERS, best.clusters())
                .put(CONVERGED, new long[] {1}, new float[] {best.converged() ? 1 : 0})
                .build();
        to.write(new Checkpoint.State(state.done(), 0, 0, history(best)), numbers);
    }

    /** Where an earlier fit was stopped, to go on from. */
    Optional<Restarts.State> before() {
        return checkpoint.flatMap(Checkpoint::read).map(found -> {
            Weights.Entry p = found.numbers().get(PROTOTYPES);
            float[] clusters = found.numbers().get(CLUSTERS).values();
            int[] codes = new int[clusters.length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = (int) clusters[i];
            }
            int k = (int) p.shape()[0];
            Partition best = new Partition(
                    Matrix.wrap(k, (int) p.shape()[1], p.values()),
                    Labels.ofCodes(codes, k),
                    found.state().history().epochs().stream()
                            .map(epoch -> new Partition.Iteration(epoch.loss(), epoch.seconds()))
                            .toList(),
                    found.numbers().get(CONVERGED).values()[0] > 0);
            return new Restarts.State(found.state().epoch(), best);
        });
    }
}
