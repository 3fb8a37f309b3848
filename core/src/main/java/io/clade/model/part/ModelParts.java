package io.clade.model.part;

import io.clade.network.weight.Weights;
import java.util.List;
import java.util.Optional;

/** The parts of one model, at most one of a class; immutable. */
public final class ModelParts {

    public static final ModelParts NONE = new ModelParts(List.of());

    private final List<ModelPart> parts;

    private ModelParts(List<ModelPart> parts) {
        this.parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException where two parts are of one class or a class is not registered */
    public static ModelParts of(List<? extends ModelPart> parts) {
        if (parts.stream().map(PartFormats::of).distinct().count() < parts.size()) {
            throw new IllegalArgumentException("Two model parts are of one class: " + parts);
        }
        // In the registry's order, which is that of parts read from a file: saved again, they give the same bytes.
        return new ModelParts(PartFormats.sorted(parts));
    }

    /** Every part. */
    public List<ModelPart> all() {
        return parts;
    }

    /** The part of this class; empty where there is none. */
    public <P extends ModelPart> Optional<P> find(Class<P> type) {
        return parts.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /**
     * The arrays that a model saves: {@code network} and, under names that begin with {@code part.}, the arrays of the
     * parts.
     */
    public Weights with(Weights network) {
        Weights all = network;
        for (ModelPart part : parts) {
            all = PartFormats.of(part).add(all, part);
        }
        return all;
    }

    /** The parts among what {@link #with} made. */
    public static ModelParts of(Weights saved) {
        return new ModelParts(PartFormats.ALL.stream()
                .<ModelPart>flatMap(format -> format.find(saved).stream())
                .toList());
    }

    /** The network's weights among what {@link #with} made. */
    public static Weights network(Weights saved) {
        return saved.only(array -> !PartFormat.isOfPart(array));
    }
}
