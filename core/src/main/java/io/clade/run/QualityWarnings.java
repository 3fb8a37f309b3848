package io.clade.run;

import io.clade.evaluation.quality.LossStability;
import io.clade.evaluation.quality.MergeHint;
import io.clade.evaluation.quality.MergeSplitHints;
import io.clade.evaluation.quality.SplitHint;
import io.clade.model.Warning;
import io.clade.model.part.TrainingLimits;
import io.clade.training.session.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Warnings about a clustering, from its quality without labels: at most six sentences, the most serious first. */
final class QualityWarnings {

    /**
     * The least mean agreement without a warning. Two runs of ten equal clusters agree to 0.87 where one of them merges
     * two clusters and splits another, and to 0.76 where it does so twice.
     */
    static final double LEAST_AGREEMENT = 0.8;

    /** The bounds of Hennig 2007: a cluster is valid from the first on, and not to be trusted below the second. */
    static final double STABLE = 0.75;

    private static final double UNSTABLE = 0.6;

    /** The size below which a cluster is tiny, as a share of the mean size. */
    private static final double TINY = 0.1;

    /**
     * The largest swing of a settled loss. Trainings that ended well swung by 0.05 of their fall, with two batches an
     * epoch by 0.11.
     */
    private static final double MOST_SWING = 0.25;

    /** The most clusters that a sentence lists. */
    private static final int LISTED = 5;

    private final Metrics metrics;
    private final Quality quality;
    private final EmbeddingView view;
    private final History history;
    private final Optional<TrainingLimits> limits;
    private final Set<Warning.Kind> said;
    private final List<String> sentences = new ArrayList<>();

    /**
     * @param limits of training, of methods that train by epochs
     * @param said warnings of the method about the same run
     */
    QualityWarnings(
            Metrics metrics,
            Quality quality,
            EmbeddingView view,
            History history,
            Optional<TrainingLimits> limits,
            Set<Warning.Kind> said) {
        this.metrics = metrics;
        this.quality = quality;
        this.view = view;
        this.history = history;
        this.limits = limits;
        this.said = said;
    }

    List<String> sentences() {
        addRuns();
        addSizes();
        addMergersAndSplits();
        addLoss();
        return sentences;
    }

    private void addRuns() {
        double agreement = quality.meanAgreement();
        if (agreement < LEAST_AGREEMENT) {
            List<Integer> stable = clusters(c -> c.stability() != null && c.stability() >= STABLE);
            int runs = metrics.runs().size();
            sentences.add("The %s runs disagree: %s agree to %s%s (adjusted Rand index; 1 is full agreement). %s"
                    .formatted(
                            runs,
                            runs == 2 ? "they" : "two of them",
                            number(agreement),
                            runs == 2 ? "" : " on average",
                            stable.isEmpty()
                                    ? "No cluster is found in most of them (stability 0.75 or more): try another -k or method."
                                    : "Only %s %s found in most of them (stability 0.75 or more)."
                                            .formatted(named(stable), stable.size() == 1 ? "is" : "are")));
            return;
        }
        List<Integer> unstable = clusters(c -> c.stability() != null && c.stability() < UNSTABLE);
        if (!unstable.isEmpty()) {
            sentences.add("%s %s different samples in other runs (stability below 0.6), so do not rely on %s."
                    .formatted(
                            capitalised(named(unstable)),
                            unstable.size() == 1 ? "has" : "have",
                            unstable.size() == 1 ? "it" : "them"));
        }
    }

    private void addSizes() {
        List<Integer> empty = clusters(c -> c.size() == 0);
        if (!empty.isEmpty() && !said.contains(Warning.Kind.EMPTY_CLUSTERS)) {
            sentences.add("%s of %s clusters are empty: ask for fewer with -k."
                    .formatted(empty.size(), quality.clusters().size()));
        }
        int n = metrics.data().samples();
        double equal = (double) n / Math.max(1, quality.clusters().size());
        List<Integer> tiny = clusters(c -> c.size() > 0 && c.size() < TINY * equal);
        if (!tiny.isEmpty()) {
            int samples = tiny.stream()
                    .mapToInt(q -> quality.clusters().get(q).size())
                    .sum();
            sentences.add("%s %s tiny, with %s of %s samples: outliers, or too many clusters. The report shows %s."
                    .formatted(
                            capitalised(named(tiny)),
                            tiny.size() == 1 ? "is" : "are",
                            samples,
                            n,
                            samples == 1 ? "it" : "them"));
        }
    }

