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
            TrainingLimits.FORMAT,
            Candidates.FORMAT,
            DecoderPart.FORMAT);

    private PartFormats() {}

    /** {@code parts} in the order of the registry. */
    static List<ModelPart> sorted(List<? extends ModelPart> parts) {
        return ALL.stream()
                .flatMap(format -> parts.stream().filter(part -> part.getClass() == format.type()))
                .map(ModelPart.class::cast)
                .toList();
    }

    /** The format of {@code part}. */
    static PartFormat<?> of(ModelPart part) {
        return ALL.stream()
                .filter(format -> format.type() == part.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(part.getClass() + " is not in PartFormats"));
    }
}
