package io.clade.experiment.thesis;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.InputException;
import io.clade.data.Matrix;
import io.clade.model.Model;
import io.clade.network.Blueprint;
import io.clade.network.Cnn;
import io.clade.network.Weights;
import io.clade.tensor.Device;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Which pixels speak for a sample's cluster: the gradient of the largest input of the softmax with respect to the image,
 * where only what is positive passes back through a ReLU, and only where the ReLU let something through.
 *
 * <p>Springenberg, Dosovitskiy, Brox and Riedmiller, Striving for Simplicity: The All Convolutional Net, ICLR 2015 workshop,
 * section 3.4; thesis, section 17.7.
 *
 * <p>The rule of a ReLU is not linear in the gradient it is given, so no composition of differentiable operations has it, and
 * libtorch's hooks cannot be reached from Java. The network is therefore cut at its ReLUs: each piece between two of them has
 * its own gradient, and what is passed from piece to piece is clipped in between.
 */
final class GuidedBackpropagation {

    private static final double EPSILON = 1e-5;
    private static final long[] ONE = {1, 1};
    private static final long[] POOL = {2, 2};

    private final Weights weights;

    private GuidedBackpropagation(Weights weights) {
        this.weights = weights;
    }

    /**
     * The map of each of the n samples of {@code data}: n×(c·h·w), in the shape of prepared samples.
     *
     * @throws InputException unless the model is a convolutional network with a softmax layer
     */
    static Matrix maps(Model model, Dataset data) {
        if (!(model.plan().backbone() instanceof Cnn cnn) || model.plan().head() != Blueprint.Head.SOFTMAX) {
            throw new InputException(
                    "Guided backpropagation needs a convolutional network with a softmax layer: --set network=cnn.");
        }
        int n = data.size();
        return Scope.run(() -> {
            Tensor x = new Feed(data, model.preparer(), Device.CPU).block(0, n);
            Tensor map = guided(new GuidedBackpropagation(model.weights()).pieces(cnn), x);
            return Matrix.wrap(n, model.preparer().output().size(), Ops.toArray(map));
        });
    }

    /** What goes into the softmax for the samples of {@code data}, n×k, by the same pieces. */
    static Matrix logits(Model model, Dataset data) {
        int n = data.size();
        return Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor y = new Feed(data, model.preparer(), Device.CPU).block(0, n);
            List<UnaryOperator<Tensor>> pieces = new GuidedBackpropagation(model.weights())
                    .pieces((Cnn) model.plan().backbone());
            for (int i = 0; i < pieces.size(); i++) {
                y = pieces.get(i).apply(i == 0 ? y : torch.relu(y));
            }
            return Matrix.wrap(n, model.clusters(), Ops.toArray(y));
        }));
    }

    /**
     * The guided gradient of Σ_i max_j y_ij with respect to {@code x}: n×…, where y: n×k is what {@code pieces}, with a ReLU
     * between any two, make of x.
     */
    static Tensor guided(List<UnaryOperator<Tensor>> pieces, Tensor x) {
        List<Tensor> inputs = new ArrayList<>();
        List<Tensor> outputs = new ArrayList<>();
        Tensor y = x;
        for (UnaryOperator<Tensor> piece : pieces) {
            Tensor input = (outputs.isEmpty() ? y : torch.relu(y)).detach();
            input.set_requires_grad(true);
            y = piece.apply(input);
            inputs.add(input);
            outputs.add(y);
        }
        int last = pieces.size() - 1;
        Ops.largest(outputs.get(last), 1).sum().backward();
        for (int i = last; i > 0; i--) {
            Tensor before = outputs.get(i - 1);
            Tensor passes = torch.relu(before.detach().sign());
            Tensor guided = Ops.atLeast(inputs.get(i).grad(), 0).mul(passes);
            // The gradient of this sum is the gradient of the piece before, given the guided one.
            before.mul(guided).sum().backward();
        }
        return inputs.get(0).grad();
    }

    /** The thesis's network (Table 3), as {@link Cnn} builds it, without its ReLUs. */
    private List<UnaryOperator<Tensor>> pieces(Cnn cnn) {
        return List.of(
                x -> convolution(x, "block1.conv1", cnn.same()),
                x -> norm(convolution(x, "block1.conv2", cnn.same()), "block1.norm"),
                x -> convolution(pool(x), "block2.conv1", cnn.same()),
                x -> norm(convolution(x, "block2.conv2", cnn.same()), "block2.norm"),
                x -> linear(pool(x).flatten(1, -1), "fc"),
                x -> linear(norm(x, "norm"), "cluster"));
    }

    private Tensor weight(String name) {
        Weights.Entry entry = weights.get(name);
        return Ops.tensor(entry.values(), entry.shape());
    }

    private Tensor convolution(Tensor x, String name, boolean same) {
        Tensor weight = weight(name + ".weight");
        long border = same ? weight.size(2) / 2 : 0;
        TensorOptional bias = new TensorOptional(weight(name + ".bias"));
        return torch.conv2d(x, weight, bias, ONE, new long[] {border, border}, ONE, 1);
    }

    private Tensor linear(Tensor x, String name) {
        return torch.linear(x, weight(name + ".weight"), new TensorOptional(weight(name + ".bias")));
    }

    private Tensor norm(Tensor x, String name) {
        return torch.batch_norm(
                x,
                new TensorOptional(weight(name + ".weight")),
                new TensorOptional(weight(name + ".bias")),
                new TensorOptional(weight(name + ".running_mean")),
                new TensorOptional(weight(name + ".running_var")),
                false,
                0,
                EPSILON,
                false);
    }

    private static Tensor pool(Tensor x) {
        return torch.max_pool2d(x, POOL, POOL, new long[] {0, 0}, ONE, true);
    }
}
