package io.clade.network.backbone.encoder;

import io.clade.data.Shape;
import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Backbone;
import io.clade.network.decoder.Decoder;
import io.clade.network.layer.Linear;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.runtime.Scope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A network f beside a linear map of the flattened sample: z = Wx + b + a f(x), and x̂ = Vz + c + e g(z) in its decoder, where g
 * mirrors f. The factors a and e are trained and begin at zero, so that the autoencoder can {@link #begin} as principal components.
 *
 * <p>Bachlechner, Majumder, Mao, Cottrell and McAuley, ReZero is All You Need: Fast Convergence at Large Depth, UAI 2021,
 * equation 1.
 *
 * @param network f, for samples of one size
 */
public record Shortcut(Architecture network) implements Architecture {

    private static final String MAP = "shortcut";
    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";
    private static final String FACTOR = "shortcut_factor";

    @Override
    public boolean rectified() {
        return network.rectified();
    }

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        Backbone inner = network.build(input, parameters);
        Beside beside = new Beside(parameters, "", input.size(), inner.embeddingSize());
        return new Backbone() {
            @Override
            public Activations forward(Tensor x, Mode mode) {
                Activations activations = inner.forward(x, mode);
                return new Activations(activations.blocks(), beside.sum(x.flatten(1, -1), activations.embedding()));
            }

            @Override
            public int embeddingSize() {
                return inner.embeddingSize();
            }
        };
    }

    @Override
    public Decoder decoder(Shape output, int embeddingSize, Parameters parameters, String prefix) {
        Decoder inner = network.decoder(output, embeddingSize, parameters, prefix);
        Beside beside = new Beside(parameters, prefix, embeddingSize, output.size());
        return (z, like) -> beside.sum(z, inner.decode(z, like).flatten(1, -1)).view(output.batch(z.size(0)));
    }

    /**
     * Makes an autoencoder embed by principal components and reconstruct from them.
     *
     * @param encoder parameters of a backbone of this architecture
     * @param decoder parameters of its decoder
     * @param prefix of the names of the decoder's parameters
     * @param mean of the flattened samples, d
     * @param basis orthonormal, a column a component: d×c. Numbers of the embedding beyond c are zero
     */
    public static void begin(Parameters encoder, Parameters decoder, String prefix, Tensor mean, Tensor basis) {
        Scope.run(() -> Scope.withoutGradients(() -> {
            long c = basis.size(1);
            Tensor in = encoder.trainable().get(MAP + WEIGHT).zero_();
            Tensor back = decoder.trainable().get(prefix + MAP + WEIGHT).zero_();
            in.narrow(0, 0, c).copy_(basis.t());
            back.narrow(1, 0, c).copy_(basis);
            encoder.trainable().get(MAP + BIAS).copy_(torch.mv(in, mean).neg());
            decoder.trainable().get(prefix + MAP + BIAS).copy_(mean);
        }));
    }

    /** A linear map and the factor of what is added to it. */
    private static final class Beside {

        private final Tensor factor;
        private final Linear map;

        Beside(Parameters parameters, String prefix, int in, int out) {
            factor = parameters.add(prefix + FACTOR, torch.zeros(1));
            map = new Linear(parameters, prefix + MAP, in, out, Initialisation.GLOROT);
        }

        /** b×out of x: b×in and what a network made of it. */
        Tensor sum(Tensor x, Tensor made) {
            return map.forward(x).addcmul(made, factor);
        }
    }
}
