package io.clade.experiment.competitive;

import io.clade.experiment.figure.Figure;
import io.clade.experiment.figure.Plot;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Fit;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.Study;
import io.clade.experiment.study.Table;
import io.clade.run.Metrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A comparison of the ACC and NMI of recipes over runs with the paper's figures, and the ratio to the first recipe of
 * each dataset.
 */
final class RecipeComparison implements Experiment {

    private final String name;
    private final String title;
    private final String summary;
    private final List<ComparisonRow> entries;
    private final Extent quick;
    private final Extent full;

    RecipeComparison(
            String name, String title, String summary, List<ComparisonRow> entries, Extent quick, Extent full) {
        this.name = name;
        this.title = title;
        this.summary = summary;
        this.entries = List.copyOf(entries);
        this.quick = quick;
        this.full = full;
    }

    @Override
    public Heading heading() {
        return new Heading(name, title, summary);
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        Study study = new Study(conditions, conditions.quick() ? quick : full);
        Table table = Table.of(
                name,
                "ACC and NMI over the runs",
                "data",
                "method",
                "published ACC",
                "published sd",
                "ACC",
                "sd",
                "best",
                "NMI",
                "first ACC / ACC");
        List<Plot> plots = new ArrayList<>();
        List<String> sources =
                entries.stream().map(ComparisonRow::source).distinct().toList();
        for (String source : sources) {
            List<ComparisonRow> own = entries.stream()
                    .filter(entry -> entry.source().equals(source))
                    .toList();
            double[] means = new double[own.size()];
            double[] deviations = new double[own.size()];
            for (int i = 0; i < own.size(); i++) {
                Optional<Metrics> found = metrics(study, own.get(i));
                means[i] = figure(found, "acc").map(Metrics.Summary::mean).orElse(Double.NaN);
                deviations[i] = figure(found, "acc").map(Metrics.Summary::sd).orElse(Double.NaN);
                table = table.row(row(own.get(i), found, means[0] / means[i]));
            }
            plots.add(plot(source, own, means, deviations));
        }
        return study.findings(List.of(table), List.of(), List.of(Figure.ofPlots(name, title, 2, plots)));
    }

    private static Optional<Metrics> metrics(Study study, ComparisonRow entry) {
        return study.fit(entry.recipe(), study.generated(entry.source())).map(Fit::metrics);
    }

    private static Optional<Metrics.Summary> figure(Optional<Metrics> metrics, String index) {
        return metrics.map(found -> found.summary().get(index));
    }

    private static List<Object> row(ComparisonRow entry, Optional<Metrics> found, double ratio) {
        Optional<Metrics.Summary> acc = figure(found, "acc");
        return Arrays.asList(
                entry.source(),
                entry.recipe().label(),
                entry.publishedMean(),
                entry.publishedSd(),
                acc.map(Metrics.Summary::mean).orElse(null),
                acc.map(Metrics.Summary::sd).orElse(null),
                acc.map(Metrics.Summary::best).orElse(null),
                figure(found, "nmi").map(Metrics.Summary::mean).orElse(null),
                ratio);
    }

    private static Plot plot(String source, List<ComparisonRow> entries, double[] means, double... deviations) {
        double[] x = new double[means.length];
        Arrays.setAll(x, i -> i);
        List<String> labels =
                entries.stream().map(entry -> entry.recipe().label()).toList();
        return Plot.of(source, "", "ACC")
                .over(labels)
                .points("measured, mean ± sd", x, means, deviations)
                .points(
                        "published, mean ± sd",
                        x,
                        doubles(entries.stream().map(ComparisonRow::publishedMean)),
                        doubles(entries.stream().map(ComparisonRow::publishedSd)));
    }

    private static double[] doubles(Stream<Double> values) {
        return values.mapToDouble(value -> value).toArray();
    }
}
