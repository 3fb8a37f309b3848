package io.clade.cli.option;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.ReadProgress;
import io.clade.data.Shape;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import io.clade.model.Model;
import io.clade.run.Source;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The options that name the data of a command and say how to read them. */
public final class DataOptions {

    @Parameters(
            paramLabel = "DATA",
            description = {
                "A folder of images, with or without a sub-folder per class; a file: .csv .tsv .parquet .json .npy .npz .ts,"
                        + " or IDX, gzipped or not; or the name of a built-in dataset, as clade data list shows them.",
                "Labels in the data are used for evaluation only, never for fitting."
            })
    private String location;

    @Mixin
    private final ReadingOptions reading;

    /** Needed by picocli. */
    public DataOptions() {
        reading = new ReadingOptions();
    }

    private DataOptions(Source source) {
        location = source.location();
        reading = ReadingOptions.of(source);
    }

    /** The options that {@code source} was read with, at {@code elsewhere} where that is given. */
    public static DataOptions of(Source source, Optional<String> elsewhere) {
        DataOptions options = new DataOptions(source);
        elsewhere.ifPresent(given -> options.location = given);
        return options;
    }

    /** The source that these options name, with the path made absolute. */
    public Source source() {
        return reading.source(path().map(Path::toString).orElse(location));
    }

    /** The file or folder the data are in; empty where they are a built-in set. */
    public Optional<Path> path() {
        try {
            return Optional.of(Path.of(location))
                    .filter(Files::exists)
                    .map(path -> path.toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** @throws InputException where the data cannot be read */
    public Dataset read(ReadProgress progress) {
        return Datasets.open(location, reading.options(progress));
    }

    /**
     * Reads the data for a model: images of a folder get the shape that it was made for, the columns of a table are those
     * that it was fitted on, and arrays without a kind of their own get its kind.
     *
     * @throws InputException where the data cannot be read, or lack features of the model
     */
    public Dataset readFor(Model model, ReadProgress progress) {
        return model.matched(readAs(model.preprocessing().input(), model.reading(reading.options(progress))));
    }

    private Dataset readAs(Shape shape, ReadOptions options) {
        Dataset read = Datasets.open(location, options);
        if (reading.sayKind() || read.kind() == shape.kind()) {
            return read;
        }
        try {
            Dataset other = Datasets.open(location, options.withKind(shape.kind()));
            boolean fits = shape.kind() == Kind.SERIES
                    ? other.shape().channels() == shape.channels()
                    : other.shape().equals(shape);
            return fits ? other : read;
        } catch (InputException e) {
            // They cannot be of that kind: what they are by themselves is what the refusal should speak of.
            return read;
        }
    }
}
