package io.clade.data.format;

import io.clade.data.ElementType;
import io.clade.data.Gaps;
import io.clade.data.Samples;
import io.clade.data.Spool;
import io.clade.input.Require;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table whose missing cells were filled in, or whose incomplete rows were left out.
 *
 * @param samples without gaps, in double precision where single precision would lose the differences between them
 * @param rows of the table as it was read that are there
 * @param gaps which cells were filled in
 * @param notices what was done, a sentence each
 */
public record FilledTable(Samples samples, List<Integer> rows, Gaps gaps, List<String> notices) {

    private static final double MOST = 0.05;
    private static final int ROWS_AT_ONCE = 1024;

    public FilledTable {
        rows = List.copyOf(rows);
        notices = List.copyOf(notices);
    }

    /**
     * Fills in the NaN of {@code cells}. Rows without any value are left out; columns without any become zero.
     *
     * @param where the table, for a refusal
     * @param names of the columns
     */
    public static FilledTable of(String where, Samples cells, List<String> names, ReadOptions options)
            throws IOException {
        return new Filling(where, cells, names, options).table();
    }

    private static final class Filling {

        private final String where;
        private final Samples cells;
        private final List<String> names;
        private final ReadOptions options;
        private final MissingCells missing;
        private final List<String> notices = new ArrayList<>();

        Filling(String where, Samples cells, List<String> names, ReadOptions options) {
            this.where = where;
            this.cells = cells;
            this.names = names;
            this.options = options;
            this.missing = new MissingCells(cells, names, options.values().learned());
        }

        FilledTable table() throws IOException {
            Set<Integer> left = Arrays.stream(missing.emptyRows()).boxed().collect(Collectors.toSet());
            Require.that(left.size() < cells.size(), "%s has no values besides its labels and ids.", where);
            Require.that(
                    left.isEmpty() || !options.values().missing().equals(Optional.of(Missing.FAIL)),
                    "%s: %s rows have no value at all, the first is row %s. Use --missing drop.",
                    where,
                    left.size(),
                    left.isEmpty() ? 0 : missing.emptyRows()[0] + 1);
            if (!left.isEmpty()) {
                notices.add("%s rows have no value at all, so they were left out; the first is row %s."
                        .formatted(left.size(), missing.emptyRows()[0] + 1));
            }
            if (!missing.emptyColumns().isEmpty()) {
                notices.add("Columns without any value were kept as zeros: " + missing.emptyColumns() + ".");
            }
            Missing policy = policy();
            List<Integer> dropped = policy == Missing.DROP ? incomplete() : List.of();
            if (policy != Missing.FAIL) {
                notices.add(notice(policy, options.values(), dropped.size()));
            }
            if (policy == Missing.DROP) {
                left.addAll(dropped);
                Require.that(
                        left.size() < cells.size(),
                        "%s: every row has a cell without a value: %s.",
                        where,
                        missing.words());
            }
            List<Integer> rows = IntStream.range(0, cells.size())
                    .filter(row -> !left.contains(row))
                    .boxed()
                    .toList();
            List<Double> values = fills(rows, policy);
            return new FilledTable(written(rows, policy, values), rows, gaps(rows, values, policy), notices);
        }

        /** One number a column for the cells that it fills; zeros where only a model can know them; empty where none is. */
        private List<Double> fills(List<Integer> rows, Missing policy) throws IOException {
            return switch (policy) {
                case MEAN, MEDIAN -> new ColumnFills(cells, rows, policy).values();
                case NEAREST -> options.values().learned() ? Collections.nCopies(names.size(), 0.0) : List.of();
                default -> List.of();
            };
        }

        /** The treatment of the cells that have no value; {@link Missing#FAIL} where there are none. */
        private Missing policy() {
            if (missing.count() == 0) {
                return Missing.FAIL;
            }
            TableValues asked = options.values();
            Missing policy = asked.missing().orElse(Missing.MEDIAN);
            if (policy == Missing.FAIL) {
                throw missing.refusal(where, "");
            }
            if (asked.missing().isEmpty() && !asked.learned() && missing.share() > MOST) {
                throw missing.refusal(where, ", more than the 5 % that are filled in unasked");
            }
            return policy;
        }

