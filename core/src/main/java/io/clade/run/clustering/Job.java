package io.clade.run.clustering;

import io.clade.data.Dataset;
import io.clade.input.Require;
import io.clade.method.KSelection;
import io.clade.method.Trait;
import io.clade.run.Outcome;
import io.clade.run.Plan;
import io.clade.run.Repetition;
import io.clade.run.ResultFolder;
import io.clade.run.ResultFolder.Existing;
import io.clade.run.Source;
import io.clade.run.choice.Choice;
import io.clade.run.choice.ChoiceFiles;
import io.clade.run.choice.ChoiceKey;
import io.clade.run.choice.Chooser;
import io.clade.run.choice.Range;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A clustering to be done in a folder; immutable.
 *
 * @param clustering to do
 * @param folder for the result and for unfinished work
 * @param existing treatment of files that the folder holds
 * @param source of the data, recorded so that a report can be written again from the folder
 */
public record Job(Clustering clustering, Path folder, Existing existing, Optional<Source> source) {

    /** This job on data that were read from {@code origin}. */
    public Job from(Source origin) {
        return new Job(clustering, folder, existing, Optional.of(origin));
    }

    /**
     * Checks that the job can begin on {@code data}, before time is spent on them.
     *
     * @throws io.clade.input.InputException where there are too few samples, or the folder holds something else
     */
    public void require(Dataset data) {
        clustering.clusters().requireWithin(data.size());
        ResultFolder.require(folder, existing);
    }

    /**
     * Clusters {@code data}: chooses the number of clusters where it is not given, fits every run, keeps the one of
     * lowest loss and writes the result to the folder. If resuming is asked for, all of it continues from where an
     * earlier attempt was interrupted, and gives the same bits.
     *
     * @param session its seed is that of the first run, its device and its progress listener those of all
     * @throws io.clade.input.InputException where the data do not suit the method or the numbers, where the folder cannot be
     *     written to or holds something else, and where a fit is to be resumed that was begun with other data or settings
     */
    public Result fit(Dataset data, Session session) {
        return fit(data, session, choice -> {});
    }

    /**
     * Clusters {@code data} as {@link #fit(Dataset, Session)} does, and reports the choice of the number of clusters
     * before the runs are fitted.
     *
     * @param chosen hears the choice, or the finding that there are no clusters; not called where the number is given
     */
    public Result fit(Dataset data, Session session, Consumer<Choice> chosen) {
        require(data);
        if (clustering.clusters().number().isPresent()) {
            return fit(data, clustering.clusters().number().getAsInt(), session);
        }
        if (clustering.traits().has(Trait.FINDS_K)) {
            KSelection way = clustering.traits().selection();
            return fit(data, Chooser.clusters(way, data.size()), session);
        }
        return choose(data, session, chosen);
    }

    private Result fit(Dataset data, int k, Session session) {
        Plan plan = plan(data, k, session);
        try (ResultFolder opened = ResultFolder.open(folder, existing, plan, source.orElse(null))) {
            return fit(plan, Optional.empty(), session, opened);
        }
    }

    private Result choose(Dataset data, Session session, Consumer<Choice> chosen) {
        ChoiceKey question =
                ChoiceKey.of(clustering.method(), clustering.settings(), clustering.clusters(), data, session.seed());
        Optional<Choice> kept = kept(question);
        try (ResultFolder opened = ResultFolder.open(folder, existing)) {
            Require.that(
                    kept.isPresent() || !opened.isComplete(),
                    "--resume cannot go on in %s: it holds a result whose number of clusters was not chosen, and -k is %s"
                            + " now. Give the original command, give another folder with -o, or start again with --force.",
                    folder,
                    clustering.clusters());
            Choice choice = kept.orElseGet(() -> choice(question, data, session, Optional.of(opened.choosing())));
            chosen.accept(choice);
            if (!choice.found()) {
                ChoiceFiles.write(opened.notes(), choice);
                opened.publishNotes();
                return Result.nothing(folder, choice);
            }
            Plan plan = plan(data, choice.recommended(), session);
            return fit(plan, Optional.of(choice), session, opened.begin(plan, source.orElse(null)));
        }
    }

    /** The choice with which a fit to be resumed was begun. */
    private Optional<Choice> kept(ChoiceKey question) {
        if (existing != Existing.RESUME) {
            return Optional.empty();
        }
        Optional<Choice> kept = ChoiceFiles.read(ResultFolder.notes(folder));
        kept.ifPresent(choice -> choice.question().requireSame(question, folder));
        return kept;
    }

    private Choice choice(ChoiceKey question, Dataset data, Session session, Optional<Path> parts) {
        Range range = clustering.clusters().range().orElseGet(() -> Range.automatic(data.size()));
        return Chooser.choose(clustering.method(), question, data, range, session, parts);
    }

    private Plan plan(Dataset data, int k, Session session) {
        return Plan.of(clustering.method(), clustering.fitted(), data, k, session.seed(), clustering.runs());
    }

    private Result fit(Plan plan, Optional<Choice> choice, Session session, ResultFolder opened) {
        if (opened.isComplete()) {
            return Result.earlier(folder, plan.data(), choice);
        }
        choice.ifPresent(made -> ChoiceFiles.write(opened.notes(), made));
        Outcome outcome = Repetition.of(plan, session, opened);
        opened.publish(outcome);
        return Result.of(folder, outcome, choice);
    }
}
