package io.clade.method;

import io.clade.data.Feed;
import io.clade.data.view.PatchPairs;
import io.clade.network.ContextNetwork;
import io.clade.network.backbone.FullyConvolutional;
import io.clade.objective.ContextPrediction;
import io.clade.tensor.Device;
import io.clade.training.History;
import io.clade.training.Loss;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Pre-training by context prediction: cut two patches from each image of a batch; tell the position of the second from the
 * first; lower the cross entropy.
 *
 * <p>Departure: the thesis (section 9.5.1) writes the cross entropy as a sum over the 8 positions of that of each against
 * all others; this is the one of the softmax, as its paper has it.
 */
final class ContextTask {

    /** Share of the loss of guesses from which on nothing was learned. */
    private static final double GUESSED = 0.98;

    private final Feed feed;
    private final PatchPairs pairs;
    private final ContextNetwork network;

    ContextTask(FullyConvolutional plan, Feed feed, PatchPairs pairs, Device device) {
        this.feed = feed;
        this.pairs = pairs;
        this.network = new ContextNetwork(plan, feed.shape().channels(), device);
    }

    ContextNetwork network() {
        return network;
    }

    /** The loss of one pair from each of the images {@code rows}. */
    Loss loss(int... rows) {
        PatchPairs.Pairs drawn = pairs.cut(feed.batch(rows));
        Tensor scores = network.forward(drawn.first(), drawn.second(), true);
        return Loss.of("context", ContextPrediction.crossEntropy(scores, drawn.positions()));
    }

    /** What a user should know where the task was not learned. */
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
