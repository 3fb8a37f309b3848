package io.clade.data.text;

import io.clade.input.InputException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a table of text record by record. Quotes keep delimiters and line ends in a field, two quotes stand for one; blank
 * lines are passed over. The delimiter may be a run of spaces.
 */
public final class Records implements Closeable {

    private final String where;
    private final BufferedReader text;
    private final char delimiter;
    private final StringBuilder field = new StringBuilder();
    private int next;
    private long line;
    private long lines;

    /**
     * @param where what a refusal calls the text
     * @param delimiter a space stands for any number of them
     */
    public Records(String where, BufferedReader text, char delimiter) throws IOException {
        this.where = where;
        this.text = text;
        this.delimiter = delimiter;
        this.next = text.read();
    }

    /** The line, from 1, that the record read last began in. */
    public long line() {
        return line;
    }

    /**
     * The fields of the next record; empty at the end.
     *
     * @throws InputException where a quote is not closed, or has text next to it
     */
    public Optional<List<String>> next() throws IOException {
        while (next >= 0) {
            line = lines + 1;
            List<String> fields = new ArrayList<>();
            boolean quoted = readFields(fields);
            if (quoted || fields.stream().anyMatch(value -> !value.isBlank()) || fields.size() > 1) {
                return Optional.of(fields);
            }
        }
        return Optional.empty();
    }

    private boolean readFields(List<String> fields) throws IOException {
        boolean quoted = false;
        while (true) {
            skipSpaces();
            if (delimiter == ' ' && endsLine() && !fields.isEmpty()) {
                endLine();
                return quoted;
            }
            field.setLength(0);
            if (next == '"') {
                quoted = true;
                readQuoted();
            } else {
                while (next >= 0 && next != delimiter && !endsLine()) {
                    field.append((char) next);
                    next = text.read();
                }
            }
            fields.add(field.toString());
            if (next != delimiter) {
                endLine();
                return quoted;
            }
            next = text.read();
        }
    }

    private void skipSpaces() throws IOException {
        while (delimiter == ' ' && next == ' ') {
            next = text.read();
        }
    }

    private boolean endsLine() {
        return next < 0 || next == '\n' || next == '\r';
    }

    private void readQuoted() throws IOException {
        next = text.read();
        while (true) {
            if (next < 0) {
                throw wrongQuote();
            }
            if (next == '"') {
                next = text.read();
                if (next != '"') {
                    break;
                }
            }
            lines += next == '\n' ? 1 : 0;
            field.append((char) next);
            next = text.read();
        }
        if (next != delimiter && !endsLine()) {
            throw wrongQuote();
        }
    }

    private InputException wrongQuote() {
        return new InputException(where + ": line " + line
                + " has a quote that is not closed, or text next to one. Maybe the file is truncated.");
    }

    private void endLine() throws IOException {
        if (next == '\r') {
            next = text.read();
            if (next != '\n') {
                lines++;
                return;
            }
        }
        if (next == '\n') {
            next = text.read();
        }
        lines++;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
