package io.clade.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Labels;
import io.clade.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelReaderTest {

    @TempDir
    Path folder;

    private LabelFile read(String name, String content) throws IOException {
        return read(name, content, null);
    }

    private LabelFile read(String name, String content, String column) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Datasets.labels(file.toString(), Optional.ofNullable(column));
    }

    @Test
    void the_usual_column_is_found_beside_text_no_dataset_could_have() throws IOException {
        LabelFile read = read("t.csv", "id,remark,class\nb7,\"fine, so far\",dog\na1,?,cat\n");
        assertThat(read.ids()).containsExactly("b7", "a1");
        assertThat(read.labels()).isEqualTo(Labels.ofNames(List.of("dog", "cat")));
    }

    @Test
    void the_column_asked_for_is_taken() throws IOException {
        LabelFile read = read("t.tsv", "class\tspecies\n1\tdog\n2\tcat\n", "species");
        assertThat(read.labels().names()).containsExactly("cat", "dog");
        assertThat(read.hasIds()).isFalse();
    }

    @Test
    void an_only_column_needs_no_name() throws IOException {
        assertThat(read("t.csv", "3\n1\n3\n").labels().codes()).containsExactly(1, 0, 1);
        assertThat(read("u.csv", "id,kind\nx,3\ny,1\n").labels().codes()).containsExactly(1, 0);
    }

    @Test
    void ids_are_read_as_they_are() throws IOException {
        assertThat(read("t.csv", "id,y\na,1\na,2\n").ids()).containsExactly("a", "a");
        assertThat(read("u.csv", "id,y\na,1\n,2\n").ids()).containsExactly("a", "");
        assertThat(read("v.csv", "id,y\n0,1\n1,2\n").hasIds()).as("row numbers").isFalse();
    }

    @Test
    void ids_are_in_the_column_asked_for_or_in_one_that_holds_those_wanted() throws IOException {
        String text = "n,barcode,y\n1,b,p\n2,a,q\n3,c,p\n";
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        Optional<String> none = Optional.empty();
        LabelFile asked = Datasets.labels(file.toString(), new LabelColumns(none, Optional.of("barcode")));
        assertThat(asked.ids()).containsExactly("b", "a", "c");
        assertThat(asked.idColumn()).isEmpty();
        LabelFile found = Datasets.labels(file.toString(), new LabelColumns(none, none, List.of("a", "b", "x")));
        assertThat(found.ids()).containsExactly("b", "a", "c");
        assertThat(found.idColumn()).contains("barcode");
        assertThat(Datasets.labels(file.toString(), new LabelColumns(none, none, List.of("k", "l", "x")))
                        .ids())
                .isEmpty();
        assertThatThrownBy(() -> Datasets.labels(file.toString(), new LabelColumns(none, Optional.of("code"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has no column code");
    }

    @Test
    void a_missing_class_is_none() throws IOException {
        assertThat(read("t.csv", "id,y\na,1\nb,\n").labels().codes()).containsExactly(0, Labels.NONE);
    }

    @Test
    void json_and_parquet_are_tables_too() throws IOException {
        assertThat(read("t.json", "[{\"id\":\"a\",\"label\":\"x\"},{\"id\":\"b\",\"label\":\"y\"}]")
                        .ids())
                .containsExactly("a", "b");
        Path csv = Files.writeString(folder.resolve("p.csv"), "id,y\na,2\nb,1\n");
        Path packed = folder.resolve("p.parquet");
        Map<String, String> types = new LinkedHashMap<>();
        types.put("id", "VARCHAR");
        types.put("y", "INTEGER");
        Datasets.toParquet(csv, types, packed);
        assertThat(Datasets.labels(packed.toString(), Optional.empty()).labels().codes())
                .containsExactly(1, 0);
    }

    @Test
    void a_built_in_set_gives_its_labels() {
        assertThat(Datasets.labels("digits", Optional.empty()).labels().size()).isEqualTo(1797);
    }

    @Test
    void unclear_or_absent_labels_are_refused_in_one_line() {
        assertThatThrownBy(() -> read("t.csv", "a,b\n1,2\n3,4\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--label-column")
                .hasMessageContaining("a, b");
        assertThatThrownBy(() -> read("t.csv", "a,b\n1,2\n3,4\n", "c"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has no column c");
        assertThatThrownBy(() -> Datasets.labels("nowhere.csv", Optional.empty()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nowhere.csv");
    }
}
