package io.clade.method.autoencoder;

import static io.clade.method.autoencoder.QuickFits.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class N2dTest {

    @Test
    void it_is_the_autoencoder_with_umap_behind_it() {
        Map<String, String> settings = Map.of("pretrain_epochs", "3", "batch", "30");
        Model n2d = Methods.named(N2d.NAME).create(3, settings).fit(TABLE, Session.seeded(1));
        Map<String, String> more = new HashMap<>(settings);
        more.put("finish", "umap");
        Model other = Methods.named(Autoencoding.NAME).create(3, more).fit(TABLE, Session.seeded(1));
        assertThat(n2d.weights()).isEqualTo(other.weights());
    }

    /** Every second sample is new: it is placed among its neighbours, and so in their cluster. */
    @Test
    void new_samples_go_to_the_clusters_of_those_they_are_like() {
        int[] even = new int[45];
        int[] odd = new int[45];
        for (int i = 0; i < 45; i++) {
            even[i] = 2 * i;
            odd[i] = 2 * i + 1;
        }
        Model model = Methods.named(N2d.NAME)
                .create(3, Map.of("pretrain_epochs", "20", "batch", "30"))
                .fit(TABLE.select(even), Session.seeded(1));
        Dataset unseen = TABLE.select(odd);
        assertThat(ExternalIndices.accuracy(
                        unseen.labels().orElseThrow(), model.assign(unseen).clusters()))
                .isEqualTo(1);
    }
}
