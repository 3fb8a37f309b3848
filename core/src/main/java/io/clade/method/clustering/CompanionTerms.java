package io.clade.method.clustering;

import io.clade.network.BlockClassifiers;
import io.clade.network.Network;
import io.clade.network.TrainingPart;
import io.clade.network.weight.Parameters;
import io.clade.objective.CompanionObjectives;
import io.clade.tensor.kernel.Bandwidth;
import io.clade.tensor.kernel.Kernels;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The companion objectives of one network: the layers that some of them need, and the terms of the loss. */
public final class CompanionTerms implements TrainingPart {

    private static final String TERM = "companions";

    /** The bandwidth that the divergence methods recommend. */
    private static final Bandwidth BANDWIDTH = new Bandwidth(Bandwidth.Rule.MEDIAN_SQUARED, 0.15);

    private final Companions settings;
    private final BlockClassifiers classifiers;

    /**
     * @param k clusters
     * @param heads that begin side by side
     */
    CompanionTerms(Companions settings, int k, int heads) {
        this.settings = settings;
        this.classifiers = new BlockClassifiers(settings.blocks(), k, heads);
    }

    private boolean classified() {
        return settings.kind() == Companions.Type.SOFTMAX;
    }

    /** @throws io.clade.input.InputException where the network does not have all of the blocks that were chosen */
    @Override
    public void register(Network network, Parameters parameters, String prefix) {
        settings.requireWithin(network.blockSizes().size());
        if (classified()) {
            classifiers.register(network, parameters, prefix);
        }
    }

    @Override
    public void keep(int number) {
        if (classified()) {
            classifiers.keep(number);
        }
    }

    /** Adds the companion objectives to the loss of {@code stage}, with the bandwidth that is recommended. */
    public void attachTo(ClusteringStage<?> stage) {
        attachTo(stage, BANDWIDTH);
    }

    /**
     * Adds the companion objectives to the loss of {@code stage}, which may be none.
     *
     * @param bandwidth of tensor kernels
     */
    public void attachTo(ClusteringStage<?> stage, Bandwidth bandwidth) {
        switch (settings.kind()) {
            case NONE -> {}
            case TENSOR -> stage.attach(view -> tensorKernels(view, bandwidth));
            case SOFTMAX -> stage.attach(this::softmaxLayers);
        }
    }

    /** The kernels are computed once for all heads. */
    private Term.OfHead tensorKernels(View view, Bandwidth bandwidth) {
        List<Tensor> kernels = settings.blocks().of(view.activations().blocks()).stream()
                .map(y -> Kernels.tensor(y, bandwidth))
                .toList();
        return (loss, head, u, v) -> {
            if (!kernels.isEmpty()) {
                loss.plus(TERM, settings.lambda(), CompanionObjectives.tensorKernels(u, kernels));
            }
        };
    }

    private Term.OfHead softmaxLayers(View view) {
        return (loss, head, u, v) -> {
            List<Tensor> logits = classifiers.logits(head, view.activations().blocks());
            if (!logits.isEmpty()) {
                loss.plus(TERM, settings.lambda(), CompanionObjectives.softmaxLayers(u, logits));
            }
        };
    }
}
