package io.clade.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.method.Method;
import io.clade.model.Model;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.function.Predicate;

/** A fit that is broken off by its listener, and resumed. */
public final class Interruption {

    private Interruption() {}

    /**
     * The model of a fit that is broken off and resumed from its checkpoint; fails where no progress is {@code the} moment.
     *
     * @param folder of the checkpoints
     */
    public static Model resumed(Method method, Dataset data, Path folder, Predicate<Progress> the) {
        Session kept = Session.seeded(1).checkpointing(folder);
        RuntimeException stop = new IllegalStateException("stop");
        assertThatThrownBy(() -> method.fit(data, kept.onProgress(progress -> {
                    if (the.test(progress)) {
                        throw stop;
                    }
                })))
                .isSameAs(stop);
        return method.fit(data, kept);
    }
}
