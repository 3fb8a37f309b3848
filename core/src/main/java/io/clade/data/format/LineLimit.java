package io.clade.data.format;

import io.clade.input.InputException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** The text of a file whose lines are of bounded length: a packed file of a megabyte can hold a line of a gigabyte. */
public final class LineLimit extends FilterReader {

    /** A table of a hundred thousand columns has lines of a few megabytes. */
    private static final int LONGEST = 16 << 20;

    private final String where;
    private final int longest;
    private long length;

    /** @param where the name of the file in refusals */
    public LineLimit(Reader in, String where) {
        this(in, where, LONGEST);
    }

    /** @param longest characters of a line at most */
    public LineLimit(Reader in, String where, int longest) {
        super(in);
        this.where = where;
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    /** @throws InputException when a line is too long */
    @Override
    public int read(char[] target, int offset, int count) throws IOException {
        int got = super.read(target, offset, count);
        for (int i = offset; i < offset + got; i++) {
            length = target[i] == '\n' || target[i] == '\r' ? 0 : length + 1;
            if (length > longest) {
                throw new InputException("%s has a line of more than %s characters. Maybe it is damaged, or no text."
                        .formatted(where, longest));
            }
        }
        return got;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
