package io.clade.method.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.HyperparameterAccess;
import io.clade.method.divergence.Ddc;
import io.clade.model.Model;
import io.clade.network.weight.Weights;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.History;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice among heads, and resuming of a fit in the middle of it. */
@ExtendWith(NativeMemory.class)
class HeadSelectionTest {

    /** Wider than the components that neighbours are searched in. */
    private static final Dataset DATA = Numbers.clustered(4, 60, 3, Shape.table(80));

    /** Two epochs of trial, then three. */
    private static final Map<String, String> FEW =
            Map.of("epochs", "5", "rivals", "3", "trial", "0.4", "embedding", "9", "batch", "20");

    /** Nothing is learned and nothing is drawn, so that each loss is that of the initial weights on all samples. */
    private static final Map<String, String> STILL = Map.of("lr", "1e-9", "batch", "60", "agreement", "0");

    @TempDir
    Path folder;

    private static Map<String, String> few(Map<String, String> changes) {
        Map<String, String> changed = new HashMap<>(FEW);
        changed.putAll(changes);
        return changed;
    }

    private static Model fit(Map<String, String> settings, Session session) {
        return new Ddc(HyperparameterAccess.with(Ddc.recommended(3), settings)).fit(DATA, session);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_head_of_lowest_loss_goes_on_alone(long seed) {
        Model model = fit(few(STILL), Session.seeded(seed));
        List<History.Epoch> epochs = model.history().epochs();
        assertThat(epochs).extracting(History.Epoch::number).containsExactly(1, 2, 3, 4, 5);
        Map<String, Double> trial = epochs.get(1).terms();
        assertThat(trial).containsOnlyKeys("head 1", "head 2", "head 3");
        // Each head's term is a third of its loss.
        double lowest = 3 * Collections.min(trial.values());
        double highest = 3 * Collections.max(trial.values());
        assertThat(highest - lowest).isGreaterThan(0.01);
        assertThat(epochs.get(2).terms()).doesNotContainKey("head 1");
        assertThat(epochs.get(2).loss()).isCloseTo(lowest, within(1e-3));
        assertThat(model.weights().names()).noneMatch(name -> name.contains("head"));
    }

    @ParameterizedTest
    @CsvSource({"5, 3, 0.4, 2, 3", "5, 1, 0.4, 0, 5", "5, 2, 0.41, 3, 2", "1, 3, 0.3, 1, 1", "4, 2, 1, 4, 1"})
    void head_selection_takes_its_share_of_the_epochs_and_leaves_one_at_least(
            int epochs, int rivals, double share, int trial, int rest) {
        Map<String, String> changes = Map.of("epochs", "" + epochs, "rivals", "" + rivals, "trial", "" + share);
        Model model = fit(few(changes), Session.seeded(1));
        List<History.Epoch> done = model.history().epochs();
        assertThat(done).hasSize(trial + rest);
        assertThat(done.stream().filter(epoch -> epoch.terms().containsKey("head 1")))
                .hasSize(trial);
    }

    @Test
    void networks_begin_alike_whatever_their_positives_are() {
        Map<String, String> still = few(Map.of("lr", "1e-9", "epochs", "1", "rivals", "1"));
        Weights plain = fit(still, Session.seeded(1)).weights();
        for (String neighbours : new String[] {"0", "20"}) {
            Map<String, String> other = new HashMap<>(still);
            other.put("neighbours", neighbours);
            Weights weights = fit(other, Session.seeded(1)).weights();
            for (String name : plain.names()) {
                if (name.endsWith(".weight")) {
                    float[] values = weights.get(name).values();
                    float[] expected = plain.get(name).values();
                    for (int i = 0; i < values.length; i++) {
                        assertThat(Math.abs(values[i] - expected[i])).isLessThan(1e-6f);
                    }
                }
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_model() {
        Model model = fit(FEW, Session.seeded(1));
        assertThat(fit(FEW, Session.seeded(1)).weights()).isEqualTo(model.weights());
        assertThat(fit(FEW, Session.seeded(2)).weights()).isNotEqualTo(model.weights());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void a_fit_killed_in_head_selection_or_after_it_ends_as_if_it_had_not_been(int killedAfter) {
        Model whole = fit(FEW, Session.seeded(1));
        Session session = Session.seeded(1).checkpointing(folder);
        AtomicInteger epochs = new AtomicInteger();
        assertThatThrownBy(() -> fit(FEW, session.onProgress(progress -> {
                    if (progress.milestone() && epochs.incrementAndGet() > killedAfter) {
                        throw new IllegalStateException("killed");
                    }
                })))
                .hasMessage("killed");
        AtomicInteger repeated = new AtomicInteger();
        Model resumed = fit(FEW, session.onProgress(progress -> {
            if (progress.milestone()) {
                repeated.incrementAndGet();
            }
        }));
        assertThat(resumed.weights()).isEqualTo(whole.weights());
        assertThat(losses(resumed)).isEqualTo(losses(whole));
        assertThat(repeated).hasValue(5 - killedAfter);
    }

    private static List<Double> losses(Model model) {
        return model.history().epochs().stream().map(History.Epoch::loss).toList();
    }

    @Test
    void a_fit_resumed_at_the_very_end_does_nothing_anew() {
        Session session = Session.seeded(1).checkpointing(folder);
        Model model = fit(FEW, session);
        Model again = fit(FEW, session.onProgress(progress -> {
            throw new IllegalStateException("trained");
        }));
        assertThat(again.weights()).isEqualTo(model.weights());
        assertThat(losses(again)).isEqualTo(losses(model));
    }
}
