package io.clade.run.choice;

import io.clade.method.Descriptor;
import io.clade.method.classical.Agglomerative;
import io.clade.method.classical.Divisive;
import io.clade.method.classical.GaussianMixture;
import io.clade.method.classical.KMeans;
import io.clade.method.classical.MeanShift;
import io.clade.method.classical.SparseSubspace;
import io.clade.method.classical.Spectral;
import io.clade.method.competitive.Dcl;
import io.clade.method.competitive.Vcl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How the number of clusters is found for a method. */
public enum Way {
    /** among clusters of the samples, which the method does not change */
    SAMPLES,
    /** among clusters of the embedding of one network */
    EMBEDDING,
    /** by the method itself, from a graph of many prototypes */
    PROTOTYPES,
    /** by the method itself, which takes no number */
    METHOD;

    private static final Set<String> ON_SAMPLES = Set.of(
            KMeans.NAME, Agglomerative.NAME, GaussianMixture.NAME, Spectral.NAME, Divisive.NAME, SparseSubspace.NAME);

    private static final Set<String> WITH_PROTOTYPES = Set.of(Dcl.NAME, Dcl.DEEP, Vcl.NAME);

    private static final String COUNT = "clusters";
    private static final String CUT = "cut";
    private static final String FOUND = "auto";

    /** Prototypes that suit some hundred samples; see docs/methods/competitive.md. */
    private static final int PROTOTYPE_COUNT = 30;

    /** Samples that a prototype has on average, at least. */
    private static final int PROTOTYPE_SIZE = 5;

    /**
     * @param settings made to the method's recommended hyperparameters
     * @param automatic whether no range was given
     */
    public static Way of(Descriptor<?> method, Map<String, String> settings, boolean automatic) {
        String name = method.name();
        if (WITH_PROTOTYPES.contains(name)) {
            boolean counted =
                    !settings.getOrDefault(COUNT, automatic ? FOUND : "").equals(FOUND);
            return counted ? SAMPLES : PROTOTYPES;
        }
        if (name.equals(MeanShift.NAME) || !settings.getOrDefault(CUT, "k").equals("k")) {
            return METHOD;
        }
        return ON_SAMPLES.contains(name) ? SAMPLES : EMBEDDING;
    }

    /** The settings with which the method finds the number itself. */
    public Map<String, String> settings(Map<String, String> given) {
        if (this != PROTOTYPES) {
            return given;
        }
        Map<String, String> all = new LinkedHashMap<>(given);
        all.put(COUNT, FOUND);
        return all;
    }

    /** What the method is given for k where it finds the number of clusters of so many samples itself. */
    public int clusters(int samples) {
        return this == PROTOTYPES ? Math.max(2, Math.min(PROTOTYPE_COUNT, samples / PROTOTYPE_SIZE)) : 2;
    }
}