    private void addMergersAndSplits() {
        MergeSplitHints mergeSplit =
                MergeSplitHints.of(view.embedding(), view.assignment().clusters());
        List<MergeHint> mergers = mergeSplit.mergers();
        List<SplitHint> splits = mergeSplit.splits();
        List<List<Integer>> groups = MergeHint.groups(mergers);
        int paired = groups.stream().mapToInt(List::size).sum();
        int filled = clusters(c -> c.size() > 0).size();
        String advice = advice(filled - paired + groups.size() + splits.size());
        if (!groups.isEmpty()) {
            double shallowest =
                    mergers.stream().mapToDouble(MergeHint::depth).min().orElseThrow();
            sentences.add("%s: the density between them does not fall below %s of the peaks. %s"
                    .formatted(alike(groups), percent(shallowest), advice));
        }
        if (!splits.isEmpty()) {
            List<Integer> doubled =
                    splits.stream().map(SplitHint::cluster).sorted().toList();
            double shallowest =
                    splits.stream().mapToDouble(SplitHint::depth).max().orElseThrow();
            sentences.add("%s: the density inside falls to %s of the peaks.%s"
                    .formatted(
                            capitalised(named(doubled))
                                    + (doubled.size() == 1 ? " looks like two" : " look like two each"),
                            percent(shallowest),
                            groups.isEmpty() ? " " + advice : ""));
        }
    }

    /** {@code Clusters 1 and 4 look like one, so do clusters 2, 3 and 6}. */
    private static String alike(List<List<Integer>> groups) {
        StringBuilder words = new StringBuilder(capitalised(named(groups.get(0)))).append(" look like one");
        groups.stream()
                .skip(1)
                .limit(LISTED - 1L)
                .forEach(group -> words.append("; so do ").append(named(group)));
        return groups.size() > LISTED ? words + ", and " + (groups.size() - LISTED) + " more groups" : words.toString();
    }

    /** The advice to fit {@code k} clusters instead. */
    private String advice(int k) {
        if (k < 2) {
            return "The data may have no cluster structure.";
        }
        if (metrics.found()) {
            return "clade methods " + metrics.method() + " lists the parameters that determine the number of clusters.";
        }
        return k == metrics.k()
                ? "The number of clusters may be right; another --seed may place them better."
                : "Try -k " + k + ".";
    }

    /** Adds the warning about the loss; methods without epochs warn themselves where they did not converge. */
    private void addLoss() {
        if (limits.isEmpty() || said.contains(Warning.Kind.STILL_FALLING)) {
            return;
        }
        double[] losses = history.closing();
        double swing = LossStability.swing(history.clustering());
        if (limits.get().epochs() == losses.length && losses.length >= 5 && !history.settled()) {
            sentences.add("The loss was still falling when training ended: --set epochs=N trains longer.");
        } else if (swing > MOST_SWING) {
            sentences.add(
                    "The loss did not settle: in the last fifth of training it varied by %s. A smaller learning rate, --set lr=X, makes it steadier."
                            .formatted(
                                    swing <= 1
                                            ? percent(swing) + " of its total fall"
                                            : "more than it had fallen in all"));
        }
    }

    private List<Integer> clusters(Predicate<Quality.Cluster> which) {
        return quality.clusters().stream()
                .filter(which)
                .map(Quality.Cluster::cluster)
                .toList();
    }

    /** {@code cluster 3}, {@code clusters 3 and 5}, or {@code clusters 1, 2, 3, 4, 5 and 7 more}. */
    private static String named(List<Integer> clusters) {
        if (clusters.size() == 1) {
            return "cluster " + clusters.get(0);
        }
        boolean all = clusters.size() <= LISTED;
        List<String> first = clusters.stream()
                .limit(all ? clusters.size() - 1 : LISTED)
                .map(Objects::toString)
                .toList();
        return "clusters " + String.join(", ", first) + " and "
                + (all ? clusters.get(clusters.size() - 1) : clusters.size() - LISTED + " more");
    }

    private static String percent(double share) {
        return share < 0.01 ? "under 1 %" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
