package io.clade.cli.console;

import io.clade.training.session.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as bars on a terminal, one for each stage. */
final class ProgressBars implements ProgressDisplay {

    private static final int WIDTH = 79;
    private static final int INTERVAL_MILLIS = 200;
    /** The steps of a bar for one epoch, since bars count in whole numbers. */
    private static final int FRACTION = 1000;

    private final PrintStream err;
    private String stage = "";
    private ProgressBar bar;

    ProgressBars(PrintStream err) {
        this.err = err;
    }

    @Override
    public void accept(Progress progress) {
        long total = Math.round(progress.total() * FRACTION);
        show(progress.stage(), Math.round(progress.done() * FRACTION), total, " " + progress.unit(), FRACTION);
        bar.setExtraMessage(Visible.line(progress.detail()));
    }

    @Override
    public void update(String what, long done, long total) {
        show(what, done, total, "", 1);
    }

    private void show(String what, long done, long total, String unit, int unitSize) {
        if (!what.equals(stage)) {
            close();
            stage = what;
            bar = new ProgressBarBuilder()
                    .setTaskName(Visible.line(what))
                    .setInitialMax(total)
                    .setUnit(unit, unitSize)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(INTERVAL_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                    .build();
        }
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            stage = "";
        }
    }
}
