package io.clade.tensor;

import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Tensors of random numbers. A fit draws from a generator of its own: {@link #begin} makes it the one that its thread draws
 * from until it is closed, so fits side by side in one process, and models that assign meanwhile, do not disturb each
 * other. Elsewhere numbers are drawn from libtorch's generator, which all threads share.
 */
public final class RandomTensors implements AutoCloseable {

    private static final ThreadLocal<RandomTensors> CURRENT = new ThreadLocal<>();

    private final Generator generator;
    private final RandomTensors before;

    private RandomTensors(Generator generator, RandomTensors before) {
        this.generator = generator;
        this.before = before;
    }

    /** Begins a stream of numbers for this thread; its memory is of the scope in which it begins. */
    public static RandomTensors begin(long seed) {
        RandomTensors begun = new RandomTensors(torch.make_generator_cpu(seed), CURRENT.get());
        CURRENT.set(begun);
        return begun;
    }

    /** This thread draws again from where it drew before. */
    @Override
    public void close() {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    /** Begins the stream that this thread draws from anew. */
    public static void seed(long seed) {
        RandomTensors current = CURRENT.get();
        if (current == null) {
            torch.manual_seed(seed);
        } else {
            current.generator.set_current_seed(seed);
        }
    }

    private static GeneratorOptional generator() {
        RandomTensors current = CURRENT.get();
        return current == null ? new GeneratorOptional() : new GeneratorOptional(current.generator);
    }

    /** Uniform on 0…1. */
    public static Tensor uniform(long... shape) {
        return torch.rand(shape, generator());
    }

    /** Uniform on ±{@code bound}. */
    public static Tensor within(double bound, long... shape) {
        return torch.empty(shape).uniform_(-bound, bound, generator());
    }

    /** Gaussian of mean 0 and deviation 1. */
    public static Tensor normal(long... shape) {
        return torch.randn(shape, generator());
    }

    /** The same with the shape of {@code x}, where it is: on a graphics processor that one's own generator is drawn from. */
    public static Tensor normalLike(Tensor x) {
        return x.is_cuda() ? torch.randn_like(x) : torch.randn_like(x, generator());
    }

    /** {@code count} whole numbers, each of {@code from} … {@code to} − 1 equally likely. */
    public static int[] integers(long from, long to, int count) {
        return Ops.toInts(torch.randint(from, to, new long[] {count}, generator()));
    }
}
