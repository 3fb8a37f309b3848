package io.clade.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.model.Model;
import io.clade.network.weight.Weights;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Fits side by side in one process give the bits that each gives alone. */
@ExtendWith(NativeMemory.class)
class ConcurrentFitsTest {

    private static final Dataset ROWS = Numbers.clustered(1, 40, 2, Shape.table(5));
    private static final Dataset IMAGES = Numbers.clustered(2, 24, 2, Shape.image(1, 8, 8));
    private static final Dataset SERIES = Numbers.clustered(3, 24, 2, Shape.series(12, 2));

    private record Case(String method, Dataset data, Map<String, String> settings, long seed) {

        Model fit() {
            return Methods.named(method).create(2, settings).fit(data, Session.seeded(seed));
        }

        Map<String, String> bits() {
            Model model = fit();
            Map<String, String> bits = new TreeMap<>();
            Weights weights = model.weights();
            weights.names()
                    .forEach(name ->
                            bits.put(name, Arrays.toString(weights.get(name).values())));
            bits.put("clusters", Arrays.toString(model.assign(data).clusters().codes()));
            return bits;
        }
    }

    private static final Map<String, String> SHORT = Map.of("epochs", "3");

    private static final List<Case> CASES = List.of(
            new Case("dtkc", IMAGES, SHORT, 1),
            new Case("ddcl", ROWS, SHORT, 1),
            new Case("rdtkc", SERIES, SHORT, 2),
            new Case("deepcluster", ROWS, SHORT, 3),
            new Case("dcl", ROWS, SHORT, 4),
            new Case("vcl-net", ROWS, SHORT, 5),
            new Case("dec", ROWS, Map.of("epochs", "2", "pretrain_epochs", "2", "hidden_units", "5"), 6),
            new Case("scan", IMAGES, SHORT, 7),
            new Case("kmeans", ROWS, Map.of(), 8));

    @Test
    void fits_in_a_pool_beside_models_that_assign_give_the_bits_they_give_alone() {
        List<Map<String, String>> alone = CASES.stream().map(Case::bits).toList();
        Model model = CASES.get(1).fit();
        ForkJoinPool pool = new ForkJoinPool(3);
        try {
            List<ForkJoinTask<Map<String, String>>> fits = Stream.concat(CASES.stream(), CASES.stream())
                    .map(one -> pool.submit(() -> {
                        model.assign(ROWS);
                        model.embed(ROWS);
                        return one.bits();
                    }))
                    .toList();
            for (int i = 0; i < fits.size(); i++) {
                assertThat(fits.get(i).join())
                        .as(CASES.get(i % CASES.size()).method())
                        .isEqualTo(alone.get(i % CASES.size()));
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void a_model_that_is_used_while_a_fit_is_at_work_on_the_same_thread_leaves_the_fit_as_it_is() {
        Case watched = CASES.get(1);
        Model other = CASES.get(3).fit();
        Model alone = watched.fit();
        Model beside = Methods.named(watched.method())
                .create(2, watched.settings())
                .fit(watched.data(), Session.seeded(watched.seed()).onProgress(progress -> other.assign(ROWS)));
        for (String name : alone.weights().names()) {
            assertThat(beside.weights().get(name).values())
                    .as(name)
                    .isEqualTo(alone.weights().get(name).values());
        }
    }
}
