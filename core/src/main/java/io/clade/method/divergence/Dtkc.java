package io.clade.method.divergence;

import io.clade.data.Dataset;
import io.clade.method.Method;
import io.clade.method.Paper;
import io.clade.method.clustering.Companions;
import io.clade.model.Model;
import io.clade.training.session.Session;

/**
 * Deep tensor kernel clustering: {@link Ddc} with a companion objective on every block of the network, which measures the
 * separation of the clusters with a kernel between whole activation tensors.
 *
 * <p>Steps: draw a batch; embed it and keep the output of each block; compute memberships; kernel of the embedding and
 * tensor kernels of the blocks; lower L = L1 + L2 + L3 + λ Σ_l L_co; keep the epoch of lowest loss; assign by the
 * largest membership.
 *
 * <p>Departures: tensor kernels come from projectors, not from eigendecompositions; see {@link
 * io.clade.tensor.projector.Projectors}.
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

    private final Ddc.Hyperparameters settings;

    public Dtkc(Ddc.Hyperparameters settings) {
        this.settings = settings;
    }

    /** The settings of the thesis (section 15.3): {@link Ddc#paper} with companion objectives of strength 0.01. */
    public static Ddc.Hyperparameters paper(int clusters) {
        return Ddc.paper(clusters).with(Companions.tensor(0.01));
    }

    /** {@link Ddc#recommended} with companion objectives of strength 0.01. */
    public static Ddc.Hyperparameters recommended(int clusters) {
        return Ddc.recommended(clusters).with(Companions.tensor(0.01));
    }

    @Override
    public Model fit(Dataset data, Session session) {
        return Ddc.fit(NAME, settings, data, session);
    }
}
