package io.clade.network.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.network.backbone.recurrent.Elman;
import io.clade.network.backbone.recurrent.Gru;
import io.clade.network.backbone.recurrent.Lstm;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.SeriesBatch;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guarantees of every backbone for series. */
@ExtendWith(NativeMemory.class)
class SeriesBackbonesTest {

    private static final int D = 3;
    private static final int M = 10;
    private static final int[] LENGTHS = {23, 5, 1, 12, 8, 2};

    static Stream<Architecture> backbones() {
        return Stream.of(
                new Gru(2, 8, true, false, M),
                new Gru(2, 8, true, true, M),
                new Gru(1, 8, false, false, M),
                new Lstm(2, 8, true, false, M),
                new Lstm(1, 8, false, true, M),
                new Elman(2, 8, true, false, M),
                new SeriesCnn(8, 5, 8, M),
                new SeriesCnn(8, 7, 0, M));
    }

    @ParameterizedTest
    @MethodSource("backbones")
    void steps_of_nan_behind_the_end_change_nothing(Architecture architecture) {
        for (Mode mode : Mode.values()) {
            Scope.run(() -> {
                Tensor x = batch();
                Tensor longer = torch.cat(
                        new TensorVector(x, torch.full(new long[] {LENGTHS.length, 9, D}, new Scalar(Double.NaN))), 1);
                Activations expected = build(architecture).forward(x, mode);
                Activations padded = build(architecture).forward(longer, mode);
                assertThat(Ops.toArray(padded.embedding()))
                        .containsExactly(Ops.toArray(expected.embedding()), within(1e-5f));
                for (int block = 0; block < expected.blocks().size(); block++) {
                    assertThat(Ops.toArray(padded.blocks().get(block)))
                            .containsExactly(Ops.toArray(expected.blocks().get(block)), within(1e-5f));
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("backbones")
    void a_series_is_embedded_in_a_batch_as_alone_and_without_its_padding(Architecture architecture) {
        Scope.run(() -> {
            Backbone backbone = build(architecture);
            Tensor x = batch();
            // Running statistics that are not those of initialisation.
            backbone.forward(x, Mode.TRAINING);
            float[] together = Ops.toArray(backbone.forward(x, Mode.APPLYING).embedding());
            for (int i = 0; i < LENGTHS.length; i++) {
                Tensor one = x.narrow(0, i, 1).narrow(1, 0, LENGTHS[i]);
                float[] alone = Ops.toArray(backbone.forward(one, Mode.APPLYING).embedding());
                for (int j = 0; j < M; j++) {
                    assertThat(alone[j]).as("series %d", i).isCloseTo(together[i * M + j], within(1e-5f));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("backbones")
    void every_parameter_gets_a_finite_gradient(Architecture architecture) {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            torch.manual_seed(5);
            Backbone backbone = architecture.build(Shape.series(23, D), parameters);
            parameters.flatten();
            Activations out = backbone.forward(batch(), Mode.TRAINING);
            Tensor loss = out.embedding().mul(torch.randn(LENGTHS.length, M)).sum();
            loss.backward();
            double sum = Ops.number(parameters.flatGradient().abs().sum());
            assertThat(sum).isFinite().isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("backbones")
    void gaps_and_series_of_nothing_stay_finite(Architecture architecture) {
        Scope.run(() -> {
            Tensor x = batch();
            x.select(1, 1).fill_(new Scalar(Double.NaN));
            x.select(0, 3).fill_(new Scalar(Double.NaN));
            Tensor z = build(architecture).forward(x, Mode.TRAINING).embedding();
            assertThat(Ops.number(z.abs().sum())).isFinite();
        });
    }

    @ParameterizedTest
    @MethodSource("backbones")
    void series_of_one_step_go_through(Architecture architecture) {
        Scope.run(() -> {
            Tensor x = torch.randn(4, 1, D);
            Activations out = build(architecture).forward(x, Mode.TRAINING);
            assertThat(out.embedding().sizes().vec().get()).containsExactly(4, M);
            assertThat(Ops.number(out.embedding().abs().sum())).isFinite();
        });
    }

    @ParameterizedTest
    @MethodSource("backbones")
    void other_kinds_of_data_are_refused(Architecture architecture) {
        assertThat(architecture.takesAnyLength()).isTrue();
        assertThatThrownBy(() -> Scope.run(() -> {
                    architecture.build(Shape.image(1, 4, 4), new Parameters(Device.CPU));
                }))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("needs series")
                .hasMessageContaining("1×4×4");
    }

    @Test
    void segments_keep_the_order_in_time_and_pooling_over_everything_does_not_need_to() {
        Scope.run(() -> {
            Tensor x = torch.randn(1, 32, D);
            Tensor turned = x.flip(1);
            // Kernels of one step see no order either, so that pooling alone decides.
            assertThat(distance(new SeriesCnn(8, 1, 8, M), x, turned)).isGreaterThan(1e-3);
            assertThat(distance(new SeriesCnn(8, 1, 0, M), x, turned)).isLessThan(1e-5);
        });
    }

    private static double distance(Architecture architecture, Tensor a, Tensor b) {
        Backbone backbone = build(architecture);
        return Ops.number(backbone.forward(a, Mode.APPLYING)
                .embedding()
                .sub(backbone.forward(b, Mode.APPLYING).embedding())
                .abs()
                .max());
    }

    private static Tensor batch() {
        return Ops.tensor(SeriesBatch.values(LENGTHS.length, 23, D, LENGTHS), LENGTHS.length, 23, D);
    }

    private static Backbone build(Architecture architecture) {
        torch.manual_seed(5);
        return architecture.build(Shape.series(23, D), new Parameters(Device.CPU));
    }
}
