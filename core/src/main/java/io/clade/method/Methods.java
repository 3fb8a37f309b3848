package io.clade.method;

import io.clade.distance.Metric;
import io.clade.input.NameSuggestion;
import io.clade.method.automatic.Auto;
import io.clade.method.classical.Agglomerative;
import io.clade.method.classical.Comparison;
import io.clade.method.classical.Divisive;
import io.clade.method.classical.GaussianMixture;
import io.clade.method.classical.KMeans;
import io.clade.method.classical.MeanShift;
import io.clade.method.classical.SparseSubspace;
import io.clade.method.classical.Spectral;
import io.clade.method.classical.Umap;
import io.clade.method.competitive.CompetitiveNetwork;
import io.clade.method.competitive.CompetitiveNetwork.Layer;
import io.clade.method.competitive.Dcl;
import io.clade.method.competitive.Vcl;
import io.clade.method.competitive.soft.Ddcl;
import io.clade.method.competitive.topology.Topology;
import io.clade.method.contrastive.Scan;
import io.clade.method.divergence.Ddc;
import io.clade.method.divergence.Dtkc;
import io.clade.method.divergence.Rddc;
import io.clade.method.divergence.Rdtkc;
import io.clade.method.pseudolabel.DeepCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The registry of methods, which the command, its help, the documentation and the tests read. */
public final class Methods {

    /** The method that {@code fit} uses when none is named. */
    public static final String DEFAULT = Auto.NAME;

    /** The settings with which k is the number of prototypes, and clusters are found in their graph. */
    private static final Map<String, String> FINDING_PROTOTYPES = Map.of("clusters", "auto");

