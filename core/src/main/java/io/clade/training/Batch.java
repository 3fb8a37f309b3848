package io.clade.training;

import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/** The batch of one training step: its rows, its samples, and the share of the training that is over. */
public final class Batch {

    private final int[] rows;
    private final double done;
    private final Function<int[], Tensor> reader;
    private Tensor samples;

    /**
     * @param rows of the dataset
     * @param done share of the training that is over, 0…1
     * @param reader of prepared samples, b×shape
     */
    public Batch(int[] rows, double done, Function<int[], Tensor> reader) {
        this.rows = rows.clone();
        this.done = done;
        this.reader = reader;
    }

    /** The number of each sample in the dataset, b. */
    public int[] rows() {
        return rows.clone();
    }

    /** The prepared samples, b×shape; read when first asked for. */
    public Tensor samples() {
        if (samples == null) {
            samples = reader.apply(rows);
        }
        return samples;
    }

    /** The share of the training that is over, 0…1. */
    public double done() {
        return done;
    }
}
