package io.clade.partition;

import io.clade.data.Kind;
import io.clade.data.preprocessing.BatchReader;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.function.BiFunction;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The leading principal components of samples that are read a block at a time, by subspace iteration: every pass
 * multiplies an orthonormal basis by the covariance, which is never formed.
 *
 * <p>Halko, Martinsson and Tropp, Finding structure with randomness, SIAM Review 53, 2011, algorithm 4.4.
 */
public final class PrincipalComponents {

    private static final int PASSES = 3;
    private static final int BLOCK = 512;

    private final Rows blocks;
    private final Tensor mean;
    private final Tensor basis;

    private PrincipalComponents(Rows blocks, Tensor mean, Tensor basis) {
        this.blocks = blocks;
        this.mean = mean;
        this.basis = basis;
    }

    /**
     * The first {@code most} components. Samples of no more numbers keep them all, so that they are only centred.
     *
     * @param flat brings a block of samples to rows, b×d
     */
    public static PrincipalComponents of(
            BatchReader batchReader, BiFunction<Tensor, Kind, Tensor> flat, int most, long seed) {
        return of(
                new Rows(
                        batchReader.size(),
                        (from, to) -> flat.apply(
                                batchReader.block(from, to), batchReader.shape().kind())),
                most,
                seed);
    }

    /** The same of the rows of {@code x}: n×d. */
    public static PrincipalComponents of(Tensor x, int most, long seed) {
        int n = Math.toIntExact(x.size(0));
        return of(new Rows(n, (from, to) -> x.narrow(0, from, to - from)), most, seed);
    }

    private static PrincipalComponents of(Rows blocks, int most, long seed) {
        Tensor mean = blocks.mean();
        long d = mean.numel();
        return new PrincipalComponents(blocks, mean, d <= most ? torch.eye(d) : basis(blocks, mean, most, seed));
    }

    /** The mean of the samples: d. */
    public Tensor mean() {
        return mean;
    }

    /** An orthonormal basis of the components: d×c. */
    public Tensor basis() {
        return basis;
    }

    /** The centred samples in the components: n×c. */
    public Tensor reduced() {
        Tensor reduced = torch.empty(blocks.size(), basis.size(1));
        blocks.forEach((from, x) -> reduced.narrow(0, from, x.size(0)).copy_(torch.mm(x.sub(mean), basis)));
        return reduced;
    }

    private static Tensor basis(Rows blocks, Tensor mean, int most, long seed) {
        // A generator of its own: libtorch's common one is what initial weights and views are drawn from.
        GeneratorOptional random = new GeneratorOptional(torch.make_generator_cpu(seed));
        Tensor start = torch.empty(mean.numel(), most).normal_(0, 1, random);
        Tensor basis = orthonormal(start);
        for (int pass = 0; pass < PASSES; pass++) {
            Tensor old = basis;
            basis = Scope.tidy(() -> {
                Tensor product = torch.zeros_like(old);
                blocks.forEach((from, x) -> {
                    Tensor centred = x.sub(mean);
                    product.add_(torch.mm(Ops.transposed(centred), torch.mm(centred, old)));
                });
                return orthonormal(product);
            });
        }
        return basis;
    }

    private static Tensor orthonormal(Tensor columns) {
        // A part of a tuple is freed with the tuple.
        return torch.linalg_qr(columns).get0().clone();
    }

    private interface Block {
        /** The rows from {@code from} until before {@code to}: b×d. */
        Tensor of(int from, int to);
    }

    private record Rows(int size, Block block) {

        interface Use {
            void accept(int from, Tensor x);
        }

        void forEach(Use use) {
            for (int from = 0; from < size; from += BLOCK) {
                int start = from;
                int to = Math.min(size, from + BLOCK);
                Scope.run(() -> use.accept(start, block.of(start, to)));
            }
        }

        Tensor mean() {
            return Scope.tidy(() -> {
                Tensor total = torch.zeros_like(block.of(0, 1).squeeze(0));
                forEach((from, x) -> total.add_(Ops.sum(x, 0)));
                return Ops.over(total, size);
            });
        }
    }
}
