package io.clade.cli;

import io.clade.cli.console.Console;
import io.clade.cli.console.ProgressDisplay;
import io.clade.cli.option.DataOptions;
import io.clade.cli.option.ThreadsOption;
import io.clade.data.Dataset;
import io.clade.input.Require;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.run.file.AssignmentFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clade assign}: puts samples into the clusters a model has found. */
@Command(
        name = "assign",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Assigns the samples of DATA to the clusters of a fitted model: id,cluster,confidence, one row per sample, in input order.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clade assign new.csv --model out/table-dtkc/model -o assigned.csv",
            "  clade assign photos --model out/photos/model > assigned.csv",
            "",
            "The data must be like the data that the model was fitted on. Images in a folder are resized to match."
        })
final class AssignCommand implements Runnable {

    private final Console console;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR/model",
            description = "The model folder, as clade fit wrote it.")
    private Path model;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The output file, .csv or .parquet. Default: CSV to standard output.")
    private Path output;

    @Mixin
    private ThreadsOption threads;

    AssignCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (output != null) {
            AssignmentFile.requireKnown(output);
            Require.that(
                    data.path()
                            .filter(output.toAbsolutePath().normalize()::equals)
                            .isEmpty(),
                    "-o %s is the input file. Give another file.",
                    output);
        }
        threads.require(console::notice);
        threads.apply();
        Model fitted = Model.load(model);
        try (ProgressDisplay progress = console.progress()) {
            Dataset samples = data.readFor(fitted, progress);
            Assignment found = fitted.assign(samples);
            write(samples, found);
            progress.close();
            samples.notices().forEach(console::notice);
            fitted.withoutDirection(samples).ifPresent(console::notice);
        }
    }

    private void write(Dataset samples, Assignment found) {
        if (output != null) {
            AssignmentFile.write(output, samples, found);
            return;
        }
        try {
            Writer out = console.rows();
            AssignmentFile.write(out, samples, found);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
