package io.clade.cli.console;

import io.clade.data.ReadProgress;
import io.clade.training.session.Progress;
import java.util.function.Consumer;

/** A display of the progress of long work; closing it leaves its output as it is. */
public interface ProgressDisplay extends Consumer<Progress>, ReadProgress, AutoCloseable {

    @Override
    void close();
}
