package io.clade.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Files that are there whole or not at all, whenever a process is killed or the power fails: they are written beside their
 * place, forced to the disk and then moved to it in one step.
 */
public final class DurableFiles {

    private DurableFiles() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path file) throws IOException;
    }

    /** Writes {@code content} to {@code file}, which holds what it held before until the new content is on the disk. */
    public static void write(Path file, Content content) throws IOException {
        Path aside = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            content.writeTo(aside);
            force(aside);
            replace(aside, file);
        } catch (IOException | RuntimeException e) {
            deleteQuietly(aside, e);
            throw e;
        }
    }

    private static void deleteQuietly(Path file, Exception reason) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Moves {@code made} to {@code place} in one step, a file there is replaced; the move is on the disk when this returns. */
    public static void replace(Path made, Path place) throws IOException {
        Files.move(made, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceMoves(place.toAbsolutePath().getParent());
    }

    /** Has the system write {@code tree}, a file or a folder with all that is in it, to the disk before this returns. */
    public static void force(Path tree) throws IOException {
        for (Path entry : entries(tree)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                forceMoves(entry);
            } else {
                try (FileChannel channel = FileChannel.open(entry, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Has the system write to the disk what was moved into {@code folder} and out of it, before this returns. */
    public static void forceMoves(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders, and some network disks force none: there the system's own order has to do.
            return;
        }
    }

    /** Deletes {@code tree} and all that is in it, as far as it exists; links are deleted, not followed. */
    public static void delete(Path tree) throws IOException {
        for (Path entry : entries(tree)) {
            Files.deleteIfExists(entry);
        }
    }

    /** Deletes {@code folder} and the folders around it up to {@code highest}, as long as nothing is in them. */
    public static void deleteEmpty(Path folder, Path highest) throws IOException {
        for (Path at = folder; at != null && at.startsWith(highest); at = at.getParent()) {
            try {
                Files.deleteIfExists(at);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /** A tree from its leaves to its root; links are leaves. */
    private static List<Path> entries(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (var all = Files.walk(tree)) {
            List<Path> entries = new ArrayList<>(all.toList());
            Collections.reverse(entries);
            return entries;
        }
    }
}
