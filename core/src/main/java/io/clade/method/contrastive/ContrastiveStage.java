package io.clade.method.contrastive;

import io.clade.method.clustering.Positives;
import io.clade.network.Network;
import io.clade.objective.Contrast;
import io.clade.training.Batch;
import io.clade.training.Keep;
import io.clade.training.Loss;
import io.clade.training.Stage;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.Phase;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Lowers the {@link Contrast contrastive loss} between a view of each sample and a positive of it. */
final class ContrastiveStage implements Stage {

    private final Network network;
    private final Positives views;
    private final Positives positives;
    private final double temperature;

    /**
     * @param network whose embeddings have length 1
     * @param views of the samples themselves
     * @param positives that should be near them
     * @param temperature τ
     */
    ContrastiveStage(Network network, Positives views, Positives positives, double temperature) {
        this.network = network;
        this.views = views;
        this.positives = positives;
        this.temperature = temperature;
    }

    @Override
    public Phase phase() {
        return Phase.pretraining("contrastive learning");
    }

    @Override
    public List<ParameterGroup> parameters() {
        return List.of(ParameterGroup.of(network.parameters()));
    }

    @Override
    public Loss loss(Batch batch) {
        int[] rows = batch.rows();
        // One pass over both halves: they share the batch's statistics, so that the network cannot tell them apart.
        Tensor both = torch.cat(new TensorVector(views.of(rows), positives.of(rows)), 0);
        Tensor z = network.forward(both).embedding();
        int n = rows.length;
        return Loss.of("contrast", Contrast.crossEntropy(z.narrow(0, 0, n), z.narrow(0, n, n), temperature));
    }

    /** The last epoch is kept: the learning rate falls to zero. */
    @Override
    public Keep keep() {
        return Keep.LAST;
    }
}
