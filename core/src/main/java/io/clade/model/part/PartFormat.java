package io.clade.model.part;

import io.clade.network.weight.Weights;
import java.util.Optional;
import java.util.function.Function;

/**
 * The format in which parts of one class are saved.
 *
 * @param <P> the class
 * @param name of the class in a saved model, which must never change
 * @param type the class
 * @param reader makes the part from its {@link ModelPart#arrays}
 */
public record PartFormat<P extends ModelPart>(String name, Class<P> type, Function<Weights, P> reader) {

    private static final String PREFIX = "part.";

    /** True if {@code array} of a saved model belongs to a part, not to the network. */
    static boolean isOfPart(String array) {
        return array.startsWith(PREFIX);
    }

    /** {@code weights} with the arrays of {@code part}, which must be of this class, under {@code part.NAME.}. */
    Weights add(Weights weights, ModelPart part) {
        Weights arrays = part.arrays();
        Weights.Builder named = Weights.builder();
        arrays.names()
                .forEach(array -> named.put(
                        prefix() + array,
                        arrays.get(array).shape(),
                        arrays.get(array).values()));
        return weights.with(named.build());
    }

    /** The part that {@link #add} put into {@code weights}; empty where there is none. */
    Optional<P> find(Weights weights) {
        Weights own = weights.under(prefix());
        return own.names().isEmpty() ? Optional.empty() : Optional.of(reader.apply(own));
    }

    private String prefix() {
        return PREFIX + name + ".";
    }
}
