package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.reader.Datasets;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.training.session.Session;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddingViewTest {

    private static final Dataset DATA = Datasets.named("blobs").limit(60);
    private static final Model MODEL =
            Methods.named("kmeans").create(3, Map.of("restarts", "1")).fit(DATA, Session.seeded(1));

    @Test
    void clusters_of_other_runs_are_seen_of_the_same_samples() {
        Labels own = MODEL.assign(DATA).clusters();
        EmbeddingView part = EmbeddingView.assigned(MODEL, DATA, 40).view();

        assertThat(part.isWhole()).isFalse();
        assertThat(part.seen(own)).isEqualTo(part.assignment().clusters());
        Labels numbers = Labels.ofCodes(IntStream.range(0, 60).toArray(), 60);
        for (int i = 0; i < part.data().size(); i++) {
            assertThat(part.data().sample(i))
                    .isEqualTo(DATA.sample(part.seen(numbers).get(i)));
        }
    }

    @Test
    void all_samples_or_a_part_of_them_are_assigned_and_embedded_as_the_model_does_each() {
        EmbeddingView.Assigned whole = EmbeddingView.assigned(MODEL, DATA);
        EmbeddingView.Assigned part = EmbeddingView.assigned(MODEL, DATA, 40);

        assertThat(whole.view().embedding()).isEqualTo(MODEL.embed(DATA));
        assertThat(part.view().embedding()).isEqualTo(MODEL.embed(part.view().data()));
        assertThat(part.view().data().size()).isLessThan(DATA.size());
        for (EmbeddingView.Assigned each : List.of(whole, part)) {
            assertThat(each.assignment().memberships())
                    .isEqualTo(MODEL.assign(DATA).memberships());
            assertThat(each.assignment().clusters())
                    .isEqualTo(MODEL.assign(DATA).clusters());
        }
    }

    @Test
    void where_all_samples_are_in_view_all_are_seen() {
        Labels own = MODEL.assign(DATA).clusters();

        assertThat(EmbeddingView.assigned(MODEL, DATA).view().seen(own)).isSameAs(own);
    }
}
