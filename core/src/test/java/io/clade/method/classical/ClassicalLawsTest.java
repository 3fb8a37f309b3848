package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.model.Model;
import io.clade.model.part.MergeTree;
import io.clade.partition.hierarchy.Dendrogram;
import io.clade.testing.Law;
import io.clade.testing.Measures;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parameters of the classical methods move a fit in the direction that they mean. Those without one: {@code algorithm},
 * {@code distance}, {@code linkage}, {@code cut}, {@code choose}, {@code affinity}, {@code unit_rows} and {@code solver} choose
 * between kinds; {@code candidates}, {@code batch}, {@code layouts} and {@code starts} are better on average, not in every fit; {@code memory}
 * and {@code iterations} of mini-batches decide what can be done; {@code deep}, {@code components} and {@code sample} of auto decide what is tried. The graphs of spectral
 * methods ({@code epsilon}, {@code others}, {@code residual}) have their laws in partition.
 */
@ExtendWith(NativeMemory.class)
class ClassicalLawsTest {

    /** So many overlapping clusters that every start ends elsewhere. */
    private static final Dataset HARD = Numbers.clustered(4, 400, 20, Shape.table(2));

    private static final Dataset WAVES = AgglomerativeTest.waves(30);

    static Stream<Law> laws() {
        return Stream.of(prototypes(), mixtures(), layouts(), trees()).flatMap(laws -> laws);
    }

    private static Law.Raising kmeans(String parameter, String from, String to) {
        return Law.raising("kmeans", parameter, from, to, HARD, 20).with(Map.of("tolerance", "0", "restarts", "1"));
    }

    private static Stream<Law> prototypes() {
        Dataset images = Numbers.clustered(4, 30, 3, Shape.image(1, 8, 8));
        return Stream.of(
                kmeans("restarts", "1", "10").lowers("inertia", ClassicalLawsTest::loss),
                kmeans("iterations", "1", "50").lowers("inertia", ClassicalLawsTest::loss),
                kmeans("tolerance", "0", "0.5").lowers("iterations", Measures::epochs),
                kmeans("tolerance", "0", "0.5").raises("inertia", ClassicalLawsTest::loss),
                Law.raising("kmeans", "resize", "4", "8", images, 3)
                        .raises(
                                "numbers of a prototype",
                                model -> model.prototypes().orElseThrow().columns()),
                // Of the one split of two clusters; the tree below is another for another split.
                Law.raising("divisive", "restarts", "1", "10", HARD, 2).neverRaises("inertia", ClassicalLawsTest::loss),
                Law.raising("meanshift", "bandwidth", "1", "8", HARD, 20)
                        .with(Map.of("scaling", "none"))
                        .lowers("clusters", Model::clusters),
                Law.raising("meanshift", "quantile", "0.03", "0.5", HARD, 20).lowers("clusters", Model::clusters));
    }

    private static Law.Raising gmm(String parameter, String from, String to) {
        return Law.raising("gmm", parameter, from, to, HARD, 20).with(Map.of("restarts", "1"));
    }

    private static Stream<Law> mixtures() {
        return Stream.of(
                gmm("restarts", "1", "6").lowers("minus log-likelihood", ClassicalLawsTest::loss),
                gmm("iterations", "1", "40").lowers("minus log-likelihood", ClassicalLawsTest::loss),
                gmm("tolerance", "1e-6", "0.1").lowers("iterations", Measures::epochs),
                gmm("floor", "1e-6", "0.05").raises("minus log-likelihood", ClassicalLawsTest::loss),
                gmm("floor", "1e-6", "0.05").lowers("sharpness", model -> Measures.confidence(model, HARD)),
                // What balls can fit, ellipsoids can.
                gmm("covariance", "spherical", "full").lowers("minus log-likelihood", ClassicalLawsTest::loss));
    }

    private static Law.Raising umap(String parameter, String from, String to) {
        return Law.raising("umap", parameter, from, to, HARD, 5);
    }

    private static Stream<Law> layouts() {
        return Stream.of(
                umap("dimensions", "2", "6")
                        .sets(
                                "numbers of a place",
                                model -> model.prototypes().orElseThrow().columns()),
                // What pushes samples apart makes the layout wider.
                umap("negatives", "0", "5").raises("width of the layout", ClassicalLawsTest::width),
                umap("layout_epochs", "1", "100").raises("width of the layout", ClassicalLawsTest::width));
    }

    /** The mean square of the numbers of the places. */
    private static double width(Model model) {
        double sum = 0;
        float[] places = model.weights().get("coefficients").values();
        for (float place : places) {
            sum += place * place;
        }
        return sum / places.length;
    }

    private static Stream<Law> trees() {
        return Stream.of(
                Law.raising("agglomerative", "height", "1", "20", HARD, 20)
                        .with(Map.of("cut", "distance", "scaling", "none"))
                        .lowers("clusters", Model::clusters),
                // ‖x‖_p falls as p rises.
                Law.raising("agglomerative", "p", "1", "3", Numbers.clustered(2, 60, 3, Shape.table(6)), 3)
                        .with(Map.of("distance", "lp", "linkage", "single"))
                        .lowers("the distance of the last merge", ClassicalLawsTest::root),
                // More ways to align two series: the cheapest cannot cost more. The last of single merges is monotone
                // in distances.
                Law.raising("agglomerative", "band", "0.05", "1", WAVES, 2)
                        .with(Map.of("distance", "dtw", "linkage", "single"))
                        .neverRaises("the distance of the last merge", ClassicalLawsTest::root),
                Law.raising("spectral", "landmarks", "50", "100", HARD, 5)
                        .sets(
                                "samples in the graph",
                                model -> model.weights().get("landmarks").shape()[0]));
    }

    private static double loss(Model model) {
        return model.history().lowestLoss();
    }

    private static double root(Model model) {
        Dendrogram tree = model.find(MergeTree.class).orElseThrow().tree();
        return tree.height(tree.samples() - 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void a_parameter_moves_the_fit_as_it_means(Law law) {
        law.check();
    }
}
