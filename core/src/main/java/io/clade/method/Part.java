package io.clade.method;

import io.clade.input.SharedPart;
import java.util.Optional;

/**
 * A part of a method that hyperparameters belong to: one that methods share, or the method itself.
 *
 * @param title as a heading
 * @param page about it in the documentation; empty for the method itself
 */
public record Part(String title, Optional<String> page) {

    /** The hyperparameters of no other method. */
    public static final Part OWN = new Part("The method", Optional.empty());

    /** The shared part whose hyperparameters {@code group} holds; empty where it is none. */
    static Optional<Part> of(Class<?> group) {
        return Optional.ofNullable(group.getAnnotation(SharedPart.class))
                .map(part -> new Part(part.value(), Optional.of("docs/parts/" + part.page() + ".md")));
    }
}
