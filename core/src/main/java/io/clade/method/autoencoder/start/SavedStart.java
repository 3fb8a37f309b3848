package io.clade.method.autoencoder.start;

import io.clade.data.TextValue;
import io.clade.input.InputException;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.model.Reconstructions;
import io.clade.network.Autoencoder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The saved model whose autoencoder a fit begins with, in place of its pre-training.
 *
 * @param folder of the model, {@code DIR/model}; empty for none
 */
@TextValue("none, or DIR/model")
public record SavedStart(String folder) {

    /** No model: the fit trains its autoencoder itself. */
    public static final SavedStart NONE = new SavedStart("");

    private static final String NONE_TEXT = "none";

    /**
     * Reads what {@link #toString} writes.
     *
     * @param name of the parameter, for messages
     * @throws InputException where {@code text} is no path
     */
    public static SavedStart parse(String name, String text) {
        if (text.isEmpty() || text.equals(NONE_TEXT)) {
            return NONE;
        }
        try {
            return new SavedStart(Path.of(text).toString());
        } catch (InvalidPathException e) {
            throw new InputException(
                    "%s must be %s or the folder of a saved model, DIR/model. Got %s.".formatted(name, NONE_TEXT, text),
                    e);
        }
    }

    /** True if there is a model to begin with. */
    public boolean given() {
        return !folder.isEmpty();
    }

    /**
     * Gives {@code net} the weights of the saved autoencoder. A warning of {@code fit} says that pre-training was skipped.
     *
     * @param net for the prepared samples of {@code fit}
     * @throws InputException where there is no model, it has no decoder, or it was made for samples that were prepared otherwise or
     *     for another network
     */
    public void load(Fit fit, Autoencoder net) {
        Model model = model();
        SavedModelChecks checks = new SavedModelChecks(this, model);
        Reconstructions saved = checks.decoder();
        checks.preprocessing(fit.preprocessing(), fit.data());
        checks.network(saved, net);
        net.load(model.weights(), saved.decoder().weights());
        fit.warn("Pre-training was skipped: the fit began with the autoencoder of %s (%s, seed %s)."
                .formatted(
                        folder, model.provenance().method(), model.provenance().seed()));
    }

    private Model model() {
        try {
            return Model.load(Path.of(folder));
        } catch (InputException e) {
            throw new InputException("start=" + folder + ": " + e.getMessage(), e);
        }
    }

    /** The folder, or {@code none}. */
    @Override
    public String toString() {
        return given() ? folder : NONE_TEXT;
    }
}
