package io.clade.network.weight;

import io.clade.tensor.RandomTensors;
import org.bytedeco.pytorch.Tensor;

/** A rule for initial weights. The first extent of a shape is the fan-out; the product of the others is the fan-in. */
public enum Initialisation {

    /**
     * Uniform on ±√(6 / fan-in), for layers before a ReLU.
     *
     * <p>He, Zhang, Ren and Sun, Delving Deep into Rectifiers, ICCV 2015, equation 10.
     */
    HE {
        @Override
        double bound(double fanIn, double fanOut) {
            return Math.sqrt(6 / fanIn);
        }
    },
    /**
     * Uniform on ±√(6 / (fan-in + fan-out)).
     *
     * <p>Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, AISTATS 2010,
     * equation 16.
     */
    GLOROT {
        @Override
        double bound(double fanIn, double fanOut) {
            return Math.sqrt(6 / (fanIn + fanOut));
        }
    };

    abstract double bound(double fanIn, double fanOut);

    /** Weights drawn at random. A convolution's shape is out×in×height×width. */
    public Tensor weights(long... shape) {
        long receptive = 1;
        for (int i = 2; i < shape.length; i++) {
            receptive *= shape[i];
        }
        double bound = bound(shape[1] * receptive, shape[0] * receptive);
        return RandomTensors.within(bound, shape);
    }
}