        private String notice(Missing policy, TableValues asked, int dropped) {
            String unasked =
                    asked.missing().isEmpty() ? " Use --missing " + Missing.NAMES + " to say what is done." : "";
            return switch (policy) {
                case DROP ->
                    "%s. The %s rows with such cells were left out of %s."
                            .formatted(missing.words(), dropped, cells.size());
                case NEAREST ->
                    missing.words() + ". They were filled in with the values of the nearest rows"
                            + (asked.learned() ? " of these data; the model keeps no rows." : ".");
                default ->
                    asked.learned()
                            ? missing.words() + ". They were filled in with what the model learned."
                            : "%s. They were filled in with the %s of the column.%s"
                                    .formatted(missing.words(), policy, unasked);
            };
        }

        /** Rows that lack a value in a column that has values. */
        private List<Integer> incomplete() {
            double[] values = new double[names.size()];
            return missing.incomplete().stream()
                    .filter(row -> {
                        cells.copy(row, values, 0);
                        return IntStream.range(0, values.length)
                                .anyMatch(c -> Double.isNaN(values[c]) && !missing.isEmpty(c));
                    })
                    .toList();
        }

        /** The cells for a model to fill in: all, or those that no near row has a value for. */
        private Gaps gaps(List<Integer> rows, List<Double> fills, Missing policy) {
            if (fills.isEmpty()) {
                return Gaps.NONE;
            }
            Map<Integer, int[]> columns = new HashMap<>();
            Set<Integer> incomplete = Set.copyOf(missing.incomplete());
            double[] values = new double[names.size()];
            for (int i = 0; i < rows.size(); i++) {
                if (incomplete.contains(rows.get(i))) {
                    cells.copy(rows.get(i), values, 0);
                    int[] empty = IntStream.range(0, values.length)
                            .filter(c -> Double.isNaN(values[c]))
                            .filter(c -> policy != Missing.NEAREST || missing.hasNone(c))
                            .toArray();
                    if (empty.length > 0) {
                        columns.put(i, empty);
                    }
                }
            }
            return Gaps.of(columns, fills);
        }

        private Samples written(List<Integer> rows, Missing policy, List<Double> fills) throws IOException {
            int width = names.size();
            Optional<NearestRows> nearest =
                    policy == Missing.NEAREST ? Optional.of(new NearestRows(cells, rows)) : Optional.empty();
            double[] batch = new double[Math.multiplyExact(Math.min(ROWS_AT_ONCE, rows.size()), width)];
            boolean wide = isWide(rows);
            try (Spool spool = new Spool(
                    wide ? ElementType.F8 : ElementType.F4, ByteOrder.nativeOrder(), width, options.heapBudget())) {
                int filled = 0;
                for (int row : rows) {
                    cells.copy(row, batch, filled);
                    int start = filled;
                    nearest.ifPresent(rowsNear -> rowsNear.fill(batch, start));
                    for (int c = 0; c < width; c++) {
                        if (Double.isNaN(batch[filled + c])) {
                            batch[filled + c] = fills.isEmpty() ? 0 : fills.get(c);
                        }
                    }
                    filled += width;
                    if (filled == batch.length) {
                        append(spool, wide, batch, filled);
                        filled = 0;
                    }
                }
                append(spool, wide, batch, filled);
                return spool.finish();
            }
        }

        private static void append(Spool spool, boolean wide, double[] values, int count) throws IOException {
            if (wide) {
                spool.append(values, count);
                return;
            }
            float[] single = new float[count];
            for (int i = 0; i < count; i++) {
                single[i] = (float) values[i];
            }
            spool.append(single, count);
        }

        private boolean isWide(List<Integer> rows) {
            double[] low = new double[names.size()];
            double[] high = new double[names.size()];
            double[] values = new double[names.size()];
            Arrays.fill(low, Double.POSITIVE_INFINITY);
            Arrays.fill(high, Double.NEGATIVE_INFINITY);
            for (int row : rows) {
                cells.copy(row, values, 0);
                for (int c = 0; c < values.length; c++) {
                    if (!Double.isNaN(values[c])) {
                        low[c] = Math.min(low[c], values[c]);
                        high[c] = Math.max(high[c], values[c]);
                    }
                }
            }
            return IntStream.range(0, low.length).anyMatch(c -> ElementType.holding(low[c], high[c]) == ElementType.F8);
        }
    }
}
