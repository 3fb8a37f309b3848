package io.clade.data.reader;

import io.clade.data.Dataset;
import io.clade.data.array.IdxFile;
import io.clade.data.array.NumberArray;
import io.clade.data.format.FileFormat;
import io.clade.data.format.NaturalOrder;
import io.clade.data.format.ReadOptions;
import io.clade.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Datasets from IDX files named as MNIST's are: {@code train-images-idx3-ubyte} with labels beside it. */
final class IdxReader {

    private static final Pattern NAME = Pattern.compile("(.*)[-._](images|labels)[-._]idx\\d[-._]\\w+(\\.gz)?");

    private IdxReader() {}

    static Dataset read(Path file, ReadOptions options) throws IOException {
        return read(FileFormat.nameOf(file), file, options);
    }

    private static Dataset read(String name, Path file, ReadOptions options) throws IOException {
        NumberArray array = IdxFile.read(file, options.limit(), options.heapBudget(), options.progress());
        if (array.header().rank() == 1) {
            throw new InputException(file.getFileName()
                    + " holds labels only. Give the file of the images; Clade finds the labels next to it.");
        }
        Dataset dataset = ArrayReader.dataset(name, array, new int[0], options);
        Optional<Path> labels = labelsBeside(file);
        return labels.isEmpty()
                ? dataset
                : ArrayReader.withLabels(dataset, IdxFile.labels(labels.get()), array.rowsInFile());
    }

    /** True if {@code folder} holds IDX files of images. */
    static boolean holdsIdx(Path folder) throws IOException {
        return !imageFiles(folder).isEmpty();
    }

    /** Reads the training part of a folder with several parts, else the only part. */
    static Dataset readFolder(Path folder, ReadOptions options) throws IOException {
        List<Path> files = imageFiles(folder);
        Path chosen = files.stream()
                .filter(file -> file.getFileName().toString().startsWith("train"))
                .findFirst()
                .orElse(files.get(0));
        Dataset dataset = read(FileFormat.nameOf(folder), chosen, options);
        List<String> others = files.stream()
                .filter(file -> !file.equals(chosen))
                .map(file -> file.getFileName().toString())
                .toList();
        if (others.isEmpty()) {
            return dataset;
        }
        List<String> notices = new ArrayList<>(dataset.notices());
        notices.add("Read " + chosen.getFileName() + " instead of " + String.join(", ", others)
                + ". To read another one, give its path.");
        return dataset.withNotices(notices);
    }

    private static List<Path> imageFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        var name = NAME.matcher(file.getFileName().toString());
                        return name.matches() && name.group(2).equals("images");
                    })
                    .sorted(NaturalOrder.PATHS)
                    .toList();
        }
    }

    /** The labels of {@code train-images-idx3-ubyte.gz} are in {@code train-labels-idx1-ubyte}, gzipped or not. */
    private static Optional<Path> labelsBeside(Path file) throws IOException {
        var name = NAME.matcher(file.getFileName().toString());
        if (!name.matches() || !name.group(2).equals("images")) {
            return Optional.empty();
        }
        try (Stream<Path> siblings = Files.list(file.toAbsolutePath().getParent())) {
            return siblings.filter(sibling -> {
                        var other = NAME.matcher(sibling.getFileName().toString());
                        return other.matches()
                                && other.group(2).equals("labels")
                                && other.group(1).equals(name.group(1));
                    })
                    .sorted()
                    .findFirst();
        }
    }
}
