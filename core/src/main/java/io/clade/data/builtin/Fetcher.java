package io.clade.data.builtin;

import io.clade.data.ReadProgress;
import io.clade.data.array.GzipFile;
import io.clade.input.InputException;
import io.clade.input.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fetches the files of a set into its cache folder, from the first of its mirrors that has them. A file gets its name
 * there only when it is whole and its checksum is right; a partial file is kept aside and continued the next time.
 */
final class Fetcher {

    private static final String LOCK = "lock";

    private final String set;
    private final List<Mirror> mirrors;
    private final Download download;

    Fetcher(String set, List<Mirror> mirrors, Download download) {
        this.set = set;
        this.mirrors = List.copyOf(mirrors);
        this.download = download;
    }

    /** @throws InputException when no mirror could give a file, saying why and what to do by hand */
    synchronized void fetch(List<RemoteFile> files, Path folder, ReadProgress progress) throws IOException {
        Path partial = Files.createDirectories(folder.resolve(".partial"));
        // Two processes that fetch the same set take turns; the second finds the files there.
        try (FileChannel channel =
                        FileChannel.open(partial.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            List<String> failures = new ArrayList<>();
            for (Mirror mirror : mirrors) {
                List<RemoteFile> missing = missing(files, folder);
                if (missing.isEmpty()) {
                    break;
                }
                try {
                    from(mirror, missing, folder, partial, progress);
                } catch (IOException e) {
                    failures.add(host(mirror) + ": " + Download.reason(e));
                }
            }
            List<RemoteFile> missing = missing(files, folder);
            if (missing.isEmpty()) {
                clear(partial);
                return;
            }
            String kept = kept(partial);
            String names = missing.stream().map(RemoteFile::name).collect(Collectors.joining(", "));
            throw new InputException("%s could not be fetched (%s).%s Try again later, or put %s into %s."
                    .formatted(set, String.join("; ", failures), kept, names, folder));
        }
    }

    /** A sentence about the parts that are kept to be continued; empty if there are none. */
    private static String kept(Path partial) throws IOException {
        long bytes = 0;
        for (Path file : parts(partial)) {
            bytes += Files.size(file);
        }
        return bytes == 0
                ? ""
                : String.format(
                        Locale.ROOT, " The %.1f MB that came are kept and continued the next time.", bytes / 1e6);
    }

    /** Deletes what has come of files that another mirror then gave. */
    private static void clear(Path partial) throws IOException {
        for (Path file : parts(partial)) {
            Files.deleteIfExists(file);
        }
    }

    private static List<Path> parts(Path partial) throws IOException {
        try (Stream<Path> files = Files.list(partial)) {
            return files.filter(file -> !file.endsWith(LOCK)).toList();
        }
    }

    private static List<RemoteFile> missing(List<RemoteFile> files, Path folder) {
        return files.stream()
                .filter(file -> !Files.exists(folder.resolve(file.name())))
                .toList();
    }

    private static String host(Mirror mirror) {
        URI address =
                mirror instanceof Mirror.Archive archive ? archive.address() : ((Mirror.Folder) mirror).address("");
        return address.getHost();
    }

    private void from(Mirror mirror, List<RemoteFile> missing, Path folder, Path partial, ReadProgress progress)
            throws IOException {
        if (mirror instanceof Mirror.Archive archive) {
            bring(archive.address(), archive.most(), partial, progress, packed -> {
                try (InputStream in =
                        new LimitedInputStream(GzipFile.unpacked(packed), "the archive", archive.unpackedAtMost())) {
                    unpack(archive, in, missing, folder, partial);
                }
            });
            return;
        }
        for (RemoteFile file : missing) {
            URI address = ((Mirror.Folder) mirror).address(file.name());
            bring(address, file.packedAtMost(), partial, progress, packed -> {
                try (InputStream content = GzipFile.unpacked(packed)) {
                    install(file, content, folder, partial);
                }
            });
        }
    }

    private interface Installation {
        void from(Path packed) throws IOException;
    }

    /**
     * Downloads and installs a file. If the checksum of a continued download is wrong, downloads once more from the
     * beginning.
     */
    private void bring(URI address, long most, Path partial, ReadProgress progress, Installation installation)
            throws IOException {
        Path packed = partial.resolve(Sha256.of(address.toString()).substring(0, 16));
        boolean continued = Files.exists(packed);
        while (true) {
            download.to(address, packed, most, progress);
            try {
                installation.from(packed);
                Files.delete(packed);
                return;
            } catch (IOException e) {
                Files.deleteIfExists(packed);
                if (!continued) {
                    throw e;
                }
                continued = false;
            }
        }
    }

    private static void unpack(
            Mirror.Archive archive, InputStream in, List<RemoteFile> missing, Path folder, Path partial)
            throws IOException {
        Tar.read(in, (name, size, content) -> {
            for (RemoteFile file : missing) {
                if (name.equals(archive.prefix() + file.name())) {
                    install(file, content, folder, partial);
                }
            }
        });
    }

    private static void install(RemoteFile file, InputStream content, Path folder, Path partial) throws IOException {
        Path unpacked = partial.resolve(file.name());
        MessageDigest digest = Sha256.digest();
        try (DigestOutputStream out = new DigestOutputStream(Files.newOutputStream(unpacked), digest)) {
            new LimitedInputStream(content, file.name(), file.size()).transferTo(out);
        } catch (IOException e) {
            Files.deleteIfExists(unpacked);
            throw e;
        }
        String got = Sha256.hex(digest);
        if (!got.equals(file.sha256())) {
            Files.delete(unpacked);
            throw new IOException("%s has checksum %s… where %s… was expected"
                    .formatted(file.name(), got.substring(0, 12), file.sha256().substring(0, 12)));
        }
        Files.move(unpacked, folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
    }
}
