package io.clade.run;

import io.clade.data.Labels;
import io.clade.input.InputException;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.model.part.Candidates;
import io.clade.run.WorkFolder.KeptRun;
import io.clade.storage.StorageException;
import io.clade.training.session.History;
import io.clade.training.session.Session;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fits the runs of a plan one after the other and keeps the result of each, so that a finished run is never repeated.
 */
public final class Repetition {

    private static final Logger LOG = LoggerFactory.getLogger(Repetition.class);

    private final Plan plan;
    private final Session session;
    private final ResultFolder folder;
    private final List<KeptRun> finished = new ArrayList<>();
    private final List<Metrics.Failure> failures = new ArrayList<>();
    /** The best run so far, if this process fitted it, so that it need not be read and assigned again. */
    private Optional<Fitted> held = Optional.empty();

    private record Fitted(KeptRun run, Model model, EmbeddingView.Assigned assigned) {}

    private Repetition(Plan plan, Session session, ResultFolder folder) {
        this.plan = plan;
        this.session = session;
        this.folder = folder;
    }

    /**
     * Fits every run of {@code plan} that {@code folder} does not hold yet.
     *
     * <p>If one of several runs fails through a fault of Clade's, it is left out with a warning. If a disk fails, the
     * fit stops: what is not done is done when it is resumed.
     *
     * @param session its device and its progress listener; seeds come from the plan, checkpoints go to the folder
     * @throws InputException where the data do not suit the method
     * @throws StorageException where a disk fails
     */
    public static Outcome of(Plan plan, Session session, ResultFolder folder) {
        return new Repetition(plan, session, folder).outcome();
    }

    private Outcome outcome() {
        RuntimeException last = null;
        for (int i = 0; i < plan.runs(); i++) {
            try {
                int index = i;
                finished.add(folder.kept(i).orElseGet(() -> fit(index)));
            } catch (InputException e) {
                throw e;
            } catch (UncheckedIOException e) {
                throw new StorageException(
                        "A disk failed in the run with seed %s: %s. What is done is kept; --resume does the rest."
                                .formatted(plan.seed() + i, StorageException.reason(folder.path(), e.getCause())),
                        e);
            } catch (RuntimeException e) {
                last = e;
                fail(plan.seed() + i, e);
            }
        }
        if (finished.isEmpty()) {
            throw last;
        }
        return best();
    }

    private void fail(long seed, RuntimeException fault) {
        if (plan.runs() == 1) {
            throw fault;
        }
        LOG.error("The run with seed {} failed", seed, fault);
        String reason = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        failures.add(new Metrics.Failure(seed, reason));
    }

    private KeptRun fit(int index) {
        long seed = plan.seed() + index;
        String stage = plan.runs() == 1 ? "" : "run %s of %s".formatted(index + 1, plan.runs());
        Session own = session.withSeed(seed)
                .checkpointing(folder.checkpoints(index))
                .sharing(plan.seed(), folder.sharedCheckpoints())
                .onProgress(progress -> session.progress().accept(progress.under(stage)))
                .onEarly(this::keepEarly);
        Model model = plan.method().fit(plan.data(), own);
        EmbeddingView.Assigned assigned = EmbeddingView.assigned(model, plan.data());
        // What was trained before an interruption counts as well.
        double seconds = Math.max(model.provenance().seconds(), model.history().seconds());
        Labels clusters = assigned.assignment().clusters();
        Metrics.Run figures = Metrics.Run.of(
                seed, model.history(), seconds, clusters, assigned.view().indices(plan.data(), clusters));
        KeptRun run = folder.keep(index, figures, clusters, model);
        holdBest(new Fitted(run, model, assigned));
        return run;
    }

    /** Keeps a model that a fit has before it ends, unless a run has ended: that is more. */
    private void keepEarly(Session.Early early) {
        if (finished.isEmpty()) {
            folder.keepEarly(early, plan.data());
        }
    }

    private void holdBest(Fitted fitted) {
        List<Metrics.Run> figures =
                new ArrayList<>(finished.stream().map(KeptRun::figures).toList());
        figures.add(fitted.run().figures());
        if (Statistics.best(figures) == finished.size()) {
            held = Optional.of(fitted);
        }
    }

    private Outcome best() {
        List<Metrics.Run> figures = finished.stream().map(KeptRun::figures).toList();
        Metrics metrics = Metrics.of(plan, folder.data(), figures, failures);
        KeptRun run = finished.get(metrics.best());
        Fitted best = held.filter(fitted -> fitted.run().equals(run)).orElseGet(() -> load(run));
        Assignment assignment = best.assigned().assignment();
        EmbeddingView view = best.assigned().view();
        List<History> histories = finished.stream().map(KeptRun::history).toList();
        List<Labels> clusters = finished.stream().map(KeptRun::clusters).toList();
        Quality quality = Quality.of(metrics, clusters, view, run.history(), best.model())
                .with(Baseline.warning(plan.method(), plan.data(), assignment.clusters(), plan.seed()));
        Metrics judged =
                metrics.with(quality, best.model().find(Candidates.class).orElse(null));
        List<String> warnings = new ArrayList<>(Outcome.warnings(judged, best.model()));
        folder.warning().ifPresent(warnings::add);
        return new Outcome(plan.data(), judged, histories, clusters, best.model(), assignment, view, warnings);
    }

    private Fitted load(KeptRun run) {
        Model model = Model.load(run.model());
        return new Fitted(run, model, EmbeddingView.assigned(model, plan.data()));
    }
}
