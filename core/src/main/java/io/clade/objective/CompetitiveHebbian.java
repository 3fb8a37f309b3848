package io.clade.objective;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The graph of prototypes by competitive Hebbian learning, in which every sample joins its first and its second winner.
 *
 * <p>Martinetz, Competitive Hebbian learning rule forms perfectly topology preserving maps, ICANN 1993. As a term of the
 * loss: Cirrincione, Randazzo, Barbiero, Ciravegna and Pasero, Gradient-based competitive learning: theory, Cognitive
 * Computation 16, 2024, equation 10.
 */
public final class CompetitiveHebbian {

    /** The least temperature, so that nothing is divided by zero. */
    private static final double EPSILON = 1e-12;

    private CompetitiveHebbian() {}

    /** First and second winner of each sample: n×2 from squared distances D: n×k, k at least 2. */
    public static Tensor winners(Tensor distances) {
        return torch.topk(distances.detach(), 2, 1, false, true).get1();
    }

    /**
     * The number of samples whose two winners are i and j, in either order: k×k, symmetric, without gradient.
     *
     * @param winners of {@link #winners}, n×2
     */
    public static Tensor counts(Tensor winners, long k) {
        Tensor counts = pairs(winners, k);
        return counts.add(Ops.transposed(counts));
    }

    /**
     * The number of samples whose first winner is i and whose second one is j: k×k, without gradient.
     *
     * @param winners of {@link #winners}, n×2
     */
    public static Tensor pairs(Tensor winners, long k) {
        Tensor pairs = winners.select(1, 0).mul(new Scalar(k)).add(winners.select(1, 1));
        return torch.bincount(pairs, new TensorOptional(), k * k).view(k, k);
    }

    /**
     * ‖E‖² as the authors compute it: E is 1 where prototypes are joined and 0 elsewhere, so this is twice the number of
     * edges. It is piecewise constant: no gradient.
     *
     * @param distances D, squared: n×k
     */
    public static Tensor published(Tensor distances) {
        Tensor edges = counts(winners(distances), distances.size(1)).gt(new Scalar(0));
        return edges.to(distances.scalar_type()).sum();
    }

    /**
     * s¹, the softmax of −D/T that stands for the first winner: n×k, rows on the simplex.
     *
     * @param distances D, squared: n×k
     * @param sharpness the mean of the squared distances to the nearest prototypes over T, above 0; no gradient through T
     */
    public static Tensor softWinners(Tensor distances, double sharpness) {
        return torch.softmax(scores(distances, sharpness), 1);
    }

    /** −D/T: n×k. */
    private static Tensor scores(Tensor distances, double sharpness) {
        Tensor temperature = Ops.plus(Ops.over(Ops.least(distances.detach(), 1).mean(), sharpness), EPSILON);
        return distances.neg().div(temperature);
    }

    /**
     * ‖E‖² with a gradient: e_jl = 1 − exp(−Σ_i (s¹_ij s²_il + s¹_il s²_ij)), s¹ the softmax of −D/T, s² the one
     * without the first winner. It approaches {@link #published} as T falls and edges have many samples.
     *
     * @param distances D, squared: n×k, k at least 2
     * @param sharpness the mean of the squared distances to the nearest prototypes over T, above 0
     */
    public static Tensor soft(Tensor distances, double sharpness) {
        Tensor scores = scores(distances, sharpness);
        Tensor winner = Ops.positionOfSmallest(distances, 1).unsqueeze(1);
        Tensor first = torch.softmax(scores, 1);
        Tensor second = torch.softmax(scores.scatter(1, winner, new Scalar(Double.NEGATIVE_INFINITY)), 1);
        Tensor joint = torch.mm(Ops.transposed(first), second);
        Tensor edges =
                Ops.plus(torch.exp(joint.add(Ops.transposed(joint)).neg()).neg(), 1);
        // A prototype is no edge to itself, though the softmax leaves a rest of it there.
        return Ops.square(edges).sum().sub(Ops.square(edges.diagonal()).sum());
    }
}