    private static final List<Descriptor<?>> NETWORKS = List.of(
            new Descriptor<>(
                    Auto.NAME,
                    "automatic choice",
                    "Tries several methods, and a deep one on images; takes the clusters that the others agree with most.",
                    Auto.class,
                    Presets.of(Auto::recommended, Auto::paper),
                    Auto::new,
                    settings -> Traits.vectors(Trait.MEMBERSHIPS, Trait.ANY_LENGTH)),
            new Descriptor<>(
                    Dtkc.NAME,
                    "DTKC",
                    "Trains a network end to end to separate clusters in its embedding and in the outputs of its blocks.",
                    Dtkc.class,
                    Presets.of(Dtkc::recommended, Dtkc::paper),
                    Dtkc::new,
                    settings -> Traits.of(settings.network(), Trait.MEMBERSHIPS)),
            new Descriptor<>(
                    Ddc.NAME,
                    "DDC",
                    "Trains a network end to end to separate clusters in its embedding.",
                    Ddc.class,
                    Presets.of(Ddc::recommended, Ddc::paper),
                    Ddc::new,
                    settings -> Traits.of(settings.network(), Trait.MEMBERSHIPS)),
            new Descriptor<>(
                    Rdtkc.NAME,
                    "RDTKC",
                    "DTKC for series of different lengths; the published form has a recurrent network.",
                    Rdtkc.class,
                    Presets.of(Rdtkc::recommended, Rdtkc::paper),
                    Rdtkc::new,
                    settings -> Traits.of(settings.network(), Trait.MEMBERSHIPS)),
            new Descriptor<>(
                    Rddc.NAME,
                    "RDDC",
                    "DDC for series of different lengths; the published form has a recurrent network.",
                    Rddc.class,
                    Presets.of(Rddc::recommended, Rddc::paper),
                    Rddc::new,
                    settings -> Traits.of(settings.network(), Trait.MEMBERSHIPS)),
            new Descriptor<>(
                            Dcl.NAME,
                            "DCL",
                            "Prototypes (-k) are a layer's outputs on the transposed samples; can find the number of clusters, and"
                                    + " suits few samples with many features.",
                            Dcl.class,
                            Presets.of(Dcl::recommended, Dcl::paper),
                            Dcl::new,
                            settings -> competitive(settings.topology()))
                    .findingK(FINDING_PROTOTYPES),
            new Descriptor<>(
                            Dcl.DEEP,
                            "deep-DCL",
                            "DCL with hidden layers before the prototypes.",
                            Dcl.class,
                            Presets.of(Dcl::deepRecommended, Dcl::deepPaper),
                            Dcl::new,
                            settings -> competitive(settings.topology()))
                    .findingK(FINDING_PROTOTYPES),
            new Descriptor<>(
                            Vcl.NAME,
                            "VCL",
                            "Prototypes (-k) are a layer's weights, trained by gradient descent; can find the number of clusters.",
                            Vcl.class,
                            Presets.of(Vcl::recommended, Vcl::paper),
                            Vcl::new,
                            settings -> competitive(settings.topology()))
                    .findingK(FINDING_PROTOTYPES),
            onNetwork(
                    Layer.DUAL,
                    "DCL on a network",
                    "DCL in the embedding of a network that is trained together with it."),
            onNetwork(
                    Layer.DEEP,
                    "deep-DCL on a network",
                    "deep-DCL in the embedding of a network that is trained together with it."),
            onNetwork(
                    Layer.BASE,
                    "VCL on a network",
                    "VCL in the embedding of a network that is trained together with it."),
            new Descriptor<>(
                    Ddcl.NAME,
                    "DDCL",
                    "Trains a network together with prototypes that are its own outputs and compete softly for the samples.",
                    Ddcl.class,
                    Presets.of(Ddcl::recommended, Ddcl::paper),
                    Ddcl::new,
                    settings -> Traits.of(settings.network(), Trait.MEMBERSHIPS)),
            new Descriptor<>(
                    DeepCluster.NAME,
                    "DeepCluster",
                    "Alternates between k-means on a network's embedding and training the network to classify those clusters.",
                    DeepCluster.class,
                    Presets.of(DeepCluster::recommended, DeepCluster::paper),
                    DeepCluster::new,
                    settings -> Traits.of(settings.network())),
            new Descriptor<>(
                    Scan.NAME,
                    "SCAN",
                    "Learns an embedding from pairs of views and neighbours, and clusters so that neighbours agree; fast on images.",
                    Scan.class,
                    Presets.of(Scan::recommended, Scan::paper),
                    Scan::new,
                    settings -> Traits.of(settings.network(), Trait.MEMBERSHIPS)));

