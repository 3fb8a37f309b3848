package io.clade.method.autoencoder.variational;

import io.clade.data.Matrix;
import io.clade.network.cluster.FittedHead;
import io.clade.network.cluster.MixtureHead;
import io.clade.network.weight.Parameters;
import io.clade.objective.VariationalMixture.Prior;
import io.clade.partition.mixture.Mixture;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The mixture of normal distributions that embeddings come from, trained by gradients. Its weights are trained as logits. */
final class MixturePrior {

    private final Parameters parameters;
    private final Tensor logits;
    private final Tensor means;
    private final Tensor logVariances;
    private final VarianceScale scale;

    /** @param start of independent features */
    MixturePrior(Mixture start, VarianceScale scale, Device device) {
        this.scale = scale;
        int k = start.means().rows();
        int m = start.means().columns();
        parameters = new Parameters(device);
        logits = parameters.add(
                "logits", torch.log(Ops.tensor(start.weights(), k)).to(torch.ScalarType.Float));
        means = parameters.add("means", start.means().tensor());
        Tensor precisions = Ops.square(Ops.tensor(start.factors(), k, m));
        logVariances = parameters.add(
                "log_variances", scale.bounded(torch.log(precisions).neg()));
        parameters.flatten();
    }

    Parameters parameters() {
        return parameters;
    }

    /** The present mixture, with a gradient. */
    Prior prior() {
        return new Prior(torch.log_softmax(logits, 0), means, logVariances);
    }

    /** Takes variances that a step moved out of their bounds back to these. */
    void bound() {
        Scope.withoutGradients(() -> {
            logVariances.copy_(scale.bounded(logVariances));
        });
    }

    /** The layer whose memberships are γ. */
    FittedHead head() {
        return Scope.withoutGradients(() -> Scope.run(() -> {
            bound();
            Prior now = prior();
            Tensor offsets = now.logWeights().sub(Ops.times(Ops.sum(logVariances, 1), 0.5));
            Tensor factors = torch.exp(Ops.times(logVariances, -0.5));
            return new MixtureHead(false).of(Matrix.of(means), Ops.toArray(factors), Ops.toArray(offsets));
        }));
    }
}
