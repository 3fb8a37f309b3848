package io.clade.method.competitive;

import io.clade.data.Matrix;
import io.clade.method.competitive.prototype.CompetitiveLayer;
import io.clade.model.part.PrototypeTrajectories;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A recorder of the trajectories of prototypes of two features while they learn, at most 50 places each. Places are numbers of the
 * layer, so that they are in its checkpoints, and end with the epoch whose prototypes the fit keeps.
 */
final class TrajectoryRecorder {

    /** Features that trajectories can be drawn of. */
    static final int FEATURES = 2;

    private static final int MOST = 49;

    private final CompetitiveLayer layer;
    /** NaN where the time has not come: MOST×k×2. */
    private final Tensor places;

    private int last = -1;

    /** @param k prototypes of {@code layer} */
    TrajectoryRecorder(CompetitiveLayer layer, int k) {
        this.layer = layer;
        Parameters parameters = layer.parameters();
        places = parameters.addBuffer(
                "training.ways", torch.full(new long[] {MOST, k, FEATURES}, new Scalar(Double.NaN)));
    }

    /** Keeps where the prototypes are where it is time for it: after a share of the training, below 1. */
    void pass(double done) {
        int now = Math.min(MOST - 1, (int) (done * MOST));
        if (now == last) {
            return;
        }
        last = now;
        Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor place = places.select(0, now);
            // A training that goes on from a checkpoint may have been here.
            if (Double.isNaN(Ops.number(place.sum()))) {
                place.copy_(layer.prototypes());
            }
        }));
    }

    /** The places in the order of time, {@code end} the last. */
    PrototypeTrajectories until(Matrix end, Canvas canvas) {
        int k = end.rows();
        float[] kept = canvas.restored(places.view(-1, FEATURES)).toArray();
        List<Matrix> all = new ArrayList<>(IntStream.range(0, MOST)
                .mapToObj(t -> Arrays.copyOfRange(kept, t * k * FEATURES, (t + 1) * k * FEATURES))
                .filter(place -> !Float.isNaN(place[0]))
                .map(place -> Matrix.wrap(k, FEATURES, place))
                .toList());
        all.add(end);
        return new PrototypeTrajectories(all);
    }
}
