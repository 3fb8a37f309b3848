package io.clade.method.automatic;

import io.clade.data.Labels;
import io.clade.evaluation.quality.Stability;
import io.clade.model.part.Candidates.Reason;
import io.clade.partition.NearestNeighbours;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A judge of clusterings of the same samples, which does not look at labels.
 *
 * <p>Methods err in different ways, so the clustering that the others agree with most is seldom a bad one. There are two
 * exceptions. Clusters of any shape, such as rings, are found by few methods; the one that finds them separates hardly any
 * neighbours. And a deep method sees what the samples do not show; it is taken where the others do not
 * contradict it. The rules and their numbers were chosen on fifteen data sets: docs/decisions/022-automatic-choice.md.
 */
final class Judge {

    /** Share of the best agreement that a deep method must reach. */
    private static final double UNDISPUTED = 0.6;

    /** Share of the separated neighbours that another candidate may have at most to be taken for its clusters' shapes. */
    private static final double FEW = 0.1;

    /** Share of the mean size below which a cluster is small: small clusters separate few neighbours whatever they are. */
    private static final double SMALL = 0.25;

    private final List<Labels> clusterings;
    private final double[] agreement;
    private final double[] separated;

    /** @param clusterings one or more */
    Judge(List<Labels> clusterings, NearestNeighbours neighbours) {
        this.clusterings = List.copyOf(clusterings);
        this.agreement = Stability.withOthers(clusterings);
        this.separated = clusterings.stream().mapToDouble(neighbours::separated).toArray();
    }

    /** The decision for one of the candidates. */
    record Verdict(int taken, Reason reason) {}

    /** The verdict, where the candidates {@code deep} train a network. */
    Verdict verdict(boolean... deep) {
        int[] classical = IntStream.range(0, deep.length).filter(i -> !deep[i]).toArray();
        if (classical.length == 0) {
            return new Verdict(0, Reason.AGREEMENT);
        }
        int agreed = Arrays.stream(classical)
                .boxed()
                .max(Comparator.comparingDouble(i -> agreement[i]))
                .orElseThrow();
        int shaped = Arrays.stream(classical)
                .filter(i -> !small(clusterings.get(i)))
                .boxed()
                .min(Comparator.comparingDouble(i -> separated[i]))
                .orElse(agreed);
        if (separated[shaped] < FEW * separated[agreed]) {
            return new Verdict(shaped, Reason.NEIGHBOURS);
        }
        return IntStream.range(0, deep.length)
                .filter(i -> deep[i] && agreement[i] >= UNDISPUTED * agreement[agreed])
                .mapToObj(i -> new Verdict(i, Reason.DEEP))
                .findFirst()
                .orElse(new Verdict(agreed, Reason.AGREEMENT));
    }

    /** Mean adjusted Rand index of candidate {@code i} with all others. */
    double agreement(int i) {
        return agreement[i];
    }

    /** Share of the pairs of neighbours that candidate {@code i} separates. */
    double separated(int i) {
        return separated[i];
    }

    private static boolean small(Labels clusters) {
        int least = Arrays.stream(clusters.sizes()).min().orElseThrow();
        return least < SMALL * clusters.size() / clusters.count();
    }
}
