package io.clade.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {

    private static Dialect of(String text) {
        return Dialect.of("some.csv", List.of(text.split("/")), false, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "a,b/1,2 ! ,",
                "a;b/1,5;2,5 ! ;",
                "1,5;2,5;3,5/4,5;5,5;6,5 ! ;",
                "a|b/1|2 ! |",
                "a\tb/1,5\t2 ! '\t'",
                "a b/1 2/3 4 ! ' '",
                "a,\"x;y\"/1,2 ! ,",
                "a,b,c/1,2 ! ,",
            })
    void the_delimiter_divides_every_line_alike(String text, char delimiter) {
        assertThat(of(text).delimiter()).isEqualTo(delimiter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b/1,2",
                "x,y/a,b",
                "0,1,2/0.5,0.2,0.3",
                "1,2,3/7,7,9",
                "2001,2002,2003/1,2,3",
                "1990,1995,2000/0.1,0.2,0.3",
                ",0,1/0,0.5,0.7",
                "id,2001,2002/k1,5,6",
                "1d,5d,20d/0.1,0.2,0.3",
                "a,b/,/1,2",
                "a,b/NA,NA/1,2",
            })
    void these_first_lines_are_headers(String text) {
        assertThat(of(text).header()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2/3,4",
                "0,1,2/3,4,5",
                "5.1,3.5/4.9,3.0",
                "NA,2/3,4",
                ",2/3,4",
                "?,?/3,4",
                "5.1,3.5,setosa/4.9,3.0,virginica",
                "2001,2002,2003/2004,2005,2006",
                "3,1,2/0.1,0.2,0.3",
                "0/1/2",
            })
    void these_first_lines_are_samples(String text) {
        assertThat(of(text).header()).isFalse();
    }

    @Test
    void somebody_who_says_so_is_believed() {
        List<String> lines = List.of("7,8", "1,2");
        assertThat(Dialect.of("x", lines, false, Optional.of(true)).names()).containsExactly("7", "8");
        assertThat(Dialect.of("x", List.of("a,b", "1,2"), false, Optional.of(false))
                        .names())
                .containsExactly("column1", "column2");
    }

    @Test
    void a_header_of_numbers_and_a_first_line_that_could_be_one_are_said() {
        assertThat(of("0,1,2/0.5,0.2,0.3").notices())
                .containsExactly(
                        "The first line, 0,1,2, was taken as the names of the columns. Use --header no if it is"
                                + " a sample.");
        assertThat(of("7,3,9,1/0.5,0.2,0.3,1").notices())
                .containsExactly(
                        "The first line, 7,3,9,…, was taken as a sample. Use --header yes if it names the columns.");
        assertThat(of("a,b/1,2").notices()).isEmpty();
        assertThat(of("1,2/3,4").notices()).isEmpty();
    }

    @Test
    void a_header_one_shorter_than_the_rows_leaves_out_the_names_of_the_rows() {
        Dialect dialect = of("a\tb/r1\t1\t2/r2\t3\t4");
        assertThat(dialect.namesRows()).isTrue();
        assertThat(dialect.names()).containsExactly("", "a", "b");
    }
}
