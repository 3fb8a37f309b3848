package io.clade.model;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.Kind;
import io.clade.data.Matrix;
import io.clade.data.Require;
import io.clade.network.Blueprint;
import io.clade.network.Network;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Cnn;
import io.clade.network.backbone.FullyConvolutional;
import io.clade.network.backbone.Mlp;
import io.clade.network.backbone.SeriesCnn;
import io.clade.network.backbone.Spherical;
import io.clade.network.weight.Weights;
import io.clade.tensor.Device;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.Rectifier;
import io.clade.tensor.Scope;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Which numbers of a sample speak for its cluster, pixels of an image or steps of a series: the gradient of the cluster's score
 * with respect to the sample, where only what is positive passes back through a ReLU, and only where the ReLU let something
 * through; see {@link Rectifier#guided}. The score is the largest input of the softmax (thesis, section 17.7). Where k
 * prototypes p_j stand for the clusters it is the largest of z·(p_j − p̄) − ‖p_j‖²/2, p̄ being their mean: this orders clusters as
 * −‖z − p_j‖²/2 does, and leaves out what is the same for all.
 */
public final class GuidedBackpropagation {

    private GuidedBackpropagation() {}

    /**
     * Whether {@code model} has a network of ReLUs that images or series go through, and a score of each cluster at its end.
     * Recurrent units are not among them: their gates are sigmoids, which have no side that is closed.
     */
    public static boolean suits(Model model) {
        return model.plan().input().kind() != Kind.TABLE
                && isRectified(model.plan().backbone())
                && switch (model.plan().head()) {
                    case SOFTMAX, PROTOTYPES, SOFT_PROTOTYPES, SPHERICAL_PROTOTYPES -> true;
                    case PROTOTYPE_GRAPH, SAMPLES, MIXTURE_FULL, MIXTURE_DIAGONAL -> false;
                };
    }

    private static boolean isRectified(Architecture network) {
        return network instanceof Cnn
                || network instanceof FullyConvolutional
                || network instanceof Mlp
                || network instanceof SeriesCnn
                || (network instanceof Spherical scaled && isRectified(scaled.network()));
    }

    /**
     * The map of each of the n samples of {@code data}, which are computed together, in the shape and order of prepared
     * samples: n×(c·h·w) for images, a channel after another; n×(T·d) for series, a step after another with the d dimensions
     * of each, T being that of {@code data}. Behind the end of a series there is zero, and what {@code data} hold there
     * changes nothing.
     *
     * @throws io.clade.data.InputException unless the model {@link #suits} and takes samples of this shape
     */
    public static Matrix maps(Model model, Dataset data) {
        Require.that(
                suits(model),
                "Guided backpropagation needs a network of ReLU units: --set network=cnn for images, conv1d for"
                        + " series.");
        model.requireSuitable(data);
        int n = data.size();
        return Scope.run(() -> {
            var feed = new Feed(data, model.preparer(), Device.CPU);
            Tensor map = guided(scores(model), feed.block(0, n));
            return Matrix.wrap(n, feed.shape().size(), Ops.toArray(map));
        });
    }

    /** The score of every cluster for the samples of {@code data}, n×k. */
    static Matrix scores(Model model, Dataset data) {
        int n = data.size();
        return Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor x = new Feed(data, model.preparer(), Device.CPU).block(0, n);
            return Matrix.wrap(n, model.clusters(), Ops.toArray(scores(model).apply(x)));
        }));
    }

    private static UnaryOperator<Tensor> scores(Model model) {
        Network network = model.network();
        Blueprint.Head head = model.plan().head();
        if (head == Blueprint.Head.SOFTMAX) {
            Tensor weight = tensor(model.weights().get("cluster.weight"));
            TensorOptional bias = new TensorOptional(tensor(model.weights().get("cluster.bias")));
            return x -> torch.linear(network.embed(x), weight, bias);
        }
        Tensor prototypes = tensor(model.weights().get("prototypes"));
        Tensor weight = prototypes.sub(prototypes.mean(0));
        Tensor bias = Ops.times(Ops.sum(Ops.square(prototypes), 1), -0.5);
        boolean spherical = head == Blueprint.Head.SPHERICAL_PROTOTYPES;
        return x -> {
            Tensor z = network.embed(x);
            return torch.linear(spherical ? Distances.onSphere(z) : z, weight, new TensorOptional(bias));
        };
    }

    private static Tensor tensor(Weights.Entry entry) {
        return Ops.tensor(entry.values(), entry.shape());
    }

    /** The guided gradient of Σ_i max_j y_ij with respect to {@code x}: n×…, where y: n×k is {@code function} of x. */
    static Tensor guided(UnaryOperator<Tensor> function, Tensor x) {
        Tensor input = x.detach();
        input.set_requires_grad(true);
        Tensor y = Rectifier.guided(() -> function.apply(input));
        Ops.largest(y, 1).sum().backward();
        return input.grad();
    }
}
