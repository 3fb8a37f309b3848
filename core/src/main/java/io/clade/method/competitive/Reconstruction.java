package io.clade.method.competitive;

import io.clade.method.clustering.ReconstructionTerm;
import io.clade.method.fitting.Fit;
import io.clade.network.Network;
import io.clade.tensor.Ops;
import io.clade.training.Batch;
import io.clade.training.Loss;
import io.clade.training.Stage;
import io.clade.training.Training;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.Phase;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The reconstruction of samples by a decoder, if there is one: a pre-training, then a term of the loss.
 *
 * @param term ρ times the reconstruction error over the samples' variance
 */
record Reconstruction(ReconstructionTerm term) {

    /**
     * @param weight ρ; 0 for no decoder
     * @param anchors whose variance stands for that of all samples
     */
    static Reconstruction of(double weight, Anchors anchors) {
        Tensor x = anchors.x();
        Tensor filled = torch.masked_fill(x, torch.isnan(x), new Scalar(0.0));
        double spread = Ops.number(Ops.square(filled.sub(filled.mean(0))).mean());
        return new Reconstruction(new ReconstructionTerm(weight / (spread > 0 ? spread : 1)));
    }

    /** Trains the network to reconstruct; does nothing without a decoder. */
    void pretrain(Fit fit, Network network, Training training) {
        if (term.isPresent()) {
            fit.train(new Pretraining(network, term), training);
        }
    }

    private record Pretraining(Network network, ReconstructionTerm term) implements Stage {

        @Override
        public Phase phase() {
            return Phase.pretraining("reconstruction");
        }

        @Override
        public List<ParameterGroup> parameters() {
            return List.of(ParameterGroup.of(network.parameters()));
        }

        @Override
        public Loss loss(Batch batch) {
            Tensor z = network.forward(batch.samples()).embedding();
            return term.addTo(Loss.none(), term.error(batch.samples(), z));
        }
    }
}
