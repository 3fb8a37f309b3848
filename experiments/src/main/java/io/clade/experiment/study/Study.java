package io.clade.experiment.study;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.experiment.figure.Figure;
import io.clade.input.InputException;
import io.clade.method.Descriptor;
import io.clade.method.Methods;
import io.clade.run.Metrics;
import io.clade.run.Outcome;
import io.clade.run.Plan;
import io.clade.run.Repetition;
import io.clade.run.ResultFolder;
import io.clade.run.ResultFolder.Existing;
import io.clade.training.TrainingException;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The running state of one experiment: opens its datasets, fits its recipes, keeps the results, and collects notes. A
 * missing dataset or method is left out and noted.
 */
public final class Study {

    private static final String FITS = "fits";

    private final Conditions conditions;
    private final Extent extent;
    private final Set<String> data = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<Path> opened = new HashSet<>();
    private boolean fitted;

    /** @param extent to do */
    public Study(Conditions conditions, Extent extent) {
        this.conditions = conditions;
        this.extent = extent;
    }

    public Conditions conditions() {
        return conditions;
    }

    public Extent extent() {
        return extent;
    }

    /** Adds a note for the reader of the findings. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** The dataset, cut to the extent; empty, with a note, where it is missing. */
    public Optional<Dataset> open(NamedSet set) {
        try {
            Dataset found = set.open(conditions.data(), extent.samples());
            data.add(found + ", SHA-256 " + found.sha256());
            return Optional.of(found);
        } catch (InputException e) {
            note(set.label() + " is skipped: " + e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * A built-in dataset with its parameters, as {@code clade fit} would open it, cut to the extent.
     *
     * @throws InputException where there is no such set
     */
    public Dataset generated(String source) {
        Dataset all = Datasets.open(source, ReadOptions.DEFAULT);
        Dataset found = all.size() <= extent.samples()
                ? all
                : all.select(NamedSet.drawn(all.size(), extent.samples(), conditions.seed()));
        data.add(found + ", SHA-256 " + found.sha256());
        return found;
    }

    /**
     * The runs of {@code recipe} on {@code samples}, with as many clusters as there are classes; runs that the folder
     * holds are not repeated. Empty, with a note, where this version has no such method or setting or the method
     * refuses the data.
     */
    public Optional<Fit> fit(Recipe recipe, Dataset samples) {
        Plan plan;
        try {
            plan = plan(recipe, samples, extent.runs());
        } catch (InputException e) {
            leaveOut(recipe, samples, e);
            return Optional.empty();
        }
        Path path = folder(recipe, plan);
        try (ResultFolder folder = ResultFolder.open(path, existing(path), plan, null)) {
            if (!folder.isComplete()) {
                Outcome outcome = Repetition.of(plan, session(recipe, samples), folder);
                folder.publish(outcome);
                outcome.metrics()
                        .failed()
                        .forEach(failure -> note(recipe.label() + " on " + samples.name() + ": " + failure.inWords()));
            }
        } catch (InputException | TrainingException e) {
            leaveOut(recipe, samples, e);
            return Optional.empty();
        }
        fitted = true;
        return Optional.of(new Fit(path, Metrics.read(path.resolve(ResultFolder.METRICS))));
    }

    private void leaveOut(Recipe recipe, Dataset samples, RuntimeException reason) {
        note("%s on %s was left out: %s".formatted(recipe.label(), samples.name(), reason.getMessage()));
    }

    /** The plan of {@code recipe}, cut to the extent. */
    Plan plan(Recipe recipe, Dataset samples, int runs) {
        Descriptor<?> method = Methods.named(recipe.method());
        int clusters = samples.labels().map(Labels::count).orElse(2);
        return Plan.of(method, extent.settings(recipe, method), samples, clusters, conditions.seed(), runs);
    }

    Session session(Recipe recipe, Dataset samples) {
        return conditions.session(samples.name() + ", " + recipe.label(), conditions.seed());
    }

    /** The treatment of existing files: a result that this process has just written is not replaced. */
    private Existing existing(Path path) {
        return opened.add(path) && conditions.existing() == Existing.REPLACE ? Existing.REPLACE : Existing.RESUME;
    }

    /**
     * The folder of a fit, the same for all plans with the same result, so that experiments in one folder share their
     * fits.
     */
    Path folder(Recipe recipe, Plan plan) {
        String what = plan.name() + plan.parameters() + plan.clusters() + plan.data() + plan.seed() + " " + plan.runs();
        String readable = (plan.data().name() + "-" + recipe.method())
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\W+", "-");
        return conditions.folder().resolve(FITS).resolve(readable + "-%08x".formatted(what.hashCode()));
    }

    /** Marks that something was measured without {@link #fit}. */
    void measured() {
        fitted = true;
    }

    /**
     * The result of the experiment.
     *
     * @throws InputException where nothing could be measured, with all the reasons
     */
    public ExperimentResult findings(List<Table> tables, List<Table> details, List<Figure> figures) {
        if (!fitted) {
            throw new InputException("No part of this experiment can be run here: " + String.join("; ", notes));
        }
        long last = conditions.seed() + extent.runs() - 1;
        String seeds = extent.runs() == 1 ? "" + conditions.seed() : conditions.seed() + " to " + last;
        return new ExperimentResult(
                tables, details, figures, extent.shortcuts(), seeds, List.copyOf(data), List.copyOf(notes));
    }
}
