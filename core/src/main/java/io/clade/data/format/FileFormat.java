package io.clade.data.format;

import io.clade.data.array.GzipFile;
import io.clade.data.array.IdxFile;
import io.clade.data.array.NpyFile;
import io.clade.input.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;

/** The formats of files, told by how a file begins and, for text, by its name. */
public enum FileFormat {
    IDX("IDX", Set.of("idx")),
    NPY("NPY", Set.of("npy")),
    NPZ("NPZ", Set.of("npz")),
    PARQUET("Parquet", Set.of("parquet")),
    CSV("CSV", Set.of("csv", "tsv")),
    JSON("JSON", Set.of("json", "jsonl", "ndjson")),
    TS("time series (.ts)", Set.of("ts"));

    /** File name endings of images, in lower case. */
    public static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp");

    private static final String KNOWN =
            "a folder of images, IDX (gzipped or not), .npy, .npz, .csv, .tsv, .parquet, .json, .ts";

    private final String title;
    private final Set<String> endings;

    FileFormat(String title, Set<String> endings) {
        this.title = title;
        this.endings = endings;
    }

    /** @throws InputException when the file is of no known format, or not of the one its name says */
    public static FileFormat of(Path file) throws IOException {
        byte[] start = start(file);
        String name = file.getFileName().toString();
        if (start.length == 0) {
            throw new InputException(name + " is empty. Maybe writing it was interrupted.");
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        String ending = ending(name);
        if (NpyFile.begins(text)) {
            return NPY;
        }
        if (text.startsWith("PAR1")) {
            return PARQUET;
        }
        if (text.startsWith("PK") && NPZ.endings.contains(ending)) {
            return NPZ;
        }
        if (IdxFile.begins(start)) {
            return IDX;
        }
        return byName(name, ending);
    }

    private static FileFormat byName(String name, String ending) {
        for (FileFormat format : List.of(CSV, JSON, TS)) {
            if (format.endings.contains(ending)) {
                return format;
            }
        }
        for (FileFormat format : values()) {
            if (format.endings.contains(ending)) {
                throw new InputException(
                        "%s is not a file of the format %s. Maybe it is damaged, or has the wrong name."
                                .formatted(name, format.title));
            }
        }
        if (IMAGES.contains(ending)) {
            throw new InputException(name + " is a single image. Give the folder that holds the images.");
        }
        throw new InputException("%s is not in a format that Clade reads: %s.".formatted(name, KNOWN));
    }

    /** The first bytes, unpacked where the file is gzipped. */
    private static byte[] start(Path file) throws IOException {
        try (InputStream in = GzipFile.unpacked(file)) {
            return in.readNBytes(8);
        } catch (EOFException | ZipException e) {
            throw new InputException(file.getFileName() + " is a damaged or truncated gzip file. Fetch it again.", e);
        }
    }

    /** The ending of a file name in lower case, that of the packed file for {@code .gz}; empty where it has none. */
    public static String ending(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String inner = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        int dot = inner.lastIndexOf('.');
        return dot <= 0 ? "" : inner.substring(dot + 1);
    }

    /** The name of a dataset read from this path: the file name without its ending. */
    public static String nameOf(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        String name = last == null ? "data" : last.toString();
        if (Files.isDirectory(path)) {
            return name;
        }
        String plain = name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        int dot = plain.lastIndexOf('.');
        return dot <= 0 ? plain : plain.substring(0, dot);
    }
}