    private static final List<Descriptor<?>> CLASSICAL = List.of(
            new Descriptor<>(
                    KMeans.NAME,
                    "k-means",
                    "Moves k prototypes to the means of their nearest samples until nothing changes; the baseline for any data.",
                    KMeans.class,
                    Presets.of(KMeans::recommended, KMeans::paper),
                    KMeans::new,
                    settings -> Traits.classical()),
            new Descriptor<>(
                    Agglomerative.NAME,
                    "agglomerative",
                    "Merges the two nearest clusters until one is left, then cuts the tree; with distance=dtw for series of any"
                            + " lengths.",
                    Agglomerative.class,
                    Presets.of(Agglomerative::recommended, Agglomerative::paper),
                    Agglomerative::new,
                    Methods::agglomerative),
            new Descriptor<>(
                    GaussianMixture.NAME,
                    "Gaussian mixture",
                    "Fits k normal distributions of any shape to tables and embeddings; memberships are probabilities.",
                    GaussianMixture.class,
                    Presets.of(GaussianMixture::recommended, GaussianMixture::paper),
                    GaussianMixture::new,
                    settings -> Traits.classical(Trait.MEMBERSHIPS)),
            new Descriptor<>(
                    Spectral.NAME,
                    "spectral",
                    "Cuts the neighbour graph into k parts, so clusters may have any shape; with distance=dtw for"
                            + " series of any lengths.",
                    Spectral.class,
                    Presets.of(Spectral::recommended, Spectral::paper),
                    Spectral::new,
                    settings -> comparing(settings.comparison())),
            new Descriptor<>(
                    Umap.NAME,
                    "UMAP",
                    "Embeds samples so that neighbours stay together, and fits a Gaussian mixture; clusters of any shape in many"
                            + " features.",
                    Umap.class,
                    Presets.of(Umap::recommended, Umap::paper),
                    Umap::new,
                    settings -> Traits.classical(Trait.MEMBERSHIPS)),
            new Descriptor<>(
                    Divisive.NAME,
                    "divisive",
                    "Splits a cluster in two with k-means until there are k clusters.",
                    Divisive.class,
                    Presets.of(Divisive::recommended, Divisive::paper),
                    Divisive::new,
                    settings -> Traits.classical()),
            new Descriptor<>(
                    MeanShift.NAME,
                    "mean shift",
                    "Finds the modes of the samples' density, and with them the number of clusters; for few features.",
                    MeanShift.class,
                    Presets.of(MeanShift::recommended, MeanShift::paper),
                    MeanShift::new,
                    settings -> Traits.classical().findingK(KSelection.METHOD)),
            new Descriptor<>(
                    SparseSubspace.NAME,
                    "sparse subspace clustering",
                    "Finds clusters in linear subspaces: expresses every sample as a combination of few others.",
                    SparseSubspace.class,
                    Presets.of(SparseSubspace::recommended, SparseSubspace::paper),
                    SparseSubspace::new,
                    settings -> Traits.classical()));

    private static final List<Descriptor<?>> ALL = Stream.of(NETWORKS, AutoencoderMethods.ALL, CLASSICAL)
            .<Descriptor<?>>flatMap(List::stream)
            .toList();

    private Methods() {}

    private static Descriptor<CompetitiveNetwork.Hyperparameters> onNetwork(Layer layer, String title, String summary) {
        return new Descriptor<>(
                        layer.method(),
                        title,
                        summary,
                        CompetitiveNetwork.class,
                        Presets.of(
                                k -> CompetitiveNetwork.recommended(layer, k), k -> CompetitiveNetwork.paper(layer, k)),
                        CompetitiveNetwork::new,
                        settings -> competitive(settings.topology()).with(settings.network()))
                .findingK(FINDING_PROTOTYPES);
    }

    /**
     * The traits of a competitive method. Its k is chosen from clusters of the samples, whether or not a network embeds
     * them.
     */
    private static Traits competitive(Topology topology) {
        Traits given = Traits.vectors().selecting(KSelection.SAMPLES);
        return topology.clusters() == Topology.Count.AUTO ? given.findingK(KSelection.PROTOTYPES) : given;
    }

    private static Traits agglomerative(Agglomerative.Hyperparameters settings) {
        Traits any = comparing(settings.comparison());
        boolean euclidean = settings.comparison().distance() == Metric.Type.EUCLIDEAN;
        Traits given = euclidean ? any.cutting(settings.linkage()) : any;
        return settings.cut() == Agglomerative.Cut.K ? given : given.findingK(KSelection.METHOD);
    }

    private static Traits comparing(Comparison comparison) {
        return comparison.metric().takesAnyLength() ? Traits.classical(Trait.ANY_LENGTH) : Traits.classical();
    }

    /** All methods, in the order help lists them. */
    public static List<Descriptor<?>> all() {
        return ALL;
    }

    /** The method {@code name}; empty where there is none, as for a result of a user's own method. */
    public static Optional<Descriptor<?>> find(String name) {
        return ALL.stream()
                .<Descriptor<?>>map(method -> method)
                .filter(method -> method.name().equals(name))
                .findFirst();
    }

    /** @throws io.clade.input.InputException where there is no such method; suggests the nearest name */
    public static Descriptor<?> named(String name) {
        return NameSuggestion.named("method", name, ALL, Descriptor::name);
    }
}
