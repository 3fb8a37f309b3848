package io.clade.experiment.competitive;

import io.clade.data.Matrix;
import io.clade.model.part.PrototypeGraph;

/**
 * The quantities of prototypes at one moment, for Figure 4.
 *
 * @param error mean squared distance of the samples to the nearest prototype
 * @param graph of competitive Hebbian learning
 */
record Quantised(double error, PrototypeGraph graph) {

    /** The quantities of {@code prototypes}, k×d, among {@code samples}, n×d. */
    static Quantised of(Matrix samples, Matrix prototypes) {
        int n = samples.rows();
        int[] first = new int[n];
        int[] second = new int[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double nearest = Double.POSITIVE_INFINITY;
            double next = Double.POSITIVE_INFINITY;
            for (int j = 0; j < prototypes.rows(); j++) {
                double distance = squaredDistance(samples, i, prototypes, j);
                if (distance < nearest) {
                    next = nearest;
                    second[i] = first[i];
                    nearest = distance;
                    first[i] = j;
                } else if (distance < next) {
                    next = distance;
                    second[i] = j;
                }
            }
            sum += nearest;
        }
        return new Quantised(sum / n, PrototypeGraph.of(prototypes.rows(), first, second));
    }

    /** ‖E‖. */
    double norm() {
        return graph.norm();
    }

    /** The number of prototypes with samples. */
    int valid() {
        return graph.valid().length;
    }

    private static double squaredDistance(Matrix samples, int i, Matrix prototypes, int j) {
        double sum = 0;
        for (int c = 0; c < samples.columns(); c++) {
            double difference = samples.get(i, c) - prototypes.get(j, c);
            sum += difference * difference;
        }
        return sum;
    }
}
