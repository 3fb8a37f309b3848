package io.clade.method.fitting;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.input.Require;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Settings;
import io.clade.method.clustering.ClusteringStage;
import io.clade.method.clustering.HeadSelection;
import io.clade.model.Model;
import io.clade.model.Provenance;
import io.clade.model.Warning;
import io.clade.model.part.ModelPart;
import io.clade.model.part.ModelParts;
import io.clade.model.part.TrainingLimits;
import io.clade.network.Autoencoder;
import io.clade.network.Encoder;
import io.clade.network.Network;
import io.clade.network.NetworkConfig;
import io.clade.network.TrainingPart;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.encoder.Stacked;
import io.clade.network.cluster.FittedHead;
import io.clade.network.cluster.Head;
import io.clade.network.weight.Weights;
import io.clade.partition.kmeans.KMeansRestarts;
import io.clade.partition.kmeans.KMeansResult;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.random.Seeds;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import io.clade.training.Span;
import io.clade.training.Stage;
import io.clade.training.Trainer;
import io.clade.training.Training;
import io.clade.training.session.History;
import io.clade.training.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/**
 * The state of one fit: prepared samples, networks, the history of the stages trained so far, warnings, and the model at the
 * end. Closing it frees every tensor that was made since it began.
 */
public class Fit implements AutoCloseable {

    /** Samples of a block when all samples are embedded. */
    private static final int BLOCK = 512;

    /** The random stream of {@link #kMeans}; those of the epochs are small numbers. */
    private static final long K_MEANS = 2_000_000;

    private final String method;
    private final Map<String, String> hyperparameters;
    private final int clusters;
    private final Dataset data;
    private final Session session;
    private final FittedPreprocessing preprocessing;
    private final Instant started = Instant.now();
    private final Set<Warning> warnings = new LinkedHashSet<>();
    private final List<ModelPart> parts = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Scope scope;
    private final RandomTensors random;
    private History history = History.empty();

    /** @throws io.clade.input.InputException where there are not enough samples, or they cannot be prepared so */
    protected Fit(
            String method, Map<String, String> hyperparameters, Settings settings, Dataset data, Session session) {
        Require.clusters(settings.clusters(), data.size());
        this.method = method;
        this.hyperparameters = hyperparameters;
        this.clusters = settings.clusters();
        this.data = data;
        this.session = session;
        this.preprocessing = settings.fitPreparation(data);
        preprocessing.constants(data).ifPresent(this::warn);
        SampleChecks.warnings(data, clusters, preprocessing.scaling()).forEach(each -> warnings.add(Warning.of(each)));
        this.scope = Scope.open();
        this.random = RandomTensors.begin(session.seed());
    }

    /**
     * Begins a fit: fits the preprocessing to {@code data} and seeds every random stream.
     *
     * @param method name of the method, as the command knows it
     * @param settings of the method, recorded in the model
     * @throws io.clade.input.InputException where there are not enough samples, or they cannot be prepared so
     */
    public static <S extends Record & Settings> Fit begin(String method, S settings, Dataset data, Session session) {
        return new Fit(method, HyperparameterAccess.values(settings), settings, data, session);
    }

    /** The name of the method. */
    public final String method() {
        return method;
    }

    /** The samples that are clustered, not prepared. */
    public final Dataset data() {
        return data;
    }

    /** Seed, device, progress and checkpoints. */
    public final Session session() {
        return session;
    }

    /** The number that all randomness of the fit comes from. */
    public final long seed() {
        return session.seed();
    }

    /** The preparation of the samples. */
    public final FittedPreprocessing preprocessing() {
        return preprocessing;
    }

    /** Reads the prepared samples. */
    public final BatchReader batchReader() {
        return new BatchReader(data, preprocessing, session.device());
    }

    /** Reads the samples of {@code part}, prepared as those of the fit. */
    public final BatchReader batchReader(Dataset part) {
        return new BatchReader(part, preprocessing, session.device());
    }

