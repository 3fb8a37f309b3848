package io.clade.method.fitting;

import io.clade.data.view.PatchPairs;
import io.clade.network.ContextNetwork;
import io.clade.network.backbone.FullyConvolutional;
import io.clade.objective.ContextPrediction;
import io.clade.tensor.runtime.Device;
import io.clade.training.Batch;
import io.clade.training.Loss;
import io.clade.training.Stage;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Pre-training by context prediction: cuts two patches from each image of a batch, predicts the position of the second from the
 * first, and lowers the cross entropy.
 *
 * <p>Departure: the thesis (section 9.5.1) sums, over the 8 positions, the cross entropy of each position against all
 * others; this is the cross entropy of the softmax, as in the paper of the task.
 */
final class ContextStage implements Stage {

    /** The share of the loss of guessing above which nothing was learned. */
    private static final double GUESSED = 0.98;

    private final PatchPairs pairs;
    private final ContextNetwork network;

    ContextStage(FullyConvolutional backbone, int channels, PatchPairs pairs, Device device) {
        this.pairs = pairs;
        this.network = new ContextNetwork(backbone, channels, device);
    }

    ContextNetwork network() {
        return network;
    }

    @Override
    public Phase phase() {
        return Phase.pretraining("context prediction");
    }

    @Override
    public List<ParameterGroup> parameters() {
        return List.of(ParameterGroup.of(network.parameters()));
    }

    @Override
    public Loss loss(Batch batch) {
        PatchPairs.Pairs drawn = pairs.cut(batch.samples());
        Tensor scores = network.forward(drawn.first(), drawn.second(), true);
        return Loss.of("context", ContextPrediction.crossEntropy(scores, drawn.positions()));
    }

    /** A warning where the task was not learned. */
    static Optional<String> warning(History learned) {
        List<History.Epoch> epochs = learned.epochs();
        boolean guessed = learned.lowestLoss() > GUESSED * Math.log(PatchPairs.POSITIONS);
        return guessed
                ? Optional.of("Pre-training learned almost nothing in " + epochs.size()
                        + " epochs: its loss is still that of random guessing. --set pretrain_epochs=N trains longer, --set"
                        + " pretrain_patch=N uses larger patches.")
                : Optional.empty();
    }
}
