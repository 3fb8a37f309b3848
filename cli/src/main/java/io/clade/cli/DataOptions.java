package io.clade.cli;

import io.clade.data.Dataset;
import io.clade.data.InputException;
import io.clade.data.Kind;
import io.clade.data.Nearest;
import io.clade.data.ReadProgress;
import io.clade.data.Shape;
import io.clade.data.reader.Datasets;
import io.clade.data.reader.ReadOptions;
import io.clade.run.Source;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The data a command works on and how to read them. */
final class DataOptions {

    @Parameters(
            paramLabel = "DATA",
            description = {
                "A folder of images, with or without a sub-folder for each class; a file: .csv .tsv .parquet .json .npy .npz .ts,"
                        + " or IDX, gzipped or not; or the name of a built-in set, as clade data list shows them.",
                "Labels in the data are used for evaluation only, never for fitting."
            })
    private String location;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "What the samples are, where their shape alone does not tell: image, series or table.")
    private String kind;

    @Option(
            names = "--label-column",
            paramLabel = "C",
            description =
                    "The column of a table that holds the labels; none for no labels. Default: class, label, target"
                            + " or y, where there is one.")
    private String labelColumn;

    @Option(names = "--limit", paramLabel = "N", description = "Take only the first N samples.")
    private Integer limit;

    /** Needed by picocli. */
    DataOptions() {}

    private DataOptions(Source source) {
        location = source.location();
        kind = source.kind();
        labelColumn = source.labelColumn();
        limit = source.limit();
    }

    /** The options that {@code source} was read with, at {@code elsewhere} where that is given. */
    static DataOptions of(Source source, Optional<String> elsewhere) {
        DataOptions options = new DataOptions(source);
        elsewhere.ifPresent(given -> options.location = given);
        return options;
    }

    /** What these options say, with the path made absolute. */
    Source source() {
        return new Source(path().map(Path::toString).orElse(location), kind, labelColumn, limit);
    }

    /** The file or folder the data are in; empty where they are a built-in set. */
    Optional<Path> path() {
        try {
            return Optional.of(Path.of(location))
                    .filter(Files::exists)
                    .map(path -> path.toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** @throws InputException where the data cannot be read */
    Dataset read(ReadProgress progress) {
        return Datasets.open(location, options(progress));
    }

    /**
     * Reads the data for a model: images of a folder come in the shape it was made for, and what has no kind of its own in
     * the kind that it was made for.
     *
     * @throws InputException where the data cannot be read
     */
    Dataset readAs(Shape shape, ReadProgress progress) {
        boolean image = shape.kind() == Kind.IMAGE && (shape.channels() == 1 || shape.channels() == 3);
        ReadOptions options = image ? options(progress).withImageShape(shape) : options(progress);
        Dataset read = Datasets.open(location, options);
        if (kind != null || read.kind() == shape.kind()) {
            return read;
        }
        try {
            Dataset asked = Datasets.open(location, options.withKind(shape.kind()));
            boolean fits = shape.kind() == Kind.SERIES
                    ? asked.shape().channels() == shape.channels()
                    : asked.shape().equals(shape);
            return fits ? asked : read;
        } catch (InputException e) {
            // They cannot be of that kind: what they are by themselves is what the refusal should speak of.
            return read;
        }
    }

    private ReadOptions options(ReadProgress progress) {
        ReadOptions options = ReadOptions.DEFAULT.withProgress(progress);
        options = kind == null ? options : options.withKind(kindNamed(kind));
        options = labelColumn == null ? options : options.withLabelColumn(labelColumn);
        return limit == null ? options : options.withLimit(limit);
    }

    private static Kind kindNamed(String name) {
        List<String> names = Arrays.stream(Kind.values())
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.contains(name)) {
            throw new InputException("--kind must be image, series or table. Got %s. %s"
                    .formatted(
                            name,
                            Nearest.to(name, names)
                                    .map(near -> "Did you mean " + near + "?")
                                    .orElse(""))
                    .strip());
        }
        return Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
