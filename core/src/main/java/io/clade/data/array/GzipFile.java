package io.clade.data.array;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file that may be gzipped, whatever it holds. */
public final class GzipFile {

    private static final int START = 0x1F8B;
    private static final int BUFFER = 1 << 16;

    /** Deflate makes a byte of at most so many. */
    private static final long MOST_A_BYTE = 1032;

    private GzipFile() {}

    /** The bytes of {@code file}, unpacked where it is gzipped. */
    public static InputStream unpacked(Path file) throws IOException {
        return unpacked(Files.newInputStream(file));
    }

    /** The bytes of {@code raw}, unpacked where they are gzipped; closes {@code raw} when it fails. */
    static InputStream unpacked(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
        try {
            in.mark(2);
            int start = in.read() << 8 | in.read();
            in.reset();
            return start == START ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The most that {@code packed} bytes, deflated as in gzip and zip files, can unpack to. */
    static long unpackedAtMost(long packed) {
        return MOST_A_BYTE * packed + MOST_A_BYTE;
    }
}
