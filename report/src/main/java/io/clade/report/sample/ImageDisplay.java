package io.clade.report.sample;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.report.findings.Importance;
import io.clade.report.findings.Selection;
import io.clade.report.findings.Selection.Extremes;
import io.clade.report.page.ValueRange;
import io.clade.report.thumbnail.SampleDrawing;
import io.clade.report.thumbnail.Sprite;
import io.clade.report.thumbnail.ThumbnailSheets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images as tiles: larger ones of one sprite for the gallery, smaller ones of several sheets for the map. */
final class ImageDisplay implements SampleDisplay {

    private static final int GALLERY_SIDE = 72;
    private static final long GALLERY_BYTES = 2_000_000;
    private static final int CARD_PIXELS = 96;

    private final Sprite gallery;
    private final ThumbnailSheets map;
    private final ImageContrasts contrasts;
    private final Map<Integer, Integer> tileOfRow = new HashMap<>();
    private final Map<Integer, Integer> tileOfMean = new HashMap<>();

    ImageDisplay(Dataset data, Averages averages, Optional<Importance> importance, Selection selection) {
        int[] fitted = selection.fitted();
        List<float[]> pictures = galleryPictures(data, averages, selection);
        ValueRange shown = ValueRange.of(pictures.size(), pictures::get);
        ValueRange onMap = ValueRange.of(fitted.length, i -> data.sample(fitted[i]));
        var span = new ValueRange(Math.min(shown.low(), onMap.low()), Math.max(shown.high(), onMap.high()));
        Shape shape = data.shape();
        this.gallery = Sprite.pack(shape, pictures.size(), pictures::get, span, GALLERY_SIDE, GALLERY_BYTES);
        this.map = ThumbnailSheets.of(data, span, selection);
        this.contrasts = new ImageContrasts(shape, averages, importance, selection);
    }

    private List<float[]> galleryPictures(Dataset data, Averages averages, Selection selection) {
        List<float[]> pictures = new ArrayList<>();
        for (int cluster : selection.cards()) {
            averages.clusterMean(cluster).ifPresent(mean -> {
                tileOfMean.put(cluster, pictures.size());
                pictures.add(mean);
            });
            Extremes extremes = selection.extremes(cluster);
            for (List<Integer> rows : List.of(extremes.certain(), extremes.uncertain())) {
                for (int row : rows) {
                    tileOfRow.put(row, pictures.size());
                    pictures.add(data.sample(row));
                }
            }
        }
        return pictures;
    }

    @Override
    public Optional<SampleDrawing> drawing(int row) {
        return Optional.of(tile(tileOfRow.get(row)));
    }

    @Override
    public Optional<SampleDrawing> typical(int cluster) {
        return Optional.ofNullable(tileOfMean.get(cluster)).map(this::tile);
    }

    private SampleDrawing tile(int tile) {
        return gallery.drawing(tile);
    }

    @Override
    public Optional<Contrast> contrast(int cluster) {
        return contrasts.of(cluster);
    }

    @Override
    public Optional<FeatureTable> table(int cluster, Extremes extremes) {
        return Optional.empty();
    }

    @Override
    public String style() {
        return gallery.style() + contrasts.style();
    }

    @Override
    public String note() {
        return contrasts.note();
    }

    @Override
    public Map<String, Object> onMap() {
        return map.packed(CARD_PIXELS);
    }

    @Override
    public List<String> sheets() {
        return map.uris();
    }
}
