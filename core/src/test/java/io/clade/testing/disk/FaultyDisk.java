package io.clade.testing.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A folder whose disk fails when a test wants it to. Everything that changes a file or a folder under {@link #root()} is
 * counted: made, written to, moved, deleted, one each. At the one a test names the process "is killed", half-way through
 * what it writes, or the disk is full for some of them.
 */
public final class FaultyDisk {

    /** What code meets at the moment it is killed and ever after: no handler of exceptions takes it for a failure. */
    public static final class Killed extends Error {

        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private final Path folder;
    private final FaultyFileSystem system;
    private final List<FileChannel> open = new ArrayList<>();
    /** Files written to since they were forced, by what the system knows them by. */
    private final Set<Object> unforced = new HashSet<>();

    private int operations;
    private int killedAt = Integer.MAX_VALUE;
    private int fullFrom = Integer.MAX_VALUE;
    private int fullUntil = Integer.MAX_VALUE;

    public FaultyDisk(Path folder) {
        this.folder = folder;
        this.system = new FaultyFileSystem(this);
    }

    /** The folder as the code under test is to see it. */
    public Path root() {
        return system.wrap(folder);
    }

    /** Changes so far. */
    public int operations() {
        return operations;
    }

    /** The process is killed at the {@code number}-th change from now, from 1. */
    public void killAt(int number) {
        killedAt = operations + number;
    }

    /** The disk is full for {@code count} changes from the {@code number}-th on. */
    public void fullFor(int count, int number) {
        fullFrom = operations + number;
        fullUntil = fullFrom + count;
    }

    /** A new process on a disk that works; locks of the one before are gone. */
    public void revive() throws IOException {
        for (FileChannel channel : open) {
            channel.close();
        }
        open.clear();
        killedAt = Integer.MAX_VALUE;
        fullFrom = Integer.MAX_VALUE;
        fullUntil = Integer.MAX_VALUE;
    }

    /** Empties every file that was not forced: what a power cut may leave of it. */
    public void cutPower() throws IOException {
        List<Path> lost;
        try (var all = Files.walk(folder)) {
            lost = all.filter(Files::isRegularFile)
                    .filter(file -> unforced.contains(key(file)))
                    .toList();
        }
        for (Path file : lost) {
            Files.write(file, new byte[0]);
        }
        unforced.clear();
    }

    /** Counts a change of {@code file}; true where the process dies in the middle of it. */
    boolean dies(Path file) throws IOException {
        operations++;
        if (operations > killedAt) {
            throw new Killed();
        }
        if (operations >= fullFrom && operations < fullUntil) {
            throw new FileSystemException(file.toString(), null, "No space left on device");
        }
        return operations == killedAt;
    }

    /** Counts a change that is done whole or not at all. */
    void change(Path file) throws IOException {
        if (dies(file)) {
            throw new Killed();
        }
    }

    void opened(FileChannel channel) {
        open.add(channel);
    }

    void written(Path file) {
        unforced.add(key(file));
    }

    void forced(Path file) {
        unforced.remove(key(file));
    }

    private static Object key(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.fileKey() == null ? file : attributes.fileKey();
        } catch (IOException e) {
            return file;
        }
    }
}
