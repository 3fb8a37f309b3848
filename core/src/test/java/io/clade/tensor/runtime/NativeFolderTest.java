package io.clade.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeFolderTest {

    @TempDir
    private Path parent;

    @BeforeEach
    void posix() {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    }

    @Test
    void it_is_made_for_its_user_alone_and_left_empty() throws IOException {
        Path folder = parent.resolve("a").resolve("native");
        assertThat(NativeFolder.at(folder)).isEqualTo(folder.toAbsolutePath());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(folder).isEmptyDirectory();
        assertThat(NativeFolder.isUsable(folder)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rwxrwx---", "rwx----w-"})
    void one_that_others_can_write_to_is_not_taken(String permissions) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("native"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        assertThat(NativeFolder.isUsable(folder)).isFalse();
    }

    @Test
    void a_link_and_a_file_are_not_taken() throws IOException {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        assertThat(NativeFolder.isUsable(Files.createSymbolicLink(parent.resolve("link"), elsewhere)))
                .isFalse();
        assertThat(NativeFolder.isUsable(Files.createFile(parent.resolve("file"))))
                .isFalse();
        assertThat(NativeFolder.isUsable(parent.resolve("file").resolve("below")))
                .isFalse();
    }
}