    /** The identity of this fit in {@code own} session, for checkpoints: everything that the result depends on. */
    public final String identity(Session own) {
        return method + hyperparameters + own.seed() + data.sha256();
    }

    /**
     * A network for the prepared samples, with initial weights from the session's seed.
     *
     * @param backbone from the shape of a prepared sample
     * @param parts that are trained with the backbone
     * @throws io.clade.input.InputException where the network does not suit the data
     */
    public final Network network(Function<Shape, Architecture> backbone, TrainingPart... parts) {
        return new Network(preprocessing.output(), suited(backbone), session.device(), parts);
    }

    /**
     * An autoencoder for the prepared samples, with initial weights from the session's seed.
     *
     * @param encoder from the shape of a prepared sample
     * @throws io.clade.input.InputException where the network does not suit the data
     */
    public final Autoencoder autoencoder(Function<Shape, Architecture> encoder) {
        return Autoencoder.of(suited(encoder), preprocessing.output(), session.device());
    }

    private Architecture suited(Function<Shape, Architecture> backbone) {
        Architecture architecture = backbone.apply(preprocessing.output());
        Require.that(
                data.equallyLong() || architecture.takesAnyLength(),
                "%s has series of different lengths, which network=mlp and none do not accept. Use --set network=conv1d, or resample"
                        + " them to one length.",
                data.name());
        return architecture;
    }

    /** Trains {@code stage}; the fit's history continues with its epochs. */
    public final void train(Stage stage, Training training) {
        Training own = training.forSamples(data.size());
        history = history.then(run(stage, own, Span.of(own.epochs()), session));
    }

    /**
     * Trains a clustering stage: all its heads side by side for a share of the epochs, then the head of lowest loss alone.
     *
     * @param selection of the head; one head is trained alone from the first epoch
     */
    public final void train(ClusteringStage<?> stage, Training training, HeadSelection selection) {
        Training own = training.forSamples(data.size());
        int first = selection.epochs(own.epochs());
        int rest = Math.max(1, own.epochs() - first);
        int whole = first + rest;
        History learned = History.empty();
        if (first > 0) {
            HeadSelection.Trial trial = new HeadSelection.Trial(stage);
            learned = run(trial, own.withEpochs(first).atConstantRate(), new Span(0, first, whole), session);
            stage.keep(trial.lowest(learned));
        }
        learned = learned.then(run(stage, own.withEpochs(rest), new Span(first, rest, whole), session));
        history = history.then(learned);
        if (own.schedule().factor(1, own.epochs()) == 0) {
            // The learning rate fell to zero: longer training is another training, not more of this one.
            return;
        }
        keep(new TrainingLimits(training.epochs(), training.patience()));
        if (learned.epochs().size() >= own.epochs() && !learned.settled()) {
            warn(new Warning(
                    Warning.Kind.STILL_FALLING,
                    "Training reached its limit of " + own.epochs()
                            + " epochs while the loss was still falling: --set epochs=N trains longer."));
        }
    }

    /**
     * Trains {@code stage} in {@code own} session. In a session that all runs of a plan share, the first run does the
     * work and the others take its result.
     *
     * @return the stage's history, which is part of the fit's where the session's seed is the fit's
     */
    public final History trainIn(Session own, Stage stage, Training training) {
        Training suited = training.forSamples(data.size());
        History learned = run(stage, suited, Span.of(suited.epochs()), own);
        if (own.seed() == session.seed()) {
            history = history.then(learned);
        }
        return learned;
    }

    private History run(Stage stage, Training training, Span span, Session own) {
        Trainer.Setting setting =
                new Trainer.Setting(data.size(), batchReader()::batch, method, key(stage), identity(own), own);
        return StepWork.of(stage).run(() -> Trainer.train(stage, training, span, setting));
    }

