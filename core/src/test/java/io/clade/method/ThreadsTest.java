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

    private final int before = NativeRuntime.threads();

    @AfterEach
    void restore() {
        NativeRuntime.threads(before);
    }

    private static Map<String, String> bits(String method, Map<String, String> settings, int threads) {
        NativeRuntime.threads(threads);
        Model model = Methods.named(method).create(3, settings).fit(DATA, Session.seeded(1));
        Map<String, String> bits = new TreeMap<>();
        Weights weights = model.weights();
        weights.names()
                .forEach(
                        name -> bits.put(name, Arrays.toString(weights.get(name).values())));
        bits.put("clusters", Arrays.toString(model.assign(DATA).clusters().codes()));
        bits.put("embedding", Arrays.toString(model.embed(DATA).toArray()));
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
        "meanshift, scaling=auto"
    })
    void threads_change_no_bit(String method, String settings) {
        Map<String, String> set = new HashMap<>();
        Arrays.stream(settings.split(" ")).map(one -> one.split("=")).forEach(one -> set.put(one[0], one[1]));
        Map<String, String> one = bits(method, set, 1);
        assertThat(bits(method, set, 2)).isEqualTo(one);
        assertThat(bits(method, set, 5)).isEqualTo(one);
    }
}
