package io.clade.method.autoencoder.stage;

import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The way in which a refinement that has committed itself too early to its clusters is set back. */
public enum Reset {
    NONE,
    /**
     * Every weight of the encoder but those of its last layer moves a fifth of the way to new random ones, clusters are found
     * anew, and the optimiser forgets the prototypes' moments.
     *
     * <p>Miklautz, Klein, Sidak, Leiber, Lang, Shkabrii, Tschiatschek and Plant, Breaking the Reclustering Barrier in
     * Centroid-based Deep Clustering, ICLR 2025, section 4.
     */
    BRB {
        @Override
        void soften(Parameters encoder) {
            Scope.run(() -> Scope.withoutGradients(() -> {
                List<Map.Entry<String, Tensor>> all =
                        new ArrayList<>(encoder.trainable().entrySet());
                int last = last(all);
                for (int i = 0; i < last; i++) {
                    Tensor weights = all.get(i).getValue();
                    if (weights.dim() > 1) {
                        mix(
                                weights,
                                Initialisation.HE.weights(weights.sizes().vec().get()));
                        softenBias(weights, all.get(i + 1).getValue());
                    }
                }
            }));
        }
    };

    /** α, the share of the present weights that stays. */
    private static final double KEPT = 0.8;

    /** Moves the weights of {@code encoder} towards random ones, drawn from libtorch's generator. */
    void soften(Parameters encoder) {}

    /** The place of the last layer's weights. */
    private static int last(List<Map.Entry<String, Tensor>> all) {
        int last = all.size() - 1;
        while (last > 0 && all.get(last).getValue().dim() < 2) {
            last--;
        }
        return last;
    }

    private static void softenBias(Tensor weights, Tensor next) {
        if (next.dim() == 1) {
            double fanIn = (double) weights.numel() / weights.size(0);
            mix(next, RandomTensors.within(1 / Math.sqrt(fanIn), next.numel()));
        }
    }

    private static void mix(Tensor present, Tensor random) {
        present.copy_(
                Ops.times(present, KEPT).add(Ops.times(random.to(present.device(), present.scalar_type()), 1 - KEPT)));
    }
}
