package io.clade.experiment.competitive;

import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import java.util.Arrays;
import java.util.List;

/** The experiments of the paper on competitive learning, with their common functions. */
public final class Competitive {

    private Competitive() {}

    /** The experiments in the order of the paper. */
    public static List<Experiment> all() {
        return List.of(new Dynamics(), new Topologies(), new Trajectories(), new Dimensions());
    }

    static String seeds(Conditions conditions, int runs) {
        return runs == 1 ? "" + conditions.seed() : conditions.seed() + " to " + (conditions.seed() + runs - 1);
    }

    static double mean(double... values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** s/√n with n − 1 in s; NaN of a single value. */
    static double standardError(double... values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
