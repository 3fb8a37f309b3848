package io.clade.cli;

import io.clade.cli.console.Console;
import io.clade.cli.table.Columns;
import io.clade.cli.table.JsonOutput;
import io.clade.data.Labels;
import io.clade.data.reader.Datasets;
import io.clade.data.reader.LabelFile;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.run.file.AssignmentFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
            "Rows are matched by id if both files have ids, otherwise by their order."
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

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        LabelFile found = AssignmentFile.read(assignments);
        LabelFile classes = Datasets.labels(truth, Optional.ofNullable(labelColumn));
        Labels matched = matched(found, classes);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("samples", matched.size());
        figures.put("clusters", used(found.labels()));
        figures.put("classes", used(matched));
        figures.put("acc", ExternalIndices.accuracy(matched, found.labels()));
        figures.put("nmi", ExternalIndices.nmi(matched, found.labels()));
        figures.put("ari", ExternalIndices.ari(matched, found.labels()));
        figures.put("purity", ExternalIndices.purity(matched, found.labels()));
        print(figures);
    }

    private static long used(Labels labels) {
        return Arrays.stream(labels.sizes()).filter(size -> size > 0).count();
    }

    /** The class of each assigned sample. */
    private Labels matched(LabelFile found, LabelFile classes) {
        int n = found.labels().size();
        Require.that(
                n == classes.labels().size(),
                "%s has %d samples but %s has %d labels. Give the classes of the samples that were assigned.",
                assignments,
                n,
                truth,
                classes.labels().size());
        if (!found.hasIds() || !classes.hasIds()) {
            return classes.labels();
        }
        Map<String, Integer> rowOf = new HashMap<>();
        for (int row = 0; row < n; row++) {
            rowOf.put(classes.ids().get(row), row);
        }
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            Integer row = rowOf.get(found.ids().get(i));
            if (row == null) {
                throw new InputException("%s has no sample with the id %s of %s. Maybe it belongs to another dataset."
                        .formatted(truth, found.ids().get(i), assignments));
            }
            rows[i] = row;
        }
        return classes.labels().select(rows);
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
