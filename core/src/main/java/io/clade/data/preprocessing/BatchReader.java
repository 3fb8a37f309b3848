package io.clade.data.preprocessing;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/**
 * Prepares samples of a dataset and makes them tensors, a batch at a time, so that data larger than memory can be used.
 * Series are padded to the longest one T of their dataset: there is NaN behind the end of a shorter one. Not safe for
 * several threads.
 */
public final class BatchReader {

    private final Dataset data;
    private final Device device;
    private final Shape shape;
    private final SampleReader samples;
    private float[] batch = new float[0];

    /** @throws InputException where the preprocessing was fitted to another shape, or to features that are not there */
    public BatchReader(Dataset given, FittedPreprocessing preprocessing, Device device) {
        Dataset data = preprocessing.matched(given);
        preprocessing.requireShape(data);
        this.data = data;
        this.device = device;
        this.shape = preprocessing.output(data);
        this.samples = new SampleReader(data, preprocessing);
    }

    /** Number of samples n. */
    public int size() {
        return data.size();
    }

    /** The shape of a prepared sample. */
    public Shape shape() {
        return shape;
    }

    /** The samples {@code rows}, in this order: b×shape, single precision, NaN behind the end of a series. */
    public Tensor batch(int... rows) {
        int width = shape.size();
        int needed = Math.multiplyExact(rows.length, width);
        if (batch.length < needed) {
            batch = new float[needed];
        }
        for (int i = 0; i < rows.length; i++) {
            samples.read(rows[i], batch, i * width);
            if (shape.kind() == Kind.SERIES) {
                Arrays.fill(batch, i * width + samples.used(rows[i]), (i + 1) * width, Float.NaN);
            }
        }
        return device.place(Ops.tensor(batch, shape.batch(rows.length)));
    }

    /** The samples {@code from … to − 1}: (to − from)×shape. */
    public Tensor block(int from, int to) {
        int[] rows = new int[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from + i;
        }
        return batch(rows);
    }
}
