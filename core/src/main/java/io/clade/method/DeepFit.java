package io.clade.method;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.InputException;
import io.clade.data.Preparation;
import io.clade.model.Model;
import io.clade.network.Blueprint;
import io.clade.network.Network;
import io.clade.network.TrainingPart;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.FullyConvolutional;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.tensor.NativeRuntime;
import io.clade.tensor.Scope;
import io.clade.training.History;
import io.clade.training.Loss;
import io.clade.training.Partners;
import io.clade.training.Schedule;
import io.clade.training.Seeds;
import io.clade.training.Session;
import io.clade.training.Trainer;
import io.clade.training.Training;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/** The state of one fit of a method that trains a network: what every such method does around its own idea. */
public final class DeepFit extends Fitting {

    /** Parameters from which on a network's matrix products gain from a second thread. */
    private static final long LARGE_NETWORK = 1_000_000;

    /** The random stream of pre-training; those from 1 on are the epochs'. */
    private static final long PRETRAINING = 0;

    private History history = History.empty();

    private DeepFit(
            String method,
            Record hyperparameters,
            int clusters,
            Preparation preparation,
            Dataset data,
            Session session) {
        super(method, hyperparameters, clusters, preparation, data, session);
    }

    /**
     * Runs {@code body} as one fit: prepares the data, seeds every random stream, frees native memory at the end.
     *
     * @param method name of the method, as the command knows it
     * @param hyperparameters of the method, recorded in the model
     * @throws InputException where the number of clusters or the data do not suit
     */
    public static Model run(
            String method,
            Record hyperparameters,
            int clusters,
            Preparation preparation,
            Dataset data,
            Session session,
            Function<DeepFit, Model> body) {
        DeepFit fit = new DeepFit(method, hyperparameters, clusters, preparation, data, session);
        return Scope.run(() -> {
            Seeds.seedTensors(session.seed());
            return body.apply(fit);
        });
    }

    /**
     * The backbone of {@code choice} for the prepared samples, in the form its pre-training needs.
     *
     * @throws InputException where the network does not suit the data
     */
    public Architecture backbone(NetworkChoice choice, Pretraining pretraining) {
        choice.requireSuitable(data());
        return pretraining.architecture(choice, preparer().output());
    }

    /**
     * A network for the prepared samples with {@code rivals} cluster layers, what the companions need to train, and initial
     * weights from the session's seed.
     *
     * @param backbone that suits them
     * @param parts what the method adds while it trains
     * @throws InputException where it lacks a block that companions are attached to
     */
    public Network network(
            Architecture backbone,
            Companions companions,
            Blueprint.Head head,
            int clusters,
            int rivals,
            TrainingPart... parts) {
        Network network = new Network(
                new Blueprint(preparer().output(), backbone, head, clusters),
                rivals,
                companions.classified(),
                session().device(),
                parts);
        companions.requireBlocksOf(network);
        return network;
    }

    /**
     * Trains the backbone of {@code network} on its pre-training task, where there is one, for as many epochs and in the
     * manner of {@code training} unless {@code pretraining} says otherwise. Where runs share it, the first one to come does
     * the work and the others take what it left.
     */
    public void pretrain(Network network, Pretraining pretraining, Training training) {
        if (!(network.plan().backbone() instanceof FullyConvolutional plan)) {
            return;
        }
        Session common = pretraining.shared() ? session().common() : session();
        Scope.run(() -> {
            // A stream of its own: what the networks begin from does not depend on which run pre-trains.
            Seeds.seedTensors(Seeds.derive(common.seed(), PRETRAINING));
            Feed feed = new Feed(data(), preparer(), common.device());
            ContextTask task = new ContextTask(plan, feed, pretraining.pairs(feed.shape()), common.device());
            Parameters trained = task.network().parameters();
            Training asked = pretraining.training(training.forSamples(data().size()));
            History learned = quickly(
                    trained, () -> run(method() + ".context", trained, asked, common, (rows, done) -> task.loss(rows)));
            network.parameters()
                    .load(network.parameters().export().with(task.network().backbone()));
            if (common.seed() == session().seed()) {
                history = learned;
            }
            ContextTask.warning(learned).ifPresent(this::warn);
        });
    }

