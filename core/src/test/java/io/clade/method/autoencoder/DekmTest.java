package io.clade.method.autoencoder;

import static io.clade.method.autoencoder.QuickFits.TABLE;
import static io.clade.method.autoencoder.QuickFits.fit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Matrix;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.training.session.History;
import io.clade.training.session.Session;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class DekmTest {

    /** The part of the embedding's scatter that lies within clusters, after the same pre-training. */
    @Test
    void clusters_shrink() {
        double before = withinShare(Methods.named(Autoencoding.NAME)
                .create(3, Map.of("pretrain_epochs", "3", "batch", "30"))
                .fit(TABLE, Session.seeded(1)));
        assertThat(withinShare(fit(Dekm.NAME, TABLE, Map.of("epochs", "30")))).isLessThan(0.8 * before);
    }

    private static double withinShare(Model model) {
        Matrix z = model.embed(TABLE);
        Matrix mu = model.prototypes().orElseThrow();
        int[] clusters = model.assign(TABLE).clusters().codes();
        double within = 0;
        double total = 0;
        for (int f = 0; f < z.columns(); f++) {
            double mean = 0;
            for (int i = 0; i < z.rows(); i++) {
                mean += z.get(i, f) / z.rows();
            }
            for (int i = 0; i < z.rows(); i++) {
                within += Math.pow(z.get(i, f) - mu.get(clusters[i], f), 2);
                total += Math.pow(z.get(i, f) - mean, 2);
            }
        }
        return within / total;
    }

    /** The parameters of the decoder are not among those that are trained or kept. */
    @Test
    void the_refinement_has_one_term() {
        List<History.Epoch> epochs = fit(Dekm.NAME, TABLE, Map.of()).history().epochs();
        assertThat(epochs.get(epochs.size() - 1).terms()).containsOnlyKeys("direction");
    }
}
