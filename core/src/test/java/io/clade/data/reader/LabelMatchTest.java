package io.clade.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Labels;
import io.clade.input.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelMatchTest {

    private static final LabelFile FOUND = file("a b c d", "0 0 1 1");

    /** A file of these ids and labels; {@code .} is none. */
    private static LabelFile file(String ids, String labels) {
        return new LabelFile(words(ids), Labels.ofNames(words(labels)));
    }

    private static List<String> words(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .map(word -> word.equals(".") ? "" : word)
                        .toList();
    }

    private static LabelMatch match(LabelFile found, LabelFile truth) {
        return LabelMatch.of("found.csv", found, "truth.csv", truth);
    }

    private static void refused(LabelFile found, LabelFile truth, String... parts) {
        assertThatThrownBy(() -> match(found, truth))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll(parts);
    }

    private static List<String> classes(LabelMatch match) {
        return Arrays.stream(match.classes().codes())
                .mapToObj(match.classes()::name)
                .toList();
    }

    @Test
    void ids_that_both_have_decide() {
        LabelMatch match = match(FOUND, file("d c b a", "y y x x"));
        assertThat(classes(match)).containsExactly("x", "x", "y", "y");
        assertThat(match.byId()).isTrue();
        assertThat(match.matched()).isEqualTo(4);
        assertThat(match.notices()).isEmpty();
    }

    @Test
    void an_id_that_comes_twice_is_refused_in_either_file() {
        refused(FOUND, file("a b b d", "x x y y"), "truth.csv has the id b twice, in rows 2 and 3");
        refused(
                file("a b a d", "0 0 1 1"),
                file("a b c d", "x x y y"),
                "found.csv has the id a twice, in rows 1 and 3");
        refused(file("a b . d", "0 0 1 1"), file("a b c d", "x x y y"), "found.csv: row 3 has no id");
    }

    @Test
    void rows_of_the_truth_without_an_id_are_left_out_and_said() {
        LabelMatch match = match(FOUND, file(". b . d a", "x x y y x"));
        assertThat(classes(match)).containsExactly("x", "x", "", "y");
        assertThat(match.notices()).hasSize(2);
    }

    @Test
    void ids_that_one_file_lacks_are_left_out_and_said() {
        LabelMatch fewer = match(FOUND, file("d c b z", "y y x x"));
        assertThat(classes(fewer)).containsExactly("", "x", "y", "y");
        assertThat(fewer.matched()).isEqualTo(3);
        assertThat(fewer.unlabelled()).isEqualTo(1);
        assertThat(fewer.notices()).hasSize(2);
        assertThat(fewer.notices().get(0)).contains("3 of 4 ids", "the first is a");
        assertThat(fewer.notices().get(1)).contains("1 of the 4 rows of truth.csv");
        LabelMatch more = match(FOUND, file("z d c b a y", "z y y x x z"));
        assertThat(classes(more)).containsExactly("x", "x", "y", "y");
        assertThat(more.notices()).hasSize(1);
        refused(FOUND, file("p q r a", "x x y y"), "the id b of found.csv", "1 of 4 ids match");
        refused(FOUND, file("p q r s", "x x y y"), "0 of 4 ids match");
    }

    @Test
    void the_order_decides_where_a_file_has_no_ids_and_that_is_said() {
        LabelMatch match = match(FOUND, file("", "x x y y"));
        assertThat(classes(match)).containsExactly("x", "x", "y", "y");
        assertThat(match.byId()).isFalse();
        assertThat(match.notices()).hasSize(1);
        assertThat(match.notices().get(0)).contains("order", "truth.csv has no column id", "--id-column");
        refused(FOUND, file("", "x x y"), "4 samples", "3 labels");
    }

    @Test
    void row_numbers_are_ids_only_where_the_other_file_has_them_all() {
        LabelFile rows = file("0 1 2 3", "0 0 1 1");
        assertThat(classes(match(rows, file("3 2 1 0", "y y x x")))).containsExactly("x", "x", "y", "y");
        assertThat(classes(match(file("3 2 1 0", "1 1 0 0"), file("0 1 2 3", "x x y y"))))
                .containsExactly("y", "y", "x", "x");
        LabelMatch fromOne = match(rows, file("1 2 3 4", "x x y y"));
        assertThat(classes(fromOne)).containsExactly("x", "x", "y", "y");
        assertThat(fromOne.notices()).hasSize(1);
        assertThat(fromOne.notices().get(0)).contains("the ids of found.csv are only row numbers");
        assertThat(match(rows, file("k l m n", "x x y y")).byId()).isFalse();
    }

    @Test
    void what_is_no_class_or_no_cluster_is_counted() {
        LabelFile outliers = new LabelFile(words("a b c d"), Labels.ofCodes(new int[] {-1, 0, -1, 1}, 2));
        LabelMatch match = match(outliers, file("a b c d", ". x x y"));
        assertThat(match.unlabelled()).isEqualTo(1);
        assertThat(match.outliers()).isEqualTo(1);
        assertThat(match(FOUND, file("a b c d", "-1 x y NA")).notices())
                .hasSize(2)
                .allMatch(notice -> notice.contains("counts as a class"));
        refused(FOUND, file("a b c d", ". . . ."), "truth.csv has no label for any sample of found.csv");
    }

    @Test
    void a_column_of_another_name_that_holds_the_ids_is_said() {
        LabelFile truth = new LabelFile(words("d c b a"), Labels.ofNames(words("y y x x")), Optional.of("barcode"));
        assertThat(match(FOUND, truth).notices())
                .containsExactly("Column barcode of truth.csv holds the ids of found.csv.");
    }

    @Test
    void numbers_that_are_written_differently_are_the_same_ids_and_that_is_said() {
        for (String ids : List.of("03 01 02", "3.0 1.0 2.0", "+3 1 2.", "3 001 02")) {
            LabelMatch match = match(file("1 2 3", "0 0 1"), file(ids, "y x z"));
            assertThat(classes(match)).containsExactly("x", "z", "y");
            assertThat(match.byId()).isTrue();
            assertThat(match.matched()).isEqualTo(3);
            assertThat(match.notices()).singleElement().asString().startsWith("The ids were compared as numbers: \"");
        }
        LabelFile blanks = new LabelFile(List.of(" 3", "1 ", "2"), Labels.ofNames(List.of("y", "x", "z")));
        assertThat(classes(match(file("1 2 3", "0 0 1"), blanks))).containsExactly("x", "z", "y");
    }

    @Test
    void numbers_are_no_ids_where_two_are_the_same_or_names_are_among_them() {
        refused(file("1 2 3", "0 0 1"), file("01 1.0 02", "x y z"), "0 of 3 ids match");
        refused(file("1 2 3", "0 0 1"), file("01 02 a3", "x y z"), "0 of 3 ids match");
        refused(file("1 2 3", "0 0 1"), file("-1 -2 -3", "x y z"), "0 of 3 ids match");
        LabelMatch exact = match(file("1 2 3", "0 0 1"), file("3 2 1", "x y z"));
        assertThat(exact.notices()).isEmpty();
    }

    @Test
    void ids_with_blanks_about_them_are_the_same_and_that_is_said() {
        LabelFile blanks = new LabelFile(List.of("d ", " c", "b", "a"), Labels.ofNames(words("y y x x")));
        LabelMatch match = match(FOUND, blanks);
        assertThat(classes(match)).containsExactly("x", "x", "y", "y");
        assertThat(match.notices())
                .containsExactly(
                        "The ids were compared without the blanks about them: \"c\" of found.csv is \" c\" of truth.csv.");
        LabelFile twice = new LabelFile(List.of("d", "c ", "b", "b "), Labels.ofNames(words("y y x x")));
        assertThat(match(FOUND, twice).matched()).as("two would be the same").isEqualTo(2);
    }

    @Test
    void names_that_may_be_the_same_are_told_of() {
        for (List<String> names : List.of(
                List.of("k1", "K1", "k2", "k2"), List.of("k1", "k1 ", "k2", "k2"), List.of("1", "1.0", "2", "2"))) {
            LabelFile truth = new LabelFile(words("a b c d"), Labels.ofNames(names));
            assertThat(match(FOUND, truth).notices())
                    .singleElement()
                    .asString()
                    .contains(
                            "truth.csv has the names",
                            "\"" + names.get(0) + "\"",
                            "\"" + names.get(1) + "\"",
                            "class of its own");
        }
        LabelFile found = new LabelFile(words("a b c d"), Labels.ofNames(words("1 1.0 2 3")));
        assertThat(match(found, file("a b c d", "x x y y")).notices())
                .singleElement()
                .asString()
                .contains("found.csv has the names", "cluster of its own");
    }
}
