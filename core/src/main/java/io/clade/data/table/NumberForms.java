package io.clade.data.table;

import io.clade.data.text.FormSearch;
import io.clade.data.text.NumberForm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds columns of text whose values are all numbers, but not plain ones: with decimal commas, parted thousands, signs of
 * percent or of a currency.
 */
final class NumberForms {

    private static final int ROWS = 1000;
    private static final int TEXTS = 1 << 19;

    private final Connection database;
    private final String relation;
    private final boolean semicolons;
    private final List<String> notices = new ArrayList<>();
    private boolean commas;
    private boolean points;

    /** @param semicolons whether semicolons part the fields, as where commas are decimal marks */
    NumberForms(Connection database, String relation, boolean semicolons) {
        this.database = database;
        this.relation = relation;
        this.semicolons = semicolons;
    }

    /** A sentence on each form that was found. */
    List<String> notices() {
        return notices;
    }

    /** The columns, those of text as the first rows show them. */
    List<TableColumn> looked(List<TableColumn> columns) throws SQLException {
        List<TableColumn> texts = columns.stream().filter(TableColumn::isText).toList();
        return texts.isEmpty()
                ? columns
                : looked(columns, texts, searches(texts, Math.max(1, Math.min(ROWS, TEXTS / texts.size()))));
    }

    /** The columns, all of text, as their first {@code rows} show them. */
    List<TableColumn> looked(List<TableColumn> columns, List<List<String>> rows) throws SQLException {
        List<FormSearch> searches =
                columns.stream().map(column -> new FormSearch()).toList();
        for (List<String> row : rows) {
            for (int i = 0; i < Math.min(row.size(), searches.size()); i++) {
                searches.get(i).take(row.get(i));
            }
        }
        return looked(columns, columns, searches);
    }

    private List<TableColumn> looked(List<TableColumn> columns, List<TableColumn> texts, List<FormSearch> searches)
            throws SQLException {
        boolean comma = searches.stream().anyMatch(FormSearch::showsComma);
        boolean point = searches.stream().anyMatch(FormSearch::showsPoint);
        points = comma && !point;
        commas = points || semicolons && !point;
        List<TableColumn> suspects = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (searches.get(i).truths() || searches.get(i).form(commas, points).isPresent()) {
                suspects.add(texts.get(i));
            }
        }
        return formed(columns, suspects);
    }

    /** The columns, those of {@code suspects} that are numbers in some form with it. */
    List<TableColumn> formed(List<TableColumn> columns, List<TableColumn> suspects) throws SQLException {
        if (suspects.isEmpty()) {
            return columns;
        }
        List<FormSearch> searches = searches(suspects, Integer.MAX_VALUE);
        Map<TableColumn, TableColumn> found = new HashMap<>();
        Map<TableColumn, NumberForm> forms = new LinkedHashMap<>();
        for (int i = 0; i < suspects.size(); i++) {
            TableColumn column = suspects.get(i);
            if (searches.get(i).truths()) {
                found.put(column, column.truths());
            }
            searches.get(i).form(commas, points).ifPresent(form -> {
                forms.put(column, form);
                found.put(column, column.written(form));
            });
        }
        tell(forms);
        return columns.stream()
                .map(column -> found.getOrDefault(column, column))
                .toList();
    }

    private List<FormSearch> searches(List<TableColumn> columns, int rows) throws SQLException {
        List<FormSearch> searches =
                columns.stream().map(column -> new FormSearch()).toList();
        String query = "SELECT %s FROM %s LIMIT %s"
                .formatted(
                        columns.stream().map(TableColumn::text).collect(Collectors.joining(", ")), relation, rows + "");
        try (Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            while (answer.next() && !searches.stream().allMatch(FormSearch::failed)) {
                for (int i = 0; i < searches.size(); i++) {
                    if (!searches.get(i).failed()) {
                        String text = answer.getString(i + 1);
                        searches.get(i).take(text == null ? "" : text);
                    }
                }
            }
        }
        return searches;
    }

    private void tell(Map<TableColumn, NumberForm> forms) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        forms.forEach((column, form) -> columns.computeIfAbsent(form.words(), words -> new ArrayList<>())
                .add(column.name()));
        columns.forEach((words, names) -> notices.add("Read as numbers (%s): %s%s."
                .formatted(
                        words,
                        names.stream().limit(5).collect(Collectors.joining(", ")),
                        names.size() > 5 ? ", … (" + names.size() + " columns)" : "")));
    }
}
