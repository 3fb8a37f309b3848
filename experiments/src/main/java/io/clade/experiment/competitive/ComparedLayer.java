package io.clade.experiment.competitive;

import io.clade.data.Dataset;
import io.clade.method.Method;
import io.clade.method.Methods;
import io.clade.method.competitive.Dcl;
import io.clade.method.competitive.PrototypeWatcher;
import io.clade.method.competitive.Vcl;
import io.clade.model.Model;
import io.clade.training.session.Session;
import java.util.Map;

/** The layers that the paper compares. */
enum ComparedLayer {
    VCL("VCL", Vcl.NAME),
    DCL("DCL", Dcl.NAME),
    DEEP_DCL("deep-DCL", Dcl.DEEP);

    private final String label;
    private final String name;

    ComparedLayer(String label, String name) {
        this.label = label;
        this.name = name;
    }

    String label() {
        return label;
    }

    /** A fit with k prototypes that {@code watcher} sees; {@code settings} may hold {@code preset=paper}. */
    Model fit(int k, Map<String, String> settings, Dataset data, Session session, PrototypeWatcher watcher) {
        Method method = method(k, settings);
        return method instanceof Vcl base
                ? base.fit(data, session, watcher)
                : ((Dcl) method).fit(data, session, watcher);
    }

    /** The method with k prototypes; {@code settings} may hold {@code preset=paper}. */
    Method method(int k, Map<String, String> settings) {
        return Methods.named(name).create(k, settings);
    }
}
