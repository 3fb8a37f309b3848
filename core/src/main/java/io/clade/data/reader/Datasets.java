package io.clade.data.reader;

import io.clade.data.Dataset;
import io.clade.data.ReadProgress;
import io.clade.data.builtin.BuiltIn;
import io.clade.data.format.FileFormat;
import io.clade.data.format.ReadOptions;
import io.clade.data.image.ImageFolder;
import io.clade.data.series.TsReader;
import io.clade.data.table.TableReader;
import io.clade.input.InputException;
import io.clade.input.NameSuggestion;
import io.clade.input.Require;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads datasets from files and folders, whose format is found from their content, and gives the built-in sets.
 *
 * <pre>
 * Dataset photos = Datasets.read(Path.of("photos"));
 * Dataset rows = Datasets.read(Path.of("iris.csv"), ReadOptions.DEFAULT.withLabelColumn("species"));
 * Dataset digits = Datasets.named("digits");
 * </pre>
 *
 * <p>A fault in the data ends in one {@link InputException} that says what is wrong, where, and what to do.
 */
public final class Datasets {

    private Datasets() {}

    /** Reads a file or folder with {@link ReadOptions#DEFAULT}. */
    public static Dataset read(Path path) {
        return read(path, ReadOptions.DEFAULT);
    }

    /**
     * Reads a folder of images, with or without class sub-folders; IDX, gzipped or not, with the labels beside it;
     * .npy; .npz with X, and y and lengths where there are any; .ts of the UEA archive; .csv, .tsv, .parquet, .json.
     *
     * @throws InputException when there is no such path, it is of no known format, or it holds values no method can
     *     take
     */
    public static Dataset read(Path path, ReadOptions options) {
        Require.that(Files.exists(path), "There is no file or folder %s.%s", path, sibling(path));
        return reading(path.toString(), () -> {
            if (Files.isDirectory(path)) {
                return WithoutColumns.read(
                        path.toString(),
                        options,
                        () -> IdxReader.holdsIdx(path)
                                ? IdxReader.readFolder(path, options)
                                : ImageFolder.read(path, options));
            }
            FileFormat format = FileFormat.of(path);
            return switch (format) {
                case CSV, JSON, PARQUET -> TableReader.read(path, format, options);
                case IDX, NPY, NPZ, TS ->
                    WithoutColumns.read(path.toString(), options, () -> read(path, format, options));
            };
        });
    }

    private static Dataset read(Path path, FileFormat format, ReadOptions options) throws IOException {
        return switch (format) {
            case IDX -> IdxReader.read(path, options);
            case NPY -> ArrayReader.readNpy(path, options);
            case NPZ -> ArrayReader.readNpz(path, options);
            case TS -> TsReader.read(path, options);
            case CSV, JSON, PARQUET -> TableReader.read(path, format, options);
        };
    }

    /** The built-in set {@code name} with its default parameters. */
    public static Dataset named(String name) {
        return named(name, Map.of(), ReadOptions.DEFAULT);
    }

    /**
     * The built-in set {@code name}, see {@link BuiltIn}.
     *
     * @param parameters values by name; the others have their defaults
     * @throws InputException with the nearest name, for a set or parameter that is not there
     */
    public static Dataset named(String name, Map<String, String> parameters, ReadOptions options) {
        BuiltIn set = BuiltIn.named(name);
        return reading(
                        name,
                        () -> WithoutColumns.read(
                                name, options, () -> set.load(parameters, options.cache(), options.progress())))
                .limit(options.limit());
    }

    /**
     * The dataset that {@code pathOrName} names: a path, or a built-in name, which may carry parameters as in
     * {@code moons:n=300,noise=0.1}. A path that exists wins over a name.
     *
     * @throws InputException with the nearest name, when it is neither
     */
    public static Dataset open(String pathOrName, ReadOptions options) {
        Require.that(
                !pathOrName.isBlank(), "The name of the data is empty. Give a file, a folder or a built-in dataset.");
        Optional<Path> path = path(pathOrName);
        if (path.isPresent() && Files.exists(path.get())) {
            return read(path.get(), options);
        }
        int colon = pathOrName.indexOf(':');
        String name = colon < 0 ? pathOrName : pathOrName.substring(0, colon);
        if (BuiltIn.find(name).isPresent()) {
            return named(name, colon < 0 ? Map.of() : parameters(name, pathOrName.substring(colon + 1)), options);
        }
        boolean likePath = pathOrName.contains("/")
                || pathOrName.contains("\\")
                || !FileFormat.ending(pathOrName).isEmpty();
        if (likePath && path.isPresent()) {
            return read(path.get(), options);
        }
        throw new InputException("There is no file, folder or built-in dataset %s.%s"
                .formatted(
                        pathOrName,
                        NameSuggestion.to(name, BuiltIn.names())
                                .map(near -> " Did you mean " + near + "?")
                                .orElseGet(() -> path.map(Datasets::sibling)
                                        .filter(near -> !near.isEmpty())
                                        .orElse(" " + NameSuggestion.hint(name, BuiltIn.names())))));
    }

