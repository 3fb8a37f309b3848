package io.clade.cli;

import io.clade.cli.console.Console;
import io.clade.cli.table.Columns;
import io.clade.cli.table.JsonOutput;
import io.clade.data.Labels;
import io.clade.data.reader.Datasets;
import io.clade.data.reader.LabelColumns;
import io.clade.data.reader.LabelFile;
import io.clade.data.reader.LabelMatch;
import io.clade.evaluation.ExternalIndices;
import io.clade.run.file.AssignmentFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clade evaluate}: compares assignments with known classes. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Compares assignments with known classes: accuracy under the best matching (acc), NMI, ARI, purity.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clade evaluate out/digits/assignments.csv --truth digits",
            "  clade evaluate assigned.parquet --truth labels.csv --label-column species --json",
            "",
            "Rows are matched by id if both files have ids, otherwise by their order, which is said.",
            "Samples without a label are left out. Outliers, the samples of cluster -1, are counted: as wrong for acc and",
            "purity, and as one more cluster for nmi and ari."
        })
final class EvaluateCommand implements Runnable {

    private final Console console;

    @Parameters(
            paramLabel = "ASSIGNMENTS",
            description = "The assignments that clade fit or clade assign wrote, .csv or .parquet.")
    private Path assignments;

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "FILE",
            description =
                    "The classes: a table with a label column, IDX labels, .npz with y, .npy, a folder of images in class"
                            + " sub-folders, or a built-in dataset.")
    private String truth;

    @Option(
            names = "--label-column",
            paramLabel = "C",
            description = "The column with the classes. Default: class, label, target or y.")
    private String labelColumn;

    @Option(
            names = "--id-column",
            paramLabel = "C",
            description =
                    "The column with the ids in the file of the classes. Default: id, or one that holds the ids of the"
                            + " assignments.")
    private String idColumn;

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        LabelFile found = AssignmentFile.read(assignments);
        LabelMatch match = LabelMatch.of(assignments.toString(), found, truth, classes(found));
        Labels classes = match.classes();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("matched_by", match.byId() ? "id" : "order");
        figures.put("matched", match.matched());
        figures.put("samples", classes.size() - match.unlabelled());
        figures.put("unlabelled", match.unlabelled());
        figures.put("outliers", match.outliers());
        figures.put("clusters", used(found.labels()));
        figures.put("classes", used(classes));
        figures.put("acc", ExternalIndices.accuracy(classes, found.labels()));
        figures.put("nmi", ExternalIndices.nmi(classes, found.labels()));
        figures.put("ari", ExternalIndices.ari(classes, found.labels()));
        figures.put("purity", ExternalIndices.purity(classes, found.labels()));
        match.notices().forEach(console::notice);
        print(figures);
    }

    private LabelFile classes(LabelFile found) {
        return Datasets.labels(
                truth,
                new LabelColumns(
                        Optional.ofNullable(labelColumn),
                        Optional.ofNullable(idColumn),
                        found.hasIds() ? found.ids() : List.of()));
    }

    private static long used(Labels labels) {
        return Arrays.stream(labels.sizes()).filter(size -> size > 0).count();
    }

    private void print(Map<String, Object> figures) {
        if (json) {
            console.out().println(JsonOutput.write(figures));
            return;
        }
        Columns columns = Columns.ofNumbers();
        figures.forEach((name, value) -> columns.row(name, Columns.text(value)));
        columns.print(console.out());
    }
}
