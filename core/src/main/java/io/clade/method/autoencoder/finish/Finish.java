package io.clade.method.autoencoder.finish;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Method;
import io.clade.method.classical.Agglomerative;
import io.clade.method.classical.GaussianMixture;
import io.clade.method.classical.KMeans;
import io.clade.method.classical.Spectral;
import io.clade.method.classical.Umap;
import io.clade.model.Model;
import io.clade.model.part.FittedClusters;
import io.clade.training.session.Session;
import java.util.Map;

/** A classical method that clusters the embedding of an autoencoder. */
public enum Finish {
    KMEANS,
    GMM,
    WARD,
    SPECTRAL,
    UMAP;

    /** One layout in six of MNIST's embedding joins two classes and splits a third: five outvote it. */
    private static final int LAYOUTS = 5;

    /**
     * Makes {@code k} clusters of embeddings as they are.
     *
     * @param name of the samples
     * @param z their embeddings, n×m
     * @param session of the fit that the embedding belongs to
     */
    public Model fit(String name, Matrix z, int k, Session session) {
        return of(k).fit(table(name, z), session.within(name()));
    }

    /** The clusters of the embeddings by {@link #fit}. */
    public Labels clusters(String name, Matrix z, int k, Session session) {
        return clusters(fit(name, z, k, session), name, z);
    }

    /** The clusters of embeddings z: n×m in a model that {@link #fit} made of them. */
    public static Labels clusters(Model found, String name, Matrix z) {
        return found.find(FittedClusters.class)
                .map(FittedClusters::clusters)
                .orElseGet(() -> found.assign(table(name, z)).clusters());
    }

    private static Dataset table(String name, Matrix z) {
        return Dataset.of(name, Shape.table(z.columns()), new FloatSamples(z.columns(), z.toArray()));
    }

    private Method of(int k) {
        return switch (this) {
            case KMEANS -> new KMeans(unscaled(KMeans.recommended(k)));
            case GMM -> new GaussianMixture(unscaled(GaussianMixture.recommended(k)));
            case WARD -> new Agglomerative(unscaled(Agglomerative.recommended(k)));
            case SPECTRAL -> new Spectral(unscaled(Spectral.recommended(k)));
            case UMAP -> new Umap(unscaled(Umap.recommended(k).withLayouts(LAYOUTS)));
        };
    }

    /** True if memberships are between 0 and 1, not only these. */
    public boolean isSoft() {
        return this == GMM || this == UMAP;
    }

    private static <R extends Record> R unscaled(R settings) {
        return HyperparameterAccess.with(settings, Map.of("scaling", "none"));
    }
}
