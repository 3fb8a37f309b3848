package io.clade.method.divergence;

import io.clade.data.Dataset;
import io.clade.method.DeepFit;
import io.clade.method.Pass;
import io.clade.model.Model;
import io.clade.model.part.KernelBandwidth;
import io.clade.network.Blueprint.Head;
import io.clade.network.Network;
import io.clade.training.Loss;
import io.clade.training.Session;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The one algorithm of the divergence family: pre-train the network where asked; draw a batch; embed it, keeping what each block puts out; compute
 * memberships; kernel of the embedding and of the blocks; lower L = L1 + L2 + L3 + λ Σ_l L_co and the terms of the guidance;
 * keep the epoch of lowest loss; assign by the largest membership.
 */
final class DivergenceFit {

    private final Ddc.Hyperparameters settings;

    private DivergenceFit(Ddc.Hyperparameters settings) {
        this.settings = settings;
    }

    static Model run(String method, Ddc.Hyperparameters settings, Dataset data, Session session) {
        int k = settings.clusters();
        return DeepFit.run(method, settings, k, settings.preparation(), data, session, fit -> {
            Network network = fit.network(
                    fit.backbone(settings.network(), settings.pretraining()),
                    settings.companions(),
                    Head.SOFTMAX,
                    k,
                    settings.guidance().rivals());
            fit.pretrain(network, settings.pretraining(), settings.training());
            fit.train(network, settings.training(), settings.guidance(), new DivergenceFit(settings)::losses);
            fit.keep(new KernelBandwidth(settings.divergence().bandwidth()));
            return fit.model(network);
        });
    }

    /** The loss of each cluster layer; the kernel does not depend on the layer and is computed once. */
    private List<Loss> losses(Pass pass) {
        Network.Output output = pass.samples();
        Tensor kernel = settings.divergence().kernel(output.embedding());
        List<Loss> losses = output.assignments().stream()
                .map(u -> settings.divergence().loss(u, kernel))
                .toList();
        settings.companions().add(losses, output, settings.divergence().bandwidth());
        return settings.guidance().add(losses, pass);
    }
}
