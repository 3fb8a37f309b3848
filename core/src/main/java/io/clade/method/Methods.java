package io.clade.method;

import io.clade.data.InputException;
import io.clade.data.Nearest;
import java.util.List;

/** Every method there is: the command, its help, the documentation and the tests read this list. */
public final class Methods {

    /** The method that {@code fit} uses when none is named. */
    public static final String DEFAULT = "dtkc";

    private static final List<Descriptor<?>> ALL = List.of();

    private Methods() {}

    /** All methods, in the order help lists them. */
    public static List<Descriptor<?>> all() {
        return ALL;
    }

    /** @throws InputException where there is no such method; suggests the nearest name */
    public static Descriptor<?> named(String name) {
        return ALL.stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("There is no method " + name + ". "
                        + Nearest.hint(name, ALL.stream().map(Descriptor::name).toList())));
    }
}
