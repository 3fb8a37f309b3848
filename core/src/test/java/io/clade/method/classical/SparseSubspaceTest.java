package io.clade.method.classical;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.HyperparameterAccess;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NativeMemory.class)
class SparseSubspaceTest {

    private static Model fit(Dataset data, int k, Map<String, String> changes) {
        return new SparseSubspace(HyperparameterAccess.with(SparseSubspace.recommended(k), changes))
                .fit(data, Session.seeded(1));
    }

    /** n samples in turn from three random subspaces of a space of d dimensions: no two clusters are apart anywhere. */
    private static Dataset subspaces(int n, int d, int dimensions) {
        Random random = new Random(8);
        double[][][] bases = new double[3][dimensions][];
        for (double[][] basis : bases) {
            for (int b = 0; b < dimensions; b++) {
                basis[b] = random.doubles(d).map(any -> random.nextGaussian()).toArray();
            }
        }
        float[] values = new float[n * d];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % 3;
            for (double[] direction : bases[labels[i]]) {
                double part = random.nextGaussian();
                for (int c = 0; c < d; c++) {
                    values[i * d + c] += (float) (part * direction[c]);
                }
            }
        }
        return Dataset.of("subspaces", Shape.table(d), new FloatSamples(d, values))
                .withLabels(Labels.ofCodes(labels, 3));
    }

    private static Dataset planes(int n, int d) {
        return subspaces(n, d, 2);
    }

    private static double accuracy(Model model, Dataset data) {
        return ExternalIndices.accuracy(
                data.labels().orElseThrow(), model.assign(data).clusters());
    }

    @Test
    void planes_through_the_origin_are_told_apart_where_k_means_cannot(@TempDir Path folder) {
        Dataset planes = planes(300, 6);
        Model model = fit(planes, 3, Map.of());
        assertThat(accuracy(model, planes)).isEqualTo(1);
        assertThat(accuracy(new KMeans(KMeans.recommended(3)).fit(planes, Session.seeded(1)), planes))
                .isLessThan(0.6);
        model.save(folder);
        Dataset others =
                planes(600, 6).select(java.util.stream.IntStream.range(300, 600).toArray());
        assertThat(accuracy(Model.load(folder), others)).isGreaterThan(0.95);
    }

    @Test
    void matching_pursuit_finds_subspaces_of_more_dimensions() {
        Dataset spaces = subspaces(400, 20, 5);
        assertThat(accuracy(fit(spaces, 3, Map.of("solver", "omp")), spaces)).isGreaterThan(0.99);
        assertThat(accuracy(fit(spaces, 3, Map.of("solver", "lasso")), spaces)).isGreaterThan(0.99);
    }

    @Test
    void each_setting_has_its_effect() {
        Dataset planes = planes(120, 6);
        Model usual = fit(planes, 3, Map.of("solver", "omp"));
        double loss = usual.history().lowestLoss();
        assertThat(fit(planes, 3, Map.of("solver", "omp", "others", "1"))
                        .history()
                        .lowestLoss())
                .isNotEqualTo(loss);
        assertThat(fit(planes, 3, Map.of("solver", "omp", "residual", "0.5"))
                        .history()
                        .lowestLoss())
                .isNotEqualTo(loss);
        assertThat(fit(planes, 3, Map.of("solver", "omp", "others", "1")).warnings())
                .anySatisfy(warning -> assertThat(warning).contains("--set others=N"));
    }

    @Test
    void a_lasso_that_did_not_settle_is_warned_of() {
        Random random = new Random(1);
        float[] noise = new float[150 * 30];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        Dataset hard = Dataset.of("noise", Shape.table(30), new FloatSamples(30, noise));
        assertThat(fit(hard, 5, Map.of()).warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains("The lasso reached its limit")
                        .contains("solver=omp"));
        assertThat(fit(planes(90, 6), 3, Map.of()).warnings()).isEmpty();
    }
}
