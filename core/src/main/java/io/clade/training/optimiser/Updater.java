package io.clade.training.optimiser;

import io.clade.input.InputException;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Applies one optimiser to all parameters of a fit, with a bound on the gradient's norm. It works on the flat buffer of
 * each group, with one pass for the norm and the passes of the rule, however many parameters there are.
 */
public final class Updater {

    /** One group with its rule. */
    private record Bound(ParameterGroup group, UpdateRule rule) {

        Tensor gradient() {
            return group.parameters().flatGradient();
        }
    }

    private final List<Bound> groups = new ArrayList<>();
    private long step;

    Updater(Optimiser optimiser, List<ParameterGroup> groups) {
        for (ParameterGroup group : groups) {
            Parameters parameters = group.parameters();
            this.groups.add(new Bound(group, optimiser.rule(parameters.flat(), parameters.flatGradient())));
        }
    }

    /**
     * Updates all groups from their gradients, which are scaled together to a norm of at most {@code clip}, and zeroes the
     * gradients.
     */
    public void step(double learningRate, double clip) {
        Scope.run(() -> Scope.withoutGradients(() -> {
            scaleDown(clip);
            step++;
            for (Bound bound : groups) {
                bound.rule().update(learningRate * bound.group().factor(), step);
                bound.gradient().zero_();
            }
        }));
    }

    private void scaleDown(double clip) {
        double squares = 0;
        for (Bound bound : groups) {
            squares += Ops.number(torch.dot(bound.gradient(), bound.gradient()));
        }
        double norm = Math.sqrt(squares);
        if (norm > clip) {
            groups.forEach(bound -> bound.gradient().mul_(new Scalar(clip / norm)));
        }
    }

    /** Updates made so far. */
    public long steps() {
        return step;
    }

    /** Resets the rule's state for {@code parameters} that were given new values; the count of steps goes on. */
    public void forget(Parameters parameters) {
        Scope.withoutGradients(() -> groups.stream()
                .filter(bound -> bound.group().parameters() == parameters)
                .forEach(bound -> bound.rule().state().values().forEach(Tensor::zero_)));
    }

    /** The state of the rules, copied off the native heap. */
    public Weights state() {
        Weights.Builder numbers = Weights.builder();
        named().forEach((name, tensor) -> numbers.put(name, new long[] {tensor.numel()}, Ops.toArray(tensor)));
        return numbers.build();
    }

    /**
     * Restores an earlier {@link #state()}.
     *
     * @param numbers among which the state is
     * @param steps made when it was taken
     * @throws InputException where the state is of another optimiser or of other parameters
     */
    public void restore(Weights numbers, long steps) {
        Scope.withoutGradients(() -> named().forEach((name, tensor) -> {
            Weights.Entry entry = numbers.get(name);
            if (entry == null || entry.values().length != tensor.numel()) {
                throw new InputException("The checkpoint has no " + name + " for these parameters: it is of another"
                        + " optimiser or network. Start anew with --force.");
            }
            tensor.copy_(Ops.tensor(entry.values(), entry.shape()));
        }));
        step = steps;
    }

    private Map<String, Tensor> named() {
        Map<String, Tensor> all = new TreeMap<>();
        for (int i = 0; i < groups.size(); i++) {
            String suffix = i == 0 ? "" : "." + i;
            groups.get(i).rule().state().forEach((name, tensor) -> all.put(name + suffix, tensor));
        }
        return all;
    }
}
