package io.clade.input;

/**
 * A fault in what the user gave: a file, a value, a combination. The message is one line that says what is wrong,
 * where, and what to do instead; the command prints it and exits with code 2.
 */
public class InputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(oneLine(message));
    }

    public InputException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** Names and values in a message may hold line ends. */
    private static String oneLine(String message) {
        return String.valueOf(message).replaceAll("\\s*\\R\\s*", " ");
    }
}