    /**
     * Trains {@code network} to lower another loss than the one it is to cluster by, before that.
     *
     * @param stage name of this training
     */
    public void prepare(Network network, String stage, Training asked, Function<Pass, Loss> loss) {
        Feed feed = feed();
        Training training = asked.forSamples(data().size());
        Trainer.Objective objective = (rows, done) -> {
            Tensor x = feed.batch(rows);
            return loss.apply(new Pass(x, network.forward(x, true), Optional.empty(), done));
        };
        history = history.then(quickly(
                network.parameters(),
                () -> run(method() + "." + stage, network.parameters(), training, session(), objective)));
    }

    /**
     * Trains {@code network} to lower its loss; see {@link Trainer}. Where it has several cluster layers, they share a
     * trial first, and the one of lowest loss goes on alone.
     *
     * @param losses of a batch, one for each cluster layer the network has
     */
    public void train(Network network, Training asked, Guidance guidance, Function<Pass, List<Loss>> losses) {
        train(network, asked, guidance, (rows, epochs) -> rows, losses);
    }

    /** Which samples a batch is made of. */
    public interface Sampling {

        /** The samples to take where {@code rows} would be next, so many {@code epochs}, whole and begun, after the start. */
        int[] rows(int[] rows, double epochs);
    }

    /** The same with batches of the samples that {@code sampling} chooses. */
    public void train(
            Network network, Training asked, Guidance guidance, Sampling sampling, Function<Pass, List<Loss>> losses) {
        Feed feed = feed();
        Optional<Partners> partners = guidance.partners(feed, session().seed());
        Training training = asked.forSamples(data().size());
        int trial = guidance.rivals() == 1 ? 0 : (int) Math.ceil(guidance.trial() * training.epochs());
        Training rest = training.withEpochs(Math.max(1, training.epochs() - trial));
        double whole = trial + rest.epochs();
        Progressing passes = (drawn, epochs) -> {
            int[] rows = sampling.rows(drawn, epochs);
            Tensor x = feed.batch(rows);
            return losses.apply(new Pass(
                    x,
                    network.forward(x, true),
                    partners.map(others -> network.forward(others.of(rows), true)),
                    epochs / whole));
        };
        Supplier<History> all = () -> {
            History first = trial == 0
                    ? History.empty()
                    : trial(network, training.withEpochs(trial).withSchedule(Schedule.CONSTANT), passes);
            return first.then(run(
                    method(),
                    network.parameters(),
                    rest,
                    session(),
                    (rows, done) ->
                            passes.of(rows, trial + done * rest.epochs()).get(0)));
        };
        History clustered = quickly(network.parameters(), all);
        history = history.then(clustered);
        if (clustered.epochs().size() >= training.epochs()
                && !clustered.settled(clustered.epochs().get(0).loss())) {
            warn("Training reached its limit of " + training.epochs()
                    + " epochs while the loss was still falling: --set epochs=N trains longer.");
        }
    }

    /** The losses of the cluster layers for the batch of {@code rows} after so many epochs. */
    private interface Progressing {
        List<Loss> of(int[] rows, double epochs);
    }

    private static History quickly(Parameters trained, Supplier<History> training) {
        return trained.count() < LARGE_NETWORK ? NativeRuntime.withSmallProducts(training) : training.get();
    }

    /** Trains all cluster layers on the mean of their losses and keeps the one of lowest loss. */
    private History trial(Network network, Training training, Progressing losses) {
        History trial = run(
                method() + ".trial",
                network.parameters(),
                training,
                session(),
                (rows, done) -> mean(losses.of(rows, done * training.epochs())));
        List<Double> values = List.copyOf(trial.best().terms().values());
        network.keep(values.indexOf(Collections.min(values)));
        return trial;
    }

    private static Loss mean(List<Loss> losses) {
        Loss mean = Loss.none();
        for (int i = 0; i < losses.size(); i++) {
            mean.plus(Guidance.rival(i + 1), 1.0 / losses.size(), losses.get(i).total());
        }
        return mean;
    }

    private History run(String stage, Parameters trained, Training training, Session own, Trainer.Objective loss) {
        return Trainer.train(stage, identity(own), trained, data().size(), training, own, loss);
    }

    /** The fitted model, with warnings about what a user should not overlook. */
    public Model model(Network network) {
        return model(network.plan(), network.weights());
    }

    /** The same for a network that was changed after training: {@code weights} fit {@code plan}. */
    public Model model(Blueprint plan, Weights weights) {
        return model(plan, weights, history);
    }
}
