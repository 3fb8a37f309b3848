package io.clade.data.text;

import io.clade.data.array.GzipFile;
import io.clade.input.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The encoding of a text file, found from its bytes: UTF-8, UTF-16 with or without a byte order mark, and for everything
 * else Windows-1252, which holds Latin-1.
 */
public enum TextEncoding {
    UTF_8(StandardCharsets.UTF_8),
    UTF_16LE(StandardCharsets.UTF_16LE),
    UTF_16BE(StandardCharsets.UTF_16BE),
    WINDOWS_1252(Charset.forName("windows-1252"));

    private static final int START = 4096;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Charset charset;

    TextEncoding(Charset charset) {
        this.charset = charset;
    }

    /**
     * The encoding of a file, gzipped or not, which is read to its end.
     *
     * @throws InputException where the file is not one of text
     */
    public static TextEncoding of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = GzipFile.unpacked(file)) {
            start = in.readNBytes(START);
        }
        TextEncoding wide = wide(start);
        if (wide != UTF_8) {
            return wide;
        }
        for (byte b : start) {
            if (b == 0) {
                throw new InputException(file.getFileName() + " is not a text file. Maybe it has the wrong name.");
            }
        }
        return isUtf8(file) ? UTF_8 : WINDOWS_1252;
    }

    /** UTF-16 where a mark says so, or where every other byte is zero, as in Latin letters; else UTF-8. */
    private static TextEncoding wide(byte... start) {
        if (start.length >= 2 && (start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xFE) {
            return UTF_16LE;
        }
        if (start.length >= 2 && (start[0] & 0xFF) == 0xFE && (start[1] & 0xFF) == 0xFF) {
            return UTF_16BE;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < start.length; i++) {
            zeros[i % 2] += start[i] == 0 ? 1 : 0;
        }
        int many = start.length / 3;
        if (zeros[1] > many && zeros[0] == 0) {
            return UTF_16LE;
        }
        return zeros[0] > many && zeros[1] == 0 ? UTF_16BE : UTF_8;
    }

    private static boolean isUtf8(Path file) throws IOException {
        char[] block = new char[1 << 16];
        try (InputStreamReader text = new InputStreamReader(
                GzipFile.unpacked(file),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT))) {
            while (text.read(block) >= 0) {
                // Reading is the test.
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The text of a file, without a byte order mark. */
    public BufferedReader reader(Path file) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(GzipFile.unpacked(file), charset), 1 << 16);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    /** The name of the encoding. */
    public String title() {
        return charset.displayName(java.util.Locale.ROOT);
    }
}
