package io.clade.model;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.data.format.FiniteCheck;
import io.clade.data.format.ReadOptions;
import io.clade.data.preprocessing.BatchReader;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.distance.Directions;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.model.part.FittedClusters;
import io.clade.model.part.ModelPart;
import io.clade.model.part.ModelParts;
import io.clade.network.FittedNetwork;
import io.clade.network.NetworkConfig;
import io.clade.network.weight.Weights;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import io.clade.training.session.History;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * A fitted model: it assigns and embeds new samples, can be saved and loaded, and has a record of how it was made.
 * Immutable; holds no native memory; safe for several threads.
 */
public final class Model {

    /** Samples of a forward pass; fixed, so that the same samples always give the same bits. */
    private static final int BLOCK = 128;

    private final NetworkConfig plan;
    private final Weights weights;
    private final FittedPreprocessing preprocessing;
    private final History history;
    private final Provenance provenance;
    private final List<Warning> warnings;
    private final ModelParts parts;

    /** A model without {@link ModelParts}. */
    public Model(
            NetworkConfig plan,
            Weights weights,
            FittedPreprocessing preprocessing,
            History history,
            Provenance provenance,
            List<Warning> warnings) {
        this(plan, weights, preprocessing, history, provenance, warnings, ModelParts.NONE);
    }

    /**
     * @param plan the network
     * @param weights its learned numbers
     * @param preprocessing of the samples
     * @param history of the training
     * @param provenance of the model
     * @param warnings about this fit for the user
     * @param parts that only some methods have
     */
    public Model(
            NetworkConfig plan,
            Weights weights,
            FittedPreprocessing preprocessing,
            History history,
            Provenance provenance,
            List<Warning> warnings,
            ModelParts parts) {
        this.plan = plan;
        this.weights = weights;
        this.preprocessing = preprocessing;
        this.history = history;
        this.provenance = provenance;
        this.warnings = List.copyOf(warnings);
        this.parts = parts;
    }

    /** k, the clusters that were asked for, or found where the method finds their number. */
    public int clusters() {
        return plan.clusters();
    }

    public NetworkConfig plan() {
        return plan;
    }

    public Weights weights() {
        return weights;
    }

    public FittedPreprocessing preprocessing() {
        return preprocessing;
    }

    /** The history of the training; empty for a model that was loaded. */
    public History history() {
        return history;
    }

    public Provenance provenance() {
        return provenance;
    }

    /** The warnings about this fit for the user, a sentence each. */
    public List<String> warnings() {
        return warnings.stream().map(Warning::sentence).toList();
    }

    /** The kinds of the {@link #warnings}. */
    public Set<Warning.Kind> warningKinds() {
        return warnings.stream().map(Warning::kind).collect(Collectors.toUnmodifiableSet());
    }

    /** The {@link #warnings} with their kinds. */
    public List<Warning> typedWarnings() {
        return warnings;
    }

    /** The prototypes, k×m, where the method has them; more than k where several stand for a cluster. */
    public Optional<Matrix> prototypes() {
        return Scope.run(() -> network().clusterLayer().prototypes().map(Matrix::of));
    }

    /** The part of this class, for example {@code find(MergeTree.class)}; empty where the method makes none. */
    public <P extends ModelPart> Optional<P> find(Class<P> type) {
        return parts.find(type);
    }

    /** All parts, for code that treats them alike. */
    public List<ModelPart> parts() {
        return parts.all();
    }

    /** The {@link #weights} and the arrays of the {@link #parts}, as they are saved. */
    Weights arrays() {
        return parts.with(weights);
    }

    /**
     * Assigns every sample of {@code data} to a cluster. Features are found by name where both have names. The fitted
     * samples, if given all and in their order, get the clusters of the fit even where the method's rule for new samples
     * would find others.
     *
     * @throws InputException where the samples have other features or another shape than those the model was fitted on
     */
    public Assignment assign(Dataset given) {
        Dataset data = matched(given);
        Assigning assigning = new Assigning(data, clusters());
        forEachBlock(data, assigning::add);
        return assigned(assigning, data);
    }

    /**
     * The embedding of every sample of {@code data}, n×m.
     *
     * @throws InputException where the samples have other features or another shape than those the model was fitted on
     */
    public Matrix embed(Dataset given) {
        Dataset data = matched(given);
        Embedding embedding = new Embedding(data, embeddingSize());
        forEachBlock(data, embedding::add);
        return embedding.matrix();
    }

