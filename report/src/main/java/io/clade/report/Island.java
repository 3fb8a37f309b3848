package io.clade.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.training.History;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The numbers the page's script draws, as one JSON object that can stand inside a script element. */
final class Island {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longer histories are thinned, evenly, to about so many numbers in all. */
    private static final int HISTORY_NUMBERS = 200_000;

    private static final int LONGEST_ID = 120;

    private Island() {}

    static String of(Findings findings, Selection selection, List<Projection> projections, Portraits portraits) {
        Map<String, Object> island = new LinkedHashMap<>();
        island.put("metrics", findings.metrics());
        island.put("kind", findings.data().kind().name().toLowerCase(Locale.ROOT));
        island.put("labels", findings.data().labels().map(Labels::names).orElse(null));
        island.put("histories", histories(findings.histories()));
        if (!projections.isEmpty()) {
            island.put("map", map(findings, selection.mapped(), projections));
            island.put("portraits", portraits.onMap());
        }
        try {
            // A "<" occurs in JSON only inside a string, where its escape means the same and cannot end the element.
            return JSON.writeValueAsString(island).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings are plain values", e);
        }
    }

    private static Map<String, Object> map(Findings findings, int[] rows, List<Projection> projections) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(
                "ids",
                IntStream.of(rows)
                        .mapToObj(row -> shortened(findings.data().id(row)))
                        .toList());
        map.put(
                "clusters",
                IntStream.of(rows).map(findings.assignment()::cluster).toArray());
        map.put(
                "labels",
                findings.data()
                        .labels()
                        .map(labels -> IntStream.of(rows).map(labels::get).toArray())
                        .orElse(null));
        map.put(
                "confidence",
                IntStream.of(rows)
                        .mapToObj(row -> rounded(findings.assignment().confidence(row), 4))
                        .toList());
        findings.prototypes().ifPresent(prototypes -> map.put("graph", prototypes.edges()));
        int[] nearest = findings.prototypes()
                .map(prototypes -> prototypes.nearest(findings.embedding(), rows))
                .orElse(null);
        List<Map<String, Object>> planes = new ArrayList<>();
        for (Projection projection : projections) {
            Map<String, Object> plane = new LinkedHashMap<>();
            plane.put("name", projection.name());
            plane.put("note", projection.note());
            plane.put("axes", projection.axes());
            plane.put("sameScale", projection.sameScale());
            plane.put("x", column(projection.points(), 0));
            plane.put("y", column(projection.points(), 1));
            findings.prototypes().ifPresent(prototypes -> {
                Matrix places = prototypes.on(nearest, projection.points());
                plane.put("prototypes", List.of(column(places, 0), column(places, 1)));
            });
            planes.add(plane);
        }
        map.put("projections", planes);
        return map;
    }

    private static List<Number> column(Matrix points, int column) {
        return IntStream.range(0, points.rows())
                .mapToObj(row -> rounded(points.get(row, column), 4))
                .toList();
    }

    private static String shortened(String id) {
        return id.length() <= LONGEST_ID ? id : "…" + id.substring(id.length() - LONGEST_ID + 1);
    }

    private static List<Map<String, Object>> histories(List<History> histories) {
        long numbers = histories.stream()
                .mapToLong(history ->
                        (long) history.epochs().size() * (2 + history.terms().size()))
                .sum();
        int step = (int) Math.max(1, (numbers + HISTORY_NUMBERS - 1) / HISTORY_NUMBERS);
        return histories.stream().map(history -> history(history, step)).toList();
    }

    /** Every {@code step}-th epoch and the last. */
    private static Map<String, Object> history(History history, int step) {
        int last = history.epochs().size() - 1;
        List<History.Epoch> kept = IntStream.rangeClosed(0, last)
                .filter(i -> i % step == 0 || i == last)
                .mapToObj(history.epochs()::get)
                .toList();
        Map<String, Object> terms = new LinkedHashMap<>();
        for (String term : history.terms()) {
            terms.put(
                    term,
                    kept.stream()
                            .map(epoch -> rounded(epoch.terms().getOrDefault(term, Double.NaN), 6))
                            .toList());
        }
        Map<String, Object> curves = new LinkedHashMap<>();
        curves.put("epochs", kept.stream().map(History.Epoch::number).toList());
        curves.put("loss", kept.stream().map(epoch -> rounded(epoch.loss(), 6)).toList());
        curves.put("terms", terms);
        return curves;
    }

    /** With so many digits that count; null for what is no number. */
    static Number rounded(double value, int digits) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
                : null;
    }
}
