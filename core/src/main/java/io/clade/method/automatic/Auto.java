package io.clade.method.automatic;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.input.Hyperparameter;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.model.part.Candidates;
import io.clade.partition.NearestNeighbours;
import io.clade.partition.RandomSubset;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import io.clade.training.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The automatic choice: fits several methods, and takes the clustering that the others agree with most. Labels are not
 * looked at.
 *
 * <p>Steps: reduce the samples to principal components; fit k-means, agglomerative clustering, Gaussian mixtures, spectral clustering
 * and UMAP to the samples and to the components, and a deep method to images; take the clustering that {@link Judge}
 * decides for.
 *
 * <p>Departures: the paper scores candidates by their mean normalised mutual information with all others; here it is the mean
 * adjusted Rand index, which chose better (docs/decisions/022-automatic-choice.md), and {@link Judge} has two exceptions.
 */
@Paper(
        title = "Cluster Ensembles: A Knowledge Reuse Framework for Combining Multiple Partitions",
        authors = "Strehl, Ghosh",
        venue = "Journal of Machine Learning Research 3",
        year = 2002,
        url = "https://www.jmlr.org/papers/v3/strehl02a.html")
public final class Auto implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "auto";

    /** The most samples for classical methods beside a deep one, which is usually taken: they are there to judge it. */
    private static final int MOST_BESIDE_DEEP = 2000;

    /** Neighbours of a sample that clusters should not separate. */
    private static final int NEIGHBOURS = 10;

    private static final Phase CHOICE = Phase.training("choice of a candidate");
    private static final String DISAGREEMENT = "disagreement";

    /** Kinds of data for which a deep method is tried. */
    public enum Deep {
        /** Images, where deep methods find more than classical ones in a short time. */
        AUTO,
        ALWAYS,
        NEVER;

        boolean in(Kind kind) {
            return this == ALWAYS || this == AUTO && kind == Kind.IMAGE;
        }
    }

    /**
     * @param clusters k
     * @param preparation of the samples for classical methods
     * @param deep kinds of data for which a deep method is tried
     * @param components principal components that samples of more features are reduced to
     * @param most samples that classical methods are given
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,

            @Hyperparameter("Whether to try a deep method: for images only (auto), always or never.")
            Deep deep,

            @Hyperparameter(
                    value = "Number of principal components to which samples with more features are reduced.",
                    least = 1)
            int components,

            @Hyperparameter(
                    value =
                            "Maximum number of samples that classical methods are fitted to; larger data are sampled at random.",
                    name = "sample",
                    least = 2,
                    most = 40_000)
            int most)
            implements Settings {}

    private final Hyperparameters settings;

    public Auto(Hyperparameters settings) {
        this.settings = settings;
    }

    /** The paper leaves the candidates open: the same as {@link #recommended}. */
    public static Hyperparameters paper(int clusters) {
        return recommended(clusters);
    }

    /** 32 components, and classical methods on up to 5000 samples, which take seconds. */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(clusters, Preprocessing.automatic(), Deep.AUTO, 32, 5000);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        try (Fit fit = Fit.begin(NAME, settings, data, session)) {
            int[] rows = RandomSubset.ascending(data.size(), mostOf(data), session.seed());
            Dataset part = rows.length < data.size() ? data.select(rows) : data;
            Reduction reduction = Reduction.of(part, () -> fit.batchReader(part), settings.components(), fit.seed());
            NearestNeighbours neighbours = NearestNeighbours.of(fit.batchReader(part), NEIGHBOURS, fit.seed());
            Tried.Outcome outcome = Tried.all(
                    Pool.of(settings, data, part, reduction),
                    session,
                    first -> session.early()
                            .accept(folder ->
                                    early(fit, first, neighbours, reduction).save(folder)),
                    rows);
            outcome.warning().ifPresent(fit::warn);
            List<Tried> tried = outcome.tried();
            Judge judge = judge(tried, neighbours);
            Judge.Verdict verdict = judge.verdict(deep(tried));
            fit.keep(candidates(tried, judge, verdict));
            return model(fit, tried.get(verdict.taken()), reduction, judge.agreement(verdict.taken()));
        }
    }

    /** The model that is taken of the candidates so far. */
    private static Model early(Fit fit, List<Tried> tried, NearestNeighbours neighbours, Reduction reduction) {
        Judge judge = judge(tried, neighbours);
        int taken = judge.verdict(deep(tried)).taken();
        return composed(fit, tried.get(taken), reduction, judge.agreement(taken));
    }

    private static Judge judge(List<Tried> tried, NearestNeighbours neighbours) {
        return new Judge(tried.stream().map(Tried::clusters).toList(), neighbours);
    }

    /** The most samples of {@code data} that classical methods are given. */
    private int mostOf(Dataset data) {
        return settings.deep().in(data.kind()) ? Math.min(settings.most(), MOST_BESIDE_DEEP) : settings.most();
    }

    private static boolean[] deep(List<Tried> tried) {
        boolean[] deep = new boolean[tried.size()];
        for (int i = 0; i < deep.length; i++) {
            deep[i] = tried.get(i).trial().deep();
        }
        return deep;
    }

    private static Candidates candidates(List<Tried> tried, Judge judge, Judge.Verdict verdict) {
        List<Candidates.Candidate> all = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            Tried one = tried.get(i);
            all.add(new Candidates.Candidate(
                    one.trial().method(),
                    one.features(),
                    judge.agreement(i),
                    judge.separated(i),
                    one.clusters().count()));
        }
        return new Candidates(all, verdict.taken(), verdict.reason());
    }

    private static Model model(Fit fit, Tried taken, Reduction reduction, double agreement) {
        Model own = taken.model();
        own.typedWarnings().forEach(fit::warn);
        if (taken.trial().data().size() == fit.data().size()) {
            own.parts().forEach(fit::keep);
        }
        return composed(fit, taken, reduction, agreement);
    }

    /** The model of a candidate, behind the map to the components where it clustered these. */
    private static Model composed(Fit fit, Tried taken, Reduction reduction, double agreement) {
        Model own = taken.model();
        History history = chosen(own.history(), agreement);
        if (!taken.trial().isReduced()) {
            return fit.model(own.preprocessing(), own.plan(), own.weights(), history);
        }
        Shape prepared = fit.preprocessing().output();
        return fit.model(
                fit.preprocessing(), reduction.behind(prepared, own.plan()), reduction.with(own.weights()), history);
    }

    /** The history of the candidate taken, and the loss by which runs can be compared whatever candidates they took. */
    private static History chosen(History candidate, double agreement) {
        double loss = 1 - agreement;
        return candidate.plus(new History.Epoch(
                candidate.epochs().size() + 1, CHOICE, loss, Map.of(DISAGREEMENT, loss), Map.of(), 0));
    }
}
