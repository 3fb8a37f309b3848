package io.clade.experiment.field;

import io.clade.data.Dataset;
import io.clade.evaluation.ranking.Ranking;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Fit;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.NamedSet;
import io.clade.experiment.study.Recipe;
import io.clade.experiment.study.Study;
import io.clade.experiment.study.Table;
import io.clade.run.Metrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Methods with their default settings on datasets of all kinds: the scores of each on each, means by kind, and ranks with
 * Nemenyi's critical difference. Defaults are chosen by these tables as a whole, never by one set.
 */
final class Field implements Experiment {

    private static final List<String> INDICES = List.of("acc", "nmi", "ari");
    private static final String ALL_KINDS = "all";

    private final Heading heading;
    private final Map<String, List<NamedSet>> kinds;
    private final List<Recipe> recipes;
    private final Extent quick;
    private final Extent full;

    /** @param kinds of data, with the sets of each */
    Field(Heading heading, Map<String, List<NamedSet>> kinds, List<Recipe> recipes, Extent quick, Extent full) {
        this.heading = heading;
        this.kinds = new LinkedHashMap<>(kinds);
        this.recipes = List.copyOf(recipes);
        this.quick = quick;
        this.full = full;
    }

    @Override
    public Heading heading() {
        return heading;
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        Study study = new Study(conditions, conditions.quick() ? quick : full);
        Scores scores = new Scores(recipes.stream().map(Recipe::label).toList());
        Table each = Table.of(
                name(), "Means over the runs", "kind", "data", "method", "acc", "acc sd", "nmi", "ari", "seconds");
        for (Map.Entry<String, List<NamedSet>> kind : kinds.entrySet()) {
            for (NamedSet set : kind.getValue()) {
                Optional<Dataset> data = study.open(set);
                if (data.isPresent()) {
                    each = measured(study, kind.getKey(), data.get(), set.label(), scores, each);
                }
            }
        }
        List<Table> tables = new ArrayList<>(List.of(each));
        for (String index : INDICES) {
            tables.add(scores.means(name() + "-" + index, index, kinds.keySet()));
        }
        scores.ranks(name() + "-ranks", INDICES.get(0)).ifPresent(tables::add);
        return study.findings(tables, List.of(), List.of());
    }

    private Table measured(Study study, String kind, Dataset data, String label, Scores scores, Table before) {
        Table each = before;
        for (Recipe recipe : recipes) {
            Optional<Metrics> metrics = study.fit(recipe, data).map(Fit::metrics);
            double[] means = INDICES.stream()
                    .mapToDouble(index -> metrics.map(found -> found.summary().get(index))
                            .map(Metrics.Summary::mean)
                            .orElse(Double.NaN))
                    .toArray();
            scores.add(kind, label, means);
            double seconds = metrics.map(found -> found.runs().stream()
                            .mapToDouble(Metrics.Run::seconds)
                            .average()
                            .orElse(Double.NaN))
                    .orElse(Double.NaN);
            double sd = metrics.map(found -> found.summary().get(INDICES.get(0)).sd())
                    .orElse(Double.NaN);
            each = each.row(kind, label, recipe.label(), means[0], sd, means[1], means[2], seconds);
        }
        return each;
    }

    /** The scores of the methods, a row a set. */
    private static final class Scores {

        private record Row(String kind, String set, List<double[]> ofMethods) {}

        private final List<String> methods;
        private final List<Row> rows = new ArrayList<>();

        Scores(List<String> methods) {
            this.methods = methods;
        }

        /** The scores of the next method on a set; methods come in their order. */
        void add(String kind, String set, double... ofIndices) {
            if (rows.isEmpty() || !rows.get(rows.size() - 1).set().equals(set)) {
                rows.add(new Row(kind, set, new ArrayList<>()));
            }
            rows.get(rows.size() - 1).ofMethods().add(ofIndices);
        }

        /** The mean of an index over the sets of each kind; a method that refuses a set has no mean of its kind. */
        Table means(String name, String index, Iterable<String> kinds) {
            List<String> columns = new ArrayList<>(List.of("method"));
            kinds.forEach(columns::add);
            columns.add(ALL_KINDS);
            Table table = Table.of(
                    name,
                    "Mean " + index.toUpperCase(Locale.ROOT) + " over the datasets",
                    columns.toArray(String[]::new));
            for (int method = 0; method < methods.size(); method++) {
                List<Object> row = new ArrayList<>(List.of(methods.get(method)));
                for (String kind : columns.subList(1, columns.size())) {
                    row.add(mean(kind, method, INDICES.indexOf(index)));
                }
                table = table.row(row);
            }
            return table;
        }

        private double mean(String kind, int method, int index) {
            return rows.stream()
                    .filter(row -> kind.equals(ALL_KINDS) || row.kind().equals(kind))
                    .mapToDouble(row -> row.ofMethods().get(method)[index])
                    .average()
                    .orElse(Double.NaN);
        }

        /** The mean rank of each method; empty where there are too few sets or methods to rank. */
        Optional<Table> ranks(String name, String index) {
            if (rows.size() < 2 || methods.size() < 2) {
                return Optional.empty();
            }
            int number = INDICES.indexOf(index);
            double[][] scores = rows.stream()
                    .map(row -> row.ofMethods().stream()
                            .mapToDouble(found -> found[number])
                            .toArray())
                    .toArray(double[][]::new);
            Ranking ranking = Ranking.of(scores);
            double best =
                    ranking.ranks().stream().mapToDouble(rank -> rank).min().orElseThrow();
            Table table = Table.of(
                    name,
                    String.format(
                            Locale.ROOT,
                            "Mean rank by %s on %s datasets; critical difference %.2f",
                            index.toUpperCase(Locale.ROOT),
                            ranking.sets(),
                            ranking.criticalDifference()),
                    "method",
                    "rank",
                    "differs from the best");
            Integer[] order = new Integer[methods.size()];
            Arrays.setAll(order, i -> i);
            Arrays.sort(
                    order,
                    (a, b) -> Double.compare(
                            ranking.ranks().get(a), ranking.ranks().get(b)));
            for (int method : order) {
                double rank = ranking.ranks().get(method);
                table = table.row(methods.get(method), rank, rank - best > ranking.criticalDifference() ? "yes" : "no");
            }
            return Optional.of(table);
        }
    }
}
