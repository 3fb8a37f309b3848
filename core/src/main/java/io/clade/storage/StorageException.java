package io.clade.storage;

import io.clade.input.InputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A disk did not do what was asked of it: it is full, cannot be written to, or is gone. Says nothing of the method or the
 * data that were at work, so it ends a whole command, not one run of it.
 */
public final class StorageException extends InputException {

    private static final long serialVersionUID = 1L;

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The reason why an operation on {@code place} failed, in words that follow a colon. */
    public static String reason(Path place, IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return e.getMessage() + " is a file";
        }
        if (e instanceof NoSuchFileException) {
            return e.getMessage() + " does not exist";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return e.getMessage() == null ? "the disk under " + place + " failed" : e.getMessage();
    }
}
