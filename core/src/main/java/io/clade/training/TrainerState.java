package io.clade.training;

import io.clade.network.weight.Weights;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.optimiser.Updater;
import io.clade.training.session.Checkpoint;
import io.clade.training.session.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * The state of the training of a stage; immutable.
 *
 * @param history so far
 * @param bestEpoch the epoch of lowest loss; 0 where none is kept
 * @param best the parameters after it, a group each
 */
record TrainerState(History history, int bestEpoch, List<Weights> best) {

    static final TrainerState START = new TrainerState(History.empty(), 0, List.of());

    private static final String BEST = "best";
    private static final String STAGE = "stage.";

    int epochs() {
        return history.epochs().size();
    }

    boolean isLowest(double loss) {
        return bestEpoch == 0 || loss < history.epochs().get(bestEpoch - 1).loss();
    }

    /** @param lowest the parameters after {@code epoch}, where its loss is the lowest so far */
    TrainerState after(History.Epoch epoch, Optional<List<Weights>> lowest) {
        return new TrainerState(
                history.plus(epoch), lowest.isPresent() ? epoch.number() : bestEpoch, lowest.orElse(best));
    }

    void loadBest(List<ParameterGroup> parameters) {
        for (int group = 0; group < parameters.size(); group++) {
            parameters.get(group).parameters().load(best.get(group));
        }
    }

    void save(Checkpoint to, Stage stage, Updater updater) {
        Weights.Builder numbers = Weights.builder();
        List<ParameterGroup> groups = stage.parameters();
        for (int group = 0; group < groups.size(); group++) {
            numbers.putAll(Checkpoint.now(group), groups.get(group).parameters().export());
            if (!best.isEmpty()) {
                numbers.putAll(prefix(BEST, group), best.get(group));
            }
        }
        stage.state().forEach((name, tensor) -> put(numbers, STAGE + name, tensor));
        numbers.putAll("", updater.state());
        to.write(new Checkpoint.State(epochs(), updater.steps(), bestEpoch, history), numbers.build());
    }

    static TrainerState restored(Checkpoint.Found found, Stage stage, Updater updater) {
        Weights numbers = found.numbers();
        List<ParameterGroup> groups = stage.parameters();
        List<Weights> best = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            groups.get(group).parameters().load(numbers.under(Checkpoint.now(group)));
            if (found.state().bestEpoch() > 0) {
                best.add(numbers.under(prefix(BEST, group)));
            }
        }
        Scope.withoutGradients(() -> {
            for (Map.Entry<String, Tensor> one : stage.state().entrySet()) {
                one.getValue().copy_(tensor(numbers.get(STAGE + one.getKey())));
            }
        });
        updater.restore(numbers, found.state().steps());
        return new TrainerState(found.state().history(), found.state().bestEpoch(), best);
    }

    private static String prefix(String name, int group) {
        return group == 0 ? name + "." : name + group + ".";
    }

    private static void put(Weights.Builder numbers, String name, Tensor tensor) {
        numbers.put(name, tensor.sizes().vec().get(), Ops.toArray(tensor));
    }

    private static Tensor tensor(Weights.Entry entry) {
        return Ops.tensor(entry.values(), entry.shape());
    }
}
