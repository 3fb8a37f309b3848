package io.clade.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.input.InputException;
import io.clade.run.Metrics;
import io.clade.run.comparison.Comparison;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ComparisonReportTest {

    @TempDir
    Path folder;

    private String written(String name, Comparison comparison) throws IOException {
        ComparisonReport.write(folder, comparison);
        return Files.readString(folder.resolve(name));
    }

    private static int count(String text, String pattern) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }

    @Test
    void csv_holds_every_digit_and_quotes_what_would_break_it() throws IOException {
        List<String> lines =
                written(ComparisonReport.CSV, Comparisons.two()).lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).startsWith("data,samples,sha256,k,method,settings,failure,runs,failed_runs,seeds");
        int columns = lines.get(0).split(",", -1).length;
        assertThat(lines.get(1))
                .startsWith(
                        "one,150,abcone,3,good,restarts=2,,3,0,1 2 3,3,1.0,3,0,0.9,0.7999999999999999,0.05,0.9,0.8,0.02")
                .endsWith(",0.125,1.5,1234.4,56.2,one/good");
        assertThat(lines.get(1).split(",", -1)).hasSize(columns);
        assertThat(lines.get(2)).contains(",\"a,b \"\"c\"\" <i>|_%$&{}\",");
        assertThat(lines.get(6)).startsWith("two,150,abctwo,3,poor,restarts=2,Too <large> & slow.,,,");
        assertThat(lines.get(6).split(",", -1)).hasSize(columns);
    }

    @Test
    void markdown_is_one_table_with_the_highest_mean_in_bold() throws IOException {
        String text = written(ComparisonReport.MARKDOWN, Comparisons.two());
        List<String> rows = text.lines().filter(line -> line.startsWith("| ")).toList();
        assertThat(rows).hasSize(8);
        assertThat(rows.get(2))
                .startsWith("| one | good | 0.900 | **0.800 ± 0.050** |")
                .endsWith("| 1.50 | 1,234 (56) |");
        assertThat(rows.get(3)).contains("| a,b \"c\" \\<i\\>\\|\\_%$&{} | 0.600 | 0.600 ± 0.050 |");
        assertThat(rows.get(6)).contains("| 0.700 | **0.700 ± 0.050** |");
        assertThat(rows.get(7)).startsWith("| two | poor | – | – |");
        assertThat(text).contains("poor on two: no result. Too \\<large\\> & slow.");
    }

    @Test
    void latex_is_a_table_of_booktabs_that_a_compiler_can_read() throws IOException {
        String text = written(ComparisonReport.LATEX, Comparisons.two());
        assertThat(text)
                .contains("\\begin{tabular}{llrrrrrrrrrr}\n\\toprule\n", "\\bottomrule\n\\end{tabular}\n\\end{table}\n")
                .contains("one & good & 0.900 & \\textbf{0.800 $\\pm$ 0.050} &")
                .contains(" & a,b \"c\" <i>|\\_\\%\\$\\&\\{\\} & 0.600 &")
                .doesNotContain("±");
        String body = text.substring(text.indexOf("\\toprule"), text.indexOf("\\bottomrule"));
        body.lines()
                .filter(line -> line.endsWith("\\\\"))
                .forEach(line -> assertThat(count(line, "(?<!\\\\)&")).isEqualTo(11));
    }

    @Test
    void the_page_asks_the_network_for_nothing_and_runs_nothing() throws IOException {
        String page = written(ComparisonReport.HTML, Comparisons.two());
        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContain("<script", "@import")
                .doesNotContainPattern("(?i)(src|href)\\s*=\\s*[\"']?\\s*(https?:|//)")
                .doesNotContain("<i>", "<large>")
                .contains("a,b &quot;c&quot; &lt;i&gt;|_%$&amp;{}", "no result: Too &lt;large&gt; &amp; slow.");
    }

    @Test
    void the_page_draws_every_run_and_every_rank() throws Exception {
        String page = written(ComparisonReport.HTML, Comparisons.two());
        // Five methods that gave something, three runs each, in four panels; one run of each is the chosen one.
        assertThat(count(page, "<circle")).isEqualTo(5 * 3 * 4);
        assertThat(count(page, "<circle class=\"chosen\"")).isEqualTo(5 * 4);
        assertThat(count(page, "<rect class=\"box\"")).isEqualTo(5 * 4);
        assertThat(count(page, "<svg class=\"ranks\"")).isEqualTo(3);
        assertThat(count(page, "class=\"leader\"")).isEqualTo(9);
        assertThat(page).contains("id=\"ranks\"", "critical difference 2.344, more than the whole axis");
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        for (var svg : Pattern.compile("<svg.*?</svg>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .toList()) {
            assertThat(builder.parse(new InputSource(new StringReader(svg.group())))
                            .getDocumentElement()
                            .getTagName())
                    .isEqualTo("svg");
        }
    }

    @Test
    void without_labels_there_are_no_columns_of_labels_and_no_ranks() throws IOException {
        Comparison bare = Comparisons.of(
                List.of("one", "two"),
                List.of("a"),
                1,
                Comparisons.cell("one", "a", Double.NaN),
                Comparisons.cell("two", "a", Double.NaN));
        String page = written(ComparisonReport.HTML, bare);
        assertThat(page)
                .doesNotContain(">ACC<", ">NMI<", ">ARI<", "id=\"ranks\"", "<b>")
                .contains(">Silhouette<");
        assertThat(Files.readString(folder.resolve(ComparisonReport.MARKDOWN)))
                .contains("| data | method | silhouette | input silhouette | s/run | MB (added) |")
                .doesNotContain("bold");
    }

    @Test
    void one_run_has_one_column_an_index_and_a_single_method_none_in_bold() throws IOException {
        Comparison single = Comparisons.of(List.of("one"), List.of("a"), 1, Comparisons.cell("one", "a", 0.5));
        assertThat(written(ComparisonReport.MARKDOWN, single))
                .contains("| data | method | ACC | NMI | ARI | silhouette |", "| one | a | 0.500 | 0.500 |")
                .contains("Every method was fitted once, with seed 1.");
    }

    @Test
    void a_number_of_clusters_that_a_method_found_has_a_column() throws IOException {
        Comparison.Cell cell = Comparisons.cell("one", "a", 0.5);
        Metrics.Run run = cell.metrics().runs().get(0);
        Metrics asked = cell.metrics();
        Metrics found = new Metrics(
                "1", "dcl", Map.of(), asked.data(), 30, run.clusters(), 0, 0, List.of(run), asked.summary());
        Comparison comparison = Comparisons.of(
                List.of("one"),
                List.of("a"),
                1,
                new Comparison.Cell("one", "a", "one/a", null, found, List.of(), null, null));
        assertThat(written(ComparisonReport.MARKDOWN, comparison))
                .contains("| ARI | clusters | silhouette |", "| 0.500 | 3 | 0.250 | – | 1.50 | – |");
    }

    @Test
    void the_same_comparison_gives_the_same_bytes() throws IOException {
        String page = written(ComparisonReport.HTML, Comparisons.two());
        assertThat(written(ComparisonReport.HTML, Comparisons.two())).isEqualTo(page);
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_named() {
        assertThatThrownBy(() -> ComparisonReport.write(folder.resolve("none"), Comparisons.two()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none");
    }
}
