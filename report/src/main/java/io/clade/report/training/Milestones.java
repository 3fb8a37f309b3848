package io.clade.report.training;

import io.clade.report.page.Numerals;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * The events in the training of a network, as far as its history tells.
 *
 * @param events in order
 */
record Milestones(List<Event> events) {

    static final Milestones NONE = new Milestones(List.of());

    /**
     * @param letter that stands for it on the curves
     * @param epoch after which it happened
     * @param name of it
     * @param meaning of it for the result
     */
    record Event(String letter, int epoch, String name, String meaning) {}

    Milestones {
        events = List.copyOf(events);
    }

    /** @param patience epochs without a lower loss before training stops; 0 for methods that do not stop early, which have none */
    static Milestones of(History history, int patience) {
        if (history.epochs().size() < 2 || patience == 0) {
            return NONE;
        }
        List<Event> events = new ArrayList<>();
        List<History.Epoch> epochs = history.epochs();
        for (int i = 1; i < epochs.size(); i++) {
            Phase before = epochs.get(i - 1).phase();
            if (!before.equals(epochs.get(i).phase())) {
                boolean heads = before.kind() == Phase.Kind.HEAD_SELECTION;
                String name = heads ? "head selection ended" : "pre-training ended";
                String meaning = heads
                        ? "of the heads that had learned side by side, the one of lowest loss went on alone"
                        : "from here on the network was trained to cluster, with another loss";
                add(events, epochs.get(i - 1).number(), name, meaning);
            }
        }
        int last = epochs.get(epochs.size() - 1).number();
        int best = history.best().number();
        boolean stopped = last - best >= patience;
        if (best < last) {
            add(events, best, "lowest loss", "the result is the network of this epoch");
        }
        if (stopped) {
            add(events, last, "stopped early", "no lower loss for " + Numerals.count(last - best, "epoch", "epochs"));
        }
        return new Milestones(events);
    }

    private static void add(List<Event> events, int epoch, String name, String meaning) {
        events.add(new Event(Character.toString('A' + events.size()), epoch, name, meaning));
    }
}
