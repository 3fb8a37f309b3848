package io.clade.method.automatic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.input.InputException;
import io.clade.method.Method;
import io.clade.method.classical.KMeans;
import io.clade.model.part.Candidates.Reason;
import io.clade.partition.NearestNeighbours;
import io.clade.storage.StorageException;
import io.clade.tensor.runtime.Device;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TriedTest {

    private static final Dataset DATA = Numbers.clustered(1, 30, 3, Shape.table(2));
    private static final Method GOOD = new KMeans(KMeans.recommended(3));

    private static Method failing(Throwable fault) {
        return (data, session) -> {
            if (fault instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) fault;
        };
    }

    private static Trial trial(String name, Method method) {
        return trial(name, method, false);
    }

    private static Trial trial(String name, Method method, boolean deep) {
        return new Trial(
                name,
                "all features",
                List.of("all features"),
                DATA,
                (data, session) -> List.of(method.fit(data, session)),
                deep,
                false);
    }

    private static Tried.Outcome tried(Trial... trials) {
        return Tried.all(
                List.of(trials),
                Session.seeded(1),
                first -> {},
                IntStream.range(0, DATA.size()).toArray());
    }

    @Test
    void candidates_that_refuse_the_data_are_left_out_with_one_warning() {
        Tried.Outcome outcome = tried(
                trial("one", failing(new InputException("It is too wide."))),
                trial("two", GOOD),
                trial("three", failing(new InputException("It is too long."))));
        assertThat(outcome.tried()).extracting(tried -> tried.trial().method()).containsExactly("two");
        assertThat(outcome.warning())
                .hasValue("Candidates that could not be fitted were left out: one on all features (It is too wide);"
                        + " three on all features (It is too long).");
        assertThat(tried(trial("two", GOOD)).warning()).isEmpty();
    }

    @Test
    void the_fit_fails_where_all_refuse() {
        assertThatThrownBy(() -> tried(trial("one", failing(new InputException("It is too wide.")))))
                .isInstanceOf(InputException.class)
                .hasMessage("None of the methods that auto tries can be fitted: one on all features (It is too wide).");
    }

    @Test
    void a_full_memory_or_disk_and_mistakes_of_a_method_end_the_fit() {
        for (Throwable fault : List.of(
                new OutOfMemoryError("Java heap space"),
                new StorageException("No space left on device", null),
                new IllegalStateException("a mistake"))) {
            assertThatThrownBy(() -> tried(trial("one", failing(fault)), trial("two", GOOD)))
                    .isSameAs(fault);
        }
    }

    @Test
    void one_candidate_that_is_left_is_taken_also_a_deep_one() {
        Tried only = tried(trial("two", GOOD)).tried().get(0);
        NearestNeighbours neighbours =
                NearestNeighbours.of(new BatchReader(DATA, only.model().preprocessing(), Device.CPU), 5, 1);
        Judge judge = new Judge(List.of(only.clusters()), neighbours);
        assertThat(judge.verdict(true)).isEqualTo(new Judge.Verdict(0, Reason.AGREEMENT));
        assertThat(judge.agreement(0)).isEqualTo(1);
    }

    @Test
    void the_first_candidate_and_all_classical_ones_are_heard_of_before_the_end() {
        List<List<String>> heard = Collections.synchronizedList(new ArrayList<>());
        Tried.Outcome outcome = Tried.all(
                List.of(trial("one", GOOD), trial("two", GOOD), trial("deep", GOOD, true)),
                Session.seeded(1),
                early -> heard.add(
                        early.stream().map(tried -> tried.trial().method()).toList()),
                IntStream.range(0, DATA.size()).toArray());
        assertThat(outcome.tried()).extracting(tried -> tried.trial().method()).containsExactly("one", "two", "deep");
        assertThat(heard).hasSize(2).contains(List.of("one", "two"));
        assertThat(heard).anyMatch(names -> names.size() == 1);
    }
}
