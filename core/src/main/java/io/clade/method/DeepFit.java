package io.clade.method;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.InputException;
import io.clade.data.Preparation;
import io.clade.data.Preparer;
import io.clade.data.Require;
import io.clade.data.Shape;
import io.clade.model.Model;
import io.clade.model.Provenance;
import io.clade.network.Blueprint;
import io.clade.network.FullyConvolutional;
import io.clade.network.Network;
import io.clade.network.Parameters;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The state of one fit of a method that trains a network: what every such method does around its own idea. */
public final class DeepFit {

    /** Parameters from which on a network's matrix products gain from a second thread. */
    private static final long LARGE_NETWORK = 1_000_000;

    /** The random stream of pre-training; those from 1 on are the epochs'. */
    private static final long PRETRAINING = 0;

    private final String method;
    private final Map<String, String> parameters;
    private final Dataset data;
    private final Session session;
    private final Preparer preparer;
    private final Instant started = Instant.now();
    private final List<String> warnings = new ArrayList<>();
    private History history = History.empty();

    private DeepFit(
            String method, Map<String, String> parameters, Preparation preparation, Dataset data, Session session) {
        this.method = method;
        this.parameters = parameters;
        this.data = data;
        this.session = session;
        this.preparer = Preparer.fit(preparation, data);
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
        Require.clusters(clusters, data.size());
        DeepFit fit = new DeepFit(method, Knobs.values(hyperparameters), preparation, data, session);
        return Scope.run(() -> {
            Seeds.seedTensors(session.seed());
            return body.apply(fit);
        });
    }

    /**
     * A network for the prepared samples with {@code rivals} cluster layers, what the companions need to train, and initial
     * weights from the session's seed.
     *
     * @throws InputException where the network does not suit the data or lacks a block that companions are attached to
     */
    public Network network(
            NetworkChoice choice,
            Pretraining pretraining,
            Companions companions,
            Blueprint.Head head,
            int clusters,
            int rivals) {
        choice.requireSuitable(data);
        Shape shape = preparer.output();
        Network network = new Network(
                new Blueprint(shape, pretraining.architecture(choice, shape), head, clusters),
                rivals,
                companions.classified(),
                session.device());
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
        Session common = pretraining.shared() ? session.common() : session;
        Scope.run(() -> {
            // A stream of its own: what the networks begin from does not depend on which run pre-trains.
            Seeds.seedTensors(Seeds.derive(common.seed(), PRETRAINING));
            Feed feed = new Feed(data, preparer, common.device());
            ContextTask task = new ContextTask(plan, feed, pretraining.pairs(feed.shape()), common.device());
            Parameters trained = task.network().parameters();
            Training asked = pretraining.training(training.forSamples(data.size()));
            History learned = quickly(trained, () -> run(method + ".context", trained, asked, common, task::loss));
            network.parameters()
                    .load(network.parameters().export().with(task.network().backbone()));
            if (common.seed() == session.seed()) {
                history = learned;
            }
            ContextTask.warning(learned).ifPresent(warnings::add);
        });
    }

    /**
     * Trains {@code network} to lower its loss; see {@link Trainer}. Where it has several cluster layers, they share a
     * trial first, and the one of lowest loss goes on alone.
     *
     * @param losses of a batch, one for each cluster layer the network has
     */
    public void train(Network network, Training asked, Guidance guidance, Function<Pass, List<Loss>> losses) {
        Feed feed = new Feed(data, preparer, session.device());
        Optional<Partners> partners = guidance.partners(feed, session.seed());
        Training training = asked.forSamples(data.size());
        Function<int[], List<Loss>> loss = rows -> losses.apply(new Pass(
                network.forward(feed.batch(rows), true), partners.map(drawn -> network.forward(drawn.of(rows), true))));
        Supplier<History> all = () -> {
            int trial = guidance.rivals() == 1 ? 0 : (int) Math.ceil(guidance.trial() * training.epochs());
            History first = trial == 0
                    ? History.empty()
                    : trial(network, training.withEpochs(trial).withSchedule(Schedule.CONSTANT), loss);
            Training rest = training.withEpochs(Math.max(1, training.epochs() - trial));
            return first.then(
                    run(method, network, rest, rows -> loss.apply(rows).get(0)));
        };
        History clustered = quickly(network.parameters(), all);
        history = history.then(clustered);
        if (clustered.epochs().size() >= training.epochs() && !clustered.settled()) {
            warnings.add("Training stopped at its limit of " + training.epochs()
                    + " epochs while the loss was still falling: --set epochs=N trains longer.");
        }
    }

    private static History quickly(Parameters trained, Supplier<History> training) {
        return trained.count() < LARGE_NETWORK ? NativeRuntime.withSmallProducts(training) : training.get();
    }

    /** Trains all cluster layers on the mean of their losses and keeps the one of lowest loss. */
    private History trial(Network network, Training training, Function<int[], List<Loss>> losses) {
        History trial = run(method + ".trial", network, training, rows -> mean(losses.apply(rows)));
        List<Double> values = List.copyOf(trial.best().terms().values());
        network.keep(values.indexOf(Collections.min(values)));
        return trial;
    }

    private static Loss mean(List<Loss> losses) {
        Loss mean = Loss.none();
        for (int i = 0; i < losses.size(); i++) {
            mean.plus("rival " + (i + 1), 1.0 / losses.size(), losses.get(i).total());
        }
        return mean;
    }

    private History run(String stage, Network network, Training training, Function<int[], Loss> loss) {
        return run(stage, network.parameters(), training, session, loss);
    }

    private History run(String stage, Parameters trained, Training training, Session own, Function<int[], Loss> loss) {
        String identity = method + parameters + own.seed() + data.sha256();
        return Trainer.train(stage, identity, trained, data.size(), training, own, loss);
    }

    /** The fitted model, with warnings about what a user should not overlook. */
    public Model model(Network network) {
        return new Model(
                network.plan(),
                network.weights(),
                preparer,
                history,
                Provenance.of(method, parameters, data, session, started),
                warnings);
    }
}
