package io.clade.network.backbone;

import io.clade.data.Shape;
import io.clade.distance.DistancesTo;
import io.clade.distance.Metric;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Distances from landmarks: samples that a model keeps, r×d; series padded with NaN behind their ends. */
final class LandmarkDistances {

    private final Metric metric;
    private final int channels;
    private final Tensor samples;
    /** Made when first used: the samples are read after the network has been built. */
    private DistancesTo distancesTo;

    /** @param width numbers of a landmark, padding included */
    LandmarkDistances(Parameters parameters, Metric metric, Shape input, int count, int width) {
        this.metric = metric;
        this.channels = input.channels();
        this.samples = parameters.addBuffer("landmarks", torch.zeros(count, width));
    }

    /** Distances of {@code x}, b×…, from the landmarks: b×r, single precision. */
    Tensor distances(Tensor x) {
        DistancesTo to = distancesTo();
        int n = to.size();
        List<float[]> rows = rows(x.flatten(1, -1));
        float[] distances = new float[Math.multiplyExact(rows.size(), n)];
        for (int i = 0; i < rows.size(); i++) {
            to.measure(rows.get(i), 0, n, distances, i * n);
        }
        return Ops.tensor(distances, rows.size(), n);
    }

    private synchronized DistancesTo distancesTo() {
        if (distancesTo == null) {
            distancesTo = metric.distancesTo(rows(samples), channels);
        }
        return distancesTo;
    }

    private static List<float[]> rows(Tensor x) {
        int width = Math.toIntExact(x.size(1));
        float[] all = Ops.toArray(x);
        List<float[]> rows = new ArrayList<>();
        for (int from = 0; from < all.length; from += width) {
            int to = from + width;
            while (to > from + 1 && Float.isNaN(all[to - 1])) {
                to--;
            }
            rows.add(Arrays.copyOfRange(all, from, to));
        }
        return rows;
    }
}
