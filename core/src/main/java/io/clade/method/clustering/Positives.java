package io.clade.method.clustering;

import io.clade.data.preprocessing.BatchReader;
import io.clade.data.view.Augmentation;
import io.clade.partition.NearestNeighbours;
import io.clade.tensor.RandomTensors;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * A positive for every sample, which should be in its cluster: an augmented view of the sample itself or of one of its
 * nearest neighbours. Draws from libtorch's generator.
 */
public final class Positives {

    private final BatchReader batchReader;
    private final Augmentation augmentation;
    private final Optional<NearestNeighbours> neighbours;

    /**
     * @param neighbours to draw from; empty for the samples themselves
     */
    public Positives(BatchReader batchReader, Augmentation augmentation, Optional<NearestNeighbours> neighbours) {
        this.batchReader = batchReader;
        this.augmentation = augmentation;
        // The only sample of a dataset has no neighbours to draw from.
        this.neighbours = neighbours.filter(table -> table.count() > 0);
    }

    /**
     * Positives with the augmentation that suits the samples.
     *
     * @param neighbours K, nearest samples to draw from; 0 for the samples themselves
     * @param strength of the augmentation
     * @param seed of the search for neighbours
     */
    public static Positives of(BatchReader batchReader, int neighbours, double strength, long seed) {
        Optional<NearestNeighbours> nearest =
                neighbours == 0 ? Optional.empty() : Optional.of(NearestNeighbours.of(batchReader, neighbours, seed));
        return new Positives(batchReader, Augmentation.of(batchReader.shape(), strength), nearest);
    }

    /** A positive for each of the samples {@code rows}: b×shape. */
    public Tensor of(int... rows) {
        return augmentation.apply(
                batchReader.batch(neighbours.map(table -> drawn(table, rows)).orElse(rows)));
    }

    private static int[] drawn(NearestNeighbours table, int... rows) {
        int[] ranks = RandomTensors.integers(0, table.count(), rows.length);
        int[] positives = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            positives[i] = table.of(rows[i], ranks[i]);
        }
        return positives;
    }
}
