package io.clade.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.model.Model;
import io.clade.network.weight.Weights;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same seed gives the same bits with any number of threads, if the network is made of small products of matrices. */
class ThreadsTest {

    /** Wide and many enough that libtorch would split operations on a batch, or on all samples, among threads. */
    private static final Dataset DATA = Numbers.clustered(1, 700, 3, Shape.table(90));

    /** Few samples with few features: libtorch divides other operations on these. */
    private static final Dataset FEW = Numbers.clustered(2, 120, 3, Shape.table(5));

    private static final int[] THREADS = {2, 5};

    private final int before = NativeRuntime.threads();

    @AfterEach
    void restore() {
        NativeRuntime.threads(before);
    }

    private static Map<String, String> bits(Dataset data, String method, Map<String, String> settings, int threads) {
        NativeRuntime.threads(threads);
        Model model = Methods.named(method).create(3, settings).fit(data, Session.seeded(1));
        Map<String, String> bits = new TreeMap<>();
        Weights weights = model.weights();
        weights.names()
                .forEach(
                        name -> bits.put(name, Arrays.toString(weights.get(name).values())));
        bits.put("clusters", Arrays.toString(model.assign(data).clusters().codes()));
        bits.put("embedding", Arrays.toString(model.embed(data).toArray()));
        return bits;
    }

    @ParameterizedTest
    @CsvSource({
        "ddcl, epochs=2",
        "dtkc, epochs=1",
        "ddc, epochs=1 batch=600",
        "deepcluster, epochs=2",
        "vcl-net, epochs=2",
        "dcl, epochs=3",
        "vcl, epochs=3",
        "dec, epochs=1 pretrain_epochs=1 hidden_units=60 batch=700",
        "kmeans, restarts=2",
        "gmm, restarts=1",
        "spectral, scaling=auto",
        "meanshift, scaling=auto",
        "agglomerative, distance=cosine linkage=complete",
        "divisive, scaling=auto"
    })
    void threads_change_no_bit(String method, String settings) {
        requireSame(DATA, method, settings);
    }

    @ParameterizedTest
    @CsvSource({
        "ddcl, epochs=2",
        "ddcl, epochs=1 spherical=false",
        "scan, epochs=1",
        "dcl-net, epochs=1",
        "deep-dcl, epochs=2 hidden_layers=1",
        "umap, layout_epochs=5 restarts=1",
        "umap, layout_epochs=5 restarts=1 layouts=3",
        "ssc, solver=lasso"
    })
    void threads_change_no_bit_of_few_samples(String method, String settings) {
        requireSame(FEW, method, settings);
    }

    private static void requireSame(Dataset data, String method, String settings) {
        Map<String, String> set = new HashMap<>();
        Arrays.stream(settings.split(" ")).map(one -> one.split("=")).forEach(one -> set.put(one[0], one[1]));
        Map<String, String> one = bits(data, method, set, 1);
        for (int threads : THREADS) {
            assertThat(bits(data, method, set, threads))
                    .as("%s threads", threads)
                    .isEqualTo(one);
        }
    }
}
