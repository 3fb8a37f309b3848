package io.clade.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.testing.disk.FaultyDisk;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {

    @TempDir
    Path folder;

    @Test
    void a_file_that_is_written_when_the_power_fails_holds_what_it_held_or_the_new_content() throws IOException {
        for (int moment = 1; moment <= 4; moment++) {
            Path place = Files.createDirectory(folder.resolve("disk" + moment));
            Files.writeString(place.resolve("file"), "old");
            FaultyDisk disk = new FaultyDisk(place);
            disk.killAt(moment);
            Path file = disk.root().resolve("file");
            int expectedChanges = 3;
            if (moment <= expectedChanges) {
                assertThatThrownBy(() -> DurableFiles.write(file, made -> Files.writeString(made, "new")))
                        .isInstanceOf(FaultyDisk.Killed.class);
            } else {
                DurableFiles.write(file, made -> Files.writeString(made, "new"));
            }
            disk.revive();
            disk.cutPower();
            assertThat(place.resolve("file")).hasContent(moment <= expectedChanges ? "old" : "new");
        }
    }

    @Test
    void a_failure_leaves_the_old_file_and_nothing_else() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        assertThatThrownBy(() -> DurableFiles.write(file, made -> {
                    Files.writeString(made, "half");
                    throw new IOException("full");
                }))
                .hasMessage("full");
        assertThat(folder).isDirectoryContaining(entry -> entry.equals(file));
        assertThat(file).hasContent("old");
        try (var entries = Files.list(folder)) {
            assertThat(entries).containsExactly(file);
        }
    }

    @Test
    void deleting_a_tree_deletes_links_and_not_what_they_lead_to() throws IOException {
        Path kept = Files.writeString(
                Files.createDirectories(folder.resolve("kept")).resolve("file"), "kept");
        Path tree = Files.createDirectories(folder.resolve("tree/branch"));
        Files.createSymbolicLink(tree.resolve("link"), kept.getParent());
        DurableFiles.delete(folder.resolve("tree"));
        DurableFiles.delete(folder.resolve("tree"));
        assertThat(folder.resolve("tree")).doesNotExist();
        assertThat(kept).hasContent("kept");
    }

    @Test
    void empty_folders_are_deleted_up_to_one_that_holds_something() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b/c"));
        Files.writeString(folder.resolve("a/mine"), "mine");
        DurableFiles.deleteEmpty(deep, folder.resolve("a"));
        assertThat(folder.resolve("a/b")).doesNotExist();
        assertThat(folder.resolve("a/mine")).hasContent("mine");
    }

    @Test
    void reasons_are_in_words() {
        assertThat(StorageException.reason(folder, new AccessDeniedException("x")))
                .isEqualTo("permission denied");
        assertThat(StorageException.reason(folder, new FileAlreadyExistsException("x")))
                .isEqualTo("x is a file");
        assertThat(StorageException.reason(folder, new NoSuchFileException("x")))
                .isEqualTo("x does not exist");
        assertThat(StorageException.reason(folder, new FileSystemException("x", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(StorageException.reason(folder, new IOException("Input/output error")))
                .isEqualTo("Input/output error");
        assertThat(StorageException.reason(folder, new IOException())).contains("failed");
    }
}
