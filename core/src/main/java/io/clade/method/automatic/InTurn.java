package io.clade.method.automatic;

import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.util.BitSet;
import java.util.List;

/** Tells the progress of trials that run at the same time: that of the first that has not ended, of one at a time. */
final class InTurn {

    private final List<Trial> trials;
    private final Session session;
    private final BitSet ended = new BitSet();

    /** @param session whose listener is told */
    InTurn(List<Trial> trials, Session session) {
        this.trials = List.copyOf(trials);
        this.session = session;
    }

    /** The session of the trial {@code number}, from 0. */
    Session session(int number) {
        Trial trial = trials.get(number);
        String stage = "auto, %s of %s, %s".formatted(number + 1, trials.size(), trial.on());
        return session.within(number + "-" + trial.method())
                .onProgress(progress -> tell(number, progress.under(stage)));
    }

    private synchronized void tell(int number, Progress progress) {
        if (ended.nextClearBit(0) == number) {
            session.progress().accept(progress);
        }
    }

    /** Notes that the trial {@code number} has ended. */
    synchronized void end(int number) {
        ended.set(number);
    }
}
