package io.clade.tensor.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processors that a process may use.
 *
 * @param words the same as the system writes them, for example 0-3,8
 */
record Processors(BitSet numbers, String words) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern ALLOWED = Pattern.compile("(?m)^Cpus_allowed_list:\\s*([\\d,-]+)$");
    private static final Pattern RANGE = Pattern.compile("(\\d+)(?:\\s*-\\s*(\\d+)(?:\\s*:\\s*(\\d+))?)?");

    /** More than any machine has. */
    private static final int MOST = 1 << 16;

    /** Those of this process; empty where the system does not tell. */
    static Optional<Processors> ofThis() {
        try {
            Matcher allowed = ALLOWED.matcher(Files.readString(STATUS, StandardCharsets.ISO_8859_1));
            return allowed.find() ? Optional.of(listed(allowed.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @param words numbers and ranges, from commas to commas */
    static Processors listed(String words) {
        BitSet numbers = new BitSet();
        RANGE.matcher(words).results().forEach(range -> numbers.set(first(range), Math.min(MOST, last(range)) + 1));
        return new Processors(numbers, words);
    }

    /** True if each processor of {@code list} is one of them: numbers, ranges, and ranges with a step, as OpenMP writes them. */
    boolean holdAll(String list) {
        return RANGE.matcher(list).results().allMatch(this::holdRange);
    }

    private boolean holdRange(MatchResult range) {
        int step = range.group(3) == null ? 1 : Integer.parseInt(range.group(3));
        int last = last(range);
        boolean all = step > 0 && first(range) <= last;
        for (long at = first(range); all && at <= last; at += step) {
            all = numbers.get((int) at);
        }
        return all;
    }

    private static int first(MatchResult range) {
        return Integer.parseInt(range.group(1));
    }

    private static int last(MatchResult range) {
        return range.group(2) == null ? first(range) : Integer.parseInt(range.group(2));
    }
}
