package io.clade.method.clustering;

import io.clade.network.Network;
import io.clade.network.backbone.Activations;
import io.clade.training.Batch;
import io.clade.training.Loss;
import io.clade.training.Stage;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * A stage that trains a network to cluster. A method defines the output of one head for an embedding, and its loss;
 * terms such as companion objectives or neighbour consistency can be attached. Several heads can share the network,
 * until one is chosen by {@link HeadSelection}.
 *
 * @param <H> output of a head for a batch
 */
public abstract class ClusteringStage<H extends HeadOutput> implements Stage {

    private final Network network;
    private final List<Term> terms = new ArrayList<>();
    private Optional<Positives> positives = Optional.empty();
    private int heads;

    /** @param heads that begin side by side, at least 1 */
    protected ClusteringStage(Network network, int heads) {
        this.network = network;
        this.heads = heads;
    }

    /** Adds {@code term} to the loss; terms are summed in the order in which they come. */
    public final void attach(Term term) {
        terms.add(term);
    }

    /** Sends a positive of each sample through the network too, for terms that compare memberships. */
    public final void pairWith(Positives others) {
        positives = Optional.of(others);
    }

    /** Prepares a step once for all heads, before a head computes memberships. */
    protected void prepare(View view) {}

    /** The embeddings as the heads see them, b×m, from z: b×m. */
    protected Tensor placed(Tensor z) {
        return z;
    }

    /** The output of a head for {@link #placed} embeddings z: b×m of samples or of their positives. */
    protected abstract H output(int head, Tensor z);

    /** Computes what the losses of all heads share, once memberships are known. */
    protected void share(View view) {}

    /**
     * The loss of one head.
     *
     * @param output of the head for the samples
     */
    protected abstract Loss loss(int head, H output, View view);

    /** Called when head {@code number}, from 0, is the only one that goes on; it is number 0 from now on. */
    public final void keep(int number) {
        network.keep(number);
        heads = 1;
    }

    /** The heads that are trained side by side at present. */
    protected final int heads() {
        return heads;
    }

    /** The network in training. */
    protected final Network network() {
        return network;
    }

    @Override
    public Phase phase() {
        return Phase.TRAINING;
    }

    @Override
    public List<ParameterGroup> parameters() {
        return List.of(ParameterGroup.of(network.parameters()));
    }

    @Override
    public final Loss loss(Batch batch) {
        return losses(batch).get(0);
    }

    /** The loss of each head. */
    final List<Loss> losses(Batch batch) {
        Activations activations = network.forward(batch.samples());
        Optional<Activations> others = positives.map(pairs -> network.forward(pairs.of(batch.rows())));
        View view = new View(batch, activations, others);
        prepare(view);
        List<H> outputs = outputs(view.embedding());
        List<H> ofOthers = others.map(Activations::embedding).map(this::outputs).orElse(List.of());
        share(view);
        List<Loss> losses = new ArrayList<>();
        for (int head = 0; head < heads; head++) {
            losses.add(loss(head, outputs.get(head), view));
        }
        for (Term term : terms) {
            Term.OfHead ofHead = term.of(view);
            for (int head = 0; head < heads; head++) {
                Optional<Tensor> v = ofOthers.isEmpty()
                        ? Optional.empty()
                        : Optional.of(ofOthers.get(head).memberships());
                ofHead.addTo(losses.get(head), head, outputs.get(head).memberships(), v);
            }
        }
        return losses;
    }

    private List<H> outputs(Tensor z) {
        Tensor placed = placed(z);
        List<H> outputs = new ArrayList<>();
        for (int head = 0; head < heads; head++) {
            outputs.add(output(head, placed));
        }
        return outputs;
    }
}
