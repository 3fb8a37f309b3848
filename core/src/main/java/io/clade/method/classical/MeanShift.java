package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.distance.Metric;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.Settings;
import io.clade.model.Model;
import io.clade.model.part.FittedClusters;
import io.clade.network.backbone.Architecture;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.network.weight.Weights;
import io.clade.partition.Ascent;
import io.clade.partition.DistinctSamples;
import io.clade.partition.MeanShiftProcedure;
import io.clade.partition.MeanShiftProcedure.Modes;
import io.clade.partition.RandomSubset;
import io.clade.partition.alternation.Solved;
import io.clade.tensor.runtime.Workers;
import io.clade.training.session.Session;
import java.util.List;
import java.util.Locale;

/**
 * Mean shift: finds the modes of the samples' density, and with them the number of clusters.
 *
 * <p>Steps: estimate a radius; from many samples, move to the mean of all samples within the radius until it no longer
 * moves; drop modes within the radius of one with more samples; assign every sample to its nearest mode.
 *
 * <p>Departures: the flat kernel only; starts from at most {@code starts} samples.
 */
@Paper(
        title = "Mean shift: a robust approach toward feature space analysis",
        authors = "Comaniciu, Meer",
        venue = "IEEE Transactions on Pattern Analysis and Machine Intelligence 24(5)",
        year = 2002,
        url = "https://doi.org/10.1109/34.1000236")
public final class MeanShift implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "meanshift";

    /**
     * @param clusters k, which is not used: the method finds the number
     * @param preparation of the samples
     * @param bandwidth the radius; 0 to estimate it
     * @param quantile share of the samples that the estimated radius reaches, on average
     * @param starts samples to start from, at most
     */
    public record Hyperparameters(
            int clusters,
            Preprocessing preparation,

            @Hyperparameter(
                    value = "Radius within which samples are averaged; 0 estimates it from quantile.",
                    least = 0)
            double bandwidth,

            @Hyperparameter(
                    value =
                            "For bandwidth=0: average share of the samples within the radius of a sample. A larger share finds fewer"
                                    + " clusters.",
                    least = 0,
                    most = 1)
            double quantile,

            @Hyperparameter(
                    value = "Maximum number of samples to start from; larger data are sampled at random.",
                    least = 1)
            int starts)
            implements Settings {}

    /** A sample and its nearest other one, and enough to be no less where it is rounded. */
    private static final double NEAREST = 2.5;

    private final Hyperparameters settings;

    public MeanShift(Hyperparameters settings) {
        this.settings = settings;
    }

    /** Starts from every sample. */
    public static Hyperparameters paper(int clusters) {
        return new Hyperparameters(clusters, Preprocessing.scaled(Scaling.AUTO, 0), 0, 0.3, Integer.MAX_VALUE);
    }

    /**
     * A radius that reaches a fifth of the samples, and a thousand starts: enough for each large mode to have one near.
     */
    public static Hyperparameters recommended(int clusters) {
        return new Hyperparameters(clusters, Preprocessing.automatic(), 0, 0.2, 1000);
    }

    @Override
    public Model fit(Dataset data, Session session) {
        ClassicalFit.requireVectors(data, "mean shift");
        try (ClassicalFit fit = ClassicalFit.begin(NAME, settings, data, session)) {
            List<float[]> samples = fit.samples();
            double radius = radius(samples, data, fit.seed());
            int[] starts = RandomSubset.of(samples.size(), settings.starts(), fit.seed());
            Modes found = Workers.run(
                    workers -> climb(fit, new MeanShiftProcedure(samples, radius, starts, workers), radius));
            fit.warnOfNumber(settings.clusters(), found.clusters());
            return model(fit, samples, found);
        }
    }

    private double radius(List<float[]> samples, Dataset data, long seed) {
        double radius = settings.bandwidth() > 0 ? settings.bandwidth() : estimated(samples, seed);
        Require.that(
                radius > 0,
                "The radius estimated for mean shift is 0, because too many samples of %s are equal. Give --set bandwidth=…, or a"
                        + " larger quantile.",
                data.name());
        return radius;
    }

    /** The radius of the quantile; half the mean distance of the nearest distinct samples where so many are equal that it is 0. */
    private double estimated(List<float[]> samples, long seed) {
        double radius = MeanShiftProcedure.radius(samples, settings.quantile(), seed);
        List<float[]> distinct = DistinctSamples.of(samples, Metric.EUCLIDEAN).samples();
        boolean repeated = radius == 0 && distinct.size() > 1;
        return repeated ? MeanShiftProcedure.radius(distinct, NEAREST / distinct.size(), seed) / 2 : radius;
    }

    private static Modes climb(ClassicalFit fit, MeanShiftProcedure procedure, double radius) {
        String detail = String.format(Locale.ROOT, "radius %.4g", radius);
        Solved<Ascent> ended = fit.alternations("minus density")
                .run(
                        procedure,
                        Ascent.STORAGE,
                        MeanShiftProcedure.MOST_UPDATES,
                        (ascent, updates) ->
                                fit.progress("seeking modes", ascent.still(), ascent.size(), "starts", detail));
        return procedure.modes(ended.state());
    }

    private static Model model(ClassicalFit fit, List<float[]> samples, Modes found) {
        Matrix modes = found.points();
        Labels clusters = found.clusters();
        Weights weights = Weights.builder().put("prototypes", modes).build();
        fit.keep(new FittedClusters(clusters));
        return fit.model(
                new Architecture.Identity(),
                new NearestPrototypeHead(),
                modes.rows(),
                weights,
                fit.once(
                        "inertia",
                        SampleModel.of(samples, fit.channels(), Metric.EUCLIDEAN)
                                .inertia(clusters)));
    }
}
