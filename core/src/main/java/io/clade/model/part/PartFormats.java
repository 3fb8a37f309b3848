package io.clade.model.part;

import java.util.List;

/** The registry of all classes of model parts: a new one is a line here. */
final class PartFormats {

    static final List<PartFormat<?>> ALL = List.of(
            FittedClusters.FORMAT,
            MergeTree.FORMAT,
            SplitTree.FORMAT,
            PrototypeGraph.FORMAT,
            PrototypeTrajectories.FORMAT,
            KernelBandwidth.FORMAT,
            TrainingLimits.FORMAT);

    private PartFormats() {}

    /** The format of {@code part}. */
    static PartFormat<?> of(ModelPart part) {
        return ALL.stream()
                .filter(format -> format.type() == part.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(part.getClass() + " is not in PartFormats"));
    }
}
