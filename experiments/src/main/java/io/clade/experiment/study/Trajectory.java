package io.clade.experiment.study;

import io.clade.data.Dataset;
import io.clade.input.InputException;
import io.clade.model.Model;
import io.clade.network.Network;
import io.clade.network.weight.SafeTensors;
import io.clade.network.weight.Weights;
import io.clade.run.Plan;
import io.clade.run.file.HistoryFile;
import io.clade.training.session.Checkpoint;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One run of a method, on disk, with the network after chosen epochs, which a fit alone does not keep. An interrupted
 * run resumes.
 */
public final class Trajectory {

    private static final String CHECKPOINTS = "checkpoints";
    private static final String HISTORY = "history.csv";
    private static final String MODEL = "model";

    private final Path folder;
    private final String method;
    private final IntPredicate wanted;
    private int kept;

    private Trajectory(Path folder, String method, IntPredicate wanted) {
        this.folder = folder;
        this.method = method;
        this.wanted = wanted;
    }

    /**
     * Run {@code run} of {@code recipe} in {@code study}; empty, with a note, where {@link Study#fit} would be. Its seed is
     * that run's.
     *
     * @param wanted epochs, from 1, whose networks to keep; that of the last epoch is always kept
     */
    public static Optional<Trajectory> of(Study study, Recipe recipe, Dataset data, int run, IntPredicate wanted) {
        try {
            Plan plan = study.plan(recipe, data, 1);
            long seed = plan.seed() + run;
            Path folder = study.folder(recipe, plan).resolve("seed-" + seed);
            Trajectory trajectory = new Trajectory(folder, plan.name(), wanted);
            if (!Files.isDirectory(folder.resolve(MODEL))) {
                Session session = study.session(recipe, data).withSeed(seed);
                trajectory.train(plan, session.checkpointing(folder.resolve(CHECKPOINTS)));
            }
            study.measured();
            return Optional.of(trajectory);
        } catch (InputException e) {
            study.note("%s on %s was left out: %s".formatted(recipe.label(), data.name(), e.getMessage()));
            return Optional.empty();
        }
    }

    private void train(Plan plan, Session session) {
        Session watched = session.onProgress(progress -> {
            keep(progress);
            session.progress().accept(progress);
        });
        Model model = plan.method().fit(plan.data(), watched);
        keepLatest(epoch -> true);
        try {
            HistoryFile.write(folder.resolve(HISTORY), List.of(model.history()));
        } catch (IOException e) {
            throw unwritable(e);
        }
        // Last: a folder with a model holds a whole trajectory.
        model.save(folder.resolve(MODEL));
    }

    /** Keeps the network on disk, which is that of the epoch before: progress is reported before an epoch is saved. */
    private void keep(Progress progress) {
        int whole = (int) Math.ceil(progress.done()) - 1;
        boolean clusters = progress.stage().equals(method + ", " + Phase.TRAINING.title());
        if (clusters && whole > kept) {
            kept = whole;
            keepLatest(wanted);
        }
    }

    private void keepLatest(IntPredicate which) {
        Checkpoint.snapshot(folder.resolve(CHECKPOINTS), method)
                .filter(snapshot -> which.test(snapshot.epoch()))
                .ifPresent(snapshot -> write(snapshot.epoch(), Network.fitted(snapshot.weights())));
    }

    private void write(int epoch, Weights weights) {
        Path file = file(epoch);
        try {
            Files.createDirectories(file.getParent());
            SafeTensors.write(file, weights);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private InputException unwritable(IOException e) {
        return new InputException("%s cannot be written to: %s.".formatted(folder, e.getMessage()), e);
    }

    private Path file(int epoch) {
        return folder.resolve("epochs").resolve(epoch + ".safetensors");
    }

    /** The folder of the run. */
    public Path folder() {
        return folder;
    }

    /** The history of the whole training. */
    public History history() {
        return HistoryFile.read(folder.resolve(HISTORY), 1).get(0);
    }

    /** The epochs whose networks were kept, ascending. */
    public int[] epochs() {
        return IntStream.rangeClosed(1, history().epochs().size())
                .filter(epoch -> Files.exists(file(epoch)))
                .toArray();
    }

    /** The model of the epoch of lowest loss. */
    public Model best() {
        return Model.load(folder.resolve(MODEL));
    }

    /**
     * The model as it was after {@code epoch}, one of {@link #epochs()}.
     *
     * @throws InputException where the file cannot be read
     */
    public Model after(int epoch) {
        Model best = best();
        try {
            Weights weights = best.weights().with(SafeTensors.read(file(epoch)));
            return new Model(best.plan(), weights, best.preprocessing(), History.empty(), best.provenance(), List.of());
        } catch (IOException e) {
            throw new InputException("%s cannot be read: %s.".formatted(file(epoch), e.getMessage()), e);
        }
    }
}
