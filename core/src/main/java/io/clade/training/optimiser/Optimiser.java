package io.clade.training.optimiser;

import io.clade.data.TextForm;
import io.clade.data.TextValue;
import io.clade.input.InputException;
import io.clade.network.weight.Parameters;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A rule that moves parameters against their gradient: a value, written as {@code adam} or {@code sgd:0.9}. */
@TextValue(Optimiser.FORMS)
public interface Optimiser {

    /** Texts that {@link #parse} reads. */
    String FORMS = "adam, adam:BETA1:BETA2, sgd, sgd:MOMENTUM, nesterov:MOMENTUM, rmsprop, rmsprop:DECAY";

    /**
     * The rule for one buffer of parameters, at its first step.
     *
     * @param parameters θ, one-dimensional
     * @param gradient g, of the same shape, which the rule reads in every step
     */
    UpdateRule rule(Tensor parameters, Tensor gradient);

    /** An updater of {@code parameters}, which have been flattened. */
    default Updater updater(Parameters parameters) {
        return updater(List.of(ParameterGroup.of(parameters)));
    }

    /** An updater of several groups, which updates all in one step. */
    default Updater updater(List<ParameterGroup> groups) {
        return new Updater(this, groups);
    }

    /** Adam with the published constants. */
    static Optimiser adam() {
        return new Adam(Adam.BETA1, Adam.BETA2);
    }

    /** Stochastic gradient descent without momentum. */
    static Optimiser sgd() {
        return new Sgd(0, false);
    }

    /** Stochastic gradient descent with momentum μ, 0…1. */
    static Optimiser sgd(double momentum) {
        return new Sgd(momentum, false);
    }

    /** Stochastic gradient descent with Nesterov's momentum μ, 0…1. */
    static Optimiser nesterov(double momentum) {
        return new Sgd(momentum, true);
    }

    /** RMSprop with PyTorch's decay. */
    static Optimiser rmsProp() {
        return new RmsProp(RmsProp.DECAY);
    }

    /**
     * Reads what {@code toString} writes.
     *
     * @param name of the parameter, for messages
     * @throws InputException where {@code text} is none of {@link #FORMS}
     */
    static Optimiser parse(String name, String text) {
        TextForm form = TextForm.of(text);
        if (form.is("adam", 0)) {
            return adam();
        }
        if (form.is("adam", 2)) {
            return new Adam(form.number(0), form.number(1));
        }
        if (form.is("sgd", 0)) {
            return sgd();
        }
        if (form.is("sgd", 1)) {
            return sgd(form.number(0));
        }
        if (form.is("nesterov", 1)) {
            return nesterov(form.number(0));
        }
        if (form.is("rmsprop", 0)) {
            return rmsProp();
        }
        if (form.is("rmsprop", 1)) {
            return new RmsProp(form.number(0));
        }
        throw new InputException("%s must be one of %s. Got %s.".formatted(name, FORMS, text));
    }
}
