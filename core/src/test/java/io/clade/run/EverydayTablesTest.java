package io.clade.run;

import static io.clade.run.EverydayTable.a;
import static io.clade.run.EverydayTable.b;
import static io.clade.run.EverydayTable.of;
import static io.clade.run.EverydayTable.rows;
import static io.clade.run.EverydayTable.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.reader.Datasets;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fit of any table that people have ends with a result of the right columns, or with one line that helps. */
class EverydayTablesTest {

    private static final List<String> LIKERT =
            List.of("strongly disagree", "disagree", "neutral", "agree", "strongly agree");

    @TempDir
    Path folder;

    private static String repeated(String form, int count, String delimiter) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining(delimiter));
    }

    private static Stream<EverydayTable> shapes() {
        return Stream.of(
                of("plain", "a,b", i -> a(i) + "," + b(i)).finds("a", "b"),
                of(
                                "wide",
                                repeated("g%s", 200, ",") + "\n"
                                        + rows(12, i -> repeated((a(i) + 0.1 * (i % 4)) + "%1$.0s", 200, ",")))
                        .finds(repeated("g%s", 200, ",").split(",")),
                of("tall", "a,b\n" + rows(3000, i -> a(i) + "," + b(i))).finds("a", "b"),
                of("one column", "length", i -> a(i) + "").finds("length"),
                of(
                                "sparse",
                                repeated("w%s", 30, ","),
                                i -> IntStream.range(0, 30)
                                        .mapToObj(c -> c / 10 == i % 3 && (c + i) % 10 < 8 ? "1" : "0")
                                        .collect(Collectors.joining(",")))
                        .finds(repeated("w%s", 30, ",").split(",")),
                of("counts", "clicks,views", i -> (i % 3 * 40 + i % 5) + "," + (i % 3 * 900 + i % 7))
                        .finds("clicks", "views"),
                of("coordinates", "lat,lon", i -> (-33.9 + 40 * (i % 3)) + "," + (151.2 - 100 * (i % 3)))
                        .finds("lat", "lon"),
                of(
                                "coordinates in degrees",
                                "lat,lon",
                                i -> text("%.2f°,%.2f°", -33.9 + 40 * (i % 3), 151.2 - 100 * (i % 3) + i % 2))
                        .finds("lat", "lon"),
                of("units", "weight,height", i -> text("%.1f kg,%.0fcm", a(i), b(i)))
                        .finds("weight", "height")
                        .says("kg", "cm"),
                of("two units in one column", "a,weight", i -> a(i) + (i % 2 == 0 ? ",1 kg" : "," + i + " g"))
                        .finds("a")
                        .says("weight (text)"),
                of("currency", "price,n", i -> text("\"$%,.2f\",%d", a(i) * 1000, i % 3))
                        .finds("price", "n")
                        .says("$"),
                of(
                                "currency with decimal commas",
                                "preis;menge",
                                i -> text("%.2f €;%.1f", a(i), b(i)).replace('.', ','))
                        .finds("preis", "menge")
                        .says("decimal commas"),
                of("percent with signs", "change,volume", i -> text("%+.1f%%,%.0f", a(i) - 20, b(i)))
                        .finds("change", "volume")
                        .says("percent"),
                of(
                                "losses in parentheses",
                                "profit,n",
                                i -> text(i % 3 == 0 ? "\"(%,.2f)\",%d" : "\"%,.2f\",%d", a(i) * 1000, i % 3))
                        .finds("profit", "n"),
                of("scientific notation", "a,b", i -> text("%.3e,%.3E", a(i) * 1e-9, b(i) * 1e12))
                        .finds("a", "b"),
                of("plus signs", "a,b", i -> text("%+.1f,%+.1f", a(i) - 20, b(i) - 200))
                        .finds("a", "b"),
                of(
                                "typographic minus",
                                "a,b",
                                i -> text("%.1f,%.1f", a(i) - 20, b(i) - 200).replace('-', '−'))
                        .finds("a", "b"),
                of(
                                "decimal commas in quotes",
                                "a,b",
                                i -> "\"" + text("%.2f", a(i)).replace('.', ',') + "\",\""
                                        + text("%.1f", b(i)).replace('.', ',') + "\"")
                        .finds("a", "b")
                        .says("decimal commas"),
                of(
                                "thousands with spaces",
                                "a;b",
                                i -> text("%,.0f;%.0f", a(i) * 1000, b(i)).replace(',', ' '))
                        .finds("a", "b"),
                of(
                                "thousands with apostrophes",
                                "a,b",
                                i -> text("%,.2f,%.0f", a(i) * 1000, b(i)).replaceFirst(",", "'"))
                        .finds("a", "b"),
                of("quoted numbers", "\"a\",\"b\"", i -> "\"" + a(i) + "\",\"" + b(i) + "\"")
                        .finds("a", "b"),
                of("padded with blanks", " a , b ", i -> "  " + a(i) + " ,   " + b(i))
                        .finds("a", "b"),
                of("byte order mark", "\uFEFFa,b", i -> a(i) + "," + b(i)).finds("a", "b"),
                of("UTF-16 of a spreadsheet", "\uFEFFa\tb", i -> a(i) + "\t" + b(i))
                        .in("table.tsv", StandardCharsets.UTF_16LE)
                        .finds("a", "b"),
                of("line ends of Windows", "a,b\r", i -> a(i) + "," + b(i) + "\r")
                        .finds("a", "b"),
                of("pipes", "a|b", i -> a(i) + "|" + b(i)).finds("a", "b"),
                of("separator said in the first line", "sep=;\na;b", i -> a(i) + ";" + b(i))
                        .finds("a", "b"),
                of("remarks before the header", "# made by a, logger\n# version 2\na,b", i -> a(i) + "," + b(i))
                        .finds("a", "b")
                        .says("passed over"),
                of("title before the header", "Sales of 2024\n\na,b", i -> a(i) + "," + b(i))
                        .finds("a", "b")
                        .says("passed over: Sales of 2024"),
                of("units below the header", "a,b\nkg,cm", i -> a(i) + "," + b(i))
                        .says("a", "b", "not numbers"),
                of("empty column at the end", "a,b,", i -> a(i) + "," + b(i) + ",")
                        .finds("a", "b"),
                of("delimiter at the end of rows", "a,b", i -> a(i) + "," + b(i) + ",")
                        .finds("a", "b"),
                of("several empty columns at the end", "a,b,,,", i -> a(i) + "," + b(i) + ",,,")
                        .finds("a", "b"),
                of("empty rows at the end", "a,b\n" + rows(30, i -> a(i) + "," + b(i)) + ",\n,\n")
                        .finds("a", "b")
                        .says("no value at all"),
                of("a name twice", "a,a", i -> a(i) + "," + b(i)).finds("a", "a"),
                of("names of rows as R writes them", "\"a\" \"b\"", i -> "\"r" + i + "\" " + a(i) + " " + b(i))
                        .finds("a", "b"),
                of("index as pandas writes it", ",a,b", i -> i + "," + a(i) + "," + b(i))
                        .finds("a", "b"),
                of("years as names", "country,2019,2020,2021", i -> "C" + i + "," + a(i) + "," + b(i) + "," + a(i))
                        .finds("2019", "2020", "2021")
                        .says("country (text)"),
                of("ids", "id,a,b", i -> (9000 + 17 * i) + "," + a(i) + "," + b(i))
                        .finds("a", "b"),
                of(
                                "uuids",
                                "uuid,a,b",
                                i -> text("6f1e%04x-0000-4000-8000-00000000000%d,", i * 977, i % 10) + a(i) + ","
                                        + b(i))
                        .finds("a", "b")
                        .says("uuid"),
                of("keys of customers", "customer_id,a,b", i -> (70000 + i * 31) + "," + a(i) + "," + b(i))
                        .finds("a", "b")
                        .says("customer_id (a key)"),
                of("free text", "a,b,comment", i -> a(i) + "," + b(i) + ",\"row " + i + ", said\nso\"")
                        .finds("a", "b")
                        .says("comment (text)"),
                of("dates", "day,a,b", i -> text("2024-01-%02d,", i + 1) + a(i) + "," + b(i))
                        .finds("a", "b")
                        .says("day (dates)", "--columns"),
                of("timestamps", "at,a,b", i -> text("2024-01-%02dT10:%02d:00Z,", i + 1, i) + a(i) + "," + b(i))
                        .finds("a", "b")
                        .says("at (dates)"),
                of(
                                "dates as in America",
                                "day,a,b",
                                i -> text("%02d/%02d/2024,", 1 + i / 15, 1 + i % 28) + a(i) + "," + b(i))
                        .finds("a", "b")
                        .says("day (dates)"),
                of("dates with points", "day,a,b", i -> text("%02d.03.2024,", i + 1) + a(i) + "," + b(i))
                        .finds("a", "b")
                        .says("day (dates)"),
                of("times of day", "at,a,b", i -> text("%02d:%02d,", i % 24, i) + a(i) + "," + b(i))
                        .finds("a", "b")
                        .says("at (text)"),
                of("dates within a month, few", "day,a,b", i -> "2024-0" + (1 + i % 3) + "-01," + a(i) + "," + b(i))
                        .finds("a", "b")
                        .says("day (dates)"),
                of(
                                "categories",
                                "region,a",
                                i -> List.of("north", "south", "east").get(i % 3) + "," + a(i))
                        .finds("region=east", "region=north", "region=south", "a")
                        .says("Categories became one feature a value"),
                of("codes", "code,b", i -> (1 + i % 3) + "," + b(i)).finds("code", "b"),
                of("Likert numbers", "q1,q2,q3", i -> (1 + i % 3 * 2) + "," + (5 - i % 3 * 2) + "," + (1 + i % 3 * 2))
                        .finds("q1", "q2", "q3"),
                of("Likert words", "q1,q2", i -> LIKERT.get(i % 3 * 2) + "," + LIKERT.get(4 - i % 3 * 2))
                        .finds(
                                "q1=neutral",
                                "q1=strongly agree",
                                "q1=strongly disagree",
                                "q2=neutral",
                                "q2=strongly agree",
                                "q2=strongly disagree"),
                of("yes and no", "smoker,a", i -> (i % 3 == 0 ? "yes," : "no,") + a(i))
                        .finds("smoker=no", "smoker=yes", "a"),
                of("true and false", "smoker,a", i -> (i % 3 == 0 ? "True," : "False,") + a(i))
                        .finds("smoker", "a"),
                of(
                                "ranges of ages",
                                "age,a",
                                i -> List.of("18-25", "26-40", "41+").get(i % 3) + "," + a(i))
                        .finds("age=18-25", "age=26-40", "age=41+", "a"),
                of("classes beside numbers", "a,b,class", i -> a(i) + "," + b(i) + ",k" + i % 3)
                        .finds("a", "b")
                        .says("class was taken as the labels"),
                of("texts alone", "a,b", i -> "x" + i % 3 + ",y" + i % 3)
                        .finds("a=x0", "a=x1", "a=x2", "b=y0", "b=y1", "b=y2"),
                of("a constant column", "a,b,c", i -> a(i) + "," + b(i) + ",7").finds("a", "b", "c"),
                of("a constant text", "a,b,c", i -> a(i) + "," + b(i) + ",EUR")
                        .finds("a", "b")
                        .says("the same text everywhere"),
                of("few missing", "a,b\n" + rows(30, i -> (i == 4 ? "n/a" : a(i)) + "," + b(i)))
                        .finds("a", "b")
                        .says("filled in with the median"),
                of("many missing", "a,b", i -> (i % 4 == 0 ? "" : a(i)) + "," + b(i))
                        .says("--missing"),
                of(
                                "records of JSON",
                                "[" + rows(29, i -> "{\"a\":" + a(i) + ",\"b\":" + b(i) + "},") + "{\"a\":" + a(29)
                                        + ",\"b\":" + b(29) + "}]")
                        .in("table.json", StandardCharsets.UTF_8)
                        .finds("a", "b"),
                of("records of JSON in UTF-16", "\uFEFF[{\"a\":1,\"b\":2},{\"a\":3,\"b\":4}]")
                        .in("table.json", StandardCharsets.UTF_16LE)
                        .says("table.json is UTF-16LE text", "UTF-8"),
                of("header alone", "a,b\n").says("no rows"),
                of("nothing", "").says("empty"),
                of("one row", "a,b\n1,2\n").says("number of samples, 1"),
                of("two rows", "a,b\n1,2\n3,4\n").says("number of clusters", "2"),
                of("all the same", "a,b", i -> "1,2").says("the same value in all rows"),
                of("texts that nobody shares", "name,city", i -> "n" + i + ",c" + i)
                        .says("no feature columns"),
                of("a row too long", "a,b", i -> a(i) + "," + b(i) + (i == 7 ? ",5" : ""))
                        .says("line 9"),
                of("infinite", "a,b", i -> (i == 3 ? "inf" : a(i)) + "," + b(i)).says("row 4, column a is infinite"),
                of("a mistake", "a,b", i -> (i == 3 ? "1O" : a(i)) + "," + b(i)).says("row 4", "column a", "1O"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void a_fit_ends_with_a_result_or_one_line(EverydayTable table) throws IOException {
        Path file = Files.write(folder.resolve(table.file()), table.text().getBytes(table.charset()));
        if (table.isRefused()) {
            assertThatThrownBy(() -> fit(Datasets.read(file)))
                    .isInstanceOf(InputException.class)
                    .message()
                    .hasLineCount(1)
                    .contains(table.words());
            return;
        }
        Dataset data = Datasets.read(file);
        Model model = fit(data);
        assertThat(model.preprocessing().features()).isEqualTo(table.features());
        assertThat(data.notices()).allMatch(notice -> notice.lines().count() == 1);
        table.words()
                .forEach(words -> assertThat(String.join("\n", data.notices())).contains(words));
        Labels clusters = model.assign(data).clusters();
        if (table.clear()) {
            int[] groups = IntStream.range(0, data.size()).map(i -> i % 3).toArray();
            assertThat(ExternalIndices.accuracy(Labels.ofCodes(groups, 3), clusters))
                    .isEqualTo(1);
        } else {
            assertThat(clusters.sizes()).hasSize(3).doesNotContain(0);
        }
    }

    private static Model fit(Dataset data) {
        return Methods.named("kmeans").create(3, Map.of()).fit(data, Session.seeded(1));
    }
}
