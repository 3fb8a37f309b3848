package io.clade.method.competitive;

import io.clade.data.Matrix;
import io.clade.model.part.PrototypeTrajectories;
import io.clade.network.Network;
import io.clade.network.TrainingPart;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Records the places of prototypes of two features while they learn, at most 50 times. The places are buffers of the
 * network, so that checkpoints hold them and they end with the epoch whose prototypes the fit keeps.
 */
final class TrajectoryRecorder implements TrainingPart {

    /** Features that trajectories can be drawn of. */
    private static final int FEATURES = 2;

    private static final int MOST = 49;

    private final int prototypes;
    /** The places, MOST×k×2, NaN where not recorded yet. */
    private Tensor places;

    private int last = -1;

    TrajectoryRecorder(int prototypes) {
        this.prototypes = prototypes;
    }

    @Override
    public void register(Network network, Parameters parameters, String prefix) {
        if (network.embeddingSize() == FEATURES) {
            places = parameters.addBuffer(
                    prefix + "trajectories",
                    torch.full(new long[] {MOST, prototypes, FEATURES}, new Scalar(Double.NaN)));
        }
    }

    /**
     * Keeps the present places where it is time for it; does nothing for prototypes of other than two features.
     *
     * @param done share of the training that is over, below 1
     */
    void record(double done, Supplier<Tensor> present) {
        int now = Math.min(MOST - 1, (int) (done * MOST));
        if (places == null || now == last) {
            return;
        }
        last = now;
        Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor place = places.select(0, now);
            // A training that continues from a checkpoint may have been here.
            if (Double.isNaN(Ops.number(place.sum()))) {
                place.copy_(present.get());
            }
        }));
    }

    /** The places in the order of time, {@code end} the last; empty for prototypes of other than two features. */
    Optional<PrototypeTrajectories> until(Matrix end, ScaledSamples canvas) {
        if (places == null) {
            return Optional.empty();
        }
        int k = end.rows();
        float[] all = canvas.restored(places.view(-1, FEATURES)).toArray();
        List<Matrix> trajectory = new ArrayList<>(IntStream.range(0, MOST)
                .mapToObj(t -> Arrays.copyOfRange(all, t * k * FEATURES, (t + 1) * k * FEATURES))
                .filter(place -> !Float.isNaN(place[0]))
                .map(place -> Matrix.wrap(k, FEATURES, place))
                .toList());
        trajectory.add(end);
        return Optional.of(new PrototypeTrajectories(trajectory));
    }
}
