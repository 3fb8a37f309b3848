package io.clade.network;

import io.clade.data.view.PatchPairs;
import io.clade.network.backbone.FullyConvolutional;
import io.clade.network.layer.EmbeddingLayer;
import io.clade.network.layer.Linear;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.tensor.Relu;
import io.clade.tensor.runtime.Device;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A network that predicts the position of one patch of an image relative to another. Both patches go through the blocks
 * and the fully connected layer of the backbone; their two outputs, side by side, go through three fully connected
 * layers. Lives as long as the scope it was built in.
 *
 * <p>Doersch, Gupta and Efros, Unsupervised Visual Representation Learning by Context Prediction, ICCV 2015, figure 3.
 */
public final class ContextNetwork {

    private static final String HEAD = "context.";

    private final Parameters parameters;
    private final FullyConvolutional plan;
    private final FullyConvolutional.Blocks blocks;
    private final EmbeddingLayer last;
    private final List<Linear> head = new ArrayList<>();

    /**
     * Builds the network with initial weights from libtorch's generator.
     *
     * @param plan the backbone that is to be pre-trained
     * @param channels of the images
     */
    public ContextNetwork(FullyConvolutional plan, int channels, Device device) {
        this.plan = plan;
        int m = plan.embedding();
        parameters = new Parameters(device);
        blocks = plan.new Blocks(channels, parameters);
        last = new EmbeddingLayer(parameters, plan.filters() * square(blocks.window()), m);
        head.add(new Linear(parameters, HEAD + "fc1", 2 * m, m, Initialisation.HE));
        head.add(new Linear(parameters, HEAD + "fc2", m, m, Initialisation.HE));
        head.add(new Linear(parameters, HEAD + "fc3", m, PatchPairs.POSITIONS, Initialisation.GLOROT));
        parameters.flatten();
    }

    private static int square(int side) {
        return side * side;
    }

    /**
     * Scores of the relative positions, whose softmax are their probabilities: b×8.
     *
     * @param first patches, b×c×p×p
     * @param second patches of the same images
     */
    public Tensor forward(Tensor first, Tensor second, boolean training) {
        Tensor both = embed(torch.cat(new TensorVector(first, second), 0), training);
        Tensor y = torch.cat(new TensorVector(both.chunk(2, 0)), 1);
        for (Linear layer : head.subList(0, 2)) {
            y = Relu.of(layer.forward(y));
        }
        return head.get(2).forward(y);
    }

    /** The outputs of the backbone for patches x, b×c×p×p: b×m. */
    public Tensor embed(Tensor x, boolean training) {
        Mode mode = training ? Mode.TRAINING : Mode.APPLYING;
        Tensor y = blocks.forward(x, mode).get(1);
        return last.forward(y.flatten(1, -1), mode);
    }

    /** The trained parameters. */
    public Parameters parameters() {
        return parameters;
    }

    /** The learned numbers of the backbone, for {@link FullyConvolutional}: the fully connected layer as a convolution. */
    public Weights backbone() {
        Weights kept = parameters.export().only(name -> !name.startsWith(HEAD));
        int window = blocks.window();
        long[] kernels = {plan.embedding(), plan.filters(), window, window};
        Weights.Builder convolution = Weights.builder();
        convolution.put("fc.weight", kernels, kept.get("fc.weight").values());
        return kept.with(convolution.build());
    }
}
