package io.clade.report;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.report.Selection.Extremes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Images as tiles of two sprites: larger ones for the gallery, smaller ones for the map. */
final class ImagePortraits implements Portraits {

    private static final int GALLERY_SIDE = 72;
    private static final int MAP_SIDE = 32;
    private static final long GALLERY_BYTES = 2_500_000;
    private static final long MAP_BYTES = 6_000_000;
    private static final int GALLERY_PIXELS = 64;
    private static final int CARD_PIXELS = 96;

    private final Sprite gallery;
    private final Sprite map;
    private final Map<Integer, Integer> tileOfRow = new HashMap<>();
    private final Map<Integer, Integer> tileOfMean = new HashMap<>();

    ImagePortraits(Dataset data, Averages averages, Selection selection) {
        int[] mapped = selection.mapped();
        List<float[]> pictures = galleryPictures(data, averages, selection);
        Span shown = Span.of(pictures.size(), pictures::get);
        Span onMap = Span.of(mapped.length, i -> data.sample(mapped[i]));
        var span = new Span(Math.min(shown.low(), onMap.low()), Math.max(shown.high(), onMap.high()));
        Shape shape = data.shape();
        this.gallery = Sprite.pack(shape, pictures.size(), pictures::get, span, GALLERY_SIDE, GALLERY_BYTES);
        IntFunction<float[]> mappedPictures = i -> data.sample(mapped[i]);
        this.map = Sprite.pack(shape, mapped.length, mappedPictures, span, MAP_SIDE, MAP_BYTES);
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
    public Optional<Drawing> drawing(int row) {
        return Optional.of(tile(tileOfRow.get(row)));
    }

    @Override
    public Optional<Drawing> typical(int cluster) {
        return Optional.ofNullable(tileOfMean.get(cluster)).map(this::tile);
    }

    private Drawing tile(int tile) {
        int scale = gallery.enlargement(GALLERY_PIXELS);
        int left = tile % gallery.columns() * gallery.tileWidth() * scale;
        int top = tile / gallery.columns() * gallery.tileHeight() * scale;
        return new Drawing(true, "background-position:-" + left + "px -" + top + "px", List.of());
    }

    @Override
    public Optional<FeatureTable> table(int cluster, Extremes extremes) {
        return Optional.empty();
    }

    @Override
    public String style() {
        return rule(".thumb.image", gallery, gallery.enlargement(GALLERY_PIXELS))
                + rule(".on-map", map, map.enlargement(CARD_PIXELS));
    }

    private static String rule(String selector, Sprite sprite, int scale) {
        return selector + "{width:" + sprite.tileWidth() * scale + "px;height:" + sprite.tileHeight() * scale
                + "px;background-size:" + sprite.width() * scale + "px auto;background-image:url("
                + sprite.dataUri() + ")}\n";
    }

    @Override
    public String note() {
        return "";
    }

    @Override
    public Map<String, Object> onMap() {
        int scale = map.enlargement(CARD_PIXELS);
        Map<String, Object> tiles = new LinkedHashMap<>();
        tiles.put("kind", "image");
        tiles.put("columns", map.columns());
        tiles.put("width", map.tileWidth() * scale);
        tiles.put("height", map.tileHeight() * scale);
        return tiles;
    }
}
