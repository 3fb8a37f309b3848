package io.clade.network.cluster.prototype;

import io.clade.data.Matrix;
import io.clade.network.cluster.ClusterLayer;
import io.clade.network.cluster.FittedHead;
import io.clade.network.cluster.Head;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;

/** A hard assignment to the nearest of k prototypes. */
public record NearestPrototypeHead() implements Head {

    public static final String PROTOTYPES = "prototypes";

    /** The head of prototypes p: k×m. */
    public static FittedHead of(Matrix p) {
        Weights weights = Weights.builder().put(PROTOTYPES, p).build();
        return new FittedHead(new NearestPrototypeHead(), p.rows(), weights);
    }

    @Override
    public ClusterLayer build(Parameters parameters, int embeddingSize, int clusters) {
        return new PrototypeLayer(parameters, embeddingSize, clusters);
    }
}
