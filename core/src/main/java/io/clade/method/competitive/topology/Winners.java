package io.clade.method.competitive.topology;

import io.clade.data.Matrix;
import io.clade.data.preprocessing.BatchReader;
import io.clade.model.part.PrototypeGraph;
import io.clade.objective.CompetitiveHebbian;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/** The first and the second winner of every sample, from one pass over the data. */
public final class Winners {

    /** Numbers of a block of samples: 16 MB. */
    private static final int READ_NUMBERS = 1 << 22;

    private final BatchReader batchReader;
    private final UnaryOperator<Tensor> embedding;
    private final int k;
    private final int[] first;
    private final int[] second;

    private Winners(BatchReader batchReader, UnaryOperator<Tensor> embedding, int k) {
        this.batchReader = batchReader;
        this.embedding = embedding;
        this.k = k;
        first = new int[batchReader.size()];
        second = new int[batchReader.size()];
    }

    /**
     * The winners of the samples of {@code batchReader} among {@code prototypes}: k×m, k at least 2.
     *
     * @param embedding of prepared samples, b×…: b×m
     */
    public static Winners of(BatchReader batchReader, UnaryOperator<Tensor> embedding, Matrix prototypes) {
        Winners winners = new Winners(batchReader, embedding, prototypes.rows());
        Scope.run(() -> Scope.withoutGradients(() -> winners.compete(prototypes)));
        return winners;
    }

    private void compete(Matrix prototypes) {
        Tensor p = batchReader
                .block(0, 1)
                .new_empty(k, prototypes.columns())
                .copy_(Ops.tensor(prototypes.toArray(), k, prototypes.columns()));
        // From their middle: far from the origin, single precision would cancel.
        Tensor middle = p.mean(0);
        Tensor centred = p.sub(middle);
        int block = Math.max(
                1,
                READ_NUMBERS
                        / Math.max(
                                Math.max(k, prototypes.columns()),
                                batchReader.shape().size()));
        for (int start = 0; start < batchReader.size(); start += block) {
            int from = start;
            Scope.run((Runnable) () -> {
                int to = Math.min(batchReader.size(), from + block);
                Tensor x = embedding.apply(batchReader.block(from, to)).sub(middle);
                Tensor found = CompetitiveHebbian.winners(Distances.squared(x, centred));
                int[] pairs = Ops.toInts(found);
                for (int i = 0; i < to - from; i++) {
                    first[from + i] = pairs[2 * i];
                    second[from + i] = pairs[2 * i + 1];
                }
            });
        }
    }

    /** The graph of competitive Hebbian learning, with every edge. */
    PrototypeGraph graph() {
        return PrototypeGraph.of(k, first, second);
    }

    /** The gaps in the samples between prototypes. */
    Gaps gaps() {
        return new Gaps(rows -> embedding.apply(batchReader.batch(rows)), k, first);
    }
}
