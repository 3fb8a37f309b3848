package io.clade.method.competitive;

import io.clade.method.fitting.Fit;
import io.clade.network.Network;
import io.clade.random.Seeds;
import io.clade.training.Batches;
import org.bytedeco.pytorch.Tensor;

/**
 * The anchors: fixed samples, about as many as a batch has. Prototypes start in their embeddings, and dual prototypes
 * are mixtures of these. Few anchors bound memory for any number of samples.
 *
 * @param x the prepared samples, a of them
 * @param seed of the prototypes that begin among them
 */
public record Anchors(Tensor x, long seed) {

    /** The random stream of the choice of anchors; those of the epochs are small numbers. */
    private static final long CHOICE = 1_000_001;

    private static final long PROTOTYPES = 1_000_002;

    /**
     * About {@code count} of the samples of {@code fit}, drawn as a batch is: the first of equal shares in random
     * order.
     */
    public static Anchors of(Fit fit, int count) {
        var batchReader = fit.batchReader();
        int[] chosen = Batches.share(batchReader.size(), count, Seeds.derive(fit.seed(), CHOICE));
        return new Anchors(batchReader.batch(chosen), Seeds.derive(fit.seed(), PROTOTYPES));
    }

    /** a. */
    public int size() {
        return Math.toIntExact(x.size(0));
    }

    /**
     * The anchors' embeddings during training, a×m, normalised with the statistics of this batch, since running
     * statistics may not exist yet.
     */
    public Tensor embedded(Network network) {
        return network.forward(x).embedding();
    }

    /** The anchors' embeddings with the learned statistics, a×m. */
    public Tensor settled(Network network) {
        return network.embed(x);
    }
}
