package io.clade.report.findings;

import io.clade.data.Dataset;
import io.clade.model.Assignment;
import io.clade.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The method-specific parts of a model that a report shows, and parts computed from the model for the samples; at most
 * one of a class; immutable.
 */
public final class Parts {

    public static final Parts NONE = new Parts(List.of());

    /** The computed parts; a new one adds its line here. */
    private static final List<Computation> COMPUTED =
            List.of(PrototypeMap::of, SampledKernels::of, Importance::of, DecodedClusters::of);

    /** The computation of a part from a model, samples and their assignment; empty where the model has no such part. */
    @FunctionalInterface
    private interface Computation {
        Optional<?> of(Model model, Dataset data, Assignment assignment);
    }

    private final List<Object> all;

    private Parts(List<?> all) {
        this.all = List.copyOf(all);
    }

    /** These parts only, each of a class of its own. */
    public static Parts of(Object... parts) {
        return new Parts(List.of(parts));
    }

    /**
     * The parts of {@code model}, and those computed from it for the samples.
     *
     * @param data n samples
     * @param assignment of them by the model
     */
    public static Parts of(Model model, Dataset data, Assignment assignment) {
        List<Object> parts = new ArrayList<>(model.parts());
        COMPUTED.forEach(each -> each.of(model, data, assignment).ifPresent(parts::add));
        return new Parts(parts);
    }

    /** The part of this class; empty where there is none. */
    public <P> Optional<P> find(Class<P> type) {
        return all.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
