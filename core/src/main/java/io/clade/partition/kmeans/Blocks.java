package io.clade.partition.kmeans;

import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Workers;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/**
 * Compares samples with prototypes block by block, so that only one block's scores are held at a time. The size of a
 * block depends only on the number of prototypes, so results are the same on every machine.
 */
final class Blocks {

    private static final int MOST_ROWS = 2048;
    private static final int FEWEST_ROWS = 64;
    /** Scores of a block, 4 MB. */
    private static final int SCORES = 1 << 20;

    private final int samples;
    private final Workers workers;
    private final int rows;
    private final Tensor[] buffers;

    Blocks(Points points, int prototypes, Workers workers) {
        this.samples = points.size();
        this.workers = workers;
        this.rows = Math.min(samples, Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, SCORES / prototypes)));
        this.buffers = new Tensor[workers.count()];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = points.rows().new_empty(rows, prototypes);
        }
    }

    /** Consecutive samples, visited by one worker. */
    record Block(int number, int from, int size, Tensor buffer) {

        /** The part of {@code all}, n×…, that belongs to these samples, as a view. */
        Tensor of(Tensor all) {
            return all.narrow(0, from, size);
        }

        /**
         * The scores ‖p_j‖² − 2 x_i·p_j, b×k, from x: b×d, with at most as many rows as the block, and p: k×d. The
         * result may be written to, and is valid until this is called again.
         */
        Tensor scores(Tensor x, Tensor p) {
            Tensor scores = buffer.narrow(0, 0, x.size(0));
            Distances.relative(x, p, Ops.sum(Ops.square(p), 1), scores);
            return scores;
        }
    }

    int count() {
        return (int) (((long) samples + rows - 1) / rows);
    }

    /** Shows every block to {@code visitor}, several at a time. */
    void forEach(Consumer<Block> visitor) {
        workers.forEach(count(), (number, worker) -> {
            int from = number * rows;
            visitor.accept(new Block(number, from, Math.min(rows, samples - from), buffers[worker]));
        });
    }
}
