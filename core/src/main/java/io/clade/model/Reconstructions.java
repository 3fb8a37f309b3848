package io.clade.model;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Kind;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.data.preprocessing.InversePreprocessing;
import io.clade.input.Require;
import io.clade.model.part.DecoderPart;
import io.clade.network.Autoencoder;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.encoder.Stacked;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The reconstructions that the decoder of a model makes of samples and of embeddings, in the units of the samples, as far as
 * {@link InversePreprocessing} leads back to them. Holds no native memory; safe for several threads.
 */
public final class Reconstructions {

    /** Samples of a forward pass; fixed, so that the same samples always give the same bits. */
    private static final int BLOCK = 128;

    private final Model model;
    private final DecoderPart decoder;

    private Reconstructions(Model model, DecoderPart decoder) {
        this.model = model;
        this.decoder = decoder;
    }

    /** Of {@code model}; empty where it has no {@link DecoderPart}. */
    public static Optional<Reconstructions> of(Model model) {
        return model.find(DecoderPart.class).map(decoder -> new Reconstructions(model, decoder));
    }

    /** The encoder whose embeddings the decoder takes: that of the model, or the first of its two networks. */
    public Architecture encoder() {
        Architecture whole = model.plan().backbone();
        if (!decoder.behind()) {
            return whole;
        }
        Require.that(whole instanceof Stacked, "its decoder belongs to the first of two networks, and it has one");
        return ((Stacked) whole).first();
    }

    /** The decoder. */
    public DecoderPart decoder() {
        return decoder;
    }

    /** m, the numbers in an embedding that the decoder takes. */
    public int embeddingSize() {
        return Scope.run(() -> network().embeddingSize());
    }

    /**
     * The embeddings of samples that the decoder takes, n×m: those of the model, unless another network stands behind the encoder.
     *
     * @throws io.clade.input.InputException where the samples have other features or another shape than those the model was fitted on
     */
    public Matrix encode(Dataset given) {
        Dataset data = suited(given);
        return Scope.run(() -> {
            Autoencoder net = network();
            float[] all = blocks(data, net.embeddingSize(), net::embed);
            return Matrix.wrap(data.size(), net.embeddingSize(), all);
        });
    }

    /**
     * The reconstruction of every sample of {@code data}, under the sample's id. Images have the size to which they were reduced for
     * the network; series are as long as the samples.
     *
     * @throws io.clade.input.InputException where the samples have other features or another shape than those the model was fitted on
     */
    public Dataset ofSamples(Dataset given) {
        Dataset data = suited(given);
        Shape shape = model.preprocessing().output(data);
        float[] all = Scope.run(() -> {
            Autoencoder net = network();
            return blocks(data, shape.size(), x -> decoded(net, net.embed(x), x));
        });
        int[] lengths = IntStream.range(0, data.size()).map(data::length).toArray();
        Dataset made = dataset("reconstructions of " + data.name(), shape, all, lengths)
                .withIds(IntStream.range(0, data.size()).mapToObj(data::id).toList());
        return shape.kind() == Kind.SERIES ? made.withLengths(lengths) : made;
    }

    /**
     * The samples that the decoder makes of embeddings. Series are as long as the longest that the model was fitted on.
     *
     * @param z n×m, as {@link #encode} gives them
     * @throws io.clade.input.InputException where they have another count of numbers
     */
    public Dataset ofEmbeddings(Matrix z) {
        Shape shape = model.preprocessing().output();
        float[] all = Scope.run(() -> Scope.withoutGradients(() -> {
            Autoencoder net = network();
            Require.that(
                    z.columns() == net.embeddingSize(),
                    "The decoder takes embeddings of %s numbers. Got %s.",
                    net.embeddingSize(),
                    z.columns());
            Tensor embeddings = z.tensor();
            return Ops.toArray(decoded(net, embeddings, embeddings.new_zeros(shape.batch(z.rows()))));
        }));
        int[] lengths = new int[z.rows()];
        Arrays.fill(lengths, shape.kind() == Kind.SERIES ? shape.extent(0) : 0);
        return dataset("decoded embeddings", shape, all, lengths);
    }

    /** The trained encoder and decoder, on the CPU; tensors are of the scope it is made in. */
    Autoencoder network() {
        // Initial weights are drawn before the learned ones take their places: not from the stream of a fit at work.
        try (RandomTensors aside = RandomTensors.begin(0)) {
            Autoencoder net = Autoencoder.of(encoder(), model.plan().input(), Device.CPU);
            net.load(model.weights(), decoder.weights());
            return net;
        }
    }

    private Dataset suited(Dataset given) {
        Dataset data = model.matched(given);
        model.requireSuitable(data);
        return data;
    }

    /** The results of {@code body} on prepared samples b×shape, {@code width} numbers of each. */
    private float[] blocks(Dataset data, int width, UnaryOperator<Tensor> body) {
        BatchReader reader = new BatchReader(data, model.preprocessing(), Device.CPU);
        float[] all = new float[Math.multiplyExact(data.size(), width)];
        for (int from = 0; from < data.size(); from += BLOCK) {
            int start = from;
            int end = Math.min(data.size(), from + BLOCK);
            float[] own =
                    Scope.run(() -> Scope.withoutGradients(() -> Ops.toArray(body.apply(reader.block(start, end)))));
            System.arraycopy(own, 0, all, start * width, own.length);
        }
        return all;
    }

    private Tensor decoded(Autoencoder net, Tensor z, Tensor like) {
        Tensor y = net.decoder().decode(z, like);
        return decoder.slope() == 0
                ? y
                : Ops.times(Ops.plus(y, -0.5), decoder.slope()).sigmoid();
    }

    /** Decoded numbers in the units of the samples; zeros behind the end of a series. */
    private Dataset dataset(String name, Shape shape, float[] decoded, int... lengths) {
        FittedPreprocessing preprocessing = model.preprocessing();
        InversePreprocessing inverse = new InversePreprocessing(preprocessing);
        int width = shape.size();
        for (int i = 0; i < lengths.length; i++) {
            int used = shape.kind() == Kind.SERIES ? lengths[i] * shape.channels() : width;
            inverse.apply(decoded, i * width, used);
            Arrays.fill(decoded, i * width + used, (i + 1) * width, 0);
        }
        Dataset made = Dataset.of(name, shape, new FloatSamples(width, decoded));
        return preprocessing.features().isEmpty() ? made : made.withFeatureNames(preprocessing.features());
    }
}
