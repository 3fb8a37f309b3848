package io.clade.run.choice;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.Kind;
import io.clade.data.Matrix;
import io.clade.data.Preparation;
import io.clade.data.Preparer;
import io.clade.data.RandomOrder;
import io.clade.evaluation.GapStatistic;
import io.clade.method.Descriptor;
import io.clade.method.KSelection;
import io.clade.method.Knobs;
import io.clade.method.Traits;
import io.clade.model.Model;
import io.clade.model.Version;
import io.clade.partition.PrincipalBox;
import io.clade.partition.hierarchy.Dendrogram;
import io.clade.partition.hierarchy.Linkage;
import io.clade.tensor.Device;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.training.Progress;
import io.clade.training.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Chooses the number of clusters.
 *
 * <p>Steps: draw samples where there are many; turn them to their principal axes; draw references from the box along these;
 * compare silhouettes with theirs, and end where nothing exceeds them; for a method with a network train it once, with the
 * largest number, and go on in its embedding; measure every number by every criterion; take the median of what each recommends.
 */
public final class Chooser {

    /** Reference data sets B: with 20 a p-value of 1/21 is possible. */
    private static final int REFERENCES = 20;

    /** Pairs of resamples of the samples; each of so many references has one. */
    private static final int PAIRS = 10;

    /** Principal axes kept. */
    private static final int AXES = 50;

    private static final int LEAST_SAMPLES = 1000;
    private static final int MOST_SAMPLES = 2500;
    private static final int SAMPLES_PER_CLUSTER = 25;

    /** Of all samples drawn, at most: 128 MB of them. */
    private static final long MOST_NUMBERS = 1L << 25;

    /** Prototypes that suit some hundred samples; see docs/methods/competitive.md. */
    private static final int PROTOTYPES = 30;

    /** Samples that a prototype has on average, at least. */
    private static final int PROTOTYPE_SIZE = 5;

    private final Descriptor<?> method;
    private final Map<String, String> settings;
    private final Traits traits;

    private final Dataset data;
    private final Range range;
    private final int[] numbers;
    private final Session session;
    private final SplittableRandom random;
    private final Probe probe;
    private final String by;

    private Chooser(Descriptor<?> method, Map<String, String> settings, Dataset data, Range range, Session session) {
        this.method = method;
        this.settings = settings;
        this.traits = method.traits(settings);
        this.data = data;
        this.range = range;
        this.numbers = range.numbers();
        this.session = session;
        this.random = new SplittableRandom(session.seed());
        this.probe = traits.linkage().map(Probe::agglomerative).orElseGet(Probe::kMeans);
        this.by = traits.linkage()
                .map(linkage -> "agglomeration, linkage=" + linkage.name().toLowerCase(Locale.ROOT))
                .orElse("k-means");
    }

    /** The number to give a method that finds the number of clusters of so many samples itself. */
    public static int clusters(KSelection way, int samples) {
        return way == KSelection.PROTOTYPES ? Math.max(2, Math.min(PROTOTYPES, samples / PROTOTYPE_SIZE)) : 2;
    }

    /** All that the choice depends on; {@code asked} is what {@code -k} was. */
    public static Question question(
            Descriptor<?> method, Map<String, String> settings, Dataset data, String asked, long seed) {
        return new Question(Version.get(), asked, method.name(), settings, data.sha256(), seed);
    }

    /**
     * @param method one that takes the number of clusters with {@code settings}
     * @param question this one: see {@link #question}
     * @param session its seed, device and progress listener
     * @throws io.clade.data.InputException where the data do not suit the method
     */
    public static Choice choose(
            Descriptor<?> method,
            Map<String, String> settings,
            Dataset data,
            Range range,
            Question question,
            Session session) {
        range.within(data.size());
        return new Chooser(method, settings, data, range, session).choice(question);
    }

