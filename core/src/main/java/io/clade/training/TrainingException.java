package io.clade.training;

/** A failure that ends training; the message says at which step, and what to try. */
public final class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TrainingException(String message) {
        super(message);
    }
}
