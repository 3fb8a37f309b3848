package io.clade.network;

import io.clade.data.Shape;
import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Backbone;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A network in training: a backbone and the parts that learn with it. Lives as long as the scope it was built in. */
public final class Network implements Encoder {

    /** The prefix of the names of parameters that a fitted model does not keep. */
    private static final String TRAINING_ONLY = "training.";

    private final Shape input;
    private final Architecture architecture;
    private final Device device;
    private final Parameters parameters;
    private final Backbone backbone;
    private final List<TrainingPart> parts;

    /**
     * Builds the network with initial weights from libtorch's generator.
     *
     * @param input shape of a prepared sample
     * @param parts that are trained with the backbone, in the order in which they register their parameters
     */
    public Network(Shape input, Architecture architecture, Device device, TrainingPart... parts) {
        this.input = input;
        this.architecture = architecture;
        this.device = device;
        this.parts = List.of(parts);
        parameters = new Parameters(device);
        backbone = architecture.build(input, parameters);
        this.parts.forEach(part -> part.register(this, parameters, TRAINING_ONLY));
        parameters.flatten();
    }

    /** The number of outputs of each block for one sample. */
    public List<Integer> blockSizes() {
        List<Integer> sizes = new ArrayList<>();
        Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor blank = device.place(torch.zeros(input.batch(1)));
            backbone.forward(blank, Mode.APPLYING).blocks().forEach(block -> sizes.add(Math.toIntExact(block.numel())));
        }));
        return sizes;
    }

    /** A forward pass of training over samples x: b×shape. */
    public Activations forward(Tensor x) {
        return forward(x, Mode.TRAINING);
    }

    /** A forward pass over samples x: b×shape in another mode. */
    public Activations forward(Tensor x, Mode mode) {
        return backbone.forward(x, mode);
    }

    @Override
    public Tensor embed(Tensor x) {
        return backbone.forward(x, Mode.APPLYING).embedding();
    }

    /** Keeps head {@code number}, from 0, of every part that has one for each head. */
    public void keep(int number) {
        parts.forEach(part -> part.keep(number));
    }

    @Override
    public Shape input() {
        return input;
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public int embeddingSize() {
        return backbone.embeddingSize();
    }

    /** The trained parameters of backbone and parts. */
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Weights weights() {
        return fitted(parameters.export());
    }

    /** Those of {@code all} learned numbers of a network in training that a fitted model keeps. */
    public static Weights fitted(Weights all) {
        return all.only(name -> !name.startsWith(TRAINING_ONLY));
    }
}
