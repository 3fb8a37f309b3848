package io.clade.tensor.projector;

import io.clade.tensor.CustomGradient;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/**
 * Projection distances between the subspaces that the matricisations of tensors span, without an eigendecomposition.
 *
 * <p>For a tensor Y and a mode m let A = Y&lt;m&gt; be the p×q matricisation, transposed where it has more rows than
 * columns, and V an orthonormal basis of its row space. The thesis needs ‖V_YᵀV_Y′‖²_F for every pair. With the projector
 * Π = Aᵀ(AAᵀ + εI)⁻¹A that is ⟨Π_Y, Π_Y′⟩, which takes one Cholesky factorisation a sample and has a gradient everywhere.
 *
 * <p>The distance here is ½‖Π_Y − Π_Y′‖²_F. For matricisations of full rank it is the thesis's D_m − ‖V_YᵀV_Y′‖²_F; for
 * others, such as ReLU maps with a channel of zeros, the distance of a tensor to itself stays zero.
 */
public final class Projectors {

    /** The number of multiplications above which a second thread is worth its start. */
    private static final long LARGE = 100_000_000;

    private Projectors() {}

    /** Σ_m ½‖Π_m(y_i) − Π_m(y_j)‖²_F over all modes m: n×n from y: n×D_1×…×D_r, r ≥ 2. */
    public static Tensor distances(Tensor y) {
        List<Tensor> modes = new ArrayList<>();
        for (int mode = 1; mode < y.dim(); mode++) {
            modes.add(matricise(y, mode));
        }
        return Ops.times(Distances.fromGram(sumOfProducts(modes)), 0.5);
    }

    /**
     * The mode-{@code mode} matricisations (from 1) of a batch y: n×D_1×…×D_r, as n×p×q with p ≤ q: rows are the slices
     * along that mode, or columns where there are more slices than numbers in one.
     */
    public static Tensor matricise(Tensor y, int mode) {
        Tensor slices = y.movedim(mode, 1).flatten(2, -1);
        return slices.size(1) <= slices.size(2) ? slices : Ops.transposed(slices);
    }

    /** ⟨Π_i, Π_j⟩ for every pair of a batch a: n×p×q, p ≤ q; n×n. */
    public static Tensor products(Tensor a) {
        return sumOfProducts(List.of(a));
    }

    /** Σ_m ⟨Π_m,i, Π_m,j⟩ over batches of matrices, side by side. */
    private static Tensor sumOfProducts(List<Tensor> modes) {
        List<ProjectorProducts> parts =
                modes.stream().map(a -> new ProjectorProducts(a.detach())).toList();
        sideBySide(parts, ProjectorProducts::compute);
        Tensor sum = parts.stream()
                .map(ProjectorProducts::products)
                .reduce(Tensor::add)
                .orElseThrow();
        return CustomGradient.of(modes, sum, upstream -> {
            Tensor w = upstream.add(upstream.t());
            sideBySide(parts, part -> part.computeGradient(w));
            return parts.stream().map(ProjectorProducts::gradient).toList();
        });
    }

    private static void sideBySide(List<ProjectorProducts> parts, Consumer<ProjectorProducts> work) {
        if (parts.stream().mapToLong(ProjectorProducts::multiplications).sum() < LARGE) {
            Scope.withoutGradients(() -> parts.forEach(part -> Scope.run(() -> {
                work.accept(part);
            })));
            return;
        }
        Workers.run(workers -> {
            // The last first: the first mode, channels, is the quickest where images are what the tensors hold.
            workers.forEach(parts.size(), (number, worker) -> work.accept(parts.get(parts.size() - 1 - number)));
            return null;
        });
    }
}
