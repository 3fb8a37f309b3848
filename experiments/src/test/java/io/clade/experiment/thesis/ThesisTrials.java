package io.clade.experiment.thesis;

import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Extent;
import io.clade.run.ResultFolder.Existing;
import java.nio.file.Path;
import java.util.Optional;

/** Experiments small enough for a test. */
final class ThesisTrials {

    /** Of the shipped digits. */
    static final Extent TINY = Extent.part(120, 2, 2);

    private ThesisTrials() {}

    static Conditions in(Path folder) {
        return in(folder, Existing.RESUME);
    }

    static Conditions in(Path folder, Existing existing) {
        return new Conditions(true, 1, Optional.empty(), folder, existing, progress -> {});
    }
}
