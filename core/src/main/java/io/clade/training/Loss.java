package io.clade.training;

import io.clade.tensor.Ops;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.bytedeco.pytorch.Tensor;

/** The loss of one batch: a sum of named scalar terms, each of which the history shows. */
public final class Loss {

    private final Map<String, Tensor> terms = new LinkedHashMap<>();
    private final Map<String, Monitor> monitors = new LinkedHashMap<>();
    private Tensor total;

    /**
     * A quantity that the history shows beside the loss.
     *
     * @param values of one step
     * @param summary of their means over the steps of an epoch
     */
    record Monitor(Tensor values, ToDoubleFunction<double[]> summary) {}

    private Loss() {}

    /** A loss of one term; more are added by {@link #plus}. */
    public static Loss of(String name, Tensor term) {
        return new Loss().plus(name, term);
    }

    /** A loss without terms, to which at least one must be added. */
    public static Loss none() {
        return new Loss();
    }

    /** Adds {@code term}; returns this. */
    public Loss plus(String name, Tensor term) {
        terms.put(name, term);
        total = total == null ? term : total.add(term);
        return this;
    }

    /** Adds {@code weight} · {@code term}, which the history shows weighted; returns this. */
    public Loss plus(String name, double weight, Tensor term) {
        return plus(name, Ops.times(term, weight));
    }

    /**
     * Adds a monitor: the history shows the mean of the scalar {@code value}, and the loss does not depend on it;
     * returns this.
     */
    public Loss watch(String name, Tensor value) {
        return watch(name, value, means -> means[0]);
    }

    /**
     * Adds a monitor: the history shows {@code summary} of the means of {@code values}, a vector, over the steps of an
     * epoch. It serves quantities of a whole epoch, such as the number of clusters without a sample. The loss does not
     * depend on it; returns this.
     */
    public Loss watch(String name, Tensor values, ToDoubleFunction<double[]> summary) {
        monitors.put(name, new Monitor(values, summary));
        return this;
    }

    /** The sum of all terms. */
    public Tensor total() {
        return total;
    }

    Map<String, Tensor> terms() {
        return terms;
    }

    Map<String, Monitor> monitors() {
        return monitors;
    }
}
