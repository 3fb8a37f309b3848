package io.clade.method.autoencoder;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.Map;

/** Fits of a few epochs to three far-apart clusters. */
final class QuickFits {

    static final Dataset TABLE = Numbers.clustered(4, 90, 3, Shape.table(6));
    static final Dataset IMAGES = Numbers.clustered(4, 60, 3, Shape.image(1, 8, 7));

    private QuickFits() {}

    static Model fit(String method, Dataset data, Map<String, String> more) {
        Map<String, String> settings =
                new HashMap<>(Map.of("pretrain_epochs", "3", "epochs", "4", "batch", "30", "tolerance", "0"));
        settings.putAll(more);
        return Methods.named(method).create(3, settings).fit(data, Session.seeded(1));
    }
}
