package io.clade.tensor;

import io.clade.tensor.runtime.NativeRuntime;
import java.util.Arrays;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Operations on tensors for formulas, without libtorch's scalars, optionals and index arrays. Operations that read well
 * in {@code torch} itself (matmul, exp, relu …) are not repeated here.
 */
public final class Ops {

    static {
        NativeRuntime.load();
    }

    private Ops() {}

    /** A tensor of these numbers, row-major; {@code values} may have more than the shape takes. */
    public static Tensor tensor(float[] values, long... shape) {
        Tensor x = torch.empty(shape);
        x.data_ptr_float().put(values, 0, Math.toIntExact(x.numel()));
        return x;
    }

    /** A tensor of these numbers in double precision, row-major. */
    public static Tensor tensor(double[] values, long... shape) {
        Tensor x = empty(torch.ScalarType.Double, shape);
        x.data_ptr_double().put(values, 0, values.length);
        return x;
    }

    /** A vector of whole numbers, for indexing. */
    public static Tensor indices(long... values) {
        Tensor x = empty(torch.ScalarType.Long, values.length);
        x.data_ptr_long().put(values, 0, values.length);
        return x;
    }

    /** The same of ints. */
    public static Tensor indices(int... values) {
        return indices(Arrays.stream(values).asLongStream().toArray());
    }

    /** from, from + 1 … to − 1 as whole numbers, on the device of {@code like}. */
    public static Tensor numbers(long from, long to, Tensor like) {
        TensorOptions whole = like.options().dtype(new ScalarTypeOptional(torch.ScalarType.Long));
        return torch.arange(new Scalar(from), new Scalar(to), whole);
    }

    private static Tensor empty(torch.ScalarType type, long... shape) {
        return torch.empty(shape, new TensorOptions(type), new MemoryFormatOptional());
    }

    /** All numbers of {@code x}, row-major, in single precision. */
    public static float[] toArray(Tensor x) {
        Tensor plain = x.detach().cpu().to(torch.ScalarType.Float).contiguous();
        float[] values = new float[Math.toIntExact(plain.numel())];
        plain.data_ptr_float().get(values, 0, values.length);
        return values;
    }

    /** All numbers of {@code x}, row-major, in double precision. */
    public static double[] toDoubles(Tensor x) {
        Tensor plain = x.detach().cpu().to(torch.ScalarType.Double).contiguous();
        double[] values = new double[Math.toIntExact(plain.numel())];
        plain.data_ptr_double().get(values, 0, values.length);
        return values;
    }

    /** All numbers of {@code x} as whole numbers. */
    public static int[] toInts(Tensor x) {
        Tensor plain = x.detach().cpu().to(torch.ScalarType.Int).contiguous();
        int[] values = new int[Math.toIntExact(plain.numel())];
        plain.data_ptr_int().get(values, 0, values.length);
        return values;
    }

    /** The only number of {@code x}. */
    public static double number(Tensor x) {
        return x.item_double();
    }

    /** Tensors of equal shape, stacked along a new axis {@code dimension}. */
    public static Tensor stack(long dimension, Tensor... parts) {
        return torch.stack(new TensorVector(parts), dimension);
    }

    public static Tensor times(Tensor x, double factor) {
        return x.mul(new Scalar(factor));
    }

    public static Tensor plus(Tensor x, double summand) {
        return x.add(new Scalar(summand));
    }

    public static Tensor over(Tensor x, double divisor) {
        return x.div(new Scalar(divisor));
    }

    /** max(x, least), element by element; no gradient below {@code least}. */
    public static Tensor atLeast(Tensor x, double least) {
        return torch.clamp_min(x, new Scalar(least));
    }

    public static Tensor square(Tensor x) {
        return torch.square(x);
    }

    /** The sum over {@code dimension}, which is removed. */
    public static Tensor sum(Tensor x, long dimension) {
        return x.sum(dimension);
    }

    /** The sum over {@code dimension}, which is kept with extent 1. */
    public static Tensor sumKeeping(Tensor x, long dimension) {
        return x.sum(new long[] {dimension}, true, new ScalarTypeOptional());
    }

    /** The k-th smallest number of x, k from 1; no gradient. */
    public static Tensor smallest(Tensor x, long k) {
        return torch.kthvalue(x.detach().flatten(), k).get0();
    }

    /** The largest number over {@code dimension}, which is removed. */
    public static Tensor largest(Tensor x, long dimension) {
        return torch.max(x, dimension).get0();
    }

    /** The smallest number over {@code dimension}, which is removed; of equal ones, one gets the gradient. */
    public static Tensor least(Tensor x, long dimension) {
        return torch.min(x, dimension).get0();
    }

    /** The position of the largest number over {@code dimension}. */
    public static Tensor positionOfLargest(Tensor x, long dimension) {
        return torch.argmax(x, new LongOptional(dimension), false);
    }

    /** The position of the smallest number over {@code dimension}. */
    public static Tensor positionOfSmallest(Tensor x, long dimension) {
        return torch.argmin(x, new LongOptional(dimension), false);
    }

    /** x bounded to [least, most]. */
    public static Tensor clamp(Tensor x, double least, double most) {
        return torch.clamp(x, new ScalarOptional(new Scalar(least)), new ScalarOptional(new Scalar(most)));
    }

    /** The transpose of the last two dimensions. */
    public static Tensor transposed(Tensor x) {
        return x.transpose(-2, -1);
    }
}
