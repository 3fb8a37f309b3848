package io.clade.partition.alternation;

import io.clade.network.weight.Weights;
import java.util.List;

/** The conversion of a state or a result to and from named arrays, in which it is kept on disk to continue later. */
public interface Storage<T> {

    /** The arrays of {@code value}, without its iterations. */
    Weights write(T value);

    /** The value that {@link #write} gave these arrays of. */
    T read(Weights arrays, List<Iteration> iterations);
}
