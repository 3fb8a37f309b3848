package io.clade.run.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.run.RandomPrototypes;
import io.clade.run.ResultFolder.Existing;
import io.clade.storage.StorageException;
import io.clade.testing.Numbers;
import io.clade.testing.disk.FaultyDisk;
import io.clade.testing.disk.FileContents;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison that is killed, or whose disk is full, ends when it is resumed as one that was not. */
class ComparisonCrashTest {

    private static final Dataset DATA = Numbers.clustered(1, 20, 2, Shape.table(3));
    /** Spread over the whole comparison; {@code -Dcrashes=40} looks closer. */
    private static final int MOMENTS = Integer.getInteger("crashes", 14);

    @TempDir
    Path parent;

    private int changes;
    private Map<String, String> whole;

    private static void compare(Path folder) {
        ComparisonPlan plan = new ComparisonPlan(
                List.of(Entrants.task(DATA, 2)),
                List.of(
                        Entrants.of("first", new RandomPrototypes(2, Map.of())),
                        Entrants.of("second", new RandomPrototypes(2, Map.of()))),
                5,
                2);
        new ComparisonRunner(plan, Session.seeded(0), folder, Existing.RESUME, (file, outcome) -> {}).run("compare");
    }

    private FaultyDisk disk(String name) throws IOException {
        return new FaultyDisk(Files.createDirectory(parent.resolve(name)));
    }

    @BeforeEach
    void undisturbed() throws IOException {
        FaultyDisk disk = disk("whole");
        compare(disk.root().resolve("out"));
        changes = disk.operations();
        whole = FileContents.of(parent.resolve("whole/out"));
    }

    private void assertResumed(FaultyDisk disk, String name, int moment) throws IOException {
        disk.revive();
        compare(disk.root().resolve("out"));
        assertThat(FileContents.of(parent.resolve(name + "/out")))
                .as("change %d of %d", moment, changes)
                .isEqualTo(whole);
    }

    @Test
    void it_may_be_killed_at_any_change_of_the_disk() throws IOException {
        for (int i = 0; i < MOMENTS; i++) {
            int moment = 1 + (changes - 1) * i / (MOMENTS - 1);
            FaultyDisk disk = disk("killed" + i);
            disk.killAt(moment);
            assertThatThrownBy(() -> compare(disk.root().resolve("out"))).isInstanceOf(FaultyDisk.Killed.class);
            if (i % 2 == 0) {
                disk.cutPower();
            }
            assertResumed(disk, "killed" + i, moment);
        }
    }

    @Test
    void a_full_disk_is_no_failure_of_a_method() throws IOException {
        for (int moment = 2; moment < changes; moment += changes / 5) {
            FaultyDisk disk = disk("full" + moment);
            disk.fullFor(3, moment);
            assertThatThrownBy(() -> compare(disk.root().resolve("out")))
                    .isInstanceOf(StorageException.class)
                    .message()
                    .contains("No space left on device")
                    .hasLineCount(1);
            assertResumed(disk, "full" + moment, moment);
        }
    }
}
