package io.clade.method.divergence;

import io.clade.data.Dataset;
import io.clade.data.Preparation;
import io.clade.method.Companions;
import io.clade.method.DeepFit;
import io.clade.method.Method;
import io.clade.method.NetworkChoice;
import io.clade.method.Paper;
import io.clade.model.Model;
import io.clade.network.Blueprint.Head;
import io.clade.network.Network;
import io.clade.training.Loss;
import io.clade.training.Session;
import io.clade.training.Training;

/**
 * Deep tensor kernel clustering: {@link Ddc} with a companion objective on every block of the network, which measures the
 * separation of the clusters with a kernel between whole activation tensors.
 *
 * <p>Steps: draw a batch; embed it, keeping what each block puts out; compute memberships; kernel of the embedding and
 * tensor kernels of the blocks; lower L = L1 + L2 + L3 + λ Σ_l L_co; keep the epoch of lowest loss; assign by the largest
 * membership.
 *
 * <p>Departures: tensor kernels come from projectors, not from eigendecompositions; see {@link
 * io.clade.tensor.Projectors}.
 */
@Paper(
        title = "Deep Image Clustering with Tensor Kernels and Unsupervised Companion Objectives",
        authors = "Trosten, Kampffmeyer, Jenssen",
        venue = "arXiv",
        year = 2020,
        url = "https://arxiv.org/abs/2001.07026")
public final class Dtkc implements Method {

    /** Name under {@code -m}. */
    public static final String NAME = "dtkc";

    /**
     * @param clusters k
     * @param preparation of the samples
     * @param network the backbone
     * @param divergence the loss of the last layer
     * @param companions the losses of the blocks
     * @param training how their sum is lowered
     */
    public record Hyperparameters(
            int clusters,
            Preparation preparation,
            NetworkChoice network,
            Divergence divergence,
            Companions companions,
            Training training) {}

    private final Hyperparameters settings;

    public Dtkc(Hyperparameters settings) {
        this.settings = settings;
    }

    /** As the thesis has it (section 15.3): {@link Ddc#paper} with companion objectives of strength 0.01. */
    public static Hyperparameters paper(int clusters) {
        return withCompanions(Ddc.paper(clusters));
    }

    /** {@link Ddc#recommended} with companion objectives of strength 0.01. */
    public static Hyperparameters recommended(int clusters) {
        return withCompanions(Ddc.recommended(clusters));
    }

    private static Hyperparameters withCompanions(Ddc.Hyperparameters ddc) {
        return new Hyperparameters(
                ddc.clusters(),
                ddc.preparation(),
                ddc.network(),
                ddc.divergence(),
                Companions.tensor(0.01),
                ddc.training());
    }

    @Override
    public Model fit(Dataset data, Session session) {
        return DeepFit.run(NAME, settings, settings.clusters(), settings.preparation(), data, session, fit -> {
            Network network = fit.network(settings.network(), Head.SOFTMAX, settings.clusters());
            fit.train(network, settings.training(), this::loss);
            return fit.model(network);
        });
    }

    private Loss loss(Network.Output output) {
        return settings.companions()
                .add(
                        settings.divergence().loss(output),
                        output,
                        settings.divergence().bandwidth());
    }
}
