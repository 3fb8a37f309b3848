package io.clade.run.comparison;

import io.clade.input.InputException;
import io.clade.input.Require;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a grid file: UTF-8, or UTF-16 where it begins with a byte order mark. */
final class YamlText {

    /** Bytes that a grid file can have; the parser's time grows with the square of the length of a text. */
    private static final int MOST_BYTES = 1 << 20;

    private YamlText() {}

    /** @throws InputException where {@code file} is no text, or too large */
    static String read(Path file) {
        Require.that(!Files.isDirectory(file), "%s is a folder. Give a YAML file that describes the comparison.", file);
        byte[] bytes = bytes(file);
        Require.that(
                bytes.length <= MOST_BYTES,
                "%s has more than %d bytes, so it is no grid file. Give a YAML file that describes the comparison.",
                file,
                MOST_BYTES);
        String text = decoded(file, bytes);
        Require.that(
                text.indexOf('\0') < 0, "%s is a binary file. Give a YAML file that describes the comparison.", file);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES + 1);
        } catch (AccessDeniedException e) {
            throw new InputException("The grid file %s cannot be read: permission denied.".formatted(file), e);
        } catch (IOException e) {
            throw new InputException("The grid file %s cannot be read. Give a YAML file.".formatted(file), e);
        }
    }

    private static String decoded(Path file, byte... bytes) {
        boolean marked = bytes.length >= 2 && (bytes[0] & 0xFF ^ bytes[1] & 0xFF) == 1 && (bytes[0] & 0xFF) >= 0xFE;
        Charset charset = marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InputException(
                    "%s is not %s text. Save it as UTF-8.".formatted(file, marked ? "whole UTF-16" : "UTF-8"), e);
        }
    }
}