    private Choice choice(Question question) {
        Dataset part = part();
        Space space = space(prepared(part), "comparing with uniform samples");
        Structure structure = Structure.of(
                space.survey().silhouettes(),
                space.uniform().stream().map(Survey::silhouettes).toList());
        String name = "the samples by " + by;
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
            space = space(embedding(part), "comparing the embedding");
            name = "the embedding of " + method.name() + " with " + range.most() + " clusters, by " + by;
        }
        GapStatistic gap = GapStatistic.of(
                array(space.survey().scatter()),
                space.uniform().stream().map(each -> array(each.scatter())).toList());
        List<Criteria> criteria = criteria(space, gap);
        Ballot ballot = Ballot.of(criteria, gap);
        return new Choice(
                question,
                range.toString(),
                name,
                part.size(),
                structure,
                criteria,
                ballot.votes(),
                ballot.recommended(),
                ballot.reason());
    }

    private static String nothing(Structure structure) {
        return String.format(
                Locale.ROOT,
                "No cluster structure was found: the silhouette is at most %.3f above the mean of %d sets of uniform samples with the"
                        + " same extents; the highest of these is %.3f above it (%.1f standard deviations, p = %.2f).",
                structure.statistic(),
                structure.references(),
                structure.highestReference(),
                structure.deviations(),
                structure.p());
    }

    /** As many as are needed to see the most clusters, drawn at random. */
    private Dataset part() {
        int wanted = Math.min(MOST_SAMPLES, Math.max(LEAST_SAMPLES, SAMPLES_PER_CLUSTER * range.most()));
        long held = MOST_NUMBERS / data.shape().size();
        int needed = (int) Math.max(range.most() + 1, Math.min(wanted, held));
        return data.size() <= needed ? data : data.select(RandomOrder.part(data.size(), needed, random.split()));
    }

    /** The samples as the method sees them, flattened; zeros behind the end of a shorter series. */
    private Matrix prepared(Dataset part) {
        Preparation preparation = Knobs.group(method.hyperparameters(range.most(), settings), Preparation.class)
                .orElseGet(Preparation::automatic);
        Preparer preparer = Preparer.fit(preparation, data);
        Feed feed = new Feed(part, preparer, Device.CPU);
        int width = feed.shape().size();
        float[] values = new float[Math.multiplyExact(part.size(), width)];
        for (int i = 0; i < part.size(); i++) {
            int row = i;
            float[] sample = Scope.run(() -> Ops.toArray(feed.batch(row)));
            for (int j = 0; j < width; j++) {
                boolean behind = data.kind() == Kind.SERIES && Float.isNaN(sample[j]);
                values[i * width + j] = behind ? 0 : sample[j];
            }
        }
        return Matrix.wrap(part.size(), width, values);
    }

    private Matrix embedding(Dataset part) {
        Session own = session.onProgress(progress -> session.progress().accept(progress.under("choosing k")));
        Model model = method.create(range.most(), settings).fit(data, own);
        return model.embed(part);
    }

    /**
     * What is clustered.
     *
     * @param samples along their principal axes
     * @param references samples without clusters, of the same extents
     * @param survey of the samples
     * @param uniform surveys of the references
     */
    private record Space(Matrix samples, List<Matrix> references, Survey survey, List<Survey> uniform) {}

    private Space space(Matrix points, String stage) {
        PrincipalBox box = PrincipalBox.of(points, AXES);
        List<Matrix> references = IntStream.range(0, REFERENCES)
                .mapToObj(b -> box.uniform(random.nextLong()))
                .toList();
        Survey survey = Survey.of(box.samples(), numbers, probe, session.seed());
        List<Survey> uniform = new ArrayList<>();
        for (Matrix reference : references) {
            uniform.add(Survey.of(reference, numbers, probe, session.seed()));
            report(stage, uniform.size(), references.size(), "references");
        }
        return new Space(box.samples(), references, survey, uniform);
    }

    private List<Criteria> criteria(Space space, GapStatistic gap) {
        double[] stability = new double[numbers.length];
        double[] expected = new double[numbers.length];
        for (int pair = 0; pair < PAIRS; pair++) {
            add(stability, Survey.stability(space.samples(), numbers, probe, random.nextLong()));
            add(expected, Survey.stability(space.references().get(pair), numbers, probe, random.nextLong()));
            report("resampling", pair + 1, PAIRS, "pairs");
        }
        Dendrogram tree = Probe.tree(space.samples(), Linkage.WARD);
        double highest = tree.height(tree.samples() - 2);
        return IntStream.range(0, numbers.length)
                .mapToObj(i -> new Criteria(
                        numbers[i],
                        space.survey().scatter().get(i),
                        space.survey().silhouettes().get(i),
                        space.uniform().stream()
                                .mapToDouble(each -> each.silhouettes().get(i))
                                .average()
                                .orElseThrow(),
                        gap.gap(i),
                        gap.error(i),
                        stability[i],
                        expected[i],
                        tree.lifetime(numbers[i]) / highest))
                .toList();
    }

    private static void add(double[] means, double... values) {
        for (int i = 0; i < means.length; i++) {
            means[i] += values[i] / PAIRS;
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void report(String stage, int done, int total, String unit) {
        session.progress().accept(new Progress("choosing k, " + stage, done, total, unit, ""));
    }
}
