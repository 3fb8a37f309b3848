package io.clade.tensor.runtime;

/** libtorch refused an operation; the message is its first line, without the C++ stack. */
public final class TensorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TensorException(String message, Throwable cause) {
        super(message, cause);
    }
}