    /** The prefix of the names of a stage's files, another for each stage of the fit. */
    private String key(Stage stage) {
        String name = switch (stage.phase().kind()) {
            case TRAINING -> method;
            case HEAD_SELECTION -> method + ".heads";
            case PRETRAINING -> method + ".pretraining";
        };
        String key = name;
        for (int number = 2; !keys.add(key); number++) {
            key = name + "-" + number;
        }
        return key;
    }

    /** z of all samples, with the learned statistics: n×m. Each block is on one thread, so threads do not change its bits. */
    public final Tensor embed(Encoder network) {
        return Scope.withoutGradients(() -> {
            int n = data.size();
            Tensor all =
                    Scope.tidy(() -> network.embed(batchReader().block(0, 1)).new_empty(n, network.embeddingSize()));
            return Workers.run(workers -> {
                BatchReader[] readers = new BatchReader[workers.count()];
                Arrays.setAll(readers, worker -> batchReader());
                workers.forEach((n + BLOCK - 1) / BLOCK, (number, worker) -> {
                    int from = number * BLOCK;
                    int to = Math.min(n, from + BLOCK);
                    all.narrow(0, from, to - from).copy_(network.embed(readers[worker].block(from, to)));
                });
                return all;
            });
        });
    }

    /** The best of several starts of k-means on embeddings z: n×m. */
    public final KMeansResult kMeans(Tensor z, int k) {
        return Scope.withoutGradients(
                () -> KMeansRestarts.best(z, k, KMeansSettings.RECOMMENDED, Seeds.derive(seed(), K_MEANS)));
    }

    /** Adds a warning to those of the model. */
    public final void warn(String warning) {
        warn(Warning.of(warning));
    }

    /** Adds a warning of a kind that code can ask for, unless it is there already, as after a fit within this one. */
    public final void warn(Warning warning) {
        warnings.add(warning);
    }

    /** Adds a part to the model, for {@link Model#find}. */
    public final void keep(ModelPart part) {
        parts.add(part);
    }

    /** The epochs of all stages trained so far. */
    public final History history() {
        return history;
    }

    /** The fitted model of a network whose head was trained with it. */
    public final Model model(Encoder network, Head head) {
        return model(new NetworkConfig(network.input(), network.architecture(), head, clusters), network.weights());
    }

    /** The fitted model of a network and a head. */
    public final Model model(Encoder network, FittedHead head) {
        return model(
                new NetworkConfig(network.input(), network.architecture(), head.head(), head.clusters()),
                network.weights().with(head.weights()));
    }

    /** The fitted model of a head on samples that no trained network embeds. */
    public final Model model(Architecture embedding, FittedHead head) {
        return model(
                new NetworkConfig(preprocessing.output(), embedding, head.head(), head.clusters()), head.weights());
    }

    /**
     * The fitted model of a network and of what was fitted to its embeddings.
     *
     * @param behind the network of the latter
     * @param weights of the latter
     * @param learned history of the whole fit
     */
    public final Model model(Encoder network, NetworkConfig behind, Weights weights, History learned) {
        Architecture both = new Stacked(network.architecture(), behind.backbone());
        return model(
                new NetworkConfig(network.input(), both, behind.head(), behind.clusters()),
                network.weights().with(weights),
                learned);
    }

    private Model model(NetworkConfig config, Weights weights) {
        return model(config, weights, history);
    }

    /** The fitted model, with the warnings and parts so far. */
    protected final Model model(NetworkConfig config, Weights weights, History learned) {
        return model(preprocessing, config, weights, learned);
    }

    /**
     * The fitted model of a network that another method fitted within this fit, with the warnings and parts so far.
     *
     * @param prepared preparation of its samples
     */
    public final Model model(FittedPreprocessing prepared, NetworkConfig config, Weights weights, History learned) {
        Provenance provenance = Provenance.of(method, hyperparameters, data, session, started);
        return new Model(config, weights, prepared, learned, provenance, List.copyOf(warnings), ModelParts.of(parts));
    }

    @Override
    public void close() {
        random.close();
        scope.close();
    }
}
