package io.clade.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.FloatSamples;
import io.clade.data.InputException;
import io.clade.data.Preparation;
import io.clade.data.Preparer;
import io.clade.data.Scaling;
import io.clade.data.Shape;
import io.clade.network.Network;
import io.clade.tensor.Device;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.testing.NativeMemory;
import io.clade.training.Loss;
import io.clade.training.Partners;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class GuidanceTest {

    private static final double BASE = 3;

    /** Two cluster layers: the first is sure and even, the second has all in its first cluster. */
    private static final double[][] SAMPLES = {{1, 0, 0, 1}, {1, 0, 1, 0}};

    private static final double[][] PARTNERS = {{0.5, 0.5, 0.25, 0.75}, {0.8, 0.2, 0.4, 0.6}};

    /** −½ Σ log of what the partners give to the samples' clusters; the objective adds 1e-6 inside the logarithm. */
    private static final double[] AGREEMENT = {
        -(Math.log(0.5 + 1e-6) + Math.log(0.75 + 1e-6)) / 2, -(Math.log(0.8 + 1e-6) + Math.log(0.4 + 1e-6)) / 2
    };

    private static final double[] IMBALANCE = {0, Math.log(2)};

    private static Guidance with(double agreement, int neighbours, double augmentation, double balance) {
        return new Guidance(agreement, false, neighbours, augmentation, balance, 2, 0.3);
    }

    private static Network.Output output(double[]... layers) {
        List<Tensor> assignments =
                Arrays.stream(layers).map(u -> Ops.tensor(u, 2, 2)).toList();
        return new Network.Output(List.of(), torch.zeros(2, 1), assignments, List.of());
    }

    private static double total(Guidance guidance, Optional<double[][]> partners, int layer) {
        return Scope.step(() -> {
            Pass pass = new Pass(torch.zeros(2, 1), output(SAMPLES), partners.map(GuidanceTest::output), 0);
            List<Loss> bases = Stream.generate(
                            () -> Loss.of("base", Ops.times(torch.ones(1), BASE).sum()))
                    .limit(SAMPLES.length)
                    .toList();
            return Ops.number(guidance.add(bases, pass).get(layer).total());
        });
    }

    @Test
    void none_adds_nothing() {
        for (int layer = 0; layer < 2; layer++) {
            assertThat(total(Guidance.NONE, Optional.empty(), layer)).isEqualTo(BASE);
        }
        Scope.run(() -> assertThat(Guidance.NONE.partners(feed(1, 2, 3), 1)).isEmpty());
        assertThat(Guidance.NONE.rivals()).isEqualTo(1);
    }

    @Test
    void agreement_and_balance_of_the_layer_are_added_by_their_weights() {
        for (int layer = 0; layer < 2; layer++) {
            assertThat(total(with(5, 0, 0, 0), Optional.of(PARTNERS), layer))
                    .isCloseTo(BASE + 5 * AGREEMENT[layer], within(1e-6));
            assertThat(total(with(0, 0, 0, 2), Optional.empty(), layer))
                    .isCloseTo(BASE + 2 * IMBALANCE[layer], within(1e-6));
            assertThat(total(with(5, 0, 0, 2), Optional.of(PARTNERS), layer))
                    .isCloseTo(BASE + 5 * AGREEMENT[layer] + 2 * IMBALANCE[layer], within(1e-6));
        }
    }

    @Test
    void mutual_agreement_has_the_same_value() {
        Guidance mutual = new Guidance(5, true, 0, 0, 0, 2, 0.3);
        assertThat(total(mutual, Optional.of(PARTNERS), 0))
                .isEqualTo(total(with(5, 0, 0, 0), Optional.of(PARTNERS), 0));
    }

    private static Feed feed(float... line) {
        Dataset data = Dataset.of("line", Shape.table(1), new FloatSamples(1, line));
        return new Feed(data, Preparer.fit(Preparation.scaled(Scaling.NONE, 0), data), Device.CPU);
    }

    private static float[] drawn(Guidance guidance, float[] line, int... rows) {
        return Scope.run(() -> {
            torch.manual_seed(1);
            Partners partners = guidance.partners(feed(line), 1).orElseThrow();
            return Ops.toArray(partners.of(rows));
        });
    }

    @Test
    void partners_are_the_samples_their_neighbours_or_views_of_either() {
        float[] line = {0, 1, 10, 11, 30, 32};
        float[] neighbours = {1, 0, 11, 10, 32, 30};
        int[] rows = {0, 1, 2, 3, 4, 5};
        assertThat(drawn(with(1, 0, 0, 0), line, rows)).isEqualTo(line);
        assertThat(drawn(with(1, 1, 0, 0), line, rows)).isEqualTo(neighbours);
        // A tenth of noise a unit of strength: within five deviations, and not without.
        assertThat(drawn(with(1, 0, 0.1, 0), line, rows)).isNotEqualTo(line).containsExactly(line, within(0.05f));
        assertThat(drawn(with(1, 1, 0.1, 0), line, rows))
                .isNotEqualTo(neighbours)
                .containsExactly(neighbours, within(0.05f));
    }

    @Test
    void balance_alone_needs_no_partners() {
        Scope.run(() -> assertThat(with(0, 5, 1, 2).partners(feed(1, 2, 3), 1)).isEmpty());
    }

    @Test
    void numbers_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> with(-1, 0, 0, 0))
                .isInstanceOf(InputException.class)
                .hasMessage("agreement must be zero or more. Got -1.0.");
        assertThatThrownBy(() -> with(1, -1, 0, 0))
                .isInstanceOf(InputException.class)
                .hasMessage("neighbours must be at least 0. Got -1.");
        assertThatThrownBy(() -> new Guidance(1, false, 0, 0, 0, 0, 0.3))
                .isInstanceOf(InputException.class)
                .hasMessage("rivals must be at least 1. Got 0.");
        assertThatThrownBy(() -> new Guidance(1, false, 0, 0, 0, 2, 1.5))
                .isInstanceOf(InputException.class)
                .hasMessage("trial must be between 0.01 and 1.0. Got 1.5.");
    }
}
