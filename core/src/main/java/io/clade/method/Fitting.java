package io.clade.method;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.Preparation;
import io.clade.data.Preparer;
import io.clade.data.Require;
import io.clade.model.Model;
import io.clade.model.Provenance;
import io.clade.model.Warning;
import io.clade.model.part.ModelPart;
import io.clade.model.part.ModelParts;
import io.clade.network.Blueprint;
import io.clade.network.weight.Weights;
import io.clade.training.History;
import io.clade.training.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What every fit of a method has: samples prepared for it, its session, warnings, and a model that says where it is from. */
public abstract class Fitting {

    private final String method;
    private final Map<String, String> parameters;
    private final Dataset data;
    private final Session session;
    private final Preparer preparer;
    private final Instant started = Instant.now();
    private final List<Warning> warnings = new ArrayList<>();
    private final List<ModelPart> parts = new ArrayList<>();

    /**
     * Begins a fit: learns from {@code data} how to prepare them.
     *
     * @param method name of the method, as the command knows it
     * @param hyperparameters of the method, recorded in the model
     * @param clusters k, as asked for
     * @throws io.clade.data.InputException where there are not enough samples, or they cannot be prepared so
     */
    protected Fitting(
            String method,
            Record hyperparameters,
            int clusters,
            Preparation preparation,
            Dataset data,
            Session session) {
        Require.clusters(clusters, data.size());
        this.method = method;
        this.parameters = Knobs.values(hyperparameters);
        this.data = data;
        this.session = session;
        this.preparer = Preparer.fit(preparation, data);
    }

    /** Name of the method. */
    protected final String method() {
        return method;
    }

    /** What is clustered, not prepared. */
    protected final Dataset data() {
        return data;
    }

    /** Seed, device, progress and checkpoints. */
    protected final Session session() {
        return session;
    }

    /** The one number all randomness of the fit comes from. */
    public final long seed() {
        return session.seed();
    }

    /** How samples are prepared. */
    public final Preparer preparer() {
        return preparer;
    }

    /** The prepared samples. */
    public final Feed feed() {
        return new Feed(data, preparer, session.device());
    }

    /** What a checkpoint of this fit in {@code own} session belongs to: all that the result depends on. */
    protected final String identity(Session own) {
        return method + parameters + own.seed() + data.sha256();
    }

    /** Adds a warning about what a user should not overlook to those of the model. */
    public final void warn(String warning) {
        warn(Warning.of(warning));
    }

    /** The same with a kind that code can ask for. */
    public final void warn(Warning warning) {
        warnings.add(warning);
    }

    /** Adds a part to the model, for {@link Model#find}. */
    public final void keep(ModelPart part) {
        parts.add(part);
    }

    /**
     * The fitted model, with the warnings and parts so far.
     *
     * @param weights that fit {@code plan}
     */
    public final Model model(Blueprint plan, Weights weights, History history) {
        return new Model(
                plan,
                weights,
                preparer,
                history,
                Provenance.of(method, parameters, data, session, started),
                warnings,
                ModelParts.of(parts));
    }
}
