package io.clade.data.builtin;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of another stream, which must not be more than a limit: one byte beyond it, reading fails. */
final class LimitedInputStream extends FilterInputStream {

    private final String what;
    private final long most;
    private long got;

    /** @param what the name of what is read, for the failure */
    LimitedInputStream(InputStream in, String what, long most) {
        super(in);
        this.what = what;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = super.read(target, offset, count);
        got += Math.max(0, read);
        if (got > most) {
            throw new IOException("%s is larger than the %s bytes that were expected".formatted(what, most));
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        // Skipped bytes count as those that are read.
        byte[] block = new byte[(int) Math.min(Math.max(0, count), 1 << 13)];
        return block.length == 0 ? 0 : Math.max(0, read(block, 0, block.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
