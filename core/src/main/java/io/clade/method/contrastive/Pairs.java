package io.clade.method.contrastive;

import io.clade.data.preprocessing.BatchReader;
import io.clade.data.view.Augmentation;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.method.clustering.Positives;
import io.clade.method.fitting.Fit;
import io.clade.network.Network;
import io.clade.partition.NearestNeighbours;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * The settings of pairs of samples that should be near each other: two views of one sample, or of a sample and one of its
 * nearest neighbours.
 *
 * @param temperature τ of the contrastive loss
 * @param neighbours K among the samples, for the contrastive loss; 0 for two views of one sample
 * @param later K among the embeddings, for the clustering loss
 * @param augmentation strength of the random change of a view
 */
public record Pairs(
        @Hyperparameter(
                value = "Temperature of the contrastive loss: lower values push apart what is most alike.",
                least = 1e-3)
        double temperature,

        @Hyperparameter(
                value =
                        "Number of nearest samples from which a sample's positive is drawn in contrastive learning; 0 takes the sample"
                                + " itself.",
                least = 0,
                most = 1000)
        int neighbours,

        @Hyperparameter(
                value = "Number of nearest embeddings from which a sample's positive is drawn in clustering.",
                name = "embedding_neighbours",
                least = 1,
                most = 1000)
        int later,

        @Hyperparameter(value = "Strength of the random augmentation of views; 0 turns it off.", least = 0, most = 10)
        double augmentation) {

    public Pairs {
        Require.positive("temperature", temperature);
        Require.atLeast("neighbours", neighbours, 0);
        Require.atLeast("embedding_neighbours", later, 1);
        Require.notNegative("augmentation", augmentation);
    }

    /** The stage that learns the embedding of {@code network}. */
    ContrastiveStage contrast(Fit fit, Network network) {
        return new ContrastiveStage(network, among(fit, 0), among(fit, neighbours), temperature);
    }

    private Positives among(Fit fit, int nearest) {
        return Positives.of(fit.batchReader(), nearest, augmentation, fit.seed());
    }

    /** The positives of clustering, from the neighbours among embeddings z, n×m. */
    Positives amongEmbeddings(Fit fit, Tensor z) {
        BatchReader reader = fit.batchReader();
        NearestNeighbours nearest = NearestNeighbours.of(z, later, fit.seed());
        return new Positives(reader, Augmentation.of(reader.shape(), augmentation), Optional.of(nearest));
    }
}
