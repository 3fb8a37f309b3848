package io.clade.report.sample;

import io.clade.data.Dataset;
import io.clade.report.findings.Importance;
import io.clade.report.findings.Selection;
import io.clade.report.findings.Selection.Extremes;
import io.clade.report.thumbnail.SampleDrawing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The display of samples of one kind: in the gallery, as part of the page, and on the map, by script. */
public sealed interface SampleDisplay permits ImageDisplay, SeriesDisplay, TableDisplay {

    /** @param importance of pixels or steps to the network, where it is known */
    static SampleDisplay of(Dataset data, Averages averages, Optional<Importance> importance, Selection selection) {
        return switch (data.kind()) {
            case IMAGE -> new ImageDisplay(data, averages, importance, selection);
            case SERIES -> new SeriesDisplay(data, averages, importance, selection);
            case TABLE -> new TableDisplay(data, averages, selection);
        };
    }

    /** A sample of the gallery; empty where samples are shown as columns of a {@link #table}. */
    Optional<SampleDrawing> drawing(int row);

    /** The mean of a cluster; empty where there is none to draw. */
    Optional<SampleDrawing> typical(int cluster);

    /** The contrast of a cluster with all others; empty where there is nothing to say. */
    Optional<Contrast> contrast(int cluster);

    /** The features that set a cluster apart, with the samples' values; empty where samples have a {@link #drawing}. */
    Optional<FeatureTable> table(int cluster, Extremes extremes);

    /** Style rules that the drawings need; empty for none. */
    String style();

    /** A note on the drawings; empty for none. */
    String note();

    /** The data from which the script draws the samples of the map, in their order. */
    Map<String, Object> onMap();

    /** Pictures as data URIs that the script reads when it needs them. */
    default List<String> sheets() {
        return List.of();
    }
}
