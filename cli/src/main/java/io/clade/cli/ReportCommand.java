package io.clade.cli;

import io.clade.cli.console.Console;
import io.clade.cli.console.ProgressDisplay;
import io.clade.cli.option.DataOptions;
import io.clade.data.Dataset;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.model.Model;
import io.clade.report.Figures;
import io.clade.report.Report;
import io.clade.report.findings.CommandLine;
import io.clade.report.findings.Findings;
import io.clade.report.pair.Moves;
import io.clade.report.pair.PairReport;
import io.clade.report.pair.Side;
import io.clade.run.Metrics;
import io.clade.run.Outcome;
import io.clade.run.ResultFolder;
import io.clade.run.Source;
import io.clade.run.clustering.Result;
import io.clade.run.file.AssignmentFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clade report}: writes the report of a result again, its figures, its assignments, or a comparison with another. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the report of a result again, from the files in its folder and the data it was made from. Also writes its"
                    + " figures (--figures), its assignments (--assignments), or a comparison with another result on the same data (OTHER).",
        },
        footerHeading = "%nWhat it writes:%n",
        footer = {
            "  clade report DIR                 DIR/report.html, or -o FILE",
            "  clade report DIR --figures       every figure as .svg and .png in DIR/figures, or -o FOLDER",
            "  clade report DIR OTHER           DIR/comparison.html: which samples moved to which cluster, and the indices",
            "                                   of both; comparison.csv: all that moved; or both in -o FOLDER",
            "",
            "Examples:",
            "  clade report out/digits",
            "  clade report out/photos --data /new/place/photos -o photos.html",
            "  clade report out/digits --figures -o paper/figures",
            "  clade report out/digits --assignments digits.parquet",
            "  clade report out/digits-kmeans out/digits-dtkc -o out/kmeans-dtkc"
        })
final class ReportCommand implements Runnable {

    private static final String FIGURES = "figures";

    private final Console console;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder that clade fit wrote.")
    private Path folder;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OTHER",
            description = "Another folder that clade fit wrote, with a result on the same data.")
    private Path other;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description = "The present path of the data. Default: the path at the time of the fit.")
    private String data;

    @Option(names = "--figures", description = "Write every figure as SVG and PNG instead of the page.")
    private boolean figures;

    @Option(
            names = "--assignments",
            paramLabel = "FILE",
            description = "Write id,cluster,confidence of every sample to FILE, .csv or .parquet, instead of the page.")
    private Path assignments;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "The output: a file for the page; a folder for figures or a comparison.")
    private Path output;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (other != null) {
            Require.that(
                    !figures && assignments == null,
                    "--figures and --assignments take one result. Give them with %s or with %s alone.",
                    folder,
                    other);
            compare();
            return;
        }
        if (assignments != null) {
            Metrics.read(folder.resolve(ResultFolder.METRICS));
            AssignmentFile.copy(folder.resolve(ResultFolder.ASSIGNMENTS), assignments);
            console.out().println(assignments);
        }
        if (figures || assignments == null) {
            show();
        }
    }

    private void show() {
        Metrics metrics = Metrics.read(folder.resolve(ResultFolder.METRICS));
        Path path = output != null ? output : folder.resolve(figures ? FIGURES : ResultFolder.REPORT);
        try (ProgressDisplay progress = console.progress()) {
            Dataset samples = samples(
                    Model.load(folder.resolve(ResultFolder.MODEL)),
                    metrics.data().source(),
                    progress);
            Findings findings = Findings.of(Result.read(folder, samples));
            if (figures) {
                Figures.write(path, findings, progress);
            } else {
                Report.write(path, findings);
            }
        }
        console.out().println(path);
    }

    private void compare() {
        Metrics first = Metrics.read(folder.resolve(ResultFolder.METRICS));
        Metrics second = Metrics.read(other.resolve(ResultFolder.METRICS));
        Moves.requireSame(folder.toString(), first.data(), other.toString(), second.data());
        Source source = first.data().source() == null
                ? second.data().source()
                : first.data().source();
        try (ProgressDisplay progress = console.progress()) {
            Model one = Model.load(folder.resolve(ResultFolder.MODEL));
            Model another = Model.load(other.resolve(ResultFolder.MODEL));
            Dataset samples = samples(one, source, progress);
            Outcome.requireData(folder, first, samples);
            Moves moves = Moves.of(samples, side(folder, first, one, samples), side(other, second, another, samples));
            Path page = PairReport.write(output == null ? folder : output, moves);
            progress.close();
            console.out().println(page);
        }
    }

    private Dataset samples(Model model, Source source, ProgressDisplay progress) {
        if (source == null && data == null) {
            throw new InputException(folder + " does not record where its data came from. Give --data PATH.");
        }
        DataOptions options =
                DataOptions.of(source == null ? new Source(data, null, null, null) : source, Optional.ofNullable(data));
        return options.readFor(model, progress);
    }

    private static Side side(Path folder, Metrics metrics, Model model, Dataset samples) {
        return new Side(folder.toString(), metrics, model.assign(samples), CommandLine.of(metrics, model.provenance()));
    }
}
