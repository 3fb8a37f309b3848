package io.clade.network.layer.recurrent;

import io.clade.network.layer.PaddedSeries;
import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The order in time of series of different lengths that lie side by side in T×b×h. */
public final class TimeIndex {

    private final Tensor mask;
    private final Tensor lastStep;
    private final Tensor backwards;
    private final boolean full;

    public TimeIndex(PaddedSeries steps) {
        long t = steps.steps();
        Tensor lengths = steps.lengths();
        Tensor times = Ops.numbers(0, t, lengths).unsqueeze(1);
        full = steps.full();
        mask = steps.mask().t().unsqueeze(2);
        Tensor last = lengths.sub(new Scalar(1L));
        lastStep = last.view(1, -1, 1);
        Tensor mirrored = last.unsqueeze(0).sub(times);
        // Padding stays where it is, behind the end.
        backwards = torch.where(mirrored.ge(new Scalar(0L)), mirrored, times).unsqueeze(2);
    }

    /** Every series reversed: T×b×h from T×b×h; reversing twice restores it. */
    Tensor reversed(Tensor y) {
        return y.gather(0, backwards.expand(y.sizes().vec().get()));
    }

    /** The last step of every series: b×h from T×b×h. */
    Tensor last(Tensor y) {
        return y.gather(0, lastStep.expand(1, y.size(1), y.size(2))).squeeze(0);
    }

    /** Zeros behind the end of a series: T×b×h. */
    public Tensor masked(Tensor y) {
        return full ? y : y.mul(mask);
    }
}
