package io.clade.method.clustering;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.training.Batch;
import io.clade.training.Loss;
import io.clade.training.Stage;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import java.util.Collections;
import java.util.List;

/**
 * A choice among several heads trained side by side: the one of lowest loss goes on, so that a badly started head does
 * not decide the result.
 *
 * @param heads trained side by side
 * @param share of the epochs after which one is kept
 */
public record HeadSelection(
        @Hyperparameter(
                value = "Number of cluster heads trained side by side from different starts.",
                name = "rivals",
                least = 1,
                most = 100)
        int heads,

        @Hyperparameter(
                value = "Share of the epochs after which the head with the lowest loss continues alone.",
                name = "trial",
                least = 0.01,
                most = 1)
        double share) {

    /** One head, trained alone. */
    public static final HeadSelection NONE = new HeadSelection(1, 0.3);

    public HeadSelection {
        Require.atLeast("rivals", heads, 1);
        Require.between("trial", share, 0.01, 1);
    }

    /** The epochs, of {@code all}, in which the heads are trained side by side; 0 for one head. */
    public int epochs(int all) {
        return heads == 1 ? 0 : (int) Math.ceil(share * all);
    }

    /** The same with so many {@code heads}. */
    public HeadSelection withHeads(int other) {
        return new HeadSelection(other, share);
    }

    /** The stage that trains all heads on the mean of their losses. */
    public static final class Trial implements Stage {

        private final ClusteringStage<?> stage;

        public Trial(ClusteringStage<?> stage) {
            this.stage = stage;
        }

        @Override
        public Phase phase() {
            return Phase.choosing(stage.heads());
        }

        @Override
        public List<ParameterGroup> parameters() {
            return stage.parameters();
        }

        @Override
        public int[] rows(int... drawn) {
            return stage.rows(drawn);
        }

        @Override
        public void beginEpoch(int epoch) {
            stage.beginEpoch(epoch);
        }

        @Override
        public void beginStep(long step) {
            stage.beginStep(step);
        }

        @Override
        public Loss loss(Batch batch) {
            List<Loss> losses = stage.losses(batch);
            Loss mean = Loss.none();
            for (int head = 0; head < losses.size(); head++) {
                mean.plus(
                        "head " + (head + 1),
                        1.0 / losses.size(),
                        losses.get(head).total());
            }
            return mean;
        }

        /** The head, from 0, of lowest loss in the best epoch of {@code trained}. */
        public int lowest(History trained) {
            List<Double> losses = List.copyOf(trained.best().terms().values());
            return losses.indexOf(Collections.min(losses));
        }
    }
}
