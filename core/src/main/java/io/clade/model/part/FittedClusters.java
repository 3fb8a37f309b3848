package io.clade.model.part;

import io.clade.data.Labels;
import io.clade.input.Require;
import io.clade.network.weight.Weights;
import java.util.stream.IntStream;

/**
 * The clusters of the fitted samples, for a method whose rule for new samples may assign them otherwise.
 *
 * @param clusters in the order of the samples
 */
public record FittedClusters(Labels clusters) implements ModelPart {

    private static final String CLUSTERS = "clusters";

    static final PartFormat<FittedClusters> FORMAT =
            new PartFormat<>("fitted_clusters", FittedClusters.class, FittedClusters::read);

    @Override
    public Weights arrays() {
        return Weights.builder().put(CLUSTERS, clusters).build();
    }

    private static FittedClusters read(Weights arrays) {
        float[] values = arrays.require(CLUSTERS).values();
        for (float value : values) {
            Require.that(
                    value == Math.rint(value) && value >= Labels.NONE && value < values.length,
                    "the clusters of its samples hold %s",
                    value);
        }
        int[] codes =
                IntStream.range(0, values.length).map(i -> (int) values[i]).toArray();
        return new FittedClusters(
                Labels.ofCodes(codes, IntStream.of(codes).max().orElse(Labels.NONE) + 1));
    }
}
