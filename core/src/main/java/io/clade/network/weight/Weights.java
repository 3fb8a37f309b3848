package io.clade.network.weight;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.InputException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Named single-precision arrays of any rank, in order, off the native heap, such as the learned numbers of a network.
 */
public final class Weights {

    /** One array, row-major. */
    public static final class Entry {

        private final long[] shape;
        private final float[] values;

        private Entry(long[] shape, float[] values) {
            this.shape = shape;
            this.values = values;
        }

        public long[] shape() {
            return shape.clone();
        }

        public float[] values() {
            return values.clone();
        }

        /** True if all numbers are finite, but for NaN at the end of a row, which pads a shorter series. */
        private boolean isFinite() {
            int width = shape.length == 2 ? (int) shape[1] : Integer.MAX_VALUE;
            for (int i = 0; i < values.length; i++) {
                boolean pads = shape.length == 2
                        && i % width > 0
                        && Float.isNaN(values[i])
                        && (i % width == width - 1 || Float.isNaN(values[i + 1]));
                if (!Float.isFinite(values[i]) && !pads) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Entry that
                    && Arrays.equals(shape, that.shape)
                    && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
        }
    }

    private final Map<String, Entry> entries;

    private Weights(Map<String, Entry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    public static Builder builder() {
        return new Builder();
    }

    public Set<String> names() {
        return entries.keySet();
    }

    /** The array {@code name}, or null where there is none. */
    public Entry get(String name) {
        return entries.get(name);
    }

    /** @throws InputException where there is no array {@code name} */
    public Entry require(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new InputException(
                    "The model is damaged: its weights lack " + name + ". Copy it again, or fit again.");
        }
        return entry;
    }

    /** The first array that holds NaN or an infinity, besides the padding of series; empty where there is none. */
    public Optional<String> notFinite() {
        return entries.entrySet().stream()
                .filter(entry -> !entry.getValue().isFinite())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The largest extent of any array; 0 where there is none. */
    public long largestExtent() {
        return entries.values().stream()
                .flatMapToLong(entry -> Arrays.stream(entry.shape))
                .max()
                .orElse(0);
    }

    /** These arrays and {@code others}, which replace arrays of the same name. */
    public Weights with(Weights others) {
        Map<String, Entry> both = new LinkedHashMap<>(entries);
        both.putAll(others.entries);
        return new Weights(both);
    }

    /** The arrays whose names {@code wanted} accepts. */
    public Weights only(Predicate<String> wanted) {
        Map<String, Entry> some = new LinkedHashMap<>(entries);
        some.keySet().removeIf(wanted.negate());
        return new Weights(some);
    }

    /** The arrays whose names begin with {@code prefix}, under their names without it. */
    public Weights under(String prefix) {
        Map<String, Entry> some = new LinkedHashMap<>();
        only(name -> name.startsWith(prefix))
                .entries
                .forEach((name, entry) -> some.put(name.substring(prefix.length()), entry));
        return new Weights(some);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /** Collects arrays in order. */
    public static final class Builder {

        private final Map<String, Entry> entries = new LinkedHashMap<>();

        private Builder() {}

        /** Takes {@code values}, row-major, without a copy: the caller must not write to it again. */
        public Builder put(String name, long[] shape, float[] values) {
            entries.put(name, new Entry(shape.clone(), values));
            return this;
        }

        /** All of {@code weights}, {@code prefix} before each name. */
        public Builder putAll(String prefix, Weights weights) {
            weights.entries.forEach((name, entry) -> entries.put(prefix + name, entry));
            return this;
        }

        /** The code of every label, n numbers. */
        public Builder put(String name, Labels labels) {
            int n = labels.size();
            float[] codes = new float[n];
            for (int i = 0; i < n; i++) {
                codes[i] = labels.get(i);
            }
            return put(name, new long[] {n}, codes);
        }

        /** A copy of {@code matrix}. */
        public Builder put(String name, Matrix matrix) {
            return put(name, new long[] {matrix.rows(), matrix.columns()}, matrix.toArray());
        }

        public Weights build() {
            return new Weights(new LinkedHashMap<>(entries));
        }
    }
}
