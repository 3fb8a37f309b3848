package io.clade.evaluation;

import io.clade.data.Labels;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Classes and clusters of the same samples, for tests. */
record LabelPair(Labels truth, Labels found) {

    /** Codes of each side; there are as many classes and clusters as the largest code says. */
    static LabelPair of(int[] truth, int[] found) {
        return new LabelPair(labels(truth), labels(found));
    }

    static Labels labels(int... codes) {
        return Labels.ofCodes(codes, IntStream.of(codes).max().orElse(-1) + 1);
    }

    /** {@code size} samples of up to 6 classes in up to 6 clusters, related or not; all have a class and a cluster. */
    static LabelPair random(Random random, int size) {
        int classes = 1 + random.nextInt(6);
        int clusters = 1 + random.nextInt(6);
        double related = random.nextDouble();
        int[] truth = random.ints(size, 0, classes).toArray();
        int[] found = IntStream.of(truth)
                .map(code -> random.nextDouble() < related ? code % clusters : random.nextInt(clusters))
                .toArray();
        return new LabelPair(Labels.ofCodes(truth, classes), Labels.ofCodes(found, clusters));
    }

    /** As {@link #random}, but some samples have no class and some no cluster. */
    static LabelPair randomWithGaps(Random random, int size) {
        LabelPair pair = random(random, size);
        return new LabelPair(withGaps(random, pair.truth), withGaps(random, pair.found));
    }

    private static Labels withGaps(Random random, Labels labels) {
        double share = random.nextDouble();
        return Labels.ofCodes(
                IntStream.of(labels.codes())
                        .map(code -> random.nextDouble() < share ? Labels.NONE : code)
                        .toArray(),
                labels.count());
    }

    LabelPair swapped() {
        return new LabelPair(found, truth);
    }

    @Override
    public String toString() {
        return Arrays.toString(truth.codes()) + " in " + Arrays.toString(found.codes());
    }
}
