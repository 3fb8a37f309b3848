package io.clade.method;

import io.clade.data.Kind;
import io.clade.data.Knob;
import io.clade.data.Require;
import io.clade.data.Shape;
import io.clade.data.view.PatchPairs;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.FullyConvolutional;
import io.clade.training.Training;
import java.util.Locale;

/**
 * What a backbone learns from the samples alone before there are clusters: a part that any method for images can take.
 *
 * @param kind of task
 * @param epochs at most; 0 for as many as the training after it
 * @param patch side of the patches in pixels; 0 for {@link PatchPairs#fitting the rule}
 * @param shared whether the runs of a plan begin from one pre-training
 */
public record Pretraining(
        @Knob(
                value =
                        "Task that the network learns before clustering: context predicts where an image patch lies relative to"
                                + " another.",
                name = "pretrain")
        Type kind,

        @Knob(
                value = "Maximum number of epochs of pre-training; 0 takes the value of epochs.",
                name = "pretrain_epochs",
                least = 0)
        int epochs,

        @Knob(
                value = "Side of the patches in pixels; 0 takes about a quarter of the image's side.",
                name = "pretrain_patch",
                least = 0)
        int patch,

        @Knob(
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

    public Pretraining {
        Require.atLeast("pretrain_epochs", epochs, 0);
        Require.atLeast("pretrain_patch", patch, 0);
    }

    /**
     * The architecture of {@code choice} for prepared samples of shape {@code input}, in the form this pre-training needs.
     *
     * @throws io.clade.data.InputException where the samples or the network do not suit the task
     */
    Architecture architecture(NetworkChoice choice, Shape input) {
        if (kind == Type.NONE) {
            return choice.architecture(input);
        }
        Require.that(
                input.kind() == Kind.IMAGE && choice.kind() != NetworkChoice.Type.MLP,
                "pretrain=context needs images and a convolutional network. Got samples of shape %s, network=%s. Use --set"
                        + " pretrain=none.",
                input,
                choice.kind().name().toLowerCase(Locale.ROOT));
        return FullyConvolutional.fitting(input, pairs(input).patch(), choice.embedding());
    }

    /** The patches to cut from images of shape {@code image}. */
    PatchPairs pairs(Shape image) {
        return patch == 0 ? PatchPairs.fitting(image) : PatchPairs.of(image, patch);
    }

    /** How to pre-train where {@code after} is how to train. */
    Training training(Training after) {
        return epochs == 0 ? after : after.withEpochs(epochs);
    }
}
