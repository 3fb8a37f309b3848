package io.clade.tensor.runtime;

import io.clade.input.InputException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** A folder that native libraries are unpacked into once: nobody but its user can write to it, so nobody else can plant one. */
public final class NativeFolder {

    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

    private NativeFolder() {}

    /**
     * {@code preferred}, which is made where it is missing; where that cannot be done, a folder under the temporary one.
     *
     * @throws InputException where neither can be written to by this user alone
     */
    public static Path at(Path preferred) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("clade-" + System.getProperty("user.name"))
                .resolve("native");
        for (Path folder : List.of(preferred, temporary)) {
            if (isUsable(folder)) {
                return folder.toAbsolutePath();
            }
        }
        throw new InputException(
                ("Native libraries, some 600 MB, cannot be unpacked: neither %s nor %s is a folder that only"
                                + " you can write to. Name one with CLADE_CACHE=DIR, or a temporary folder with"
                                + " CLADE_JAVA_OPTS=-Djava.io.tmpdir=DIR.")
                        .formatted(preferred, temporary));
    }

    /** Makes {@code folder}, and tells whether it is a folder of this user's own that can be written to. */
    static boolean isUsable(Path folder) {
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent(), attributes());
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder, attributes());
            }
            Path probe = Files.createTempFile(folder, "probe", "");
            try {
                return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe))
                        && isClosed(folder);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes() {
        return isPosix() ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWN)} : new FileAttribute<?>[0];
    }

    /** Nobody but the owner may write to it. */
    private static boolean isClosed(Path folder) throws IOException {
        if (!isPosix()) {
            return true;
        }
        Set<PosixFilePermission> given = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        return !given.contains(PosixFilePermission.GROUP_WRITE) && !given.contains(PosixFilePermission.OTHERS_WRITE);
    }
}
