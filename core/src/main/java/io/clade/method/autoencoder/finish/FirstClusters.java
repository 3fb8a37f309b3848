package io.clade.method.autoencoder.finish;

import io.clade.data.Kind;

/** Methods that find the clusters from which an embedding is refined. */
public enum FirstClusters {
    /** {@link #UMAP} for images, {@link #KMEANS} otherwise */
    AUTO,
    /** k-means, as published */
    KMEANS,
    /** mixtures on UMAP's layouts of the embedding */
    UMAP;

    /** The classical method for samples of this kind. */
    public Finish of(Kind kind) {
        return switch (this) {
            case AUTO -> kind == Kind.IMAGE ? Finish.UMAP : Finish.KMEANS;
            case KMEANS -> Finish.KMEANS;
            case UMAP -> Finish.UMAP;
        };
    }
}
