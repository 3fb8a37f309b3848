package io.clade.method;

import io.clade.data.Preparation;
import io.clade.training.Training;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of a method that its hyperparameters belong to: one that methods share, with a page of its own, or the method itself. */
public enum Part {
    /** What no other method has. */
    OWN("The method", null),
    PREPARATION("Preparation of the data", Preparation.class),
    NETWORK("Network", NetworkChoice.class),
    PRETRAINING("Pre-training", Pretraining.class),
    COMPANIONS("Companion objectives", Companions.class),
    GUIDANCE("Guidance", Guidance.class),
    TRAINING("Training", Training.class);

    private final String title;
    private final Class<? extends Record> group;

    Part(String title, Class<? extends Record> group) {
        this.title = title;
        this.group = group;
    }

    /** The part whose hyperparameters {@code group} holds; empty where it is no shared one. */
    static Optional<Part> of(Class<?> group) {
        return Arrays.stream(values()).filter(part -> group.equals(part.group)).findFirst();
    }

    /** As a heading. */
    public String title() {
        return title;
    }

    /** The page about it in the documentation; empty for {@link #OWN}. */
    public Optional<String> page() {
        return group == null
                ? Optional.empty()
                : Optional.of("docs/parts/" + name().toLowerCase(Locale.ROOT) + ".md");
    }
}
