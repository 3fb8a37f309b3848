package io.clade.partition.alternation;

import io.clade.network.weight.Weights;
import java.util.List;

/** The form in which a state or a result is kept on disk, to continue from later: named arrays. */
public interface Storage<T> {

    /** The arrays of {@code value}; of its iterations nothing. */
    Weights write(T value);

    /** The value that {@link #write} gave these arrays of. */
    T read(Weights arrays, List<Iteration> iterations);
}
