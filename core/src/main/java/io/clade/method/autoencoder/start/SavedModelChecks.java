package io.clade.method.autoencoder.start;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.FittedPreprocessing;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.model.Model;
import io.clade.model.Reconstructions;
import io.clade.network.Autoencoder;
import java.util.Locale;

/**
 * Checks that a saved model can be the start of a fit: each refusal names the model, the difference and what to do about it.
 *
 * @param start that the model was read from
 */
record SavedModelChecks(SavedStart start, Model model) {

    /** The decoder of the model. */
    Reconstructions decoder() {
        return Reconstructions.of(model)
                .orElseThrow(() -> new InputException(
                        ("start=%s: the model has no decoder. Those of dec, dbc and dekm drop it, other methods have none, and models saved"
                                        + " by earlier versions do not hold it. Give a model of autoencoder, fitted with this version.")
                                .formatted(start)));
    }

    /** The samples are prepared as those of the model were. */
    void preprocessing(FittedPreprocessing own, Dataset data) {
        FittedPreprocessing saved = model.preprocessing();
        Require.that(
                saved.output().equals(own.output()) && saved.input().equals(own.input()),
                "start=%s: the model was fitted on samples of shape %s, prepared as %s; those of %s have shape %s, prepared as %s. Give a"
                        + " model of samples like these, with the same resize.",
                start,
                saved.input(),
                saved.output(),
                data.name(),
                own.input(),
                own.output());
        Require.that(
                saved.scaling() == own.scaling() && saved.centring() == own.centring(),
                "start=%s: the model was fitted with %s, this fit has %s. Add --set scaling=%s --set centring=%s.",
                start,
                named(saved),
                named(own),
                saved.scaling().name().toLowerCase(Locale.ROOT),
                saved.centring());
        Require.that(
                saved.features().equals(own.features()),
                "start=%s: the model was fitted on other columns than those of %s, or in another order. Give the same columns (--columns).",
                start,
                data.name());
        Require.that(
                saved.shift().equals(own.shift()) && saved.factor().equals(own.factor()),
                "start=%s: the ranges of the samples that the model was fitted on are not those of %s, so that scaling=%s gave them other"
                        + " numbers. Fit the model on the same samples, or fit both with --set scaling=none.",
                start,
                data.name(),
                own.scaling().name().toLowerCase(Locale.ROOT));
    }

    private static String named(FittedPreprocessing preprocessing) {
        return "scaling=%s and centring=%s"
                .formatted(preprocessing.scaling().name().toLowerCase(Locale.ROOT), preprocessing.centring());
    }

    /** The network is that of the model. */
    void network(Reconstructions saved, Autoencoder net) {
        Require.that(
                saved.encoder().equals(net.architecture()),
                "start=%s: the encoder of the model is %s, and this fit has %s. Add --set embedding=%s, and set autoencoder, hidden_units"
                        + " and shortcut as they were for the model (see parameters in its config.json).",
                start,
                saved.encoder(),
                net.architecture(),
                saved.embeddingSize());
    }
}
