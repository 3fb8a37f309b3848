package io.clade.method.automatic;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.distance.Metric;
import io.clade.method.Method;
import io.clade.method.classical.Agglomerative;
import io.clade.method.classical.Comparison;
import io.clade.method.classical.GaussianMixture;
import io.clade.method.classical.KMeans;
import io.clade.method.classical.Spectral;
import io.clade.method.classical.Umap;
import io.clade.method.contrastive.Scan;
import io.clade.method.divergence.Dtkc;
import io.clade.partition.hierarchy.Linkage;
import io.clade.partition.mixture.MixtureSettings;
import io.clade.partition.mixture.MixtureSettings.Covariance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The methods that are tried on a dataset, by its kind and shape; classical ones first. */
final class Pool {

    /** The most features for which covariance matrices are estimated. */
    private static final int MOST_MIXED = 64;

    /** The most features that UMAP embeds as they are; of more, it embeds the principal components. */
    private static final int MOST_EMBEDDED = 128;

    /** The band of dynamic time warping, as a share of the longer series. */
    private static final double BAND = 0.1;

    /** The most differences of numbers that warping may take, some ten seconds of one thread. */
    private static final double MOST_WARPING = 5e8;

    /** The multiplications n·k·d² from which a mixture is started from {@link #FEW_STARTS} places only. */
    private static final double COSTLY = 4e6;

    private static final int FEW_STARTS = 2;

    /** The mixtures that are tried. */
    private static final Covariance[] MIXED = {Covariance.TIED, Covariance.FULL};

    private final int k;
    private final List<Trial> trials = new ArrayList<>();

    private Pool(int k) {
        this.k = k;
    }

    /**
     * The trials on {@code all}.
     *
     * @param part the samples that classical methods are given, all of them where there are few
     * @param reduction of these
     */
    static List<Trial> of(Auto.Hyperparameters settings, Dataset all, Dataset part, Reduction reduction) {
        Pool pool = new Pool(settings.clusters());
        boolean kernels = Reduction.byKernels(part);
        if (part.equallyLong()) {
            Features given = new Features("all features", part, settings.preparation(), false);
            if (kernels) {
                // Compared step by step, series whose events come at other times have nothing in common.
                pool.addKMeans(given);
                pool.addAgglomerative(given);
            } else {
                pool.addVectors(given);
                if (part.shape().size() <= MOST_EMBEDDED) {
                    pool.addEmbedded(given);
                }
            }
        } else if (warping(part) <= MOST_WARPING) {
            pool.addSpectral(
                    new Features("warped series", part, settings.preparation(), false),
                    new Comparison(Metric.Type.DTW, 1, BAND));
        }
        Features components =
                new Features(reduction.name(), reduction.reduced(), Preprocessing.scaled(Scaling.NONE, 0), true);
        pool.addVectors(components);
        if (!part.equallyLong() || kernels || part.shape().size() > MOST_EMBEDDED) {
            pool.addEmbedded(components);
        }
        if (settings.deep().in(all.kind())) {
            pool.addDeep(all);
        }
        return List.copyOf(pool.trials);
    }

    private record Features(String name, Dataset data, Preprocessing preparation, boolean reduced) {

        /** The same, for components of this covariance. */
        Features with(Covariance covariance) {
            String named = "%s, %s covariance".formatted(name, covariance == Covariance.TIED ? "tied" : "full");
            return new Features(named, data, preparation, reduced);
        }
    }

    private void addVectors(Features features) {
        addKMeans(features);
        addAgglomerative(features);
        if (features.data().shape().size() <= MOST_MIXED) {
            for (Covariance covariance : MIXED) {
                addMixture(features, covariance);
            }
        }
        addSpectral(features, Comparison.EUCLIDEAN);
    }

    private void addEmbedded(Features features) {
        Umap.Hyperparameters usual = Umap.recommended(k);
        List<Umap.Hyperparameters> variants = Arrays.stream(MIXED)
                .map(covariance -> new Umap.Hyperparameters(
                        k,
                        features.preparation(),
                        usual.embedding(),
                        search(
                                usual.search(),
                                covariance,
                                features.data(),
                                usual.embedding().dimensions()),
                        usual.landmarks(),
                        usual.layouts()))
                .toList();
        List<String> names = Arrays.stream(MIXED)
                .map(covariance -> features.with(covariance).name())
                .toList();
        trials.add(new Trial(
                Umap.NAME,
                features.name(),
                names,
                features.data(),
                (data, session) -> Umap.fitAll(variants, data, session),
                false,
                features.reduced()));
    }

    /** The differences of numbers that it takes to warp all series of {@code data} to each other. */
    private static double warping(Dataset data) {
        double n = data.size();
        double steps =
                IntStream.range(0, data.size()).map(data::length).average().orElseThrow();
        double band = 2 * BAND * data.shape().extent(0) + 1;
        return n * (n - 1) / 2 * steps * band * data.shape().extent(1);
    }

    private void addKMeans(Features features) {
        KMeans.Hyperparameters usual = KMeans.recommended(k);
        add(
                KMeans.NAME,
                features,
                new KMeans(new KMeans.Hyperparameters(k, features.preparation(), usual.search(), usual.streaming())));
    }

    private void addAgglomerative(Features features) {
        Agglomerative.Hyperparameters usual = Agglomerative.recommended(k);
        add(
                Agglomerative.NAME,
                features,
                new Agglomerative(new Agglomerative.Hyperparameters(
                        k, features.preparation(), Comparison.EUCLIDEAN, Linkage.WARD, usual.cut(), usual.height())));
    }

    private void addMixture(Features features, Covariance covariance) {
        MixtureSettings search = search(
                GaussianMixture.recommended(k).search(),
                covariance,
                features.data(),
                features.data().shape().size());
        add(
                GaussianMixture.NAME,
                features.with(covariance),
                new GaussianMixture(new GaussianMixture.Hyperparameters(k, features.preparation(), search)));
    }

    /** The usual search, shortened where it would take most of the time. */
    private MixtureSettings search(MixtureSettings usual, Covariance covariance, Dataset data, int d) {
        double multiplications = (double) data.size() * k * d * d;
        return (multiplications < COSTLY ? usual : usual.withRestarts(FEW_STARTS)).withCovariance(covariance);
    }

    private void addSpectral(Features features, Comparison comparison) {
        Spectral.Hyperparameters usual = Spectral.recommended(k);
        add(
                Spectral.NAME,
                features,
                new Spectral(new Spectral.Hyperparameters(
                        k, features.preparation(), comparison, usual.graph(), usual.unitRows(), usual.landmarks())));
    }

    private void add(String name, Features features, Method method) {
        trials.add(trial(name, features.name(), features.data(), method, false, features.reduced()));
    }

    private static Trial trial(
            String name, String features, Dataset data, Method method, boolean deep, boolean isReduced) {
        return new Trial(
                name,
                features,
                List.of(features),
                data,
                (samples, session) -> List.of(method.fit(samples, session)),
                deep,
                isReduced);
    }

    private void addDeep(Dataset data) {
        if (data.kind() == Kind.SERIES) {
            addDeep(Dtkc.NAME, data, new Dtkc(Dtkc.recommended(k)));
        } else {
            addDeep(Scan.NAME, data, new Scan(Scan.recommended(k)));
        }
    }

    private void addDeep(String name, Dataset data, Method method) {
        trials.add(trial(name, "a network's embedding", data, method, true, false));
    }
}
