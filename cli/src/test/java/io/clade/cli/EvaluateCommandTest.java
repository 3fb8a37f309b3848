package io.clade.cli;

import static io.clade.cli.BadInputTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clade.cli.Command.Answer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    @TempDir
    Path folder;

    /** Six samples: classes x x x y y y, clusters 0 0 1 1 1 1. */
    private static final String FOUND = "id,cluster,confidence\na,0,1\nb,0,1\nc,1,1\nd,1,1\ne,1,1\nf,1,1\n";

    private static final String TRUTH = "id,class\na,x\nb,x\nc,x\nd,y\ne,y\nf,y\n";

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private JsonNode evaluate(String truth) throws IOException {
        Answer answer = Command.run("evaluate", file("found.csv", FOUND), "--truth", truth, "--json");
        assertThat(answer.code()).as(answer.err()).isZero();
        return new ObjectMapper().readTree(answer.out());
    }

    @Test
    void figures_are_those_worked_out_by_hand() throws IOException {
        JsonNode figures = evaluate(file("truth.csv", TRUTH));
        assertThat(figures.get("samples").asInt()).isEqualTo(6);
        assertThat(figures.get("clusters").asInt()).isEqualTo(2);
        assertThat(figures.get("classes").asInt()).isEqualTo(2);
        // Cluster 0 is x, cluster 1 is y: one sample of six is wrong.
        assertThat(figures.get("acc").asDouble()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(figures.get("purity").asDouble()).isCloseTo(5 / 6.0, within(1e-12));
        // Pairs together in both 1 + 3 = 4, in truth 6, in found 1 + 6 = 7, of 15: (4 − 42/15) / (6.5 − 42/15).
        assertThat(figures.get("ari").asDouble()).isCloseTo((4 - 2.8) / (6.5 - 2.8), within(1e-12));
    }

    @Test
    void rows_are_matched_by_id_where_both_have_them() throws IOException {
        JsonNode figures = evaluate(file("truth.csv", "id,class\nf,y\ne,y\nd,y\nc,x\nb,x\na,x\n"));
        assertThat(figures.get("acc").asDouble()).isCloseTo(5 / 6.0, within(1e-12));
    }

    @Test
    void rows_are_matched_by_order_where_one_has_no_ids() throws IOException {
        assertThat(evaluate(file("truth.csv", "class\nx\nx\nx\ny\ny\ny\n"))
                        .get("acc")
                        .asDouble())
                .isCloseTo(5 / 6.0, within(1e-12));
        assertThat(evaluate(idxLabels()).get("acc").asDouble()).isCloseTo(5 / 6.0, within(1e-12));
    }

    @Test
    void what_was_matched_and_what_was_left_out_is_said() throws IOException {
        String found = file("found.csv", FOUND.replace("f,1", "f,-1"));
        String truth = file("truth.csv", "barcode,class\nf,y\ne,y\nd,y\nc,\nb,x\na,x\n");
        Answer answer = Command.run("evaluate", found, "--truth", truth, "--json");
        assertThat(answer.code()).as(answer.err()).isZero();
        JsonNode figures = new ObjectMapper().readTree(answer.out());
        assertThat(figures.get("matched_by").asText()).isEqualTo("id");
        assertThat(figures.get("matched").asInt()).isEqualTo(6);
        assertThat(figures.get("samples").asInt()).isEqualTo(5);
        assertThat(figures.get("unlabelled").asInt()).isEqualTo(1);
        assertThat(figures.get("outliers").asInt()).isEqualTo(1);
        assertThat(figures.get("acc").asDouble()).isCloseTo(4 / 5.0, within(1e-12));
        assertThat(answer.err()).contains("Column barcode");
        assertThat(Command.run("evaluate", found, "--truth", truth, "--id-column", "barcode")
                        .err())
                .doesNotContain("order");
        assertThat(Command.run("evaluate", found, "--truth", file("order.csv", "class\nx\nx\nx\ny\ny\ny\n"))
                        .err())
                .contains("matched by the order of their rows");
    }

    private String idxLabels() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x00000801);
        out.writeInt(6);
        out.write(new byte[] {7, 7, 7, 3, 3, 3});
        return Files.write(folder.resolve("labels-idx1-ubyte"), bytes.toByteArray())
                .toString();
    }

    @Test
    void a_built_in_set_can_be_the_truth() throws IOException {
        StringBuilder found = new StringBuilder("id,cluster,confidence\n");
        for (int i = 0; i < 1797; i++) {
            found.append(i).append(",0,1\n");
        }
        Answer answer = Command.run("evaluate", file("found.csv", found.toString()), "--truth", "digits");
        assertThat(answer.code()).as(answer.err()).isZero();
        // The most frequent digit, 3, has 183 of 1797 samples.
        assertThat(answer.out()).containsPattern("acc +0\\.1018").containsPattern("nmi +0\\.0000");
    }

    @Test
    void what_does_not_belong_together_is_refused() throws IOException {
        String found = file("found.csv", FOUND);
        assertRefused(
                Command.run("evaluate", found, "--truth", file("short.csv", "class\nx\ny\n")), "6 samples", "2 labels");
        assertRefused(
                Command.run("evaluate", found, "--truth", file("other.csv", TRUTH.replaceAll("\n(?=.)", "\nk"))),
                "the id a");
        assertRefused(
                Command.run("evaluate", found, "--truth", file("twice.csv", TRUTH.replace("\nf,", "\ne,"))),
                "the id e twice");
        assertRefused(
                Command.run("evaluate", found, "--truth", file("bare.csv", TRUTH.replaceAll(",[xy]", ","))),
                "no label for any sample");
        assertRefused(Command.run("evaluate", found, "--truth", "digits", "--label-column", "class"), "no table");
        assertRefused(
                Command.run(
                        "evaluate", found, "--truth", folder.resolve("none.csv").toString()),
                "none.csv");
        assertRefused(
                Command.run("evaluate", folder.resolve("none.csv").toString(), "--truth", found), "There is no file");
        assertRefused(Command.run("evaluate", found, "--truth", file("two.csv", "p,q\n1,2\n3,4\n")), "--label-column");
    }
}
