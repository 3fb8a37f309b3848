package io.clade.training;

import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.tensor.Scope;
import io.clade.training.optimiser.Optimiser;
import io.clade.training.optimiser.Updater;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The epoch loop: draws batches, steps the optimiser, watches the loss, stops early, keeps the best epoch, writes
 * checkpoints. It is told a loss and does not know one.
 */
public final class Trainer {

    private static final long PROGRESS_NANOS = 250_000_000L;
    private static final double NANOS = 1e9;

    private final String stage;
    private final Parameters parameters;
    private final Training settings;
    private final Session session;
    private final Objective loss;
    private final Optional<Checkpoint> checkpoint;
    private final Batches batches;
    private final Updater updater;
    private History history = History.empty();
    private int bestEpoch;
    private Weights best;
    private long lastReport;

    /** The loss of a batch while training goes on. */
    @FunctionalInterface
    public interface Objective {

        /**
         * The loss of the batch of {@code rows}, with a gradient to the parameters, when the share {@code done}, 0…1, of
         * training is over.
         */
        Loss of(int[] rows, double done);
    }

    private Trainer(
            String stage,
            String identity,
            Parameters parameters,
            int samples,
            Training settings,
            Session session,
            Objective loss) {
        this.stage = stage;
        this.parameters = parameters;
        this.settings = settings;
        this.session = session;
        this.loss = loss;
        this.checkpoint = session.checkpoints().map(folder -> new Checkpoint(folder, stage, identity));
        this.batches = new Batches(samples, settings.batch(), session.seed());
        this.updater = Optimiser.adam().updater(parameters);
    }

    /**
     * Trains {@code parameters} to lower {@code loss} and leaves them as they were at the end of the epoch of lowest
     * loss. Goes on from the session's checkpoint where there is one.
     *
     * @param stage name of this training, for progress and for the checkpoint's files
     * @param identity what the checkpoint must have been made with: method, parameters, data and seed
     * @param samples n
     * @param loss of a batch
     * @throws TrainingException where the loss is not a finite number
     */
    public static History train(
            String stage,
            String identity,
            Parameters parameters,
            int samples,
            Training settings,
            Session session,
            Objective loss) {
        return new Trainer(stage, identity, parameters, samples, settings, session, loss).run();
    }

    private History run() {
        checkpoint.flatMap(Checkpoint::read).ifPresent(this::restore);
        while (!finished()) {
            Scope.run(this::runEpoch);
        }
        parameters.load(best);
        return history;
    }

    private void runEpoch() {
        int epoch = history.epochs().size() + 1;
        Seeds.seedTensors(Seeds.derive(session.seed(), epoch));
        history = history.plus(epoch(epoch));
        if (bestEpoch == 0 || lossOf(epoch) < lossOf(bestEpoch)) {
            bestEpoch = epoch;
            best = parameters.export();
        }
        checkpoint.ifPresent(this::save);
    }

    private boolean finished() {
        int epoch = history.epochs().size();
        return epoch >= settings.epochs() || (epoch > 0 && epoch - bestEpoch >= settings.patience());
    }

    private double lossOf(int epoch) {
        return history.epochs().get(epoch - 1).loss();
    }

    private History.Epoch epoch(int epoch) {
        long started = System.nanoTime();
        var tally = new Tally(epoch);
        List<int[]> rows = batches.epoch(epoch);
        for (int step = 0; step < rows.size(); step++) {
            double done = epoch - 1 + (double) step / rows.size();
            double value = step(rows.get(step), done / settings.epochs(), tally);
            requireFinite(value, epoch, step + 1);
            report(done + 1.0 / rows.size(), step + 1 == rows.size(), tally.meanLoss());
        }
        return tally.epoch((System.nanoTime() - started) / NANOS);
    }

    /** One update; adds it to {@code tally} and returns the loss. */
    private double step(int[] rows, double done, Tally tally) {
        return Scope.step(() -> {
            Loss value = loss.of(rows, done);
            value.total().backward();
            double factor = settings.schedule().factor(done, settings.epochs());
            updater.step(settings.learningRate() * factor, settings.clip());
            return tally.add(value);
        });
    }

    private void requireFinite(double value, int epoch, int step) {
        if (!Double.isFinite(value)) {
            throw new TrainingException("%s: the loss is %s in epoch %d, step %d. Maybe the learning rate is too high:"
                            .formatted(stage, value, epoch, step)
                    + " try --set lr=" + settings.learningRate() / 10 + ".");
        }
    }

    private void report(double done, boolean epochDone, double meanLoss) {
        long now = System.nanoTime();
        if (epochDone || now - lastReport > PROGRESS_NANOS) {
            lastReport = now;
            double shown = epochDone ? Math.rint(done) : done;
            String detail = String.format(Locale.ROOT, "loss %.4f", meanLoss);
            session.progress().accept(new Progress(stage, shown, settings.epochs(), "epochs", detail));
        }
    }

    private static final String BEST = "best.";

    private void save(Checkpoint to) {
        Weights.Builder numbers = Weights.builder();
        putAll(numbers, Checkpoint.NOW, parameters.export());
        putAll(numbers, BEST, best);
        putAll(numbers, "", updater.state());
        int epoch = history.epochs().size();
        to.write(new Checkpoint.State(epoch, updater.steps(), bestEpoch, history), numbers.build());
    }

    private void restore(Checkpoint.Found found) {
        parameters.load(found.numbers().under(Checkpoint.NOW));
        best = found.numbers().under(BEST);
        history = found.state().history();
        bestEpoch = found.state().bestEpoch();
        updater.restore(found.numbers(), found.state().steps());
    }

    private static void putAll(Weights.Builder numbers, String prefix, Weights weights) {
        weights.names()
                .forEach(name -> numbers.put(
                        prefix + name,
                        weights.get(name).shape(),
                        weights.get(name).values()));
    }
}
