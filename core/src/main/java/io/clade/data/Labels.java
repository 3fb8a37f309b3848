package io.clade.data;

import io.clade.input.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One code a sample, from 0, and a name for each code: the classes that samples were given, or the clusters they were
 * found in.
 */
public final class Labels {

    /** The code of a sample without a class, or of an outlier that belongs to no cluster. */
    public static final int NONE = -1;

    private final int[] codes;
    private final List<String> names;

    private Labels(int[] codes, List<String> names) {
        for (int code : codes) {
            Require.that(
                    code >= NONE && code < names.size(),
                    "A label code must be from -1 to %d. Got %d.",
                    names.size() - 1,
                    code);
        }
        this.codes = codes;
        this.names = List.copyOf(names);
    }

    /** Codes 0…{@code count}−1 named by their own numbers. */
    public static Labels ofCodes(int[] codes, int count) {
        return new Labels(
                codes.clone(),
                IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }

    /** Codes with a name for each; −1 marks a sample without one. */
    public static Labels of(int[] codes, List<String> names) {
        return new Labels(codes.clone(), names);
    }

    /**
     * Codes by name, numbered in natural order where all names are whole numbers and alphabetically otherwise; null and
     * empty names become {@link #NONE}.
     */
    public static Labels ofNames(Collection<String> labels) {
        List<String> names = new ArrayList<>(labels.stream()
                .filter(name -> name != null && !name.isEmpty())
                .distinct()
                .toList());
        boolean numbers = names.stream().allMatch(name -> name.matches("-?\\d{1,18}"));
        names.sort(numbers ? (a, b) -> Long.compare(Long.parseLong(a), Long.parseLong(b)) : String::compareTo);
        Map<String, Integer> codeOf = new LinkedHashMap<>();
        names.forEach(name -> codeOf.put(name, codeOf.size()));
        int[] codes = labels.stream()
                .mapToInt(name -> codeOf.getOrDefault(name == null ? "" : name, NONE))
                .toArray();
        return new Labels(codes, names);
    }

    public int size() {
        return codes.length;
    }

    /** The code of sample {@code i}, from 0, or {@link #NONE}. */
    public int get(int i) {
        return codes[i];
    }

    /** The number of codes, used or not: a cluster may be empty. */
    public int count() {
        return names.size();
    }

    public String name(int code) {
        return code == NONE ? "" : names.get(code);
    }

    public List<String> names() {
        return names;
    }

    public int[] codes() {
        return codes.clone();
    }

    /** The number of samples with each code. */
    public int[] sizes() {
        int[] sizes = new int[count()];
        for (int code : codes) {
            if (code != NONE) {
                sizes[code]++;
            }
        }
        return sizes;
    }

    public Labels select(int... rows) {
        return new Labels(Arrays.stream(rows).map(i -> codes[i]).toArray(), names);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels that && Arrays.equals(codes, that.codes) && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(codes) + names.hashCode();
    }

    @Override
    public String toString() {
        return size() + " labels of " + count() + " classes";
    }
}
