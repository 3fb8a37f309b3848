package io.clade.tensor.runtime;

/** libtorch cannot be loaded here; the message names the platform and what to do. */
public final class NativeLibraryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NativeLibraryException(String message, Throwable cause) {
        super(message, cause);
    }
}
