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
 * Guided backpropagation: maps of the pixels of an image, or the steps of a series, that speak for its cluster. A map
 * is the gradient of the cluster's score with respect to the sample, where only positive gradients pass back through a
 * ReLU, and only where its input was positive; see {@link Relu#guided}. The score is the largest input of the softmax
 * (thesis, section 17.7). With k prototypes p_j of mean p̄ it is the largest of z·(p_j − p̄) − ‖p_j‖²/2, which orders
 * clusters as −‖z − p_j‖²/2 does; see {@link ClusterLayer#linearScores}.
 */
public final class GuidedBackpropagation {

    private GuidedBackpropagation() {}

    /**
     * True if {@code model} has a network of ReLUs that images or series go through, and a score of each cluster at its
     * end. Recurrent units do not suit: their gates are sigmoids, which block no gradient.
     */
    public static boolean suits(Model model) {
        return model.plan().input().kind() != Kind.TABLE
                && model.plan().backbone().rectified()
                && Scope.run(() -> model.network().clusterLayer().linearScores().isPresent());
    }

    /**
     * The map of each of the n samples of {@code data}, computed together, in the shape and order of prepared samples:
     * n×(c·h·w) for images, channel by channel; n×(T·d) for series, step by step, with T that of {@code data}. Maps are
     * zero behind the end of a series, and numbers of {@code data} there have no effect.
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
