package io.clade.run;

import io.clade.input.InputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The lock of a workplace, which one process at a time holds. */
final class WorkLock implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private WorkLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock {@code file}, which is made where it is missing, its folder too; a system without locks goes without.
     *
     * @throws InputException where another process holds it
     */
    static WorkLock take(Path file, Path resultFolder) throws IOException {
        while (true) {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            if (!free(channel)) {
                channel.close();
                throw new InputException("Another fit is running in the output folder " + resultFolder
                        + ". Wait for it, or give another folder with -o.");
            }
            if (Files.exists(file)) {
                return new WorkLock(file, channel);
            }
            // Whoever held it deleted it with the workplace in the meantime.
            channel.close();
        }
    }

    private static boolean free(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** True until the lock is let go of. */
    boolean isHeld() {
        return channel.isOpen();
    }

    /** Deletes the file and lets go; where an open file cannot be deleted it lets go first. */
    void delete() throws IOException {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (FileSystemException e) {
            channel.close();
            Files.deleteIfExists(file);
        }
    }

    /** Lets go of the lock; its file stays. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
