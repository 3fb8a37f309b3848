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

    private final Blocks blocks;
    private final Tensor mean;
    private final Tensor basis;

    private PrincipalComponents(Blocks blocks, Tensor mean, Tensor basis) {
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
        Blocks blocks = new Blocks(batchReader, flat);
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
        Tensor reduced = torch.empty(blocks.batchReader().size(), basis.size(1));
        blocks.forEach((from, x) -> reduced.narrow(0, from, x.size(0)).copy_(torch.mm(x.sub(mean), basis)));
        return reduced;
    }

    private static Tensor basis(Blocks blocks, Tensor mean, int most, long seed) {
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

    private record Blocks(BatchReader batchReader, BiFunction<Tensor, Kind, Tensor> flat) {

        interface Use {
            void accept(int from, Tensor x);
        }

        void forEach(Use use) {
            for (int from = 0; from < batchReader.size(); from += BLOCK) {
                int start = from;
                int to = Math.min(batchReader.size(), from + BLOCK);
                Scope.run(() -> use.accept(
                        start,
                        flat.apply(
                                batchReader.block(start, to),
                                batchReader.shape().kind())));
            }
        }

        Tensor mean() {
            return Scope.tidy(() -> {
                Tensor first =
                        flat.apply(batchReader.block(0, 1), batchReader.shape().kind());
                Tensor total = torch.zeros_like(first.squeeze(0));
                forEach((from, x) -> total.add_(Ops.sum(x, 0)));
                return Ops.over(total, batchReader.size());
            });
        }
    }
}
