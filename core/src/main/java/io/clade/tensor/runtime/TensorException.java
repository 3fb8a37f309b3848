package io.clade.tensor.runtime;

/** An operation that libtorch refused; the message is the first line of its own, without the C++ stack. */
public final class TensorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TensorException(String message, Throwable cause) {
        super(message, cause);
    }
}
