package io.clade.data.text;

import io.clade.data.array.GzipFile;
import io.clade.input.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The depth to which the lists and objects of a JSON file are nested. The database's reader recurses, and crashes at some depth. */
public final class JsonDepth {

    /** A table is a list of objects whose values may be lists; nothing needs more levels than a few. */
    static final int MOST = 64;

    private static final int BLOCK = 1 << 16;

    private int depth;
    private boolean inText;
    private boolean escaped;

    private JsonDepth() {}

    /**
     * Looks at every byte of {@code file}, gzipped or not.
     *
     * @throws InputException where it has more than {@link #MOST} levels
     */
    public static void require(Path file) throws IOException {
        JsonDepth at = new JsonDepth();
        byte[] block = new byte[BLOCK];
        try (InputStream in = GzipFile.unpacked(file)) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                for (int i = 0; i < count; i++) {
                    at.pass(block[i]);
                }
                if (at.depth > MOST) {
                    break;
                }
            }
        }
        if (at.depth > MOST) {
            throw new InputException(
                    "%s has values nested more than %s levels deep. A table is a list of objects, or an object a line."
                            .formatted(file.getFileName(), MOST));
        }
    }

    /** Beyond the limit the depth stays. */
    private void pass(byte character) {
        if (depth > MOST) {
            return;
        }
        if (inText) {
            inText = escaped || character != '"';
            escaped = !escaped && character == '\\';
        } else if (character == '"') {
            inText = true;
        } else if (character == '[' || character == '{') {
            depth++;
        } else if (character == ']' || character == '}') {
            depth--;
        }
    }
}
