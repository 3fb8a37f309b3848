package io.clade.model;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.network.FittedNetwork;

/** The embedding of all samples, gathered block by block, on several threads. */
final class Embedding {

    private final Dataset data;
    private final int width;
    private final float[] values;

    /** @param width m, the numbers in an embedding */
    Embedding(Dataset data, int width) {
        this.data = data;
        this.width = width;
        this.values = new float[Math.multiplyExact(data.size(), width)];
    }

    void add(FittedNetwork network, EmbeddedBlock block) {
        block.copy(block.z(), values, width, data);
    }

    Matrix matrix() {
        return Matrix.wrap(data.size(), width, values);
    }
}