    /** The results of {@link #assign} and of {@link #embed}, in the time of one of them. */
    public EmbeddedAssignment assignEmbedded(Dataset given) {
        Dataset data = matched(given);
        Assigning assigning = new Assigning(data, clusters());
        Embedding embedding = new Embedding(data, embeddingSize());
        forEachBlock(data, (network, block) -> {
            assigning.add(network, block);
            embedding.add(network, block);
        });
        return new EmbeddedAssignment(assigned(assigning, data), embedding.matrix());
    }

    /** m, the numbers in an embedding. */
    public int embeddingSize() {
        return Scope.run(() -> FittedNetwork.embeddingSize(plan));
    }

    private Assignment assigned(Assigning assigning, Dataset data) {
        Assignment ruled = assigning.assignment();
        return find(FittedClusters.class)
                .map(FittedClusters::clusters)
                .filter(fitted -> fitted.size() == data.size() && data.sha256().equals(provenance.sha256()))
                .map(ruled::with)
                .orElse(ruled);
    }

    /**
     * {@code data} with the features that the model was fitted on, in their order, where both have names. A notice says which
     * others were ignored.
     *
     * @throws InputException that names the features that are missing
     */
    public Dataset matched(Dataset data) {
        return preprocessing.matched(data);
    }

    /**
     * {@code options} for data that the model is to assign: images of a folder come in the shape it was made for, and of a table
     * the columns that it was fitted on.
     */
    public ReadOptions reading(ReadOptions options) {
        Shape input = preprocessing.input();
        boolean image = input.kind() == Kind.IMAGE && (input.channels() == 1 || input.channels() == 3);
        ReadOptions filled = options.withValues(options.values().forModel());
        ReadOptions shaped = image ? filled.withImageShape(input) : filled;
        return input.kind() == Kind.TABLE || !preprocessing.features().isEmpty()
                ? shaped.withColumns(options.columns().forFeatures(preprocessing.features()))
                : shaped;
    }

    /**
     * A sentence for the user where the model compares directions or scales samples to length 1, and some samples are all zeros
     * as it sees them, which have none; empty otherwise.
     */
    public Optional<String> withoutDirection(Dataset given) {
        if (preprocessing.scaling() != Scaling.ROWS && !plan.backbone().comparesDirections()) {
            return Optional.empty();
        }
        BatchReader reader = new BatchReader(matched(given), preprocessing, Device.CPU);
        return Directions.missing(
                reader.size(), row -> Scope.run(() -> Ops.toArray(reader.batch(row))), "their clusters mean nothing");
    }

    /** @throws InputException unless the samples of {@code data} are numbers and go through the network */
    void requireSuitable(Dataset data) {
        preprocessing.requireShape(data);
        Shape input = preprocessing.input();
        Require.that(
                plan.backbone().takesAnyLength() || (data.shape().equals(input) && data.equallyLong()),
                "The model takes series of %d steps; %s has series of other lengths. Resample them, or fit a"
                        + " model whose network takes series of any length.",
                input.extent(0),
                data.name());
        FiniteCheck.require(data);
    }

    /** The network of the plan with the learned weights, on the CPU; tensors are of the scope it is made in. */
    FittedNetwork network() {
        // Initial weights are drawn before the learned ones take their places: not from the stream of a fit at work.
        try (RandomTensors aside = RandomTensors.begin(0)) {
            return new FittedNetwork(plan, weights, Device.CPU);
        }
    }

    /**
     * Runs {@code body} for every block, several blocks at once, each on one thread, so that results do not
     * depend on the number of threads.
     */
    private void forEachBlock(Dataset data, BiConsumer<FittedNetwork, EmbeddedBlock> body) {
        requireSuitable(data);
        int blocks = (data.size() + BLOCK - 1) / BLOCK;
        Scope.run(() -> Workers.run(workers -> {
            FittedNetwork network = network();
            BatchReader[] feeds = new BatchReader[workers.count()];
            Arrays.setAll(feeds, worker -> new BatchReader(data, preprocessing, Device.CPU));
            workers.forEach(blocks, (number, worker) -> {
                int from = number * BLOCK;
                int to = Math.min(data.size(), from + BLOCK);
                body.accept(network, new EmbeddedBlock(network.embed(feeds[worker].block(from, to)), from));
            });
            return null;
        }));
    }

    /**
     * Writes {@code config.json} and {@code weights.safetensors} into {@code folder}, which is made where it is missing.
     *
     * @throws InputException where the folder cannot be written to
     */
    public void save(Path folder) {
        ModelFiles.save(this, folder);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws InputException where there is no model or it is damaged
     */
    public static Model load(Path folder) {
        return ModelFiles.load(folder);
    }
}
