package io.clade.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Matrix;
import io.clade.partition.kmeans.Given;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class PrincipalComponentsTest {

    private static final int COMPONENTS = 5;

    /** More samples than are read at once, off the origin, with five large variances in directions of no axis. */
    private static Matrix wide(int n, int d) {
        Random random = new Random(6);
        float[][] directions = new float[COMPONENTS][d];
        for (float[] direction : directions) {
            for (int j = 0; j < d; j++) {
                direction[j] = (float) random.nextGaussian();
            }
        }
        float[] values = new float[n * d];
        for (int i = 0; i < n; i++) {
            double[] along = random.doubles(COMPONENTS)
                    .map(ignored -> 2 * random.nextGaussian())
                    .toArray();
            for (int j = 0; j < d; j++) {
                double value = 4 + 0.2 * random.nextGaussian();
                for (int c = 0; c < COMPONENTS; c++) {
                    value += along[c] * directions[c][j];
                }
                values[i * d + j] = (float) value;
            }
        }
        return Matrix.wrap(n, d, values);
    }

    private static Tensor reduced(Matrix samples, int most, long seed) {
        return PrincipalComponents.of(Given.batchReader(samples), (x, kind) -> x, most, seed)
                .reduced();
    }

    private static Tensor centred(Matrix samples) {
        Tensor x = Given.tensor(samples).to(torch.ScalarType.Double);
        return x.sub(Ops.over(Ops.sum(x, 0), samples.rows()));
    }

    /** x_i·x_j of all rows, which no choice of axes in the subspace changes. */
    private static Tensor products(Tensor x) {
        Tensor precise = x.to(torch.ScalarType.Double);
        return precise.matmul(Ops.transposed(precise));
    }

    @Test
    void the_subspace_is_that_of_the_leading_eigenvectors_of_the_covariance() {
        Matrix samples = wide(1100, 90);
        Scope.run(() -> {
            Tensor x = centred(samples);
            Tensor vectors =
                    torch.linalg_eigh(Ops.transposed(x).matmul(x)).get1().narrow(1, 90 - COMPONENTS, COMPONENTS);
            Tensor expected = products(x.matmul(vectors));
            Tensor found = reduced(samples, COMPONENTS, 3);
            assertThat(found.sizes().vec().get()).isEqualTo(new long[] {1100, COMPONENTS});
            double error = Ops.number(products(found).sub(expected).abs().max());
            assertThat(error).isLessThan(1e-4 * Ops.number(expected.abs().max()));
        });
    }

    @Test
    void samples_no_wider_than_asked_for_are_only_centred() {
        Matrix samples = wide(600, 7);
        Scope.run(() -> {
            Tensor expected = centred(samples);
            for (int most : new int[] {7, 64}) {
                Tensor found = reduced(samples, most, 3);
                assertThat(found.sizes().vec().get()).isEqualTo(new long[] {600, 7});
                assertThat(Ops.number(found.sub(expected).abs().max())).isLessThan(1e-4);
            }
        });
    }

    @Test
    void fewer_samples_than_components_keep_their_distances() {
        Matrix samples = wide(6, 90);
        Scope.run(() -> {
            Tensor expected = products(centred(samples));
            double error = Ops.number(
                    products(reduced(samples, 64, 3)).sub(expected).abs().max());
            assertThat(error).isLessThan(1e-4 * Ops.number(expected.abs().max()));
        });
    }

    @Test
    void the_seed_chooses_the_axes_and_not_the_subspace() {
        Matrix samples = wide(300, 90);
        Scope.run(() -> {
            Tensor first = reduced(samples, COMPONENTS, 3);
            assertThat(Ops.toArray(reduced(samples, COMPONENTS, 3))).isEqualTo(Ops.toArray(first));
            Tensor other = reduced(samples, COMPONENTS, 4);
            assertThat(Ops.toArray(other)).isNotEqualTo(Ops.toArray(first));
            Tensor expected = products(first);
            assertThat(Ops.number(products(other).sub(expected).abs().max()))
                    .isLessThan(1e-4 * Ops.number(expected.abs().max()));
        });
    }

    @Test
    void what_others_draw_from_libtorch_is_left_alone() {
        Matrix samples = wide(40, 90);
        Scope.run(() -> {
            torch.manual_seed(9);
            float[] expected = Ops.toArray(torch.rand(5));
            torch.manual_seed(9);
            reduced(samples, COMPONENTS, 3);
            assertThat(Ops.toArray(torch.rand(5))).isEqualTo(expected);
        });
    }

    @Test
    void the_mean_and_the_basis_are_those_that_reduce() {
        Matrix samples = wide(512, 90);
        Scope.run(() -> {
            PrincipalComponents found =
                    PrincipalComponents.of(Given.batchReader(samples), (x, kind) -> x, COMPONENTS, 3);
            assertThat(found.mean().sizes().vec().get()).isEqualTo(new long[] {90});
            Tensor identity = torch.mm(Ops.transposed(found.basis()), found.basis());
            assertThat(Ops.number(identity.sub(torch.eye(COMPONENTS)).abs().max()))
                    .isLessThan(1e-5);
            Tensor expected = torch.mm(Given.tensor(samples).sub(found.mean()), found.basis());
            assertThat(Ops.number(expected.sub(found.reduced()).abs().max())).isLessThan(1e-3);
            assertThat(Ops.number(centred(samples)
                            .sub(Given.tensor(samples).sub(found.mean()))
                            .abs()
                            .max()))
                    .isLessThan(1e-4);
        });
    }
}
