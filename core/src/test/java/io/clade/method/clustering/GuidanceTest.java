package io.clade.method.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.input.InputException;
import io.clade.network.Network;
import io.clade.network.backbone.Architecture;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.training.Batch;
import io.clade.training.Loss;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class GuidanceTest {

    private static final double BASE = 3;

    /** Two heads: the first is sure and even, the second has all samples in its first cluster. */
    private static final double[][] SAMPLES = {{1, 0, 0, 1}, {1, 0, 1, 0}};

    private static final double[][] POSITIVES = {{0.5, 0.5, 0.25, 0.75}, {0.8, 0.2, 0.4, 0.6}};

    /** −½ Σ log of what the positives give to the samples' clusters; the objective adds 1e-6 inside the logarithm. */
    private static final double[] AGREEMENT = {
        -(Math.log(0.5 + 1e-6) + Math.log(0.75 + 1e-6)) / 2, -(Math.log(0.8 + 1e-6) + Math.log(0.4 + 1e-6)) / 2
    };

    private static final double[] IMBALANCE = {0, Math.log(2)};

    private static Guidance with(double agreement, int neighbours, double augmentation, double balance) {
        return new Guidance(
                new NeighbourConsistency(agreement, false, neighbours, augmentation),
                balance,
                new HeadSelection(2, 0.3));
    }

    private record Output(Tensor memberships) implements HeadOutput {}

    /** Two heads with given memberships, for the samples first and then for their positives; keeps the embeddings it is asked about. */
    private static final class GivenStage extends ClusteringStage<Output> {

        private final List<float[]> embeddings = new ArrayList<>();

        GivenStage() {
            super(new Network(Shape.table(1), new Architecture.Identity(), Device.CPU), 2);
        }

        @Override
        protected Output output(int head, Tensor z) {
            double[][] memberships = embeddings.size() < 2 ? SAMPLES : POSITIVES;
            embeddings.add(Ops.toArray(z));
            return new Output(Ops.tensor(memberships[head], 2, 2));
        }

        @Override
        protected Loss loss(int head, Output output, View view) {
            return Loss.of("base", Ops.times(torch.ones(1), BASE).sum());
        }
    }

    private static double total(Guidance guidance, int head) {
        return Scope.step(() -> {
            GivenStage stage = new GivenStage();
            BatchReader batchReader = batchReader(1, 2);
            guidance.attachTo(stage, batchReader, 1);
            List<Loss> losses = stage.losses(new Batch(new int[] {0, 1}, 0, batchReader::batch));
            return Ops.number(losses.get(head).total());
        });
    }

    @Test
    void none_adds_nothing() {
        for (int head = 0; head < 2; head++) {
            assertThat(total(Guidance.NONE, head)).isEqualTo(BASE);
        }
        assertThat(positives(Guidance.NONE, new float[] {1, 2, 3}, 0, 1)).isEmpty();
        assertThat(Guidance.NONE.selection().heads()).isEqualTo(1);
    }

    @Test
    void agreement_and_balance_of_the_head_are_added_by_their_weights() {
        for (int head = 0; head < 2; head++) {
            assertThat(total(with(5, 0, 0, 0), head)).isCloseTo(BASE + 5 * AGREEMENT[head], within(1e-6));
            assertThat(total(with(0, 0, 0, 2), head)).isCloseTo(BASE + 2 * IMBALANCE[head], within(1e-6));
            assertThat(total(with(5, 0, 0, 2), head))
                    .isCloseTo(BASE + 5 * AGREEMENT[head] + 2 * IMBALANCE[head], within(1e-6));
        }
    }

    @Test
    void mutual_agreement_has_the_same_value() {
        NeighbourConsistency mutual = new NeighbourConsistency(5, true, 0, 0);
        assertThat(total(new Guidance(mutual, 0, HeadSelection.NONE), 0)).isEqualTo(total(with(5, 0, 0, 0), 0));
    }

    private static BatchReader batchReader(float... line) {
        Dataset data = Dataset.of("line", Shape.table(1), new FloatSamples(1, line));
        return new BatchReader(data, FittedPreprocessing.fit(Preprocessing.scaled(Scaling.NONE, 0), data), Device.CPU);
    }

    /** The positives of {@code rows} that guidance sends through the network; empty where it sends none. */
    private static float[] positives(Guidance guidance, float[] line, int... rows) {
        return Scope.run(() -> {
            torch.manual_seed(1);
            GivenStage stage = new GivenStage();
            NeighbourConsistency consistency = guidance.consistency();
            consistency.attachTo(stage, batchReader(line), 1);
            // The memberships given above are of two samples.
            List<float[]> pairs = new ArrayList<>();
            for (int i = 0; i < rows.length; i += 2) {
                stage.embeddings.clear();
                stage.losses(new Batch(new int[] {rows[i], rows[i + 1]}, 0, batchReader(line)::batch));
                if (stage.embeddings.size() > 2) {
                    pairs.add(stage.embeddings.get(2));
                }
            }
            float[] all = new float[2 * pairs.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = pairs.get(i / 2)[i % 2];
            }
            return all;
        });
    }

    @Test
    void positives_are_the_samples_their_neighbours_or_views_of_either() {
        float[] line = {0, 1, 10, 11, 30, 32};
        float[] neighbours = {1, 0, 11, 10, 32, 30};
        int[] rows = {0, 1, 2, 3, 4, 5};
        assertThat(positives(with(1, 0, 0, 0), line, rows)).isEqualTo(line);
        assertThat(positives(with(1, 1, 0, 0), line, rows)).isEqualTo(neighbours);
        // A tenth of noise a unit of strength: within five deviations, and not without.
        assertThat(positives(with(1, 0, 0.1, 0), line, rows)).isNotEqualTo(line).containsExactly(line, within(0.05f));
        assertThat(positives(with(1, 1, 0.1, 0), line, rows))
                .isNotEqualTo(neighbours)
                .containsExactly(neighbours, within(0.05f));
    }

    @Test
    void balance_alone_needs_no_positives() {
        assertThat(positives(with(0, 5, 1, 2), new float[] {1, 2, 3}, 0, 1)).isEmpty();
    }

    @Test
    void numbers_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> with(-1, 0, 0, 0))
                .isInstanceOf(InputException.class)
                .hasMessage("agreement must be zero or more. Got -1.0.");
        assertThatThrownBy(() -> with(1, -1, 0, 0))
                .isInstanceOf(InputException.class)
                .hasMessage("neighbours must be at least 0. Got -1.");
        assertThatThrownBy(() -> new HeadSelection(0, 0.3))
                .isInstanceOf(InputException.class)
                .hasMessage("rivals must be at least 1. Got 0.");
        assertThatThrownBy(() -> new HeadSelection(2, 1.5))
                .isInstanceOf(InputException.class)
                .hasMessage("trial must be between 0.01 and 1.0. Got 1.5.");
    }
}
