package io.clade.cli.console;

import java.io.PrintStream;
import java.util.HexFormat;

/**
 * Text as it is shown to people: control characters, which would command the terminal, and those that turn the direction of
 * writing are written out, as {@code \\x1b}. Names of columns, files and classes may hold any.
 */
public final class Visible {

    private Visible() {}

    /** {@code text} without commands; lines and tabulators stay. */
    public static String text(String text) {
        return escaped(text, false);
    }

    /** {@code text} on one line, without commands. */
    public static String line(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean oneLine) {
        if (text.chars().noneMatch(character -> isCommand((char) character, oneLine))) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (char character : text.toCharArray()) {
            if (!isCommand(character, oneLine)) {
                shown.append(character);
            } else if (character < 0x100) {
                shown.append("\\x").append(HexFormat.of().toHexDigits((byte) character));
            } else {
                shown.append("\\u").append(HexFormat.of().toHexDigits(character));
            }
        }
        return shown.toString();
    }

    private static boolean isCommand(char character, boolean oneLine) {
        if (character == '\n' || character == '\t') {
            return oneLine;
        }
        return Character.isISOControl(character)
                || character >= '\u202a' && character <= '\u202e'
                || character >= '\u2066' && character <= '\u2069'
                || oneLine && (character == '\u2028' || character == '\u2029');
    }

    /** A stream whose texts are shown so before {@code stream} gets them; bytes pass as they are. */
    static PrintStream over(PrintStream stream) {
        return new Stream(stream);
    }

    /** All printing of texts goes through these two; the texts keep the encoding of the stream behind. */
    private static final class Stream extends PrintStream {

        private final PrintStream behind;

        Stream(PrintStream behind) {
            super(behind, true);
            this.behind = behind;
        }

        @Override
        public void print(String text) {
            behind.print(Visible.text(String.valueOf(text)));
        }

        @Override
        public void print(Object value) {
            print(String.valueOf(value));
        }
    }
}
