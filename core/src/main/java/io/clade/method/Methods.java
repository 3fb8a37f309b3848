package io.clade.method;

import io.clade.data.Nearest;
import io.clade.method.classical.Agglomerative;
import io.clade.method.classical.Divisive;
import io.clade.method.classical.GaussianMixture;
import io.clade.method.classical.KMeans;
import io.clade.method.classical.MeanShift;
import io.clade.method.classical.SparseSubspace;
import io.clade.method.classical.Spectral;
import io.clade.method.competitive.Dcl;
import io.clade.method.competitive.Ddcl;
import io.clade.method.competitive.DeepCluster;
import io.clade.method.competitive.Vcl;
import io.clade.method.divergence.Ddc;
import io.clade.method.divergence.Dtkc;
import io.clade.method.divergence.Rddc;
import io.clade.method.divergence.Rdtkc;
import java.util.List;
import java.util.Optional;

/** Every method there is: the command, its help, the documentation and the tests read this list. */
public final class Methods {

    /** The method that {@code fit} uses when none is named. */
    public static final String DEFAULT = "dtkc";

    private static final List<Descriptor<?>> ALL = List.of(
            new Descriptor<>(
                    Dtkc.NAME,
                    "DTKC",
                    "Trains a network end to end to separate clusters in its embedding and in the outputs of its blocks.",
                    Dtkc.class,
                    Dtkc::recommended,
                    Dtkc::paper,
                    Dtkc::new),
            new Descriptor<>(
                    Ddc.NAME,
                    "DDC",
                    "Trains a network end to end to separate clusters in its embedding.",
                    Ddc.class,
                    Ddc::recommended,
                    Ddc::paper,
                    Ddc::new),
            new Descriptor<>(
                    Rdtkc.NAME,
                    "RDTKC",
                    "DTKC for series of different lengths; the published form has a recurrent network.",
                    Rdtkc.class,
                    Rdtkc::recommended,
                    Rdtkc::paper,
                    Rdtkc::new),
            new Descriptor<>(
                    Rddc.NAME,
                    "RDDC",
                    "DDC for series of different lengths; the published form has a recurrent network.",
                    Rddc.class,
                    Rddc::recommended,
                    Rddc::paper,
                    Rddc::new),
            new Descriptor<>(
                    Dcl.NAME,
                    "DCL",
                    "Prototypes (-k) are a layer's outputs on the transposed samples; can find the number of clusters, and suits"
                            + " few samples with many features.",
                    Dcl.class,
                    Dcl::recommended,
                    Optional.of(Dcl::recommendedOnNetwork),
                    Dcl::paper,
                    Dcl::new),
            new Descriptor<>(
                    Dcl.DEEP,
                    "deep-DCL",
                    "DCL with hidden layers before the prototypes.",
                    Dcl.class,
                    Dcl::deepRecommended,
                    Optional.of(Dcl::deepRecommendedOnNetwork),
                    Dcl::deepPaper,
                    Dcl::new),
            new Descriptor<>(
                    Vcl.NAME,
                    "VCL",
                    "Prototypes (-k) are a layer's weights, trained by gradient descent; can find the number of clusters.",
                    Vcl.class,
                    Vcl::recommended,
                    Optional.of(Vcl::recommendedOnNetwork),
                    Vcl::paper,
                    Vcl::new),
            new Descriptor<>(
                    Ddcl.NAME,
                    "DDCL",
                    "Trains a network together with prototypes that are its own outputs and compete softly for the samples.",
                    Ddcl.class,
                    Ddcl::recommended,
                    Ddcl::paper,
                    Ddcl::new),
            new Descriptor<>(
                    DeepCluster.NAME,
                    "DeepCluster",
                    "Alternates between k-means on a network's embedding and training the network to classify those clusters.",
                    DeepCluster.class,
                    DeepCluster::recommended,
                    DeepCluster::paper,
                    DeepCluster::new),
            new Descriptor<>(
                    KMeans.NAME,
                    "k-means",
                    "Moves k prototypes to the means of their nearest samples until nothing changes; the baseline for any data.",
                    KMeans.class,
                    KMeans::recommended,
                    KMeans::paper,
                    KMeans::new),
            new Descriptor<>(
                    Agglomerative.NAME,
                    "agglomerative",
                    "Merges the two nearest clusters until one is left, then cuts the tree; with distance=dtw for series of any"
                            + " lengths.",
                    Agglomerative.class,
                    Agglomerative::recommended,
                    Agglomerative::paper,
                    Agglomerative::new),
            new Descriptor<>(
                    GaussianMixture.NAME,
                    "Gaussian mixture",
                    "Fits k normal distributions of any shape to tables and embeddings; memberships are probabilities.",
                    GaussianMixture.class,
                    GaussianMixture::recommended,
                    GaussianMixture::paper,
                    GaussianMixture::new),
            new Descriptor<>(
                    Spectral.NAME,
                    "spectral",
                    "Cuts the neighbour graph into k parts, so clusters may have any shape; with distance=dtw for"
                            + " series of any lengths.",
                    Spectral.class,
                    Spectral::recommended,
                    Spectral::paper,
                    Spectral::new),
            new Descriptor<>(
                    Divisive.NAME,
                    "divisive",
                    "Splits a cluster in two with k-means until there are k clusters.",
                    Divisive.class,
                    Divisive::recommended,
                    Divisive::paper,
                    Divisive::new),
            new Descriptor<>(
                    MeanShift.NAME,
                    "mean shift",
                    "Finds the modes of the samples' density, and with them the number of clusters; for few features.",
                    MeanShift.class,
                    MeanShift::recommended,
                    MeanShift::paper,
                    MeanShift::new),
            new Descriptor<>(
                    SparseSubspace.NAME,
                    "sparse subspace clustering",
                    "Finds clusters in linear subspaces: expresses every sample as a combination of few others.",
                    SparseSubspace.class,
                    SparseSubspace::recommended,
                    SparseSubspace::paper,
                    SparseSubspace::new));

    private Methods() {}

    /** All methods, in the order help lists them. */
    public static List<Descriptor<?>> all() {
        return ALL;
    }

    /** @throws io.clade.data.InputException where there is no such method; suggests the nearest name */
    public static Descriptor<?> named(String name) {
        return Nearest.named("method", name, ALL, Descriptor::name);
    }
}
