package io.clade.training;

import io.clade.network.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam (Kingma and Ba, ICLR 2015, algorithm 1 in the order of section 2's efficient form) on the flat buffer of a
 * network's parameters. The buffer is walked in pieces small enough to stay in the processor's cache over the handful of
 * operations each takes.
 */
public final class Adam {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    /** Numbers a piece: its four buffers and the scratch stay within a megabyte. */
    private static final long PIECE = 1 << 16;

    private final Tensor gradient;
    private final Tensor m;
    private final Tensor v;
    private final List<Piece> pieces = new ArrayList<>();
    private long step;

    private record Piece(Tensor parameters, Tensor gradient, Tensor m, Tensor v, Tensor scratch) {}

    public Adam(Parameters parameters) {
        Tensor flat = parameters.flat();
        gradient = parameters.flatGradient();
        m = torch.zeros_like(flat);
        v = torch.zeros_like(flat);
        Tensor scratch = torch.empty_like(flat.narrow(0, 0, Math.min(PIECE, flat.numel())));
        for (long from = 0; from < flat.numel(); from += PIECE) {
            long length = Math.min(PIECE, flat.numel() - from);
            pieces.add(new Piece(
                    flat.narrow(0, from, length),
                    gradient.narrow(0, from, length),
                    m.narrow(0, from, length),
                    v.narrow(0, from, length),
                    scratch.narrow(0, 0, length)));
        }
    }

    /** Updates the parameters from their gradient, scaled to a norm of at most {@code clip}, and zeroes the gradient. */
    public void step(double learningRate, double clip) {
        Scope.withoutGradients(() -> {
            double norm = Ops.number(gradient.norm());
            double shrink = norm > clip ? clip / norm : 1;
            step++;
            double correction1 = 1 - Math.pow(BETA1, step);
            double correction2 = Math.sqrt(1 - Math.pow(BETA2, step));
            // α_t = α √(1 − β₂ᵗ) / (1 − β₁ᵗ), ε̂ = ε √(1 − β₂ᵗ)
            Scalar first = new Scalar((1 - BETA1) * shrink);
            Scalar second = new Scalar((1 - BETA2) * shrink * shrink);
            Scalar decay1 = new Scalar(BETA1);
            Scalar decay2 = new Scalar(BETA2);
            Scalar epsilon = new Scalar(EPSILON * correction2);
            Scalar size = new Scalar(-learningRate * correction2 / correction1);
            Scalar one = new Scalar(1.0);
            for (Piece piece : pieces) {
                piece.m().mul_(decay1).add_(piece.gradient(), first);
                piece.v().mul_(decay2).addcmul_(piece.gradient(), piece.gradient(), second);
                torch.sqrt_out(piece.scratch(), piece.v());
                piece.scratch().add_(epsilon, one);
                piece.parameters().addcdiv_(piece.m(), piece.scratch(), size);
                piece.gradient().zero_();
            }
        });
    }

    /** Updates made so far. */
    long steps() {
        return step;
    }

    Tensor firstMoment() {
        return m;
    }

    Tensor secondMoment() {
        return v;
    }

    void resumeAt(long steps) {
        step = steps;
    }
}
