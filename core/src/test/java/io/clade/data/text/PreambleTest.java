package io.clade.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreambleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "a,b/1,2/3,4@0",
                "sep=;/a;b/1;2@1",
                "\"sep=;\"/a;b/1;2@1",
                "Sales/a,b/1,2/3,4@1",
                "Sales/of 2024/a,b,c/1,2,3/3,4,5@2",
                "Sales,,/a,b,c/1,2,3/3,4,5@1",
                "# one, two/# three/a,b/1,2/3,4@2",
                // R names the rows, and its header has one name fewer.
                "a/r1,1/r2,2/r3,3@0",
                "x/r,s/t,u/v,w@0",
                // A ragged table has no lines before it.
                "a,b/1,2/3/4,5@0",
                "a/1/2/3@0",
                "a,b,c/x,,/y,1,2/z,3,4@0",
                "# a,b/1,2/3,4@0"
            })
    void lines_before_the_table_are_counted(String text, int count) {
        assertThat(Preamble.count("some.csv", List.of(text.split("/")))).isEqualTo(count);
    }
}
