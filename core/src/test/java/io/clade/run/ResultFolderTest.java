package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.run.ResultFolder.Existing;
import io.clade.storage.DurableFiles;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NativeMemory.class)
class ResultFolderTest {

    private static final Dataset DATA = Numbers.clustered(1, 30, 2, Shape.table(4));

    @TempDir
    Path parent;

    private static Plan plan(String knob, Dataset data, int clusters, long seed, int runs) {
        RandomPrototypes method = new RandomPrototypes(clusters, Map.of());
        return new Plan("random", method, Map.of("knob", knob), data, clusters, seed, runs);
    }

    private static final Plan PLAN = plan("1", DATA, 2, 1, 2);

    private ResultFolder open(Existing existing) {
        return ResultFolder.open(parent.resolve("out"), existing, PLAN, null);
    }

    private void fit(Existing existing) {
        try (ResultFolder out = open(existing)) {
            out.publish(Repetition.of(PLAN, Session.seeded(0), out));
        }
    }

    private static void assertRefused(ThrowingCallable action, String... words) {
        assertThatThrownBy(action)
                .isInstanceOf(InputException.class)
                .message()
                .contains(words)
                .hasLineCount(1);
    }

    @Test
    void a_result_is_its_five_entries_and_nothing_else() throws IOException {
        fit(Existing.REFUSE);
        try (var entries = Files.list(parent.resolve("out"))) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder("assignments.csv", "runs.csv", "history.csv", "metrics.json", "model");
        }
    }

    @Test
    void closing_a_folder_in_which_nothing_was_kept_leaves_no_trace() {
        Path deep = parent.resolve("a/b/out");
        ResultFolder.open(deep, Existing.REFUSE, PLAN, null).close();
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void closing_leaves_what_was_there_before() throws IOException {
        Path mine =
                Files.writeString(Files.createDirectories(parent.resolve("out")).resolve("mine.txt"), "mine");
        open(Existing.REPLACE).close();
        try (var entries = Files.list(parent.resolve("out"))) {
            assertThat(entries).containsExactly(mine);
        }
    }

    @Test
    void a_folder_that_holds_something_is_refused_with_the_way_out() throws IOException {
        Files.writeString(Files.createDirectories(parent.resolve("out")).resolve("mine.txt"), "mine");
        assertRefused(() -> open(Existing.REFUSE), "is not empty", "--force");
        assertRefused(() -> open(Existing.RESUME), "is not empty", "--force");
        Files.writeString(parent.resolve("file"), "a file");
        assertRefused(
                () -> ResultFolder.require(parent.resolve("file"), Existing.REPLACE),
                "is a file",
                "another folder with -o");
        assertRefused(
                () -> ResultFolder.open(parent.resolve("file/out"), Existing.REFUSE, PLAN, null), "cannot be written");
    }

    @Test
    void a_workplace_that_had_hardly_been_made_is_as_none() throws IOException {
        Files.createFile(
                Files.createDirectories(parent.resolve("out/.clade-work")).resolve("lock"));
        fit(Existing.REFUSE);
        assertThat(parent.resolve("out/metrics.json")).exists();
        assertThat(parent.resolve("out/.clade-work")).doesNotExist();
    }

    @Test
    void force_replaces_the_result_and_leaves_other_files() throws IOException {
        fit(Existing.REFUSE);
        Path out = parent.resolve("out");
        Files.writeString(out.resolve("mine.txt"), "mine");
        Files.writeString(out.resolve("model/left-over"), "old");
        Files.writeString(out.resolve("report.html"), "old");
        fit(Existing.REPLACE);
        assertThat(out.resolve("mine.txt")).hasContent("mine");
        assertThat(out.resolve("report.html")).as("of the result before").doesNotExist();
        assertThat(out.resolve("model/left-over")).doesNotExist();
        assertThat(out.resolve("metrics.json")).exists();
    }

    @Test
    void an_old_result_and_its_report_stay_until_the_new_one_is_whole() throws IOException {
        fit(Existing.REFUSE);
        Files.writeString(parent.resolve("out/report.html"), "report");
        try (ResultFolder out = open(Existing.REPLACE)) {
            Outcome outcome = Repetition.of(PLAN, Session.seeded(0), out);
            Outcome unwritable = new Outcome(
                    outcome.data(),
                    outcome.metrics(),
                    outcome.histories(),
                    outcome.clusters().stream().map(run -> run.select(0)).toList(),
                    outcome.model(),
                    outcome.assignment(),
                    outcome.view(),
                    List.of());
            assertThatThrownBy(() -> out.publish(unwritable)).isInstanceOf(RuntimeException.class);
        }
        assertThat(parent.resolve("out/metrics.json")).exists();
        assertThat(parent.resolve("out/report.html")).hasContent("report");
    }

    @Test
    void a_folder_that_is_opened_before_its_plan_is_known_holds_an_unfinished_fit_once_something_is_kept()
            throws IOException {
        Path out = parent.resolve("out");
        ResultFolder.open(out, Existing.REFUSE).close();
        assertThat(out).doesNotExist();
        try (ResultFolder opened = ResultFolder.open(out, Existing.REFUSE)) {
            Files.writeString(Files.createDirectories(opened.choosing()).resolve("part"), "kept");
        }
        assertRefused(() -> open(Existing.REFUSE), "holds an unfinished fit", "--resume");
        try (ResultFolder opened = ResultFolder.open(out, Existing.RESUME)) {
            assertThat(opened.choosing().resolve("part")).hasContent("kept");
            ResultFolder begun = opened.begin(PLAN, null);
            begun.publish(Repetition.of(PLAN, Session.seeded(0), begun));
        }
        assertThat(out.resolve("metrics.json")).exists();
        assertThat(out.resolve(".clade-work")).doesNotExist();
    }

    @Test
    void resuming_a_finished_result_finds_it_complete() {
        fit(Existing.REFUSE);
        try (ResultFolder out = open(Existing.RESUME)) {
            assertThat(out.isComplete()).isTrue();
        }
        assertThat(parent.resolve("out/metrics.json")).exists();
    }

    @Test
    void resuming_with_other_settings_is_refused_with_what_differs() {
        Path unfinished = parent.resolve("unfinished");
        try (ResultFolder out = ResultFolder.open(unfinished, Existing.REFUSE, PLAN, null)) {
            out.keep(
                    0,
                    new Metrics.Run(1, 1.0, 1, 1.0, 2, 0, null, null, null, null, null, null, null),
                    Labels.ofCodes(new int[30], 2),
                    PLAN.method().fit(DATA, Session.seeded(1)));
        }
        fit(Existing.REFUSE);
        Dataset others = Numbers.clustered(2, 30, 2, Shape.table(4));
        for (Path folder : new Path[] {unfinished, parent.resolve("out")}) {
            refuse(folder, plan("2", DATA, 2, 1, 2), "--set knob was 1 and is now 2");
            refuse(folder, plan("1", DATA, 3, 1, 2), "-k was 2 and is now 3");
            refuse(folder, plan("1", DATA, 2, 5, 2), "--seed was 1 and is now 5");
            refuse(folder, plan("1", DATA, 2, 1, 3), "--runs was 2 and is now 3");
            refuse(folder, plan("1", others, 2, 1, 2), "the values of the data differ");
            refuse(folder, plan("1", DATA.limit(20), 2, 1, 2), "the number of samples was 30 and is now 20");
        }
        assertRefused(
                () -> ResultFolder.require(unfinished, Existing.REFUSE),
                "holds an unfinished fit",
                "--resume",
                "--force");
    }

    private static void refuse(Path folder, Plan plan, String difference) {
        assertRefused(() -> ResultFolder.open(folder, Existing.RESUME, plan, null), "--resume", difference);
    }

    @Test
    void a_folder_where_another_fit_is_at_work_is_refused() {
        try (ResultFolder first = open(Existing.REFUSE)) {
            assertThat(first.isComplete()).isFalse();
            assertRefused(() -> open(Existing.REPLACE), "Another fit is running");
            assertRefused(() -> open(Existing.RESUME), "Another fit is running");
        }
    }

    @Test
    void links_in_the_workplace_are_refused_and_what_they_lead_to_stays() throws IOException {
        Path victim = Files.createDirectories(parent.resolve("victim/runs"));
        Path precious = Files.writeString(victim.resolve("thesis"), "precious");
        Path out = Files.createDirectories(parent.resolve("out"));
        Path work = out.resolve(".clade-work");
        for (String link : List.of("", "runs", "checkpoints", "notes", "draft", "lock", "checkpoints/0")) {
            Path place = work.resolve(link);
            Files.createDirectories(place.getParent());
            Files.createSymbolicLink(place, parent.resolve("victim"));
            for (Existing existing : Existing.values()) {
                assertRefused(() -> open(existing), "is a link", "another folder with -o");
                assertRefused(() -> ResultFolder.require(out, existing), "is a link");
            }
            assertThat(precious).hasContent("precious");
            DurableFiles.delete(work);
        }
    }

    @Test
    void a_fit_that_gives_up_leaves_alone_what_others_put_beside_it() throws IOException {
        Path out = parent.resolve("new/a");
        try (ResultFolder opened = ResultFolder.open(out, Existing.REFUSE)) {
            assertThat(opened.isComplete()).isFalse();
            Files.writeString(Files.createDirectories(parent.resolve("new/b")).resolve("result"), "of another");
        }
        assertThat(parent.resolve("new/b/result")).hasContent("of another");
        assertThat(out).doesNotExist();
    }

    @Test
    void a_damaged_result_is_refused() throws IOException {
        fit(Existing.REFUSE);
        Files.writeString(parent.resolve("out/metrics.json"), "{\"clade\": ");
        assertRefused(() -> Metrics.read(parent.resolve("out/metrics.json")), "metrics.json is damaged");
        assertRefused(() -> Metrics.read(parent.resolve("none/metrics.json")), "cannot be read");
    }
}
