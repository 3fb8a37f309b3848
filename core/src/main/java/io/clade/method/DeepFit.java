package io.clade.method;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.InputException;
import io.clade.data.Preparation;
import io.clade.data.Preparer;
import io.clade.data.Require;
import io.clade.model.Model;
import io.clade.model.Provenance;
import io.clade.network.Blueprint;
import io.clade.network.Network;
import io.clade.tensor.NativeRuntime;
import io.clade.tensor.Scope;
import io.clade.training.History;
import io.clade.training.Loss;
import io.clade.training.Seeds;
import io.clade.training.Session;
import io.clade.training.Trainer;
import io.clade.training.Training;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The state of one fit of a method that trains a network: what every such method does around its own idea. */
public final class DeepFit {

    /** Parameters from which on a network's matrix products gain from a second thread. */
    private static final long LARGE_NETWORK = 1_000_000;

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

    /** A network for the prepared samples, with initial weights from the session's seed. */
    public Network network(NetworkChoice choice, Blueprint.Head head, int clusters) {
        choice.requireSuitable(data);
        return new Network(
                new Blueprint(preparer.output(), choice.architecture(preparer.output()), head, clusters),
                session.device());
    }

    /** Trains {@code network} to lower {@code loss}, given the forward pass of a batch; see {@link Trainer}. */
    public void train(Network network, Training training, Function<Network.Output, Loss> loss) {
        String identity = method + parameters + session.seed() + data.sha256();
        Supplier<History> trainer = () -> Trainer.train(
                method,
                identity,
                network.parameters(),
                new Feed(data, preparer, session.device()),
                training,
                session,
                x -> loss.apply(network.forward(x, true)));
        boolean small = network.parameters().count() < LARGE_NETWORK;
        history = small ? NativeRuntime.withSmallProducts(trainer) : trainer.get();
        if (history.epochs().size() == training.epochs()) {
            warnings.add("Training stopped at its limit of " + training.epochs()
                    + " epochs, not because the loss had settled: --set epochs=N trains longer.");
        }
    }

    /** The fitted model, with warnings about what a user should not overlook. */
    public Model model(Network network) {
        return new Model(
                network.plan(),
                network.parameters().export(),
                preparer,
                history,
                Provenance.of(method, parameters, data, session, started),
                warnings);
    }
}
