package io.clade.cli;

import static io.clade.cli.BadInputTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.clade.cli.Command.Answer;
import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.data.reader.Datasets;
import io.clade.method.Descriptor;
import io.clade.method.Methods;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AssignCommandTest {

    @TempDir
    static Path folder;

    private static Path table;
    private static Path images;

    @BeforeAll
    static void fit() throws IOException {
        table = SampleFiles.table(folder.resolve("table.csv"), 90);
        images = SampleFiles.images(folder.resolve("images"), 30, true);
        fit(table, "3", "of-table");
        fit(images, "2", "of-images");
    }

    private static void fit(Path data, String k, String name) {
        Answer answer = Command.run(
                "fit",
                data.toString(),
                "-k",
                k,
                "-m",
                "ddc",
                "--set",
                "epochs=2",
                "--set",
                "batch=15",
                "-o",
                folder.resolve(name).toString());
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    private static String model(String name) {
        return folder.resolve(name).resolve("model").toString();
    }

    static Stream<Descriptor<?>> methods() {
        return Methods.all().stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void every_method_assigns_its_training_data_as_it_clustered_them(Descriptor<?> method) throws IOException {
        Path out = folder.resolve("by-" + method.name());
        List<String> fit = new ArrayList<>(List.of("fit", table.toString(), "-k", "3", "-o", out.toString()));
        fit.addAll(List.of("-m", method.name()));
        method.knobs().stream()
                .filter(knob -> knob.name().endsWith("epochs"))
                .forEach(knob -> fit.addAll(List.of("--set", knob.name() + "=2")));
        Answer fitted = Command.run(fit.toArray(String[]::new));
        assertThat(fitted.code()).as(fitted.err()).isZero();
        Answer answer = Command.run(
                "assign", table.toString(), "--model", out.resolve("model").toString());
        assertThat(answer.out()).isEqualTo(Files.readString(out.resolve("assignments.csv")));
    }

    @Test
    void assigning_the_training_data_gives_the_very_same_assignments() throws IOException {
        for (Path data : new Path[] {table, images}) {
            String name = data == table ? "of-table" : "of-images";
            Answer answer = Command.run("assign", data.toString(), "--model", model(name));
            assertThat(answer.code()).as(answer.err()).isZero();
            assertThat(answer.out())
                    .isEqualTo(Files.readString(folder.resolve(name).resolve("assignments.csv")));
        }
    }

    @Test
    void a_file_holds_what_the_output_would() throws IOException {
        Path file = folder.resolve("new/assigned.csv");
        Answer answer = Command.run("assign", table.toString(), "--model", model("of-table"), "-o", file.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).isEmpty();
        assertThat(file).hasSameBinaryContentAs(folder.resolve("of-table/assignments.csv"));
    }

    @Test
    void a_parquet_file_holds_the_same_clusters() {
        Path file = folder.resolve("assigned.parquet");
        assertThat(Command.run("assign", table.toString(), "--model", model("of-table"), "-o", file.toString())
                        .code())
                .isZero();
        Answer agreement = Command.run(
                "evaluate",
                file.toString(),
                "--truth",
                folder.resolve("of-table/assignments.csv").toString());
        assertThat(agreement.out()).containsPattern("ari +1\\.0000");
    }

    @Test
    void images_of_any_size_are_brought_to_that_of_the_model() throws IOException {
        Path larger = SampleFiles.image(folder.resolve("others/1.png"), 40, 1).getParent();
        Answer answer = Command.run("assign", larger.toString(), "--model", model("of-images"));
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out().lines()).hasSize(2);
    }

    @Test
    void data_without_a_kind_of_their_own_are_read_as_the_model_had_them() throws IOException {
        Path flat = folder.resolve("flat.npz");
        Datasets.write(Dataset.of("flat", Shape.table(16), new FloatSamples(16, SampleFiles.numbers(40 * 16))), flat);
        Path out = folder.resolve("of-flat");
        Answer fit =
                Command.run("fit", flat.toString(), "--kind", "image", "-k", "2", "-m", "kmeans", "-o", out.toString());
        assertThat(fit.out()).contains("shape 1×4×4");
        Answer answer = Command.run("assign", flat.toString(), "--model", model("of-flat"));
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).isEqualTo(Files.readString(out.resolve("assignments.csv")));
    }

    @Test
    void columns_in_another_order_are_matched_by_name_and_others_ignored() throws IOException {
        List<String> turned = Files.readAllLines(table).stream()
                .map(line -> line.split(","))
                .map(cells -> String.join(",", cells[3], cells[1], cells[4], cells[0], cells[1], cells[2]))
                .collect(Collectors.toCollection(ArrayList::new));
        turned.set(0, "d,b,class,a,more,c");
        Path file = Files.write(folder.resolve("turned.csv"), turned);
        Answer answer = Command.run("assign", file.toString(), "--model", model("of-table"));
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).isEqualTo(Files.readString(folder.resolve("of-table/assignments.csv")));
        assertThat(answer.err()).contains("they were ignored: more.");
    }

    @ParameterizedTest
    @CsvSource({
        "kmeans, scaling=rows, true",
        "spectral, distance=cosine, true",
        "ssc, residual=1e-6, true",
        "kmeans, scaling=standardize, false",
        "agglomerative, linkage=ward, false",
        "spectral, distance=euclidean, false"
    })
    void rows_of_zeros_are_told_of_where_directions_count(String method, String setting, boolean told)
            throws IOException {
        String name = "directions-" + method + setting.replace('=', '-');
        String out = folder.resolve(name).toString();
        Answer fitted = Command.run("fit", table.toString(), "-k", "3", "-m", method, "--set", setting, "-o", out);
        assertThat(fitted.code()).as(fitted.err()).isZero();
        Path zeros = Files.writeString(folder.resolve("zeros.csv"), "a,b,c,d\n0,0,0,0\n1,2,3,4\n0,0,0,0\n");
        Answer answer = Command.run("assign", zeros.toString(), "--model", model(name));
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err().contains("2 of 3 samples are all zeros and have no direction"))
                .isEqualTo(told);
    }

    @Test
    void a_model_made_for_another_shape_is_refused() throws IOException {
        Path narrow = Files.writeString(folder.resolve("narrow.csv"), "a,b\n1,2\n3,4\n5,7\n");
        Path file = folder.resolve("never.csv");
        assertRefused(
                Command.run("assign", narrow.toString(), "--model", model("of-table"), "-o", file.toString()),
                "lacks columns that the model was fitted on: c, d.",
                "It has: a, b.");
        assertRefused(Command.run("assign", "digits", "--model", model("of-table")), "shape 1×8×8");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_missing_or_damaged_model_is_refused() throws IOException {
        assertRefused(Command.run("assign", table.toString(), "--model", folder.toString()), "There is no model");
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.copy(folder.resolve("of-table/model/config.json"), broken.resolve("config.json"));
        byte[] weights = Files.readAllBytes(folder.resolve("of-table/model/weights.safetensors"));
        Files.write(broken.resolve("weights.safetensors"), Arrays.copyOf(weights, weights.length / 2));
        assertRefused(Command.run("assign", table.toString(), "--model", broken.toString()), "weights.safetensors");
        Files.writeString(broken.resolve("config.json"), "{", StandardCharsets.UTF_8);
        assertRefused(Command.run("assign", table.toString(), "--model", broken.toString()), "config.json is damaged");
    }

    @Test
    void a_file_of_another_ending_or_the_data_themselves_are_not_written_to() throws IOException {
        String before = Files.readString(table);
        assertRefused(
                Command.run("assign", table.toString(), "--model", model("of-table"), "-o", "assigned.xls"),
                ".csv or .parquet");
        assertRefused(
                Command.run("assign", table.toString(), "--model", model("of-table"), "-o", table.toString()),
                "the input file");
        assertThat(table).hasContent(before);
    }
}
