package io.clade.training;

import io.clade.tensor.Ops;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The loss of one batch: a sum of named scalar terms, kept apart so that each can be watched. */
public final class Loss {

    private final Map<String, Tensor> terms = new LinkedHashMap<>();
    private Tensor total;

    private Loss() {}

    /** A loss of one term; more are added by {@link #plus}. */
    public static Loss of(String name, Tensor term) {
        return new Loss().plus(name, term);
    }

    /** A loss without terms, to which some must be added. */
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

    /** The sum of all terms. */
    public Tensor total() {
        return total;
    }

    Map<String, Tensor> terms() {
        return terms;
    }
}
