package io.clade.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Short fits that give what they once gave: the same bits on the same kind of machine, nearly the same numbers elsewhere.
 * {@code -Dgolden.update} records anew what they give, and fails.
 */
@ExtendWith(NativeMemory.class)
class GoldenRunsTest {

    private static final String RUNS = "runs";

    /** Relative, or absolute for losses below one. */
    private static final double LOSS_TOLERANCE = 1e-3;

    private static final double ACC_TOLERANCE = 0.02;

    /**
     * A golden run.
     *
     * @param fit what is fitted
     * @param clade version of this library that made the record
     * @param java version of the Java runtime that made it
     * @param machine that made it
     * @param found what was found
     */
    record Run(Fit fit, String clade, String java, Machine machine, Found found) {}

    @TempDir
    Path folder;

    static List<String> names() {
        return Records.names(RUNS);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_fit_finds_what_it_found_before(String name) {
        Run run = Records.read(RUNS, name, Run.class);
        Dataset dataset = run.fit().dataset();
        Model model = run.fit().model(dataset, folder);
        Found found = Found.of(model, dataset);
        Machine here = Machine.of(model.provenance());
        if (Records.updating()) {
            String clade = model.provenance().clade();
            Records.update(
                    RUNS, name, new Run(run.fit(), clade, model.provenance().java(), here, found));
        }
        if (here.isLike(run.machine())) {
            assertThat(found).isEqualTo(run.found());
        } else {
            requireNear(found, run.found());
        }
    }

    private static void requireNear(Found found, Found recorded) {
        assertThat(found.losses()).hasSameSizeAs(recorded.losses());
        for (int i = 0; i < recorded.losses().size(); i++) {
            double loss = recorded.losses().get(i);
            assertThat(found.losses().get(i))
                    .as("loss of epoch %d", i + 1)
                    .isCloseTo(loss, within(LOSS_TOLERANCE * Math.max(1, Math.abs(loss))));
        }
        assertThat(found.acc()).as("accuracy").isCloseTo(recorded.acc(), within(ACC_TOLERANCE));
    }

    @Test
    void every_method_has_a_golden_run() {
        Set<String> covered = names().stream()
                .map(name -> Records.read(RUNS, name, Run.class).fit().method())
                .collect(Collectors.toSet());
        assertThat(Methods.all()).allSatisfy(method -> assertThat(covered).contains(method.name()));
    }
}
