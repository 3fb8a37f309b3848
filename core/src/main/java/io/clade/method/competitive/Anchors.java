package io.clade.method.competitive;

import io.clade.method.fitting.Fit;
import io.clade.network.Network;
import io.clade.random.Seeds;
import io.clade.training.Batches;
import org.bytedeco.pytorch.Tensor;

/**
 * A fixed share of the samples, about as large as a batch, in whose embeddings prototypes begin and of which dual ones are
 * mixtures: few anchors bound memory whatever the number of samples is.
 *
 * @param x the prepared samples, a of them
 * @param seed of the prototypes that begin among them
 */
public record Anchors(Tensor x, long seed) {

    /** Random streams of their own; those of the epochs are small numbers. */
    private static final long CHOICE = 1_000_001;

    private static final long PROTOTYPES = 1_000_002;

    /** About {@code count} of the samples of {@code fit}: the first of equal shares in random order, as batches are. */
    public static Anchors of(Fit fit, int count) {
        var batchReader = fit.batchReader();
        int[] chosen = Batches.share(batchReader.size(), count, Seeds.derive(fit.seed(), CHOICE));
        return new Anchors(batchReader.batch(chosen), Seeds.derive(fit.seed(), PROTOTYPES));
    }

    /** a. */
    public int size() {
        return Math.toIntExact(x.size(0));
    }

    /** Their embeddings in training, with the statistics of this one batch, whose running ones may not exist yet: a×m. */
    public Tensor embedded(Network network) {
        return network.forward(x).embedding();
    }

    /** Their embeddings with the learned statistics: a×m. */
    public Tensor settled(Network network) {
        return network.embed(x);
    }
}
