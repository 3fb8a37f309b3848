package io.clade.model.part;

import io.clade.data.Matrix;
import io.clade.network.weight.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The trajectories of prototypes from their start to the end of the fit, including prototypes that won no sample.
 *
 * @param places of the k prototypes in the order of time, k×m each; at least one
 */
public record PrototypeTrajectories(List<Matrix> places) implements ModelPart {

    private static final String PLACES = "places";

    static final PartFormat<PrototypeTrajectories> FORMAT =
            new PartFormat<>("prototype_trajectories", PrototypeTrajectories.class, PrototypeTrajectories::read);

    public PrototypeTrajectories {
        places = List.copyOf(places);
    }

    @Override
    public Weights arrays() {
        int k = places.get(0).rows();
        int m = places.get(0).columns();
        float[] all = new float[places.size() * k * m];
        for (int t = 0; t < places.size(); t++) {
            System.arraycopy(places.get(t).toArray(), 0, all, t * k * m, k * m);
        }
        return Weights.builder()
                .put(PLACES, new long[] {places.size(), k, m}, all)
                .build();
    }

    private static PrototypeTrajectories read(Weights arrays) {
        Weights.Entry array = arrays.require(PLACES);
        int k = (int) array.shape()[1];
        int m = (int) array.shape()[2];
        float[] all = array.values();
        return new PrototypeTrajectories(IntStream.range(0, (int) array.shape()[0])
                .mapToObj(t -> Matrix.wrap(k, m, Arrays.copyOfRange(all, t * k * m, (t + 1) * k * m)))
                .toList());
    }
}
