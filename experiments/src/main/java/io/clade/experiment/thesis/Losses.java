package io.clade.experiment.thesis;

import io.clade.experiment.study.Fit;
import io.clade.training.session.History;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * DDC's loss L1 + L2 + L3 of the runs of a fit, without companion objectives, at the epoch that each run keeps.
 *
 * @param best of the run of lowest total loss
 * @param mean over the runs
 * @param sd over the runs, with n − 1; NaN for one run
 */
record Losses(double best, double mean, double sd) {

    private static final List<String> TERMS = List.of("separation", "orthogonality", "corners");

    static Losses of(Fit fit) {
        double[] losses = fit.histories().stream().mapToDouble(Losses::of).toArray();
        double mean = Arrays.stream(losses).average().orElse(Double.NaN);
        double squares = 0;
        for (double loss : losses) {
            squares += (loss - mean) * (loss - mean);
        }
        double sd = losses.length < 2 ? Double.NaN : Math.sqrt(squares / (losses.length - 1));
        return new Losses(losses[fit.metrics().best()], mean, sd);
    }

    /** L1 + L2 + L3 in the epoch of lowest loss; NaN where the method has no such terms. */
    private static double of(History history) {
        return history.epochs().stream()
                .min(Comparator.comparingDouble(History.Epoch::loss))
                .map(epoch -> sum(TERMS.stream().map(epoch.terms()::get)))
                .orElse(Double.NaN);
    }

    private static double sum(Stream<Double> terms) {
        List<Double> all = terms.toList();
        return all.stream().anyMatch(Objects::isNull)
                ? Double.NaN
                : all.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The figure, or NaN where it is not defined. */
    static double orNaN(Double figure) {
        return figure == null ? Double.NaN : figure;
    }
}
