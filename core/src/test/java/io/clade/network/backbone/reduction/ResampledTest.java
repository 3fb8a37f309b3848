package io.clade.network.backbone.reduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.network.backbone.Architecture;
import io.clade.tensor.Interpolation;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import org.junit.jupiter.api.Test;

class ResampledTest {

    @Test
    void series_of_two_lengths_along_one_line_are_equal_afterwards() {
        float[] found = Scope.run(() -> {
            float nan = Float.NaN;
            // 0 to 6 in four steps of two, and in seven of one.
            float[] values = {0, 2, 4, 6, nan, nan, nan, 0, 1, 2, 3, 4, 5, 6};
            return Ops.toArray(Interpolation.atOneLength(Ops.tensor(values, 2, 7, 1), 5));
        });
        for (int i = 0; i < 5; i++) {
            assertThat(found[i]).isEqualTo(1.5f * i, within(1e-6f));
            assertThat(found[5 + i]).isEqualTo(1.5f * i, within(1e-6f));
        }
    }

    @Test
    void it_takes_series_of_any_length() {
        assertThat(new Resampled(8, new Reduced(2, new Architecture.Identity())).takesAnyLength())
                .isTrue();
    }
}
