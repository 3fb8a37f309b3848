package io.clade.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.tensor.Device;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.testing.NativeMemory;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class FeedTest {

    private static final Dataset DATA =
            Dataset.of("numbers", Shape.image(1, 1, 2), new FloatSamples(2, new float[] {0, 1, 2, 3, 4, 5}));

    private final Feed feed = new Feed(DATA, Preparer.fit(new Preparation(Scaling.NONE, 0), DATA), Device.CPU);

    @Test
    void a_batch_holds_the_rows_asked_for_in_their_order() {
        Scope.run(() -> {
            Tensor x = feed.batch(2, 0);
            assertThat(x.sizes().vec().get()).containsExactly(2, 1, 1, 2);
            assertThat(Ops.toArray(x)).containsExactly(4, 5, 0, 1);
        });
    }

    @Test
    void an_earlier_batch_is_not_touched_by_a_later_smaller_one() {
        Scope.run(() -> {
            Tensor first = feed.block(0, 3);
            feed.block(2, 3);
            assertThat(Ops.toArray(first)).containsExactly(0, 1, 2, 3, 4, 5);
        });
    }
}