    /**
     * The labels alone of the data that {@code pathOrName} names: a table with a column of them, an array of them, or a
     * dataset that {@link #open} reads.
     *
     * @param column of a table that holds them; where empty, one called class, label, target, y or cluster, or the only
     *     one
     * @throws InputException when there are none, or it is not clear where
     */
    public static LabelFile labels(String pathOrName, Optional<String> column) {
        return labels(pathOrName, new LabelColumns(column, Optional.empty()));
    }

    /**
     * The labels alone, and the ids beside them, of the data that {@code pathOrName} names.
     *
     * @throws InputException when there are none, or it is not clear where
     */
    public static LabelFile labels(String pathOrName, LabelColumns columns) {
        Optional<Path> file = path(pathOrName).filter(Files::isRegularFile);
        if (file.isPresent()) {
            return reading(pathOrName, () -> LabelReader.read(file.get(), columns));
        }
        LabelReader.requireNone(pathOrName, columns);
        return LabelReader.of(open(pathOrName, ReadOptions.DEFAULT));
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> parameters(String name, String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split(",")) {
            int equals = pair.indexOf('=');
            Require.that(equals > 0, "Parameters of %s are given as %s:key=value,key=value. Got %s.", name, name, pair);
            parameters.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
        return parameters;
    }

    /** A hint at a file or folder beside {@code path} whose name is near. */
    private static String sibling(Path path) {
        Path parent = path.toAbsolutePath().normalize().getParent();
        Path name = path.getFileName();
        if (parent == null || name == null || !Files.isDirectory(parent)) {
            return "";
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> siblings = Files.list(parent)) {
            siblings.limit(10_000)
                    .forEach(sibling -> names.add(sibling.getFileName().toString()));
        } catch (IOException e) {
            return "";
        }
        return NameSuggestion.to(name.toString(), names)
                .map(near -> " Did you mean " + near + "?")
                .orElse("");
    }

    /**
     * Brings a built-in set that is fetched into {@code cache}.
     *
     * @return the folder it is in
     * @throws InputException for another name, or when no mirror could give it
     */
    public static Path fetch(String name, Path cache, ReadProgress progress) {
        return reading(name, () -> BuiltIn.fetch(name, cache, progress));
    }

    /**
     * Writes samples and labels, and ids where the format has them, to a .csv, .tsv, .npz or .parquet file, in the form
     * {@link #read} reads; an existing file is replaced once the new one is complete.
     *
     * @throws InputException when the format is not one of these, or the file cannot be written
     */
    public static void write(Dataset dataset, Path file) {
        try {
            DatasetWriter.write(dataset, file);
        } catch (IOException e) {
            throw new InputException("%s cannot be written: %s".formatted(file, reason(e)), e);
        }
    }

    /**
     * Writes the table of text in {@code csv}, whose first line names its columns, to a Parquet file.
     *
     * @param types the database's type of each column, by name, in order
     * @throws InputException when the file cannot be written
     */
    public static void toParquet(Path csv, Map<String, String> types, Path parquet) {
        try {
            DatasetWriter.toParquet(csv, types, parquet);
        } catch (IOException e) {
            throw new InputException("%s cannot be written: %s".formatted(parquet, reason(e)), e);
        }
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private static <T> T reading(String what, Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new InputException("%s cannot be read: %s".formatted(what, reason(e)), e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied. Maybe it belongs to another user.";
        }
        if (e instanceof EOFException) {
            return "it ends too early. Maybe it is truncated.";
        }
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return message.contains("No space left")
                ? "there is no space left on the disk. Free some space, or set -Djava.io.tmpdir to a folder on a larger disk."
                : message + ".";
    }
}
