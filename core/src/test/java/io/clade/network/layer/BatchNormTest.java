package io.clade.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class BatchNormTest {

    private static final List<String> STATISTICS = List.of("norm.running_mean", "norm.running_var");

    private final Parameters parameters = new Parameters(Device.CPU);

    /** Two series of 5 and 2 steps of 4 channels, b×c×1×T. */
    private static final class Series {

        final Tensor y = torch.randn(2, 4, 1, 5).contiguous(torch.MemoryFormat.ChannelsLast);
        final StepMask present = new StepMask(Ops.indices(5, 2), 5, false);

        /** The 7 steps one below the other, 7×4. */
        Tensor steps() {
            return torch.cat(new TensorVector(first(y), second(y)), 0);
        }

        static Tensor first(Tensor y) {
            return y.select(0, 0).squeeze(1).t();
        }

        static Tensor second(Tensor y) {
            return y.select(0, 1).squeeze(1).t().narrow(0, 0, 2);
        }
    }

    @Test
    void two_numbers_by_hand() {
        Scope.run(() -> {
            BatchNorm norm = new BatchNorm(parameters, "norm", 1);
            Tensor x = Ops.tensor(new float[] {1, 5}, 2, 1);
            // Mean 3 and variance 4 of the batch: ±2 becomes ±1.
            assertThat(Ops.toArray(norm.forward(x, Mode.TRAINING))).containsExactly(new float[] {-1, 1}, within(1e-5f));
            // A tenth of the way from 0 to 3, and from 1 to the unbiased variance 8.
            Weights learned = parameters.export();
            assertThat(learned.get("norm.running_mean").values()).containsExactly(new float[] {0.3f}, within(1e-6f));
            assertThat(learned.get("norm.running_var").values()).containsExactly(new float[] {1.7f}, within(1e-6f));
            // (5 − 0.3)/√1.7
            assertThat(Ops.toArray(norm.forward(x, Mode.APPLYING))[1]).isCloseTo(3.604712f, within(1e-4f));
        });
    }

    @Test
    void a_pass_that_keeps_the_statistics_has_the_numbers_of_training_and_teaches_nothing() {
        Scope.run(() -> {
            BatchNorm norm = new BatchNorm(parameters, "norm", 4);
            Series series = new Series();
            Weights before = parameters.export();
            float[] kept = Ops.toArray(norm.forward(series.y, Mode.TRAINING_KEEPING_STATISTICS));
            float[] keptOfSteps = Ops.toArray(norm.forward(series.y, series.present, Mode.TRAINING_KEEPING_STATISTICS));
            assertThat(parameters.export()).isEqualTo(before);
            assertThat(kept).isEqualTo(Ops.toArray(norm.forward(series.y, Mode.TRAINING)));
            assertThat(keptOfSteps).isEqualTo(Ops.toArray(norm.forward(series.y, series.present, Mode.TRAINING)));
            assertThat(parameters.export()).isNotEqualTo(before);
        });
    }

    @Test
    void applying_uses_the_learned_statistics_and_teaches_nothing() {
        Scope.run(() -> {
            BatchNorm norm = new BatchNorm(parameters, "norm", 4);
            Series series = new Series();
            norm.forward(series.y, series.present, Mode.TRAINING);
            Weights learned = parameters.export();
            Tensor whole = norm.forward(series.y, series.present, Mode.APPLYING);
            Tensor doubled = norm.forward(Ops.times(series.y, 2), series.present, Mode.APPLYING);
            assertThat(parameters.export()).isEqualTo(learned);
            // Affine in its input: twice x is as far from x as x is from zero.
            Tensor ofZero = norm.forward(Ops.times(series.y, 0), series.present, Mode.APPLYING);
            assertThat(Ops.toArray(doubled.sub(whole))).containsExactly(Ops.toArray(whole.sub(ofZero)), within(1e-5f));
        });
    }

    @Test
    void statistics_over_present_steps_are_those_of_the_steps_alone() {
        Scope.run(() -> {
            Series series = new Series();
            Parameters alone = new Parameters(Device.CPU);
            Tensor masked = new BatchNorm(parameters, "norm", 4).forward(series.y, series.present, Mode.TRAINING);
            Tensor plain = new BatchNorm(alone, "norm", 4).forward(series.steps(), Mode.TRAINING);
            assertThat(Ops.toArray(Series.second(masked)))
                    .containsExactly(Ops.toArray(plain.narrow(0, 5, 2)), within(1e-5f));
            for (String name : STATISTICS) {
                assertThat(parameters.export().get(name).values())
                        .containsExactly(alone.export().get(name).values(), within(1e-5f));
            }
        });
    }

    @Test
    void steps_behind_the_end_of_a_series_do_not_enter_the_statistics() {
        Scope.run(() -> {
            BatchNorm norm = new BatchNorm(parameters, "norm", 4);
            Series series = new Series();
            Tensor other = series.y.clone();
            other.select(0, 1).narrow(2, 2, 3).mul_(new Scalar(0));
            Tensor first = series.present.masked(series.y);
            for (Mode mode : Mode.values()) {
                assertThat(Ops.toArray(Series.second(norm.forward(first, series.present, mode))))
                        .as(mode.name())
                        .hasSize(8)
                        .isEqualTo(Ops.toArray(Series.second(norm.forward(other, series.present, mode))));
            }
        });
    }
}
