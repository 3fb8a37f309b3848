package io.clade.data.builtin;

import io.clade.data.Dataset;
import io.clade.data.ReadProgress;
import io.clade.input.InputException;
import io.clade.input.NameSuggestion;
import io.clade.input.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A dataset that has a name rather than a path: shipped, generated from a seed, or fetched. */
public final class BuiltIn {

    /** The origin of a set. */
    public enum Origin {
        SHIPPED,
        GENERATED,
        FETCHED
    }

    private interface Loader {
        Dataset load(Arguments arguments, Path cache, ReadProgress progress) throws IOException;
    }

    private static final List<BuiltIn> ALL = new ArrayList<>();

    static {
        ALL.add(new BuiltIn(
                "digits",
                "1797 handwritten digits, 8×8 grey, 10 classes (Alpaydin & Kaynak, UCI, CC BY 4.0)",
                Origin.SHIPPED,
                List.of(),
                (arguments, cache, progress) -> Digits.load()));
        ALL.addAll(GeneratedSets.ALL);
        for (IdxSet set : IdxSet.ALL) {
            Parameter part = Parameter.choice("part", IdxSet.PARTS, "60,000 images, 10,000, or both");
            ALL.add(new BuiltIn(
                    set.name(),
                    set.description(),
                    Origin.FETCHED,
                    List.of(part),
                    (arguments, cache, progress) -> set.load(arguments.choice("part"), cache, progress)));
        }
    }

    private final String name;
    private final String description;
    private final Origin origin;
    private final List<Parameter> parameters;
    private final Loader loader;

    private BuiltIn(String name, String description, Origin origin, List<Parameter> parameters, Loader loader) {
        this.name = name;
        this.description = description;
        this.origin = origin;
        this.parameters = parameters;
        this.loader = loader;
    }

    static BuiltIn generated(
            String name, String description, List<Parameter> parameters, Function<Arguments, Dataset> generator) {
        return new BuiltIn(
                name,
                description,
                Origin.GENERATED,
                parameters,
                (arguments, cache, progress) -> generator.apply(arguments));
    }

    /** Every built-in set. */
    public static List<BuiltIn> all() {
        return List.copyOf(ALL);
    }

    public static List<String> names() {
        return ALL.stream().map(BuiltIn::name).toList();
    }

    public static Optional<BuiltIn> find(String name) {
        return ALL.stream().filter(set -> set.name.equals(name)).findFirst();
    }

    /** @throws InputException with the nearest name, where there is none of this one */
    public static BuiltIn named(String name) {
        return find(name)
                .orElseThrow(() -> new InputException(
                        "There is no built-in dataset %s. %s".formatted(name, NameSuggestion.hint(name, names()))));
    }

    public String name() {
        return name;
    }

    /** One line on what it is. */
    public String description() {
        return description;
    }

    public Origin origin() {
        return origin;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /**
     * The dataset.
     *
     * @param given values of parameters by name; the others have their defaults
     * @param cache folder of fetched files, see {@link CacheFolder}
     * @throws InputException for an unknown parameter, a value out of range, or a set that cannot be fetched
     * @throws IOException when the cache cannot be read or written
     */
    public Dataset load(Map<String, String> given, Path cache, ReadProgress progress) throws IOException {
        return loader.load(new Arguments(name, parameters, given), cache, progress);
    }

    /**
     * Brings the files of a set that is fetched into the cache.
     *
     * @return the folder they are in
     * @throws InputException when the set is none that is fetched, or no mirror could give it
     * @throws IOException when the cache cannot be written
     */
    public static Path fetch(String name, Path cache, ReadProgress progress) throws IOException {
        Require.that(
                named(name).origin == Origin.FETCHED,
                "%s need not be fetched, because it is always available. Use its name.",
                name);
        for (IdxSet set : IdxSet.ALL) {
            if (set.name().equals(name)) {
                return set.fetch(cache, progress);
            }
        }
        throw new IllegalStateException(name + " has nowhere to come from");
    }
}
