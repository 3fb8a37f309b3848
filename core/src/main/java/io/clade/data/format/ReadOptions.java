package io.clade.data.format;

import io.clade.data.Kind;
import io.clade.data.ReadProgress;
import io.clade.data.Shape;
import io.clade.data.Spool;
import io.clade.data.builtin.CacheFolder;
import io.clade.input.Require;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The options for reading a dataset.
 *
 * @param kind of the samples, where the shape alone does not tell
 * @param labelColumn the column of a table that holds the classes
 * @param columns which columns of a table count
 * @param values how the values of a table are read
 * @param limit samples to read at most: the first ones, in input order
 * @param imageShape channels, height and width to bring the images of a folder to, whatever their own; without it they
 *     keep their size, or all get the median size where sizes differ
 * @param heapBudget bytes of samples to keep on the heap; more go to a mapped file
 * @param cache folder of fetched sets
 * @param progress told how far reading has come
 */
public record ReadOptions(
        Optional<Kind> kind,
        Optional<String> labelColumn,
        ColumnChoice columns,
        TableValues values,
        int limit,
        Optional<Shape> imageShape,
        long heapBudget,
        Path cache,
        ReadProgress progress) {

    /** Everything found out from the data; a quarter of the heap; the user's cache folder; no progress. */
    public static final ReadOptions DEFAULT = new ReadOptions(
            Optional.empty(),
            Optional.empty(),
            ColumnChoice.NONE,
            TableValues.AUTOMATIC,
            Integer.MAX_VALUE,
            Optional.empty(),
            Spool.defaultHeapBudget(),
            CacheFolder.path(),
            ReadProgress.NONE);

    public ReadOptions {
        Require.atLeast("The limit", limit, 1);
        Require.atLeast("The heap budget", heapBudget, 0);
        imageShape.ifPresent(shape -> Require.that(
                shape.kind() == Kind.IMAGE && (shape.channels() == 1 || shape.channels() == 3),
                "Images can be brought to a shape of 1 or 3 channels. Got %s.",
                shape));
    }

    public ReadOptions withKind(Kind given) {
        return new ReadOptions(
                Optional.of(given), labelColumn, columns, values, limit, imageShape, heapBudget, cache, progress);
    }

    public ReadOptions withLabelColumn(String given) {
        return new ReadOptions(
                kind, Optional.of(given), columns, values, limit, imageShape, heapBudget, cache, progress);
    }

    public ReadOptions withColumns(ColumnChoice given) {
        return new ReadOptions(kind, labelColumn, given, values, limit, imageShape, heapBudget, cache, progress);
    }

    public ReadOptions withValues(TableValues given) {
        return new ReadOptions(kind, labelColumn, columns, given, limit, imageShape, heapBudget, cache, progress);
    }

    public ReadOptions withLimit(int given) {
        return new ReadOptions(kind, labelColumn, columns, values, given, imageShape, heapBudget, cache, progress);
    }

    public ReadOptions withImageShape(Shape given) {
        return new ReadOptions(
                kind, labelColumn, columns, values, limit, Optional.of(given), heapBudget, cache, progress);
    }

    public ReadOptions withHeapBudget(long given) {
        return new ReadOptions(kind, labelColumn, columns, values, limit, imageShape, given, cache, progress);
    }

    public ReadOptions withCache(Path given) {
        return new ReadOptions(kind, labelColumn, columns, values, limit, imageShape, heapBudget, given, progress);
    }

    public ReadOptions withProgress(ReadProgress given) {
        return new ReadOptions(kind, labelColumn, columns, values, limit, imageShape, heapBudget, cache, given);
    }
}
