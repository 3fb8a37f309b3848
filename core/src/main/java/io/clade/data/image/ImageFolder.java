package io.clade.data.image;

import io.clade.data.Dataset;
import io.clade.data.ElementType;
import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.Samples;
import io.clade.data.Shape;
import io.clade.data.Spool;
import io.clade.data.format.FileFormat;
import io.clade.data.format.NaturalOrder;
import io.clade.data.format.ReadOptions;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Datasets from a folder of images, searched to any depth, in natural order of their paths, which are the ids.
 *
 * <p>Where every image is in a sub-folder, the sub-folders are the classes. Grey images have one channel; a single
 * image with colour gives all of them three. Images keep their size where they share one of at most {@value #LONGEST}
 * pixels on the longer side; larger ones are reduced to that, and where sizes differ all are resized to the median
 * height and width.
 */
public final class ImageFolder {

    /** Pixels on the longer side above which photos are reduced. */
    static final int LONGEST = 256;

    private final Path folder;
    private final ReadOptions options;
    private final List<String> notices = new ArrayList<>();

    private ImageFolder(Path folder, ReadOptions options) {
        this.folder = folder;
        this.options = options;
    }

    /** @throws InputException when there is no image, or one that cannot be read */
    public static Dataset read(Path folder, ReadOptions options) throws IOException {
        return new ImageFolder(folder, options).read();
    }

    private Dataset read() throws IOException {
        String name = FileFormat.nameOf(folder);
        Require.that(
                options.kind().orElse(Kind.IMAGE) != Kind.SERIES, "%s is a folder of images, not of series.", name);
        List<String> all = find();
        Require.that(
                !all.isEmpty(),
                "%s holds no images (%s) and no IDX files. To read another kind of file, give the path of the file.",
                folder,
                String.join(", ", FileFormat.IMAGES.stream().sorted().toList()));
        Optional<Labels> labels = classes(all);
        List<String> ids = all.subList(0, Math.min(all.size(), options.limit()));
        List<ImageFile> files =
                ids.stream().map(id -> new ImageFile(folder.resolve(id), id)).toList();
        Shape shape = options.imageShape().isPresent() ? options.imageShape().get() : commonShape(files);
        Shape kept = options.kind().equals(Optional.of(Kind.TABLE)) ? Shape.table(shape.size()) : shape;
        Dataset dataset =
                Dataset.of(name, kept, decode(files, shape)).withIds(ids).withNotices(notices);
        int[] rows = IntStream.range(0, ids.size()).toArray();
        return labels.map(given -> dataset.withLabels(given.select(rows))).orElse(dataset);
    }

    /** Paths below the folder with / between names; what is hidden stays so. */
    private List<String> find() throws IOException {
        try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return found.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(path -> FileFormat.IMAGES.contains(FileFormat.ending(path.toString())) && !hidden(path))
                    .sorted(NaturalOrder.PATHS)
                    .map(path -> path.toString().replace(File.separatorChar, '/'))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean hidden(Path path) {
        for (Path part : path) {
            String name = part.toString();
            if (name.startsWith(".") || name.equals("__MACOSX")) {
                return true;
            }
        }
        return false;
    }

    /** The first folder below those that all images share, where each image has one. */
    private static Optional<Labels> classes(List<String> ids) {
        int shared = sharedFolders(ids);
        List<String> names = new ArrayList<>();
        for (String id : ids) {
            String below = id.substring(shared);
            int slash = below.indexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            names.add(below.substring(0, slash));
        }
        return Optional.of(Labels.ofNames(names));
    }

    /** Length of the leading folders that all ids share, with their slashes. */
    private static int sharedFolders(List<String> ids) {
        int shared = 0;
        while (true) {
            int slash = ids.get(0).indexOf('/', shared);
            if (slash < 0) {
                return shared;
            }
            String prefix = ids.get(0).substring(0, slash + 1);
            if (!ids.stream().allMatch(id -> id.startsWith(prefix))) {
                return shared;
            }
            shared = slash + 1;
        }
    }

    private Shape commonShape(List<ImageFile> files) throws IOException {
        int[] heights = new int[files.size()];
        int[] widths = new int[files.size()];
        int[] counts = new int[2];
        OrderedParallel.run(files, ImageFile::header, (i, header) -> {
            int longer = Math.max(header.height(), header.width());
            double factor = Math.min(1, (double) LONGEST / longer);
            heights[i] = (int) Math.max(1, Math.round(header.height() * factor));
            widths[i] = (int) Math.max(1, Math.round(header.width() * factor));
            counts[0] += longer > LONGEST ? 1 : 0;
            counts[1] += header.colour() ? 1 : 0;
            options.progress().update("Measuring " + folder.getFileName(), i + 1, files.size());
        });
        int height = median(heights);
        int width = median(widths);
        if (counts[0] > 0) {
            notices.add("%d of %d images were reduced to %d pixels on their longer side."
                    .formatted(counts[0], files.size(), LONGEST));
        }
        if (IntStream.range(0, heights.length).anyMatch(i -> heights[i] != height || widths[i] != width)) {
            notices.add("Images of mixed size were resized to %d×%d pixels, the median width and height."
                    .formatted(width, height));
        }
        if (counts[1] > 0 && counts[1] < files.size()) {
            notices.add("%d of %d images are grey; they were converted to three equal channels."
                    .formatted(files.size() - counts[1], files.size()));
        }
        return Shape.image(counts[1] > 0 ? 3 : 1, height, width);
    }

    private static int median(int[] extents) {
        return IntStream.of(extents).sorted().toArray()[extents.length / 2];
    }

    private Samples decode(List<ImageFile> files, Shape shape) throws IOException {
        try (Spool spool = new Spool(ElementType.U1, ByteOrder.nativeOrder(), shape.size(), options.heapBudget())) {
            OrderedParallel.run(files, file -> file.pixels(shape), (i, pixels) -> {
                spool.append(pixels, 0, pixels.length);
                options.progress().update("Reading " + folder.getFileName(), i + 1, files.size());
            });
            return spool.finish();
        }
    }
}
