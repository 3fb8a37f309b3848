package io.clade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.cli.Command.Answer;
import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.data.reader.Datasets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with what the user gave ends in exit code 2, one line that helps, and no output folder. */
class BadInputTest {

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path table;

    /** Puts data into a folder and says where. */
    private interface Data {
        Path in(Path folder) throws IOException;
    }

    @BeforeAll
    static void write_a_good_table() throws IOException {
        table = SampleFiles.table(shared.resolve("good.csv"), 60);
    }

    private static Arguments data(String what, Data data, String... words) {
        return Arguments.of(what, data, words);
    }

    /** The table of {@code SampleFiles} with one line changed. */
    private static Data tableWith(int line, String text) {
        return folder -> {
            List<String> lines = new ArrayList<>(SampleFiles.table(60));
            lines.set(line, text);
            return Files.write(folder.resolve("table.csv"), lines);
        };
    }

    private static Path npz(Path file, float[] numbers, int labels) throws IOException {
        Path whole = file.resolveSibling("whole.npz");
        Datasets.write(
                Dataset.of("whole", Shape.table(4), new FloatSamples(4, numbers))
                        .withLabels(Labels.ofCodes(new int[numbers.length / 4], 1)),
                whole);
        // The same samples beside labels of another count.
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                var archive = new ZipFile(whole.toFile())) {
            zip.putNextEntry(new ZipEntry("X.npy"));
            archive.getInputStream(archive.getEntry("X.npy")).transferTo(zip);
            zip.putNextEntry(new ZipEntry("y.npy"));
            zip.write(npyLabels(labels));
        }
        return file;
    }

    private static byte[] npyLabels(int count) {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + count + ",), }";
        header += " ".repeat(118 - header.length() - 1) + "\n";
        return ByteBuffer.allocate(128 + count)
                .put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[] {1, 0, 118, 0})
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static Path truncated(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    }

    private static Path written(Path file, float... numbers) {
        Datasets.write(Dataset.of("written", Shape.table(4), new FloatSamples(4, numbers)), file);
        return file;
    }

    static Stream<Arguments> bad_data() {
        return Stream.of(
                data("no such file", folder -> folder.resolve("nowhere.csv"), "no file or folder", "nowhere.csv"),
                data("no such built-in set", folder -> Path.of("digitz"), "Did you mean digits?"),
                data("not that format", folder -> Files.writeString(folder.resolve("a.parquet"), "hello"), "Parquet"),
                data(
                        "of no format at all",
                        folder -> Files.writeString(folder.resolve("a.doc"), "hello"),
                        "not in a format"),
                data("an empty file", folder -> Files.createFile(folder.resolve("a.csv")), "a.csv is empty"),
                data("only a header", folder -> Files.writeString(folder.resolve("a.csv"), "a,b,c\n"), "no rows"),
                data(
                        "a truncated npz",
                        folder -> truncated(written(folder.resolve("a.npz"), SampleFiles.numbers(240))),
                        "truncated"),
                data(
                        "a truncated parquet",
                        folder -> truncated(written(folder.resolve("a.parquet"), SampleFiles.numbers(240))),
                        "a.parquet",
                        "truncated"),
                data("ragged rows", tableWith(10, "1,2,3,4,5,x"), "table.csv", "line 11", "6 values"),
                data("a number that is none", tableWith(10, "1,many,3,4,x"), "row 10", "column b", "many"),
                data(
                        "too many missing values",
                        folder -> Files.writeString(folder.resolve("a.csv"), "a,b\n" + "1,\n,2\n".repeat(30)),
                        "a (30), b (30)",
                        "--missing"),
                data("an infinite value", tableWith(10, "1,2,3,-inf,x"), "row 10", "column d", "infinite"),
                data("an empty folder", folder -> Files.createDirectory(folder.resolve("empty")), "holds no images"),
                data(
                        "several unreadable images",
                        folder -> {
                            Path images = SampleFiles.images(folder.resolve("images"), 12, false);
                            for (int broken = 2; broken < 8; broken += 2) {
                                Files.writeString(images.resolve("left/" + broken + ".png"), "no image");
                            }
                            return images;
                        },
                        "4.png"),
                data(
                        "nothing but constant features",
                        folder -> Files.write(
                                folder.resolve("a.csv"),
                                SampleFiles.table(60).stream()
                                        .map(line -> line.replaceAll("-?[0-9.]+,", "7,"))
                                        .toList()),
                        "told apart"),
                data(
                        "nothing but one number",
                        folder -> written(folder.resolve("a.csv"), new float[80]),
                        "every number is 0.0"),
                data(
                        "labels of another count",
                        folder -> npz(folder.resolve("a.npz"), SampleFiles.numbers(240), 59),
                        "59 labels",
                        "60"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad_data")
    void data_that_cannot_be_used(String what, Data data, String[] words) throws IOException {
        Path out = folder.resolve("out");
        Answer answer = Command.run(
                "fit", data.in(folder).toString(), "-k", "3", "-m", "ddc", "--set", "epochs=1", "-o", out.toString());
        assertRefused(answer, words);
        assertThat(out).doesNotExist();
    }

    static final List<Arguments> bad_options = List.of(
            options("k of one", "(-k) must be at least 2", "-k", "1"),
            options("more clusters than samples", "60", "-k", "61"),
            options("more clusters than taken samples", "9", "-k", "10", "--limit", "9"),
            options("k that is no number", "a number, a range or auto", "-k", "ten"),
            options("a range that falls", "Write -k 2..5", "-k", "5..2"),
            options("a range from one", "Write -k 2..5", "-k", "1..5"),
            options("a range of one", "Write -k 4 for", "-k", "4..4"),
            options("a range beyond the samples", "60", "-k", "2..60"),
            options("a range where the number is found", "Write -k auto", "-k", "2..5", "-m", "meanshift"),
            options("no k", "--clusters"),
            options("an unknown method", "Did you mean dtkc?", "-k", "3", "-m", "dtck"),
            options("an unknown parameter", "Did you mean epochs?", "-k", "3", "-m", "dtkc", "--set", "epoch=3"),
            options(
                    "a parameter out of range",
                    "epochs must be 0 or more",
                    "-k",
                    "3",
                    "-m",
                    "dtkc",
                    "--set",
                    "epochs=-1"),
            options("a parameter of another type", "whole number", "-k", "3", "-m", "dtkc", "--set", "epochs=few"),
            options("a parameter without value", "epochs", "-k", "3", "--set", "epochs"),
            options("a parameter that does not suit", "network=auto", "-k", "3", "-m", "dtkc", "--set", "network=cnn"),
            options("an unknown preset", "recommended or paper", "-k", "3", "--set", "preset=best"),
            options("an unknown kind", "Did you mean table?", "-k", "3", "--kind", "tables"),
            options("an unknown label column", "has no column klass", "-k", "3", "--label-column", "klass"),
            options("unknown feature columns", "has no column y, z", "-k", "3", "--columns", "a,y,z"),
            options("an unknown column to ignore", "has no column bb. Did you mean b?", "-k", "3", "--ignore", "bb"),
            options("an unknown id column", "has no column key", "-k", "3", "--id-column", "key"),
            options("ids that repeat", "the values of column class repeat", "-k", "3", "--id-column", "class"),
            options("no column left", "no feature columns", "-k", "3", "--ignore", "a,b,c,d"),
            options("a limit of none", "limit", "-k", "3", "--limit", "0"),
            options("no runs", "--runs", "-k", "3", "--runs", "0"),
            options("no threads", "--threads", "-k", "3", "--threads", "0"),
            options("an unknown device", "cpu or cuda", "-k", "3", "--device", "gpu"),
            options("both of two that exclude each other", "mutually exclusive", "-k", "3", "--force", "--resume"),
            options("an unknown option", "Did you mean --seed?", "-k", "3", "--sed", "3"),
            options("one argument too many", "more.csv", "-k", "3", "more.csv"));

    private static Arguments options(String what, String word, String... options) {
        return Arguments.of(what, word, options);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("bad_options")
    void options_that_cannot_be_used(String what, String word, String[] options) {
        Path out = folder.resolve("out");
        List<String> arguments = new ArrayList<>(List.of("fit", table.toString(), "-o", out.toString()));
        arguments.addAll(List.of(options));
        Answer answer = Command.run(arguments.toArray(String[]::new));
        assertRefused(answer, word);
        assertThat(out).doesNotExist();
    }

    @Test
    void an_output_folder_that_is_not_empty() throws IOException {
        Path mine =
                Files.writeString(Files.createDirectory(folder.resolve("out")).resolve("mine.txt"), "mine");
        assertRefused(
                Command.run(
                        "fit",
                        table.toString(),
                        "-k",
                        "3",
                        "-o",
                        mine.getParent().toString()),
                "is not empty",
                "--force");
        try (var entries = Files.list(mine.getParent())) {
            assertThat(entries).containsExactly(mine);
        }
        assertRefused(Command.run("fit", table.toString(), "-k", "3", "-o", mine.toString()), "is a file");
    }

    @Test
    void unknown_commands_sets_and_benchmarks() {
        assertRefused(Command.run("fti"), "Did you mean fit?");
        assertRefused(Command.run("data", "lst"), "Did you mean list?");
        assertRefused(Command.run("methods", "dtck"), "Did you mean dtkc?");
        assertRefused(Command.run("bench", "nothing-like-it"), "There is no benchmark");
        assertRefused(Command.run("data", "fetch", "mnits"), "Did you mean mnist?");
        assertRefused(Command.run("data", "fetch", "moons"), "need not be fetched");
        String file = folder.resolve("a.csv").toString();
        assertRefused(Command.run("data", "generate", "digits", "-o", file), "not a generated dataset", "moons");
        assertRefused(Command.run("data", "generate", "moons", "-o", file, "--set", "m=3"), "no parameter m");
        assertRefused(Command.run("data", "generate", "moons", "-o", file, "--set", "n=some"), "integer");
        assertRefused(
                Command.run(
                        "data",
                        "generate",
                        "moons",
                        "-o",
                        folder.resolve("a.xls").toString()),
                ".csv");
        assertRefused(Command.run("report", folder.resolve("none").toString()), "metrics.json");
        assertThat(folder).isEmptyDirectory();
    }

    static void assertRefused(Answer answer, String... words) {
        assertThat(answer.code()).as(answer.err()).isEqualTo(2);
        assertThat(answer.errLines()).hasSize(1);
        assertThat(answer.err()).startsWith("clade: ").contains(words);
        assertThat(answer.out()).isEmpty();
    }
}
