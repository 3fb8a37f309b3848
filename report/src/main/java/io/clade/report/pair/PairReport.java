package io.clade.report.pair;

import com.samskivert.mustache.Escapers;
import io.clade.input.InputException;
import io.clade.report.page.Resources;
import io.clade.report.page.Template;
import io.clade.report.thumbnail.Thumbnails;
import io.clade.storage.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a comparison of two results on the same data: a page for people, and a table of the samples that moved for
 * programs.
 */
public final class PairReport {

    /** The page; one file that opens offline. */
    public static final String HTML = "comparison.html";

    /** Every sample that moved. */
    public static final String CSV = "comparison.csv";

    private PairReport() {}

    /**
     * Writes {@link #HTML} and {@link #CSV} to {@code folder}, which is made where it is missing; the same results give the
     * same bytes. The page shows some hundred of the samples that moved, the table all of them.
     *
     * @return the page
     * @throws InputException where they cannot be written
     */
    public static Path write(Path folder, Moves moves) {
        try {
            Files.createDirectories(folder);
            String table = Template.filled("comparison/comparison.csv", Template::quoted, Map.of("rows", rows(moves)));
            String page = html(moves);
            DurableFiles.write(folder.resolve(CSV), made -> Files.writeString(made, table));
            DurableFiles.write(folder.resolve(HTML), made -> Files.writeString(made, page));
            return folder.resolve(HTML);
        } catch (IOException e) {
            throw new InputException("The comparison cannot be written to " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    private static String html(Moves moves) {
        List<Moves.Flow> flows = moves.flows();
        List<Moves.Flow> shown = PairPage.shown(moves.data().kind(), flows);
        int[] rows = shown.stream()
                .flatMap(flow -> flow.rows().stream())
                .mapToInt(Integer::intValue)
                .toArray();
        Thumbnails pictures = Thumbnails.of(moves.data(), rows);
        Map<String, Object> parts = new HashMap<>();
        parts.put("page", PairPage.of(moves, flows, shown, pictures));
        parts.put("kicker", "Clade comparison of two results");
        parts.put("style", Resources.text("report.css") + Resources.text("pair/pair.css") + pictures.style());
        return Template.filled("pair/pair.html", Escapers.HTML, parts);
    }

    private static List<List<String>> rows(Moves moves) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "row", "id", "label", "first", "counterpart", "second", "first_confidence", "second_confidence"));
        for (int i : moves.moved()) {
            int from = moves.first().assignment().cluster(i);
            rows.add(List.of(
                    Integer.toString(i),
                    moves.data().id(i),
                    moves.label(i),
                    Integer.toString(from),
                    Integer.toString(moves.counterpart(from)),
                    Integer.toString(moves.second().assignment().cluster(i)),
                    Float.toString(moves.first().assignment().confidence(i)),
                    Float.toString(moves.second().assignment().confidence(i))));
        }
        return rows;
    }
}
