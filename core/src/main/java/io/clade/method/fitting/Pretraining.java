package io.clade.method.fitting;

import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.data.preprocessing.BatchReader;
import io.clade.data.view.PatchPairs;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.input.SharedPart;
import io.clade.method.NetworkChoice;
import io.clade.network.Network;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.FullyConvolutional;
import io.clade.random.Seeds;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Training;
import io.clade.training.session.History;
import io.clade.training.session.Session;
import java.util.Locale;
import java.util.function.Function;

/**
 * The settings of a task without labels that a backbone learns before it clusters, for any method on images.
 *
 * @param kind of task
 * @param epochs at most; 0 for as many as the training after it
 * @param patch side of the patches in pixels; 0 for {@link PatchPairs#fitting the rule}
 * @param shared whether the runs of a plan begin from one pre-training
 */
@SharedPart(value = "Pre-training", page = "pretraining")
public record Pretraining(
        @Hyperparameter(
                value =
                        "Task that the network learns before clustering: context predicts where an image patch lies relative to"
                                + " another.",
                name = "pretrain")
        Type kind,

        @Hyperparameter(
                value = "Maximum number of epochs of pre-training; 0 takes the value of epochs.",
                name = "pretrain_epochs",
                least = 0)
        int epochs,

        @Hyperparameter(
                value = "Side of the patches in pixels; 0 takes about a quarter of the image's side.",
                name = "pretrain_patch",
                least = 0)
        int patch,

        @Hyperparameter(
                value = "Whether all runs start from the pre-trained weights of the first run.",
                name = "shared_pretraining")
        boolean shared) {

    /** Kinds of pre-training. */
    public enum Type {
        NONE,
        /** the relative position of two patches of an image */
        CONTEXT
    }

    /** Networks begin from random weights. */
    public static final Pretraining NONE = new Pretraining(Type.NONE, 0, 0, false);

    /** The random stream of pre-training; those from 1 on are the epochs'. */
    private static final long STREAM = 0;

    public Pretraining {
        Require.atLeast("pretrain_epochs", epochs, 0);
        Require.atLeast("pretrain_patch", patch, 0);
    }

    /**
     * The backbone of {@code choice}, in the form this pre-training needs, as a function of the shape of a prepared sample. It
     * throws an {@link io.clade.input.InputException} where the samples or the network do not suit the task.
     */
    public Function<Shape, Architecture> backbone(NetworkChoice choice) {
        return kind == Type.NONE ? choice::architecture : input -> fullyConvolutional(choice, input);
    }

    private FullyConvolutional fullyConvolutional(NetworkChoice choice, Shape input) {
        Require.that(
                input.kind() == Kind.IMAGE && choice.kind() != NetworkChoice.Type.MLP,
                "pretrain=context needs images and a convolutional network. Got samples of shape %s, network=%s. Use --set"
                        + " pretrain=none.",
                input,
                choice.kind().name().toLowerCase(Locale.ROOT));
        return FullyConvolutional.fitting(input, pairs(input).patch(), choice.embedding());
    }

    /**
     * Trains the backbone of {@code network}, built by {@link #backbone} for {@code choice}, on this task; does nothing where
     * there is none.
     *
     * @param after training of the network afterwards
     */
    public void run(Fit fit, Network network, NetworkChoice choice, Training after) {
        if (kind == Type.NONE) {
            return;
        }
        Session session = shared ? fit.session().common() : fit.session();
        Scope.run(() -> {
            // A stream of its own: the initial weights do not depend on which run pre-trains.
            RandomTensors.seed(Seeds.derive(session.seed(), STREAM));
            BatchReader batchReader = new BatchReader(fit.data(), fit.preprocessing(), session.device());
            FullyConvolutional backbone = fullyConvolutional(choice, network.input());
            ContextStage stage = new ContextStage(
                    backbone, batchReader.shape().channels(), pairs(batchReader.shape()), session.device());
            History learned = fit.trainIn(session, stage, epochs == 0 ? after : after.withEpochs(epochs));
            network.parameters()
                    .load(network.parameters().export().with(stage.network().backbone()));
            ContextStage.warning(learned).ifPresent(fit::warn);
        });
    }

    /** The patches to cut from images of shape {@code image}. */
    private PatchPairs pairs(Shape image) {
        return patch == 0 ? PatchPairs.fitting(image) : PatchPairs.of(image, patch);
    }
}
