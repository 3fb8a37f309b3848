package io.clade.data.reader;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.array.NpyFile;
import io.clade.data.array.NpzFile;
import io.clade.data.array.NumberArray;
import io.clade.data.array.SparseArray;
import io.clade.data.format.FileFormat;
import io.clade.data.format.FiniteCheck;
import io.clade.data.format.ReadOptions;
import io.clade.data.format.SampleShape;
import io.clade.input.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Datasets from numpy's files: an NPY array, or an NPZ of X, y and lengths. {@link SampleShape} tells what the extents
 * mean.
 */
final class ArrayReader {

    private ArrayReader() {}

    static Dataset readNpy(Path file, ReadOptions options) throws IOException {
        NumberArray array = NpyFile.read(file, options.limit(), options.heapBudget(), options.progress());
        return dataset(FileFormat.nameOf(file), array, new int[0], options);
    }

    static Dataset readNpz(Path file, ReadOptions options) throws IOException {
        try (NpzFile members = new NpzFile(file)) {
            List<String> names = members.names();
            NumberArray array = SparseArray.isIn(names)
                    ? SparseArray.read(members, options.limit(), options.heapBudget(), options.progress())
                    : members.read(samplesOf(file, names), options.limit(), options.heapBudget(), options.progress());
            int[] lengths = names.contains("lengths") ? lengths(file, members, array) : new int[0];
            Dataset dataset = dataset(FileFormat.nameOf(file), array, lengths, options);
            return names.contains("y") ? withLabels(dataset, members.labels("y"), array.rowsInFile()) : dataset;
        }
    }

    private static String samplesOf(Path file, List<String> names) {
        for (String name : names) {
            if (name.equalsIgnoreCase("X")) {
                return name;
            }
        }
        Require.that(
                names.size() == 1,
                "%s must hold the samples as an array X. Its arrays: %s.",
                file.getFileName(),
                names.isEmpty() ? "none" : String.join(", ", names));
        return names.get(0);
    }

    private static int[] lengths(Path file, NpzFile members, NumberArray array) throws IOException {
        long[] all = members.wholeNumbers("lengths", "length");
        requireCount(file.getFileName().toString(), "lengths", all.length, array.rowsInFile());
        return Arrays.stream(all)
                .limit(array.samples().size())
                .mapToInt(length -> (int) Math.max(-1, Math.min(length, Integer.MAX_VALUE)))
                .toArray();
    }

    /**
     * Adds labels to a dataset that may hold only the first samples of a file; {@code labels} are those of all
     * {@code rows} of the file.
     */
    static Dataset withLabels(Dataset dataset, List<String> labels, int rows) {
        requireCount(dataset.name(), "labels", labels.size(), rows);
        return dataset.withLabels(Labels.ofNames(labels.subList(0, dataset.size())));
    }

    private static void requireCount(String where, String what, int got, int expected) {
        Require.that(
                got == expected,
                "%s has %d %s for %d samples. Maybe they belong to another file.",
                where,
                got,
                what,
                expected);
    }

    /** The dataset that an array holds, checked for NaN and infinite values. */
    static Dataset dataset(String name, NumberArray array, int[] lengths, ReadOptions options) {
        SampleShape shape = SampleShape.of(name, array.header().extents(), options.kind(), lengths.length > 0);
        Dataset dataset =
                Dataset.of(name, shape.shape(), shape.arrange(array.samples())).limit(options.limit());
        if (!array.header().type().floating()) {
            return lengths.length > 0 ? dataset.withLengths(Arrays.copyOf(lengths, dataset.size())) : dataset;
        }
        return dataset.kind() == Kind.SERIES
                ? FiniteCheck.series(dataset, Arrays.copyOf(lengths, lengths.length == 0 ? 0 : dataset.size()))
                : FiniteCheck.require(dataset);
    }
}
