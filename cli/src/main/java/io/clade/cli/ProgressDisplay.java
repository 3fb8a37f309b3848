package io.clade.cli;

import io.clade.data.ReadProgress;
import io.clade.training.Progress;
import java.util.function.Consumer;

/** Shows how far long work has come; closing it leaves what it has shown as it is. */
interface ProgressDisplay extends Consumer<Progress>, ReadProgress, AutoCloseable {

    @Override
    void close();
}
