package io.clade.run.choice;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Matrix;
import io.clade.data.preprocessing.BatchReader;
import io.clade.distance.Metric;
import io.clade.evaluation.GapStatistic;
import io.clade.method.Descriptor;
import io.clade.method.KSelection;
import io.clade.method.Settings;
import io.clade.method.Traits;
import io.clade.model.Model;
import io.clade.random.RandomOrder;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Chooses the number of clusters.
 *
 * <p>Steps: draw samples where there are many; turn them to their principal axes; draw references from the box along
 * these; compare silhouettes with those of the references, and end where none exceeds them; for a method with a
 * network, train it once with the largest number of clusters, and continue in its embedding; measure every number by
 * every criterion; take the median of the numbers that the criteria recommend.
 */
public final class Chooser {

    private static final int LEAST_SAMPLES = 1000;
    private static final int MOST_SAMPLES = 2500;
    private static final int SAMPLES_PER_CLUSTER = 25;

    /** The most numbers of all samples drawn, 128 MB. */
    private static final long MOST_NUMBERS = 1L << 25;

    /** The number of prototypes for some hundred samples; see docs/methods/competitive.md. */
    private static final int PROTOTYPES = 30;

    /** Samples that a prototype has on average, at least. */
    private static final int PROTOTYPE_SIZE = 5;

    private final ChoiceKey question;
    private final Descriptor<?> method;
    private final Map<String, String> settings;
    private final Traits traits;
    private final Settings seen;

    private final Dataset data;
    private final Range range;
    private final Session session;
    private final SplittableRandom random;
    private final Space.Trial trial;
    private final String by;

    private Chooser(
            Descriptor<?> method, ChoiceKey question, Dataset data, Range range, Session session, KeptParts kept) {
        this.question = question;
        this.method = method;
        this.settings = question.settings();
        this.traits = method.traits(settings);
        this.seen = method.hyperparameters(range.most(), settings);
        this.data = data;
        this.range = range;
        this.session = session;
        this.random = new SplittableRandom(session.seed());
        KSweep sweep = traits.linkage().map(KSweep::agglomerative).orElseGet(KSweep::kMeans);
        this.trial = new Space.Trial(range, sweep, session.seed(), kept);
        this.by = traits.linkage()
                .map(linkage -> "agglomeration, linkage=" + linkage.name().toLowerCase(Locale.ROOT))
                .orElse("k-means");
    }

    /** The k to give a method that finds the number of clusters of {@code samples} samples itself. */
    public static int clusters(KSelection way, int samples) {
        return way == KSelection.PROTOTYPES ? Math.max(2, Math.min(PROTOTYPES, samples / PROTOTYPE_SIZE)) : 2;
    }

    /**
     * Chooses the number of clusters.
     *
     * @param method one that takes the number of clusters
     * @param question for this method
     * @param range of numbers to choose from
     * @param session its device and progress listener; the seed is the question's
     * @param parts folder that keeps finished parts of the choice, from which they are reused; empty for none
     * @throws io.clade.input.InputException where the data do not suit the method
     */
    public static Choice choose(
            Descriptor<?> method,
            ChoiceKey question,
            Dataset data,
            Range range,
            Session session,
            Optional<Path> parts) {
        range.within(data.size());
        Session seeded = session.withSeed(question.seed());
        return new Chooser(method, question, data, range, seeded, new KeptParts(parts, question)).choice();
    }

    private Choice choice() {
        Dataset part = part();
        Space space = space(prepared(part), "samples", "comparing with samples without clusters");
        ClusteringTendency structure = space.structure();
        String name = (seen.comparesDirections() ? "the directions of the samples by " : "the samples by ") + by;
        if (!structure.found()) {
            return new Choice(
                    question,
                    range.toString(),
                    name,
                    part.size(),
                    structure,
                    List.of(),
                    List.of(),
                    null,
                    nothing(structure));
        }
        if (traits.selection() == KSelection.EMBEDDING) {
            space = space(embedding(part), "embedding", "comparing the embedding");
            name = "the embedding of " + method.name() + " with " + range.most() + " clusters, by " + by;
        }
        GapStatistic gap = space.gap();
        List<Criteria> criteria = space.criteria(
                trial, gap, "resampling", random, done -> report("resampling", done, Space.PAIRS, "pairs"));
        CriterionMedian criterionMedian = CriterionMedian.of(criteria, gap);
        return new Choice(
                question,
                range.toString(),
                name,
                part.size(),
                structure,
                criteria,
                criterionMedian.votes(),
                criterionMedian.recommended(),
                criterionMedian.reason());
    }

    private static String nothing(ClusteringTendency structure) {
        return String.format(
                Locale.ROOT,
                "No cluster structure was found: at best the silhouette is %.3f above the mean of %d sets of uniform samples of the"
                        + " same extents, of which one reaches %.3f (%.1f deviations, p = %.2f).",
                structure.statistic(),
                structure.references(),
                structure.highestReference(),
                structure.deviations(),
                structure.p());
    }

    /** A random part of the samples, large enough to show the largest number of clusters. */
    private Dataset part() {
        int wanted = Math.min(MOST_SAMPLES, Math.max(LEAST_SAMPLES, SAMPLES_PER_CLUSTER * range.most()));
        long held = MOST_NUMBERS / data.shape().size();
        int needed = (int) Math.max(range.most() + 1, Math.min(wanted, held));
        return data.size() <= needed ? data : data.select(RandomOrder.part(data.size(), needed, random.split()));
    }

    /** The samples as the method sees them, flattened; zeros behind the end of a shorter series; of length 1 where directions are compared. */
    private Matrix prepared(Dataset part) {
        BatchReader batchReader = new BatchReader(part, seen.fitPreparation(data), Device.CPU);
        int width = batchReader.shape().size();
        float[] values = new float[Math.multiplyExact(part.size(), width)];
        for (int i = 0; i < part.size(); i++) {
            int row = i;
            float[] sample = Scope.run(() -> Ops.toArray(batchReader.batch(row)));
            for (int j = 0; j < width; j++) {
                boolean behind = data.kind() == Kind.SERIES && Float.isNaN(sample[j]);
                sample[j] = behind ? 0 : sample[j];
            }
            System.arraycopy(
                    seen.comparesDirections() ? Metric.direction(sample) : sample, 0, values, i * width, width);
        }
        return Matrix.wrap(part.size(), width, values);
    }

    private Matrix embedding(Dataset part) {
        Session heard = session.onProgress(progress -> session.progress().accept(progress.under("choosing k")));
        Session own = trial.kept().checkpoints().map(heard::checkpointing).orElse(heard);
        Model model = method.create(range.most(), settings).fit(data, own);
        return model.embed(part);
    }

    private Space space(Matrix points, String name, String stage) {
        return Space.of(points, trial, name, random, done -> report(stage, done, Space.REFERENCES, "references"));
    }

    private void report(String stage, int done, int total, String unit) {
        session.progress().accept(new Progress("choosing k, " + stage, done, total, unit, ""));
    }
}
