package io.clade.method.autoencoder;

import static io.clade.method.autoencoder.QuickFits.TABLE;
import static io.clade.method.autoencoder.QuickFits.fit;
import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Matrix;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class DcnTest {

    @Test
    void every_sample_belongs_to_the_nearest_centre() {
        Model model = fit(Dcn.NAME, TABLE, Map.of());
        Matrix z = model.embed(TABLE);
        Matrix mu = model.prototypes().orElseThrow();
        int[] clusters = model.assign(TABLE).clusters().codes();
        for (int i = 0; i < clusters.length; i++) {
            double own = distance(z, i, mu, clusters[i]);
            for (int j = 0; j < mu.rows(); j++) {
                assertThat(own).isLessThanOrEqualTo(distance(z, i, mu, j) + 1e-6);
            }
        }
    }

    private static double distance(Matrix z, int i, Matrix mu, int j) {
        double sum = 0;
        for (int f = 0; f < mu.columns(); f++) {
            sum += Math.pow(z.get(i, f) - mu.get(j, f), 2);
        }
        return sum;
    }

    /** The network stays as it is: after counts of 100 and more, centres hardly move; a rate of one follows every batch. */
    @Test
    void centres_that_count_their_samples_move_less_than_those_that_follow() {
        Map<String, String> still = Map.of("lr", "1e-9", "epochs", "1", "batch", "6");
        Matrix start = centres(still, "1e-9");
        double counted = apart(start, centres(still, "0"));
        assertThat(counted).isPositive();
        assertThat(apart(start, centres(still, "1"))).isGreaterThan(2 * counted);
    }

    private static Matrix centres(Map<String, String> settings, String rate) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("centre_rate", rate);
        return fit(Dcn.NAME, TABLE, all).prototypes().orElseThrow();
    }

    private static double apart(Matrix a, Matrix b) {
        double sum = 0;
        for (int j = 0; j < a.rows(); j++) {
            sum += distance(a, j, b, j);
        }
        return sum;
    }
}
