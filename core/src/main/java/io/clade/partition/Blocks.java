package io.clade.partition;

import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.Workers;
import org.bytedeco.pytorch.Tensor;

/**
 * Compares samples with prototypes block by block, so that never more than a block's scores are held. How large a block
 * is depends on the number of prototypes alone: results are the same whatever the machine.
 */
final class Blocks {

    private static final int MOST_ROWS = 2048;
    private static final int FEWEST_ROWS = 64;
    /** Scores of a block, 4 MB. */
    private static final int SCORES = 1 << 20;

    private final Points points;
    private final Workers workers;
    private final int rows;
    private final Tensor[] buffers;

    Blocks(Points points, int prototypes, Workers workers) {
        this.points = points;
        this.workers = workers;
        this.rows = Math.min(points.size(), Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, SCORES / prototypes)));
        this.buffers = new Tensor[workers.count()];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = points.rows().new_empty(rows, prototypes);
        }
    }

    /** One block of samples, and how far each is from each prototype. */
    interface Visitor {

        /**
         * @param block number of the block, from 0
         * @param from first sample
         * @param size samples
         * @param scores ‖p_j‖² − 2 x_i·p_j, size×k: valid, and free to be written to, until this returns
         */
        void visit(int block, int from, int size, Tensor scores);
    }

    int count() {
        return (int) (((long) points.size() + rows - 1) / rows);
    }

    /** Shows every block to {@code visitor}, several at a time; {@code prototypes}: k×d, centred. */
    void forEach(Tensor prototypes, Visitor visitor) {
        Tensor norms = Ops.sum(Ops.square(prototypes), 1);
        workers.forEach(count(), (block, worker) -> {
            int from = block * rows;
            int size = Math.min(rows, points.size() - from);
            Tensor scores = buffers[worker].narrow(0, 0, size);
            Distances.relative(points.rows().narrow(0, from, size), prototypes, norms, scores);
            visitor.visit(block, from, size, scores);
        });
    }
}
