package io.clade.data.image;

import io.clade.data.Dataset;
import io.clade.data.ElementType;
import io.clade.data.Kind;
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
 * <p>Where images are in sub-folders, these are the classes, see {@link FolderClasses}. Grey images have one channel; a
 * single image with colour gives all of them three. Images keep their size where they share one of at most
 * {@value CommonShape#LONGEST} pixels on the longer side; larger ones are reduced to that, and where sizes differ all are resized to
 * the median height and width. Numbers are 0…255, with fractions for images of more than 8 bits. The few images that
 * cannot be read are left out, see {@link UnreadableImages}.
 */
public final class ImageFolder {

    private final Path folder;
    private final ReadOptions options;

    private ImageFolder(Path folder, ReadOptions options) {
        this.folder = folder;
        this.options = options;
    }

    /** @throws InputException when there is no image, or too many that cannot be read */
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
        List<ImageFile> files = IntStream.range(0, Math.min(all.size(), options.limit()))
                .mapToObj(i -> new ImageFile(folder.resolve(all.get(i)), all.get(i), i))
                .toList();
        UnreadableImages unreadable = new UnreadableImages(name, files.size());
        List<Measured> images = measure(files, unreadable);
        CommonShape common = CommonShape.of(headers(images));
        Decoded decoded = decode(images, common, unreadable);
        // A file that turned out unreadable only now must not have had a say in the shape.
        CommonShape wanted = CommonShape.of(headers(decoded.images()));
        if (options.imageShape().isEmpty() && !wanted.sameNumbers(common)) {
            decoded = decode(decoded.images(), wanted, unreadable);
        }
        Shape shape = options.imageShape().orElse(wanted.shape());
        Shape kept = options.kind().equals(Optional.of(Kind.TABLE)) ? Shape.table(shape.size()) : shape;
        FolderClasses classes = FolderClasses.of(all);
        List<String> notices = new ArrayList<>();
        unreadable.notice().ifPresent(notices::add);
        classes.notice().ifPresent(notices::add);
        several(decoded).ifPresent(notices::add);
        if (options.imageShape().isEmpty()) {
            notices.addAll(wanted.notices());
        }
        Dataset dataset =
                Dataset.of(name, kept, decoded.samples()).withIds(decoded.ids()).withNotices(notices);
        int[] rows = decoded.rows();
        return classes.labels()
                .map(given -> dataset.withLabels(given.select(rows)))
                .orElse(dataset);
    }

    /** The paths of images below the folder, with / between names, without hidden files. */
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

    private record Measured(ImageFile file, ImageFile.Header header) {}

    private record Decoded(List<Measured> images, Samples samples) {

        List<String> ids() {
            return images.stream().map(image -> image.file().id()).toList();
        }

        /** The place of each image among all of the folder. */
        int[] rows() {
            return images.stream().mapToInt(image -> image.file().index()).toArray();
        }
    }

    private static Optional<String> several(Decoded decoded) {
        List<Measured> images = decoded.images().stream()
                .filter(image -> image.header().several())
                .toList();
        return images.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s of %s files hold several images (frames, pages), of which only the first was read: %s%s."
                                .formatted(
                                        images.size(),
                                        decoded.images().size(),
                                        images.get(0).file().id(),
                                        images.size() > 1 ? ", …" : ""));
    }

    private static List<ImageFile.Header> headers(List<Measured> images) {
        return images.stream().map(Measured::header).toList();
    }

    private List<Measured> measure(List<ImageFile> files, UnreadableImages unreadable) throws IOException {
        List<Measured> images = new ArrayList<>();
        OrderedParallel.run(files, file -> unreadable.attempt(file, file::header), (i, header) -> {
            header.ifPresent(found -> images.add(new Measured(files.get(i), found)));
            options.progress().update("Measuring " + folder.getFileName(), i + 1, files.size());
        });
        unreadable.requireFew();
        return images;
    }

    private Decoded decode(List<Measured> images, CommonShape common, UnreadableImages unreadable) throws IOException {
        Shape shape = options.imageShape().orElse(common.shape());
        ElementType type = common.deep() ? ElementType.F4 : ElementType.U1;
        List<Measured> whole = new ArrayList<>();
        try (Spool spool = new Spool(type, ByteOrder.nativeOrder(), shape.size(), options.heapBudget())) {
            OrderedParallel.run(images, image -> pixels(image, shape, unreadable), (i, pixels) -> {
                if (pixels.isPresent()) {
                    whole.add(images.get(i));
                    append(spool, common.deep(), pixels.get());
                }
                options.progress().update("Reading " + folder.getFileName(), i + 1, images.size());
            });
            unreadable.requireFew();
            return new Decoded(whole, spool.finish());
        }
    }

    private static Optional<float[]> pixels(Measured image, Shape shape, UnreadableImages unreadable) {
        return unreadable.attempt(image.file(), () -> image.file().pixels(shape));
    }

    private static void append(Spool spool, boolean deep, float... pixels) throws IOException {
        if (deep) {
            spool.append(pixels, pixels.length);
            return;
        }
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) pixels[i];
        }
        spool.append(bytes, 0, bytes.length);
    }
}
