package io.clade.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormSearchTest {

    private static FormSearch search(String texts) {
        FormSearch search = new FormSearch();
        for (String text : texts.split("\\|")) {
            search.take(text);
        }
        return search;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "1,5|2,25|3 ! true ! false ! ''",
                "1.234,5|12 ! true ! true ! ''",
                "1,234.5|12 ! false ! true ! ''",
                "1,234,567|12 ! false ! true ! ''",
                "0,123|1,234 ! true ! false ! ''",
                "1 234|5 ! false ! true ! ''",
                "1'234.50|5 ! false ! true ! ''",
                "45%|+5 %|-3% ! false ! false ! %",
                "12,5 %|3 % ! true ! false ! %",
                "$5|$1,234.50|-$3 ! false ! true ! $",
                "5 \u20AC|7,50 \u20AC|0 ! true ! false ! \u20AC",
                "($5)|$7 ! false ! false ! $",
                "EUR 5|EUR 6.5 ! false ! false ! EUR",
                "\u22125|6 ! false ! false ! ''",
                "1,5|NA||n/a|2,5 ! true ! false ! ''",
            })
    void the_form_of_a_column_is_found(String texts, boolean comma, boolean grouped, String unit) {
        assertThat(search(texts).form(false, false)).contains(new NumberForm(comma, grouped, unit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1|2.5|1e3",
                "a|1,5",
                "45%|0.45",
                "$5|\u20AC6",
                "1,2,3",
                "1.2.3",
                "2020-01-01",
                "12:30",
                "1,5|2.5",
                "",
                "NA|?",
                "0301 234567",
            })
    void plain_numbers_texts_and_mixtures_have_no_form(String texts) {
        assertThat(search(texts).form(true, true)).isEmpty();
    }

    @Test
    void what_a_comma_is_can_be_left_to_other_columns() {
        assertThat(search("1,234|2,345").form(false, false)).contains(new NumberForm(false, true, ""));
        assertThat(search("1,234|2,345").form(true, false)).contains(new NumberForm(true, false, ""));
        assertThat(search("1.234|12").form(true, false)).isEmpty();
        assertThat(search("1.234|12").form(true, true)).contains(new NumberForm(true, true, ""));
        assertThat(search("0.234|1.234").form(true, true)).as("no thousands").isEqualTo(Optional.empty());
    }

    @Test
    void a_column_shows_its_mark_where_a_number_has_but_one_reading() {
        assertThat(search("1,5").showsComma()).isTrue();
        assertThat(search("1,5").showsPoint()).isFalse();
        assertThat(search("2.5").showsPoint()).isTrue();
        assertThat(search("1,234|5").showsComma()).isFalse();
        assertThat(search("x|2.5").showsPoint()).isFalse();
    }

    @Test
    void true_and_false_are_told_from_numbers() {
        assertThat(search("true|False|NA").truths()).isTrue();
        assertThat(search("true|False|NA").failed()).isFalse();
        assertThat(search("true|1").truths()).isFalse();
        assertThat(search("true|1").failed()).isTrue();
        assertThat(search("NA").truths()).isFalse();
    }
}
