package io.clade.model;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Matrix;
import io.clade.data.preprocessing.BatchReader;
import io.clade.input.Require;
import io.clade.network.FittedNetwork;
import io.clade.network.cluster.ClusterLayer;
import io.clade.tensor.InputGradient;
import io.clade.tensor.Ops;
import io.clade.tensor.Relu;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/**
 * Which numbers of a sample speak for its cluster, pixels of an image or steps of a series: the gradient of the cluster's score
 * with respect to the sample, where only what is positive passes back through a ReLU, and only where the ReLU let something
 * through; see {@link Relu#guided}. The score is the largest input of the softmax (thesis, section 17.7). Where k
 * prototypes p_j stand for the clusters it is the largest of z·(p_j − p̄) − ‖p_j‖²/2, p̄ being their mean: this orders clusters as
 * −‖z − p_j‖²/2 does, and leaves out what is the same for all; see {@link ClusterLayer#linearScores}.
 */
public final class GuidedBackpropagation {

    private GuidedBackpropagation() {}

    /**
     * True if {@code model} has a network of ReLUs that images or series go through, and a score of each cluster at its end.
     * Recurrent units are not among them: their gates are sigmoids, which have no side that is closed.
     */
    public static boolean suits(Model model) {
        return model.plan().input().kind() != Kind.TABLE
                && model.plan().backbone().rectified()
                && Scope.run(() -> model.network().clusterLayer().linearScores().isPresent());
    }

    /**
     * The map of each of the n samples of {@code data}, which are computed together, in the shape and order of prepared
     * samples: n×(c·h·w) for images, a channel after another; n×(T·d) for series, a step after another with the d dimensions
     * of each, T being that of {@code data}. Behind the end of a series there is zero, and what {@code data} hold there
     * changes nothing.
     *
     * @throws io.clade.input.InputException unless the model {@link #suits} and takes samples of this shape
     */
    public static Matrix maps(Model model, Dataset data) {
        Require.that(
                suits(model),
                "Guided backpropagation needs a network of ReLU units: --set network=cnn for images, conv1d for"
                        + " series.");
        model.requireSuitable(data);
        int n = data.size();
        return Scope.run(() -> {
            var batchReader = new BatchReader(data, model.preprocessing(), Device.CPU);
            Tensor map = guided(scores(model), batchReader.block(0, n));
            return Matrix.wrap(n, batchReader.shape().size(), Ops.toArray(map));
        });
    }

    /** The score of every cluster for the samples of {@code data}, n×k. */
    static Matrix scores(Model model, Dataset data) {
        int n = data.size();
        return Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor x = new BatchReader(data, model.preprocessing(), Device.CPU).block(0, n);
            return Matrix.wrap(n, model.clusters(), Ops.toArray(scores(model).apply(x)));
        }));
    }

    private static UnaryOperator<Tensor> scores(Model model) {
        FittedNetwork network = model.network();
        UnaryOperator<Tensor> scores = network.clusterLayer().linearScores().orElseThrow();
        return x -> scores.apply(network.embed(x));
    }

    /** The guided gradient of Σ_i max_j y_ij with respect to {@code x}: n×…, where y: n×k is {@code function} of x. */
    static Tensor guided(UnaryOperator<Tensor> function, Tensor x) {
        UnaryOperator<Tensor> largest = input -> Ops.largest(function.apply(input), 1);
        return Relu.guided(() -> InputGradient.of(largest, x));
    }
}
