package io.clade.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.report.findings.Findings;
import io.clade.report.findings.PrototypeMap;
import io.clade.report.map.Grouping;
import io.clade.report.map.Projection;
import io.clade.report.map.ReportView;
import io.clade.report.page.PackedColumns;
import io.clade.training.session.History;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The numbers that the page's script draws, as one JSON object for a script element. */
final class PageData {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The most numbers of the histories; longer ones are thinned evenly. */
    private static final int HISTORY_NUMBERS = 200_000;

    /**
     * The most characters of all identifiers, before shared beginnings are left out; longer identifiers lose their
     * beginnings.
     */
    private static final int ID_CHARACTERS = 4_000_000;

    private static final int LEAST_OF_AN_ID = 40;

    private PageData() {}

    static String of(ReportView shown) {
        Findings findings = shown.findings();
        Map<String, Object> island = new LinkedHashMap<>();
        island.put("metrics", findings.metrics());
        island.put("kind", findings.data().kind().name().toLowerCase(Locale.ROOT));
        island.put("histories", histories(findings.histories()));
        if (!shown.projections().isEmpty()) {
            island.put("map", map(shown));
            island.put("portraits", shown.display().onMap());
        }
        try {
            // A "<" occurs in JSON only inside a string, where its escape means the same and cannot end the element.
            return JSON.writeValueAsString(island).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings are plain values", e);
        }
    }

    private static Map<String, Object> map(ReportView shown) {
        Findings findings = shown.findings();
        int[] rows = shown.selection().mapped();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("count", rows.length);
        map.put("rows", rows.length == findings.data().size() ? null : PackedColumns.codes(rows));
        map.put("ids", ids(findings.data(), rows));
        map.put(
                "groupings",
                shown.groupings().stream()
                        .map(grouping -> grouping(grouping, rows))
                        .toList());
        float[] confidence = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            confidence[i] = findings.assignment().confidence(rows[i]);
        }
        map.put("confidence", PackedColumns.levels(confidence));
        findings.find(PrototypeMap.class).ifPresent(prototypes -> map.put("graph", prototypes.edges()));
        map.put(
                "projections",
                shown.projections().stream()
                        .map(projection -> plane(projection, shown.prototypes(projection)))
                        .toList());
        return map;
    }

    /** The ids of the samples; null where row numbers name them. */
    private static Map<String, Object> ids(Dataset data, int... rows) {
        if (IntStream.of(rows).allMatch(row -> data.id(row).equals(Integer.toString(row)))) {
            return null;
        }
        int longest = Math.max(LEAST_OF_AN_ID, ID_CHARACTERS / rows.length);
        return PackedColumns.texts(rows.length, i -> shortened(data.id(rows[i]), longest));
    }

    private static Map<String, Object> grouping(Grouping grouping, int... rows) {
        Map<String, Object> packed = new LinkedHashMap<>();
        packed.put("name", grouping.name());
        packed.put("fact", grouping.fact());
        packed.put("lack", grouping.lack());
        packed.put("names", grouping.named() ? grouping.groups().names() : null);
        packed.put(
                "groups",
                PackedColumns.codes(
                        IntStream.of(rows).map(grouping.groups()::get).toArray()));
        return packed;
    }

    private static Map<String, Object> plane(Projection projection, Optional<Matrix> prototypes) {
        Map<String, Object> plane = new LinkedHashMap<>();
        plane.put("name", projection.name());
        plane.put("note", projection.note());
        plane.put("axes", projection.axes());
        plane.put("sameScale", projection.sameScale());
        plane.put("x", PackedColumns.levels(column(projection.points(), 0)));
        plane.put("y", PackedColumns.levels(column(projection.points(), 1)));
        prototypes.ifPresent(places ->
                plane.put("prototypes", List.of(numbers(column(places, 0)), numbers(column(places, 1)))));
        return plane;
    }

    private static float[] column(Matrix points, int column) {
        float[] values = new float[points.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = points.get(row, column);
        }
        return values;
    }

    private static List<Number> numbers(float... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> rounded(values[i], 5))
                .toList();
    }

    private static String shortened(String id, int longest) {
        return id.length() <= longest ? id : "…" + id.substring(id.length() - longest + 1);
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

    /** The value with so many significant digits; null for NaN and infinity. */
    static Number rounded(double value, int digits) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
                : null;
    }
}
