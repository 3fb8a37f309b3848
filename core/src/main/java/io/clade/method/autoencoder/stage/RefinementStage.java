package io.clade.method.autoencoder.stage;

import io.clade.method.clustering.Positives;
import io.clade.method.fitting.Fit;
import io.clade.network.Autoencoder;
import io.clade.network.decoder.ReconstructionError;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.objective.StudentT;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Batch;
import io.clade.training.Keep;
import io.clade.training.Loss;
import io.clade.training.Stage;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Moves the embedding of a pre-trained autoencoder: lowers L = (1/B) Σ ‖x − x̂‖²/d + γ ℓ, where d is the count of numbers of a
 * sample, and ℓ compares embeddings with what a refresh computes from all samples at intervals. It has converged when few
 * samples changed their cluster between two refreshes.
 *
 * <p>Targets come from the samples, embeddings from views of them: Guo, Zhu, Liu and Yin, Deep Embedded Clustering with Data
 * Augmentation, ACML 2018, equation 5.
 */
public abstract class RefinementStage implements Stage {

    /**
     * The things that a refinement works on.
     *
     * @param views that the network is trained on; empty for the samples
     * @param epochs of the refinement, at most
     * @param reconstructs whether the decoder goes on learning; it is dropped otherwise
     */
    public record Setting(
            Fit fit,
            Autoencoder net,
            Optional<Positives> views,
            Refinement refinement,
            int epochs,
            boolean reconstructs) {

        /** The same on the samples themselves. */
        public Setting withoutViews() {
            return new Setting(fit, net, Optional.empty(), refinement, epochs, reconstructs);
        }
    }

    private final Setting setting;

    /** The cluster of each sample at the last refresh, n; −1 before the first. */
    private final Tensor clusters;

    /** The share of samples that changed their cluster between the last two refreshes. */
    private final Tensor changed;

    private boolean renewed;
    private double done;

    protected RefinementStage(Setting setting) {
        this.setting = setting;
        clusters = torch.full(new long[] {setting.fit.data().size()}, new Scalar(-1.0));
        changed = torch.ones(1);
    }

    /** The centres of the clusters, k×m. */
    protected abstract Tensor centres();

    /** Parameters of ℓ beside those of the encoder. */
    protected List<ParameterGroup> own() {
        return List.of();
    }

    /** Finds the centres anew in embeddings z: n×m, after a reset. */
    protected void restart(Tensor z) {
        int k = Math.toIntExact(centres().size(0));
        centres().copy_(setting.fit.kMeans(z, k).prototypes().tensor());
    }

    /**
     * Computes what ℓ compares with from embeddings z: n×m of all samples.
     *
     * @return the cluster of each sample, n whole numbers
     */
    protected abstract Tensor refresh(Tensor z);

    /** γ ℓ of embeddings z: b×m of views of the samples {@code rows}; adds its terms to {@code loss}. */
    protected abstract void cluster(Loss loss, Tensor z, Tensor rows);

    /** The cluster of each sample at the last refresh, n. */
    public final Tensor clusters() {
        return clusters;
    }

    /** The share of the refinement that was over at the beginning of the epoch, 0…1. */
    protected final double done() {
        return done;
    }

    /** The fit that the stage belongs to. */
    protected final Fit fit() {
        return setting.fit;
    }

    /** The present embeddings of all samples, n×m. */
    protected final Tensor embedded() {
        return setting.fit.embed(setting.net);
    }

    @Override
    public final Phase phase() {
        return Phase.TRAINING;
    }

    @Override
    public final List<ParameterGroup> parameters() {
        List<ParameterGroup> all = new ArrayList<>();
        all.add(ParameterGroup.of(setting.net.ofEncoder()));
        if (setting.reconstructs) {
            all.add(ParameterGroup.of(setting.net.ofDecoder()));
        }
        all.addAll(own());
        return all;
    }

    /** The state that all refinements have; one with more adds to it. */
    @Override
    public Map<String, Tensor> state() {
        return new TreeMap<>(Map.of("clusters", clusters, "changed", changed));
    }

    @Override
    public final void beginEpoch(int epoch) {
        done = (epoch - 1.0) / setting.epochs;
        renewed = setting.refinement.resets(epoch, setting.epochs);
        if (renewed) {
            setting.refinement.reset().soften(setting.net.ofEncoder());
            Scope.run(() -> Scope.withoutGradients(() -> restart(embedded())));
        }
        if (setting.refinement.interval() == 0) {
            refresh();
        }
    }

    @Override
    public final List<Parameters> renewed() {
        return renewed ? own().stream().map(ParameterGroup::parameters).toList() : List.of();
    }

    @Override
    public final void beginStep(long step) {
        if (setting.refinement.interval() > 0 && step % setting.refinement.interval() == 0) {
            refresh();
        }
    }

    private void refresh() {
        Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor now = refresh(embedded()).to(clusters.scalar_type());
            changed.fill_(new Scalar(StudentT.changed(clusters, now)));
            clusters.copy_(now);
        }));
    }

    @Override
    public final Loss loss(Batch batch) {
        Tensor seen = setting.views.map(views -> views.of(batch.rows())).orElseGet(batch::samples);
        Tensor z = setting.net.encode(seen, Mode.TRAINING).embedding();
        Loss loss = Loss.none();
        cluster(loss, z, Ops.indices(batch.rows()).to(z.device(), torch.ScalarType.Long));
        if (setting.reconstructs) {
            Tensor x = batch.samples();
            loss.plus(
                    "reconstruction",
                    ReconstructionError.mean(x, setting.net.decoder().decode(z, x)));
        }
        return loss.watch("changed", changed);
    }

    @Override
    public final boolean converged() {
        return Ops.number(changed) < setting.refinement.tolerance();
    }

    /** The last epoch is kept: while targets move, losses of different epochs cannot be compared. */
    @Override
    public final Keep keep() {
        return Keep.LAST;
    }
}
