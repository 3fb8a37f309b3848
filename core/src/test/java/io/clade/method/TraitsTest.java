package io.clade.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.method.autoencoder.N2d;
import io.clade.method.automatic.Auto;
import io.clade.method.classical.Umap;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every trait that a method says it has is one its fitted model has, and one it does not say is one it has not. */
class TraitsTest {

    /**
     * A method with settings under which its traits are to be true.
     *
     * @param method as the registry knows it
     * @param settings made to its recommended hyperparameters
     * @param series whether they are for series alone
     */
    record Case(Descriptor<?> method, Map<String, String> settings, boolean series) {

        Traits traits() {
            return method.traits(settings);
        }

        Model fit(int k, Dataset data) {
            return fit(k, data, 3);
        }

        /** The same without principal components beside its network, which leave nothing to learn on few features. */
        Case withoutShortcut() {
            Map<String, String> more = new LinkedHashMap<>(settings);
            method.knobs().stream()
                    .map(HyperparameterAccess.Entry::name)
                    .filter(name -> name.equals("shortcut"))
                    .forEach(name -> more.put(name, "false"));
            return new Case(method, more, series);
        }

        /** Trained for so short a time that clusters need not be right. */
        Model fit(int k, Dataset data, long seed) {
            Map<String, String> quick = new LinkedHashMap<>(settings);
            method.knobs().stream()
                    .map(HyperparameterAccess.Entry::name)
                    .filter(name -> name.endsWith("epochs"))
                    .forEach(name -> quick.put(name, "2"));
            if (method.name().equals(Auto.NAME)) {
                // Its deep candidate is trained for as long as recommended.
                quick.put("deep", "never");
            }
            return method.create(k, quick).fit(data, Session.seeded(seed));
        }

        /** Trained for as long as recommended where the number of clusters is found. */
        int clusters(int k, Dataset data) {
            return traits().has(Trait.NEEDS_K)
                    ? fit(k, data).clusters()
                    : method.create(k, settings).fit(data, Session.seeded(3)).clusters();
        }

        /** Three far-apart clusters of samples that the settings are for. */
        Dataset data() {
            return Numbers.clustered(1, 60, 3, series ? Shape.series(5, 2) : Shape.table(3));
        }

        @Override
        public String toString() {
            return method.name() + settings;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Methods.all().forEach(method -> {
            cases.add(new Case(method, Map.of(), false));
            if (!method.findingK().isEmpty()) {
                cases.add(new Case(method, method.findingK(), false));
            }
        });
        cases.add(new Case(Methods.named("agglomerative"), Map.of("distance", "dtw", "linkage", "average"), true));
        cases.add(new Case(Methods.named("agglomerative"), Map.of("cut", "lifetime"), false));
        cases.add(new Case(Methods.named("spectral"), Map.of("distance", "dtw"), true));
        cases.add(new Case(Methods.named("ddc"), Map.of("network", "mlp"), false));
        cases.add(new Case(Methods.named("ddcl"), Map.of("network", "gru"), true));
        cases.add(new Case(Methods.named("deepcluster"), Map.of("network", "none"), false));
        cases.add(new Case(Methods.named("idec"), Map.of("autoencoder", "recurrent"), true));
        cases.add(new Case(Methods.named("vcl-net"), Map.of("network", "conv1d"), true));
        cases.add(new Case(Methods.named("dcl-net"), Map.of("network", "mlp"), false));
        return cases;
    }

    /** Series of two channels in three kinds, of 6, 7 and 8 steps in turn. */
    private static Dataset uneven() {
        Dataset even = Numbers.clustered(4, 48, 3, Shape.series(8, 2));
        return even.withLengths(
                IntStream.range(0, even.size()).map(i -> 8 - i % 3).toArray());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void series_of_different_lengths_are_fitted_or_refused(Case one) {
        Dataset uneven = uneven();
        if (one.traits().has(Trait.ANY_LENGTH)) {
            assertThat(one.fit(3, uneven).assign(uneven).size()).isEqualTo(uneven.size());
        } else {
            assertThatThrownBy(() -> one.fit(3, uneven))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("different lengths");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void k_is_what_is_asked_for_or_what_is_found(Case one) {
        Dataset data = one.data();
        assertThat(one.traits().has(Trait.NEEDS_K)).isNotEqualTo(one.traits().has(Trait.FINDS_K));
        for (int k : new int[] {4, 8}) {
            assertThat(one.clusters(k, data)).isEqualTo(one.traits().has(Trait.NEEDS_K) ? k : 3);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void memberships_lie_between_zero_and_one_or_at_these(Case one) {
        // Memberships of auto are those of the candidate it takes, which may have hard ones.
        Assumptions.assumeFalse(one.method().name().equals(Auto.NAME));
        // Fitted samples keep the clusters of the fit; UmapTest looks at memberships of new ones.
        Assumptions.assumeFalse(
                List.of(Umap.NAME, N2d.NAME).contains(one.method().name()));
        // One cloud, so that samples are between clusters.
        Dataset cloud = Numbers.clustered(2, 60, 1, one.data().shape());
        Assignment assignment = one.fit(3, cloud).assign(cloud);
        boolean between = IntStream.range(0, cloud.size())
                .filter(i -> assignment.cluster(i) != Labels.NONE)
                .mapToObj(assignment.memberships()::row)
                .anyMatch(row -> IntStream.range(0, row.length).anyMatch(j -> row[j] > 0 && row[j] < 1));
        assertThat(between).isEqualTo(one.traits().has(Trait.MEMBERSHIPS));
    }

    /** Networks begin at random. Distances are compared, since eigenvectors may be turned. */
    @ParameterizedTest
    @MethodSource("cases")
    void the_embedding_depends_on_the_seed_where_a_network_is_trained(Case given) {
        Case one = given.withoutShortcut();
        // UMAP draws edges at random, without a network.
        Assumptions.assumeFalse(one.method().name().equals(Umap.NAME));
        Dataset data = one.data();
        double[] first = distances(one.fit(3, data, 3).embed(data));
        double[] second = distances(one.fit(3, data, 4).embed(data));
        double most = IntStream.range(0, first.length)
                .mapToDouble(i -> Math.abs(first[i] - second[i]))
                .max()
                .orElseThrow();
        assertThat(most > 0.01 * Arrays.stream(first).max().orElseThrow())
                .isEqualTo(one.traits().has(Trait.DEEP));
    }

    /** From the first row to every row. */
    private static double[] distances(Matrix embedding) {
        return IntStream.range(0, embedding.rows())
                .mapToDouble(i -> Math.sqrt(IntStream.range(0, embedding.columns())
                        .mapToDouble(j -> embedding.get(i, j) - embedding.get(0, j))
                        .map(difference -> difference * difference)
                        .sum()))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_classical_method_has_no_learning_rate(Case one) {
        // A deep candidate of auto is trained as is recommended for it.
        Assumptions.assumeFalse(one.method().name().equals(Auto.NAME));
        assertThat(one.method().knobs())
                .extracting(HyperparameterAccess.Entry::name)
                .satisfies(names -> assertThat(names.contains("lr") || names.contains("pretrain_lr"))
                        .isNotEqualTo(one.traits().has(Trait.CLASSICAL)));
    }
}
