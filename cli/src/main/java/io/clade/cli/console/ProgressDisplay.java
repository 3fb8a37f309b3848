package io.clade.cli.console;

import io.clade.data.ReadProgress;
import io.clade.training.session.Progress;
import java.util.function.Consumer;

/** Shows how far long work has come; closing it leaves what it has shown as it is. */
public interface ProgressDisplay extends Consumer<Progress>, ReadProgress, AutoCloseable {

    @Override
    void close();
}
