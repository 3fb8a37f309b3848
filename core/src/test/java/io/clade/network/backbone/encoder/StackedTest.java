package io.clade.network.backbone.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Shape;
import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Backbone;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.backbone.SeriesCnn;
import io.clade.network.backbone.reduction.Reduced;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class StackedTest {

    private static final FullyConnected FIRST = new FullyConnected(List.of(6, 3));

    /** The map of the second network has a two for each number of the first and adds one. */
    @Test
    void the_second_network_embeds_the_embeddings_of_the_first() {
        Scope.run(() -> Scope.withoutGradients(() -> {
            Parameters alone = new Parameters(Device.CPU);
            torch.manual_seed(1);
            Backbone first = FIRST.build(Shape.table(5), alone);
            Parameters together = new Parameters(Device.CPU);
            torch.manual_seed(1);
            Backbone both =
                    new Stacked(FIRST, new Reduced(3, new Architecture.Identity())).build(Shape.table(5), together);
            together.load(together.export()
                    .with(io.clade.network.weight.Weights.builder()
                            .put(Reduced.MAP, new long[] {3, 3}, new float[] {2, 0, 0, 0, 2, 0, 0, 0, 2})
                            .put(Reduced.OFFSET, new long[] {3}, new float[] {1, 1, 1})
                            .build()));
            Tensor x = torch.randn(4, 5);
            Activations plain = first.forward(x, Mode.APPLYING);
            Activations stacked = both.forward(x, Mode.APPLYING);
            assertThat(both.embeddingSize()).isEqualTo(3);
            assertThat(Ops.toArray(stacked.embedding()))
                    .isEqualTo(Ops.toArray(Ops.plus(Ops.times(plain.embedding(), 2), 1)));
            assertThat(stacked.blocks()).hasSize(1);
        }));
    }

    @Test
    void series_of_any_length_are_taken_if_the_first_network_takes_them() {
        FullyConnected last = new FullyConnected(List.of(2));
        assertThat(new Stacked(SeriesCnn.standard(4), last).takesAnyLength()).isTrue();
        assertThat(new Stacked(FIRST, last).takesAnyLength()).isFalse();
    }
}
