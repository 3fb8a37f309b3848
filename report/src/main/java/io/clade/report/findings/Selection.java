package io.clade.report.findings;

import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.model.Assignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The samples that a report shows. Large data are sampled, always in the same way, and a smaller sample is part of a
 * larger one.
 */
public final class Selection {

    private static final int ON_MAP = 70_000;
    /** The most samples for UMAP, which takes about ten seconds for them. */
    private static final int FITTED = 4_000;

    private static final int LEAST_OF_A_CLUSTER = 20;
    private static final int IN_GALLERY = 1_600;
    private static final int MOST_CARDS = 200;
    private static final int MOST_PICTURES = 10;
    /** The most series on a card; lines are wider than pictures. */
    private static final int MOST_LINES = 9;

    private final Assignment assignment;
    private final int[] mapped;
    private final int[] fitted;
    private final int[] cards;
    private final int inRow;

    private Selection(Assignment assignment, int[] cards, int inRow) {
        this.assignment = assignment;
        this.mapped = sampled(assignment, ON_MAP);
        this.fitted = sampled(assignment, FITTED);
        this.cards = cards;
        this.inRow = inRow;
    }

    public static Selection of(Kind kind, Assignment assignment) {
        int[] sizes = assignment.clusters().sizes();
        int[] largest = IntStream.range(0, sizes.length)
                .boxed()
                .filter(c -> sizes[c] > 0)
                .sorted(Comparator.comparing((Integer c) -> -sizes[c]))
                .limit(MOST_CARDS)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
        int most = kind == Kind.SERIES ? MOST_LINES : MOST_PICTURES;
        int inRow = Math.max(3, Math.min(most, IN_GALLERY / (2 * Math.max(1, largest.length))));
        return new Selection(assignment, largest, inRow);
    }

    /** Random samples in proportion to the clusters' sizes, with at least a few of each small cluster. */
    private static int[] sampled(Assignment assignment, int most) {
        int n = assignment.size();
        if (n <= most) {
            return IntStream.range(0, n).toArray();
        }
        double share = (double) most / n;
        List<Integer> chosen = new ArrayList<>();
        for (int cluster = Labels.NONE; cluster < assignment.clusters().count(); cluster++) {
            int[] members = members(assignment, cluster);
            int wanted =
                    (int) Math.min(members.length, Math.max(LEAST_OF_A_CLUSTER, Math.round(share * members.length)));
            shuffleStart(members, wanted, new SplittableRandom(cluster));
            IntStream.of(members).limit(wanted).forEach(chosen::add);
        }
        return chosen.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** The first steps of the Fisher–Yates shuffle. */
    private static void shuffleStart(int[] members, int steps, SplittableRandom random) {
        for (int i = 0; i < steps; i++) {
            int other = random.nextInt(i, members.length);
            int moved = members[i];
            members[i] = members[other];
            members[other] = moved;
        }
    }

    private static int[] members(Assignment assignment, int cluster) {
        return IntStream.range(0, assignment.size())
                .filter(i -> assignment.cluster(i) == cluster)
                .toArray();
    }

    /** The samples on the map, ascending. */
    public int[] mapped() {
        return mapped.clone();
    }

    /** The samples that represent all where all would take too long, ascending; each is on the map. */
    public int[] fitted() {
        return fitted.clone();
    }

    /**
     * The clusters with a card in the gallery, ascending: those that are not empty, or the largest where there are very
     * many.
     */
    public int[] cards() {
        return cards.clone();
    }

    /** The samples of {@code cluster} to show: the most certain and, where there are more, the least certain. */
    public Extremes extremes(int cluster) {
        List<Integer> members = IntStream.of(members(assignment, cluster))
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -assignment.confidence(i)))
                .toList();
        int certain = Math.min(inRow, (members.size() + 1) / 2);
        int uncertain = Math.min(inRow, members.size() - certain);
        List<Integer> last = new ArrayList<>(members.subList(members.size() - uncertain, members.size()));
        last.sort(Comparator.comparing(assignment::confidence));
        return new Extremes(members.subList(0, certain), last);
    }

    /**
     * @param certain the most certain first
     * @param uncertain the least certain first
     */
    public record Extremes(List<Integer> certain, List<Integer> uncertain) {}
}
