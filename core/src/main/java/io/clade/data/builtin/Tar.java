package io.clade.data.builtin;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the plain files of a tar archive, one after another: 512-byte headers, contents padded to 512. */
final class Tar {

    private static final int RECORD = 512;

    private Tar() {}

    /** An action on each file of the archive. */
    interface Visitor {
        /** {@code content} is the next {@code size} bytes of the archive; those not read are skipped. */
        void file(String name, long size, InputStream content) throws IOException;
    }

    static void read(InputStream in, Visitor visitor) throws IOException {
        for (byte[] header = in.readNBytes(RECORD);
                header.length > 0 && header[0] != 0;
                header = in.readNBytes(RECORD)) {
            if (header.length < RECORD) {
                throw new EOFException("the archive is truncated");
            }
            long size = octal(text(header, 124, 12).strip());
            Contents contents = new Contents(in, size);
            boolean plain = header[156] == '0' || header[156] == 0;
            if (plain) {
                visitor.file(text(header, 0, 100), size, contents);
            }
            contents.skipNBytes(contents.left);
            in.skipNBytes((RECORD - size % RECORD) % RECORD);
        }
    }

    private static long octal(String digits) throws IOException {
        try {
            long number = Long.parseLong(digits, 8);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IOException("the archive is damaged", e);
        }
        throw new IOException("the archive is damaged");
    }

    private static String text(byte[] header, int from, int most) {
        int length = 0;
        while (length < most && header[from + length] != 0) {
            length++;
        }
        return new String(header, from, length, StandardCharsets.UTF_8);
    }

    /** The bytes of one file; closing leaves the archive open. */
    private static final class Contents extends InputStream {

        private final InputStream archive;
        private long left;

        Contents(InputStream archive, long size) {
            this.archive = archive;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = archive.read(target, offset, (int) Math.min(count, left));
            if (got < 0) {
                throw new EOFException("the archive is truncated");
            }
            left -= got;
            return got;
        }
    }
}
