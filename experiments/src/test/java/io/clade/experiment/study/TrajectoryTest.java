package io.clade.experiment.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.run.ResultFolder.Existing;
import io.clade.testing.NativeMemory;
import io.clade.training.session.Progress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NativeMemory.class)
class TrajectoryTest {

    private static final Recipe DDC = new Recipe("DDC", "ddc", Map.of("rivals", "1"));

    @TempDir
    Path folder;

    private Trajectory follow(Path where, Consumer<Progress> progress) {
        Conditions conditions = new Conditions(true, 3, Optional.empty(), where, Existing.RESUME, progress);
        Study study = new Study(conditions, Extent.part(120, 5, 1));
        Dataset digits = study.open(NamedSet.DIGITS).orElseThrow();
        return Trajectory.of(study, DDC, digits, 0, epoch -> epoch == 1 || epoch == 3)
                .orElseThrow();
    }

    @Test
    void the_wanted_epochs_and_the_last_are_kept() {
        Trajectory trajectory = follow(folder, progress -> {});
        assertThat(trajectory.history().epochs()).hasSize(5);
        assertThat(trajectory.epochs()).containsExactly(1, 3, 5);
        assertThat(trajectory.after(1).weights())
                .isNotEqualTo(trajectory.after(3).weights());
        // The loss of so short a training falls to the end, and the best epoch is the last.
        assertThat(trajectory.after(5).weights()).isEqualTo(trajectory.best().weights());
    }

    @Test
    void an_interrupted_trajectory_goes_on_and_ends_as_if_it_had_not_been() {
        Trajectory whole = follow(folder.resolve("whole"), progress -> {});
        Path broken = folder.resolve("broken");
        assertThatThrownBy(() -> follow(broken, progress -> {
                    if (progress.done() >= 4) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        Trajectory resumed =
                follow(broken, progress -> assertThat(progress.done()).isGreaterThan(3));
        assertThat(resumed.epochs()).containsExactly(1, 3, 5);
        for (int epoch : resumed.epochs()) {
            assertThat(resumed.after(epoch).weights())
                    .isEqualTo(whole.after(epoch).weights());
        }
    }
}
