package io.clade.method.autoencoder;

import io.clade.method.HyperparameterAccess;
import io.clade.method.Method;
import io.clade.method.classical.Agglomerative;
import io.clade.method.classical.GaussianMixture;
import io.clade.method.classical.KMeans;
import io.clade.method.classical.Spectral;
import io.clade.method.classical.Umap;
import java.util.Map;

/** A classical method that clusters the embedding of an autoencoder. */
public enum Finish {
    KMEANS,
    GMM,
    WARD,
    SPECTRAL,
    UMAP;

    /** The method that makes {@code k} clusters of embeddings as they are. */
    Method of(int k) {
        return switch (this) {
            case KMEANS -> new KMeans(unscaled(KMeans.recommended(k)));
            case GMM -> new GaussianMixture(unscaled(GaussianMixture.recommended(k)));
            case WARD -> new Agglomerative(unscaled(Agglomerative.recommended(k)));
            case SPECTRAL -> new Spectral(unscaled(Spectral.recommended(k)));
            case UMAP -> new Umap(unscaled(Umap.recommended(k)));
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
