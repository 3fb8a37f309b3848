package io.clade.experiment.thesis;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.InputException;
import io.clade.data.Matrix;
import io.clade.model.Model;
import io.clade.network.Blueprint;
import io.clade.network.Cnn;
import io.clade.network.Network;
import io.clade.network.Weights;
import io.clade.tensor.Device;
import io.clade.tensor.Ops;
import io.clade.tensor.Rectifier;
import io.clade.tensor.Scope;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Which pixels speak for a sample's cluster: the gradient of the largest input of the softmax with respect to the image,
 * where only what is positive passes back through a ReLU, and only where the ReLU let something through; see {@link
 * Rectifier#guided}. Thesis, section 17.7.
 */
final class GuidedBackpropagation {

    private GuidedBackpropagation() {}

    /**
     * The map of each of the n samples of {@code data}: n×(c·h·w), in the shape of prepared samples.
     *
     * @throws InputException unless the model is a convolutional network with a softmax layer
     */
    static Matrix maps(Model model, Dataset data) {
        if (!(model.plan().backbone() instanceof Cnn) || model.plan().head() != Blueprint.Head.SOFTMAX) {
            throw new InputException(
                    "Guided backpropagation needs a convolutional network with a softmax layer: --set network=cnn.");
        }
        int n = data.size();
        return Scope.run(() -> {
            Tensor x = new Feed(data, model.preparer(), Device.CPU).block(0, n);
            Tensor map = guided(logits(model), x);
            return Matrix.wrap(n, model.preparer().output().size(), Ops.toArray(map));
        });
    }

    /** What goes into the softmax for the samples of {@code data}, n×k. */
    static Matrix logits(Model model, Dataset data) {
        int n = data.size();
        return Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor x = new Feed(data, model.preparer(), Device.CPU).block(0, n);
            return Matrix.wrap(n, model.clusters(), Ops.toArray(logits(model).apply(x)));
        }));
    }

    private static UnaryOperator<Tensor> logits(Model model) {
        Network network = new Network(model.plan(), Device.CPU);
        network.parameters().load(model.weights());
        Tensor weight = tensor(model.weights().get("cluster.weight"));
        TensorOptional bias = new TensorOptional(tensor(model.weights().get("cluster.bias")));
        return x -> torch.linear(network.embed(x), weight, bias);
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
