package io.clade.run;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.method.Method;
import io.clade.model.Model;
import io.clade.model.Provenance;
import io.clade.network.NetworkConfig;
import io.clade.network.backbone.Architecture;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.network.weight.Weights;
import io.clade.tensor.runtime.Scope;
import io.clade.training.session.History;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The least method there is: k samples drawn at random are the prototypes, and the loss says how far from the origin they
 * are. Counts its fits and fails on demand.
 */
public final class RandomPrototypes implements Method {

    private final int clusters;
    private final List<Long> fits = new ArrayList<>();
    private final Map<Long, RuntimeException> failures;

    /** @param failures what is thrown by the fit of a seed */
    public RandomPrototypes(int clusters, Map<Long, RuntimeException> failures) {
        this.clusters = clusters;
        this.failures = failures;
    }

    /** Seeds it was fitted with, in order. */
    public List<Long> fits() {
        return fits;
    }

    @Override
    public Model fit(Dataset data, Session session) {
        fits.add(session.seed());
        if (failures.containsKey(session.seed())) {
            throw failures.get(session.seed());
        }
        return Scope.run(() -> drawn(data, session));
    }

    private Model drawn(Dataset data, Session session) {
        FittedPreprocessing preprocessing = FittedPreprocessing.fit(Preprocessing.scaled(Scaling.NONE, 0), data);
        int d = data.shape().size();
        float[] prototypes = new float[clusters * d];
        SplittableRandom random = new SplittableRandom(session.seed());
        double loss = 0;
        for (int j = 0; j < clusters; j++) {
            data.copy(random.nextInt(data.size()), prototypes, j * d);
        }
        for (float value : prototypes) {
            loss += value * value;
        }
        session.progress().accept(new Progress("drawing", 1, 1, "epochs", ""));
        return new Model(
                new NetworkConfig(data.shape(), new Architecture.Identity(), new NearestPrototypeHead(), clusters),
                Weights.builder()
                        .put("prototypes", new long[] {clusters, d}, prototypes)
                        .build(),
                preprocessing,
                History.empty().plus(new History.Epoch(1, loss, Map.of("distance", loss), 0.1)),
                Provenance.of("random", Map.of(), data, session, Instant.now()),
                List.of());
    }
}
