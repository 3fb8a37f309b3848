package io.clade.data;

import io.clade.input.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * n samples of one shape, with a name and an origin; immutable. Labels are carried along for evaluation and never used
 * for fitting.
 *
 * <p>Read one with {@code Datasets.read} of the reader package, or wrap numbers of your own with {@link #of}.
 */
public final class Dataset {

    private final String name;
    private final Shape shape;
    private final Samples samples;
    private final Optional<Labels> labels;
    private final List<String> ids;
    private final List<String> featureNames;
    private final int[] lengths;
    private final List<String> notices;
    private final Gaps gaps;
    /** Null until it is first asked for; two threads that ask at once compute the same. */
    private volatile String sha256;

    private Dataset(
            String name,
            Shape shape,
            Samples samples,
            Optional<Labels> labels,
            List<String> ids,
            List<String> featureNames,
            int[] lengths,
            List<String> notices,
            Gaps gaps) {
        Require.that(
                samples.width() == shape.size(),
                "%s: a sample of shape %s has %d numbers. Got %d.",
                name,
                shape,
                shape.size(),
                samples.width());
        labels.ifPresent(all -> requireCount(name, "labels", all.size(), samples.size()));
        if (!ids.isEmpty()) {
            requireCount(name, "ids", ids.size(), samples.size());
        }
        if (lengths.length > 0) {
            requireCount(name, "lengths", lengths.length, samples.size());
        }
        this.name = name;
        this.shape = shape;
        this.samples = samples;
        this.labels = labels;
        this.ids = List.copyOf(ids);
        this.featureNames = List.copyOf(featureNames);
        this.lengths = lengths;
        this.notices = List.copyOf(notices);
        this.gaps = gaps;
    }

    private static void requireCount(String name, String what, int got, int expected) {
        Require.that(
                got == expected,
                "%s has %d %s for %d samples. Maybe they belong to another file.",
                name,
                got,
                what,
                expected);
    }

    public static Dataset of(String name, Shape shape, Samples samples) {
        return new Dataset(
                name, shape, samples, Optional.empty(), List.of(), List.of(), new int[0], List.of(), Gaps.NONE);
    }

    public Dataset withLabels(Labels given) {
        return new Dataset(name, shape, samples, Optional.of(given), ids, featureNames, lengths, notices, gaps);
    }

    public Dataset withoutLabels() {
        return new Dataset(name, shape, samples, Optional.empty(), ids, featureNames, lengths, notices, gaps);
    }

    /**
     * This dataset with an id for each sample: {@code given[i]}, a file name or a key, names sample i. Without ids the
     * row numbers name the samples.
     */
    public Dataset withIds(List<String> given) {
        return new Dataset(name, shape, samples, labels, given, featureNames, lengths, notices, gaps);
    }

    public Dataset withFeatureNames(List<String> given) {
        return new Dataset(name, shape, samples, labels, ids, given, lengths, notices, gaps);
    }

    /** These series with the number of steps of each, 1…T; numbers behind the last step are padding. */
    public Dataset withLengths(int... given) {
        Require.that(shape.kind() == Kind.SERIES, "%s: only series have lengths.", name);
        for (int i = 0; i < given.length; i++) {
            Require.that(
                    given[i] >= 1 && given[i] <= shape.extent(0),
                    "%s: the length of series %d must be from 1 to %d. Got %d.",
                    name,
                    i,
                    shape.extent(0),
                    given[i]);
        }
        return new Dataset(name, shape, samples, labels, ids, featureNames, given.clone(), notices, gaps);
    }

    /** This dataset with notices: sentences that tell the user how the data were read. */
    public Dataset withNotices(List<String> given) {
        return new Dataset(name, shape, samples, labels, ids, featureNames, lengths, given, gaps);
    }

    /** The cells that had no value and were filled in. */
    public Dataset withGaps(Gaps given) {
        return new Dataset(name, shape, samples, labels, ids, featureNames, lengths, notices, given);
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return shape.kind();
    }

    public Shape shape() {
        return shape;
    }

    public int size() {
        return samples.size();
    }

    public Optional<Labels> labels() {
        return labels;
    }

    public String id(int row) {
        return ids.isEmpty() ? Integer.toString(row) : ids.get(row);
    }

    /** Names of a table's columns; empty where the data have none. */
    public List<String> featureNames() {
        return featureNames;
    }

    /** Steps of series {@code row}; T where all have the same length. */
    public int length(int row) {
        return lengths.length == 0 ? shape.extent(0) : lengths[row];
    }

    /** False for series some of which are shorter than T. */
    public boolean equallyLong() {
        return Arrays.stream(lengths).allMatch(length -> length == shape.extent(0));
    }

    public List<String> notices() {
        return notices;
    }

    /** The cells of a table that had no value and were filled in. */
    public Gaps gaps() {
        return gaps;
    }

    /** Copies sample {@code row} as it was read, flattened, to {@code target[offset …]}. */
    public void copy(int row, float[] target, int offset) {
        samples.copy(row, target, offset);
    }

    /** The same in double precision. */
    public void copy(int row, double[] target, int offset) {
        samples.copy(row, target, offset);
    }

    /** True if the numbers are stored with more digits than single precision has. */
    public boolean wide() {
        return samples.wide();
    }

    /** Sample {@code row} as it was read, flattened. */
    public float[] sample(int row) {
        float[] values = new float[shape.size()];
        samples.copy(row, values, 0);
        return values;
    }

    /** The first {@code most} samples, or all where there are fewer. */
    public Dataset limit(int most) {
        Require.atLeast("The limit", most, 1);
        return most >= size() ? this : select(IntStream.range(0, most).toArray());
    }

    /** These samples, in this order, as a view. */
    public Dataset select(int... rows) {
        int[] chosen = rows.clone();
        Samples view = new Samples() {
            @Override
            public int size() {
                return chosen.length;
            }

            @Override
            public int width() {
                return samples.width();
            }

            @Override
            public void copy(int row, float[] target, int offset) {
                samples.copy(chosen[row], target, offset);
            }

            @Override
            public void copy(int row, double[] target, int offset) {
                samples.copy(chosen[row], target, offset);
            }

            @Override
            public boolean wide() {
                return samples.wide();
            }
        };
        return new Dataset(
                name,
                shape,
                view,
                labels.map(all -> all.select(chosen)),
                ids.isEmpty()
                        ? Arrays.stream(chosen).mapToObj(Integer::toString).toList()
                        : Arrays.stream(chosen).mapToObj(ids::get).toList(),
                featureNames,
                lengths.length == 0
                        ? lengths
                        : Arrays.stream(chosen).map(i -> lengths[i]).toArray(),
                notices,
                gaps.select(chosen));
    }

    /** These features of a table, in this order, as a view. */
    public Dataset selectFeatures(int... columns) {
        int[] chosen = columns.clone();
        Samples view = new Samples() {
            @Override
            public int size() {
                return samples.size();
            }

            @Override
            public int width() {
                return chosen.length;
            }

            @Override
            public void copy(int row, float[] target, int offset) {
                float[] all = new float[samples.width()];
                samples.copy(row, all, 0);
                for (int i = 0; i < chosen.length; i++) {
                    target[offset + i] = all[chosen[i]];
                }
            }

            @Override
            public void copy(int row, double[] target, int offset) {
                double[] all = new double[samples.width()];
                samples.copy(row, all, 0);
                for (int i = 0; i < chosen.length; i++) {
                    target[offset + i] = all[chosen[i]];
                }
            }

            @Override
            public boolean wide() {
                return samples.wide();
            }
        };
        List<String> chosenNames = featureNames.isEmpty()
                ? featureNames
                : Arrays.stream(chosen).mapToObj(featureNames::get).toList();
        return new Dataset(
                name,
                Shape.table(chosen.length),
                view,
                labels,
                ids,
                chosenNames,
                lengths,
                notices,
                gaps.selectColumns(chosen));
    }

    /**
     * SHA-256, in hexadecimal, of the shape, the lengths and every number; labels and names do not count. The numbers are
     * read when this is first called.
     */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = Fingerprint.of(this);
            sha256 = known;
        }
        return known;
    }

    /** For example {@code digits: 1797 images of 1×8×8}. */
    @Override
    public String toString() {
        String what = switch (kind()) {
            case IMAGE -> "images of " + shape;
            case SERIES -> "series of " + shape;
            case TABLE -> "rows of " + shape + " features";
        };
        return name + ": " + size() + " " + what;
    }
}
