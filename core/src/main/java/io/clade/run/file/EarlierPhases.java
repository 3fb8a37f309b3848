package io.clade.run.file;

import io.clade.training.session.History;
import io.clade.training.session.Phase;
import java.util.List;
import java.util.Set;

/**
 * The phases of a history that was saved before histories had them: epochs whose loss has other terms than the last one's came
 * before the clustering.
 */
final class EarlierPhases {

    /** The term of each head in the loss of a head selection. */
    private static final String HEAD = "rival ";

    private EarlierPhases() {}

    static History of(History history) {
        List<History.Epoch> epochs = history.epochs();
        if (epochs.isEmpty()) {
            return history;
        }
        Set<String> last = epochs.get(epochs.size() - 1).terms().keySet();
        return new History(
                epochs.stream().map(epoch -> epoch.in(phase(epoch, last))).toList());
    }

    private static Phase phase(History.Epoch epoch, Set<String> last) {
        Set<String> terms = epoch.terms().keySet();
        if (terms.equals(last)) {
            return Phase.TRAINING;
        }
        return terms.stream().allMatch(term -> term.startsWith(HEAD))
                ? Phase.choosing(terms.size())
                : Phase.pretraining("");
    }
}
