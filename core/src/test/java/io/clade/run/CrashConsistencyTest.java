package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.run.clustering.Clustering;
import io.clade.storage.StorageException;
import io.clade.testing.Numbers;
import io.clade.testing.disk.FaultyDisk;
import io.clade.testing.disk.FileContents;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A fit that is killed at any moment, or whose disk fails, ends when it is resumed in the bits of one that was not. The
 * moments are the same in every build; {@code -Dcrashes=20} takes so many others of each method.
 */
class CrashConsistencyTest {

    private static final Dataset DATA = Numbers.clustered(1, 24, 2, Shape.table(4));

    private static final Optional<Integer> CRASHES = Optional.ofNullable(Integer.getInteger("crashes"));
    private static final int MOMENTS = CRASHES.orElse(4);

    @TempDir
    Path parent;

    private static Clustering clustering(String method) {
        Clustering plain = Clustering.by(method).clusters(2).runs(2);
        return switch (method) {
            case "kmeans" -> plain.with("restarts", 2);
            case "dec" -> plain.with("epochs", 2).with("pretrain_epochs", 1).with("hidden_units", 4);
            case "dcl" -> plain.with("epochs", 3);
            default -> plain.with("epochs", 2).with("network", "mlp").with("rivals", 2);
        };
    }

    private static void fit(Clustering clustering, Path folder) {
        clustering.resuming(folder).fit(DATA, Session.seeded(1));
    }

    private FaultyDisk disk(int number) throws IOException {
        return new FaultyDisk(Files.createDirectory(parent.resolve("disk-" + number)));
    }

    /** Changes of a disk that a whole fit makes, and its result. */
    private record Whole(int changes, Map<String, String> result) {}

    private Whole whole(Clustering clustering) throws IOException {
        FaultyDisk disk = disk(0);
        fit(clustering, disk.root().resolve("out"));
        return new Whole(disk.operations(), FileContents.of(parent.resolve("disk-0/out")));
    }

    private void assertKilledAt(int moment, boolean power, Clustering clustering, Whole whole) throws IOException {
        FaultyDisk disk = disk(moment);
        Path out = disk.root().resolve("out");
        disk.killAt(moment);
        assertThatThrownBy(() -> fit(clustering, out)).isInstanceOf(FaultyDisk.Killed.class);
        disk.revive();
        if (power) {
            disk.cutPower();
        }
        fit(clustering, out);
        assertThat(FileContents.of(parent.resolve("disk-" + moment + "/out")))
                .as("killed at change %d of %d", moment, whole.changes())
                .isEqualTo(whole.result());
    }

    /** Every fifth moment and every one of the last thirty, when the result is moved to its place; in turn by a power cut. */
    @Test
    void classical_methods_may_be_killed_anywhere() throws IOException {
        Clustering clustering = clustering("kmeans");
        Whole whole = whole(clustering);
        for (int moment = 1; moment <= whole.changes(); moment += moment < whole.changes() - 30 ? 5 : 1) {
            assertKilledAt(moment, moment % 2 == 0, clustering, whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dtkc", "dec", "deepcluster", "ddcl", "dcl", "vcl-net", "scan"})
    void deep_methods_may_be_killed_at_any_moment(String method) throws IOException {
        Clustering clustering = clustering(method);
        Whole whole = whole(clustering);
        SplittableRandom random =
                CRASHES.isPresent() ? new SplittableRandom() : new SplittableRandom(method.hashCode());
        int[] moments = random.ints(1, whole.changes() + 1)
                .limit(10L * MOMENTS)
                .distinct()
                .limit(MOMENTS)
                .toArray();
        for (int i = 0; i < moments.length; i++) {
            assertKilledAt(moments[i], i % 2 == 0, clustering, whole);
        }
    }

    /** A fit of several runs must not take those that the disk had no room for as failed. */
    @ParameterizedTest
    @ValueSource(ints = {3, 27, 60})
    void a_disk_that_is_full_for_a_moment_stops_the_fit_and_resuming_does_the_rest(int moment) throws IOException {
        Clustering clustering = clustering("dcl");
        Whole whole = whole(clustering);
        FaultyDisk disk = disk(1);
        disk.fullFor(2, moment);
        Path out = disk.root().resolve("out");
        assertThatThrownBy(() -> fit(clustering, out))
                .isInstanceOf(StorageException.class)
                .message()
                .contains("No space left on device")
                .hasLineCount(1);
        disk.revive();
        fit(clustering, out);
        assertThat(FileContents.of(parent.resolve("disk-1/out"))).isEqualTo(whole.result());
        assertThat(Metrics.read(out.resolve(ResultFolder.METRICS)).runs()).hasSize(2);
    }
}
