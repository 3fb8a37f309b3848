package io.clade.tensor.runtime;

/** A failure to load libtorch on this machine; the message names the platform and what to do. */
public final class NativeLibraryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NativeLibraryException(String message, Throwable cause) {
        super(message, cause);
    }
}
