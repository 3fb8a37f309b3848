package io.clade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.method.HyperparameterAccess;
import io.clade.method.divergence.Ddc;
import io.clade.tensor.kernel.Bandwidth;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class BlockKernelsTest {

    private static final Dataset DATA = Numbers.clustered(3, 60, 3, Shape.image(1, 8, 8));

    @Test
    void kernels_are_symmetric_with_ones_on_the_diagonal_in_every_block_and_the_embedding() {
        Model model = new Ddc(HyperparameterAccess.with(Ddc.recommended(3), Map.of("epochs", "1")))
                .fit(DATA, Session.seeded(1));
        Dataset some = DATA.limit(20);

        BlockKernels kernels = BlockKernels.of(model, some, new Bandwidth(Bandwidth.Rule.MEDIAN_SQUARED, 1));

        assertThat(kernels.blocks()).hasSize(2);
        kernels.blocks().forEach(BlockKernelsTest::assertKernel);
        assertKernel(kernels.embedding());
        // exp(−‖z_i − z_j‖²/s) with one s for all pairs.
        Matrix z = model.embed(some);
        double s = squared(z, 0, 1) / -Math.log(kernels.embedding().get(0, 1));
        for (int j = 1; j < 20; j++) {
            assertThat(kernels.embedding().get(0, j)).isCloseTo((float) Math.exp(-squared(z, 0, j) / s), within(1e-4f));
        }
    }

    private static void assertKernel(Matrix kernel) {
        assertThat(kernel.rows()).isEqualTo(20);
        for (int i = 0; i < 20; i++) {
            assertThat(kernel.get(i, i)).isCloseTo(1, within(1e-4f));
            for (int j = 0; j < 20; j++) {
                assertThat(kernel.get(i, j)).isBetween(0f, 1.0001f).isCloseTo(kernel.get(j, i), within(1e-5f));
            }
        }
    }

    private static double squared(Matrix z, int i, int j) {
        double squared = 0;
        for (int c = 0; c < z.columns(); c++) {
            double difference = z.get(i, c) - z.get(j, c);
            squared += difference * difference;
        }
        return squared;
    }
}
