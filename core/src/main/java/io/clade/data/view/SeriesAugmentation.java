package io.clade.data.view;

import io.clade.data.Require;
import org.bytedeco.pytorch.Tensor;

/** placeholder until measured */
public record SeriesAugmentation(double strength) implements Augmentation {

    public SeriesAugmentation {
        Require.notNegative("augmentation", strength);
    }

    @Override
    public Tensor apply(Tensor x) {
        return x;
    }
}
