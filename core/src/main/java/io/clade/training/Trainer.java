package io.clade.training;

import io.clade.network.weight.Weights;
import io.clade.random.Seeds;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Scope;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.optimiser.Updater;
import io.clade.training.session.Checkpoint;
import io.clade.training.session.History;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/**
 * The epoch loop of a {@link Stage}: draws batches, updates the parameters, records the loss, writes checkpoints,
 * stops, and restores the epoch that the stage keeps.
 */
public final class Trainer {

    private static final long PROGRESS_NANOS = 250_000_000L;
    private static final double NANOS = 1e9;

    /**
     * The samples that a stage is trained on, and the session that keeps its state.
     *
     * @param samples n
     * @param reader of prepared samples, from rows to b×shape
     * @param method that the stage belongs to, for progress
     * @param key of the checkpoint's files
     * @param identity of the fit that a checkpoint must belong to: method, parameters, data and seed
     * @param session of the fit
     */
    public record Setting(
            int samples, Function<int[], Tensor> reader, String method, String key, String identity, Session session) {}

    private final Stage stage;
    private final List<ParameterGroup> groups;
    private final Training training;
    private final Span span;
    private final Setting setting;
    private final Session session;
    private final Optional<Checkpoint> checkpoint;
    private final Batches batches;
    private final Updater updater;
    private TrainerState state = TrainerState.START;
    private long lastReport;

    private Trainer(Stage stage, Training training, Span span, Setting setting) {
        this.stage = stage;
        this.groups = stage.parameters();
        this.training = training;
        this.span = span;
        this.setting = setting;
        this.session = setting.session();
        this.checkpoint =
                session.checkpoints().map(folder -> new Checkpoint(folder, setting.key(), setting.identity()));
        this.batches = new Batches(setting.samples(), training.batch(), session.seed());
        this.updater = training.optimiser().updater(groups);
    }

    /**
     * Trains {@code stage} and leaves its parameters as they were at the end of the epoch it keeps. Continues from the session's
     * checkpoint where there is one.
     *
     * @return a history of the stage, epochs numbered from 1
     * @throws TrainingException where the loss is not a finite number
     */
    public static History train(Stage stage, Training training, Setting setting) {
        return train(stage, training, Span.of(training.epochs()), setting);
    }

    /** The same for a stage that is one part of a longer training. */
    public static History train(Stage stage, Training training, Span span, Setting setting) {
        return new Trainer(stage, training, span, setting).run();
    }

    private History run() {
        checkpoint.flatMap(Checkpoint::read).ifPresent(found -> state = TrainerState.restored(found, stage, updater));
        while (!finished()) {
            Scope.run(this::runEpoch);
        }
        if (stage.keep() == Keep.LOWEST_LOSS) {
            state.loadBest(groups);
        }
        return state.history();
    }

    private boolean finished() {
        int epoch = state.epochs();
        boolean patient = stage.keep() == Keep.LAST || epoch - state.bestEpoch() < training.patience();
        return epoch >= training.epochs() || (epoch > 0 && (!patient || stage.converged()));
    }

    private void runEpoch() {
        int epoch = state.epochs() + 1;
        RandomTensors.seed(Seeds.derive(session.seed(), epoch));
        History.Epoch done = epoch(epoch);
        boolean lowest = stage.keep() == Keep.LOWEST_LOSS && state.isLowest(done.loss());
        state = state.after(done, lowest ? Optional.of(exported()) : Optional.empty());
        checkpoint.ifPresent(to -> state.save(to, stage, updater));
    }

    private List<Weights> exported() {
        return groups.stream().map(group -> group.parameters().export()).toList();
    }

    private History.Epoch epoch(int epoch) {
        long started = System.nanoTime();
        var means = new EpochMeans(epoch, stage.phase());
        stage.beginEpoch(span.epoch(epoch));
        stage.renewed().forEach(updater::forget);
        List<int[]> rows = batches.epoch(epoch);
        for (int step = 0; step < rows.size(); step++) {
            double done = epoch - 1 + (double) step / rows.size();
            double value = step(rows.get(step), (epoch - 1L) * rows.size() + step, done / training.epochs(), means);
            requireFinite(value, epoch, step + 1);
            report(done + 1.0 / rows.size(), step + 1 == rows.size(), means.loss());
        }
        return means.epoch((System.nanoTime() - started) / NANOS);
    }

    /** One update; adds its loss to {@code means} and returns it. */
    private double step(int[] drawn, long number, double done, EpochMeans means) {
        return Scope.step(() -> {
            stage.beginStep(number);
            Loss loss = stage.loss(new Batch(stage.rows(drawn), span.done(done), setting.reader()));
            loss.total().backward();
            double factor = training.schedule().factor(done, training.epochs());
            updater.step(training.learningRate() * factor, training.clip());
            return means.add(loss);
        });
    }

    private void requireFinite(double value, int epoch, int step) {
        if (!Double.isFinite(value)) {
            throw new TrainingException(
                    "%s, %s: the loss is %s in epoch %s, step %s. Maybe the learning rate is too high:"
                                    .formatted(setting.method(), stage.phase().title(), value, epoch, step)
                            + " try --set lr=" + training.learningRate() / 10 + ".");
        }
    }

    private void report(double done, boolean epochDone, double meanLoss) {
        long now = System.nanoTime();
        if (epochDone || now - lastReport > PROGRESS_NANOS) {
            lastReport = now;
            double shown = epochDone ? Math.rint(done) : done;
            String title = setting.method() + ", " + stage.phase().title();
            String detail = String.format(Locale.ROOT, "loss %.4f", meanLoss);
            session.progress().accept(new Progress(title, shown, training.epochs(), "epochs", detail));
        }
    }
}
