package io.clade.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "1.234,5 ! true ! '' ! 1234.5",
                "1,234.5 ! false ! '' ! 1234.5",
                "1\u202F234,5 ! true ! '' ! 1234.5",
                "1'234.5 ! false ! '' ! 1234.5",
                "45 % ! false ! % ! 45",
                "-$1,234 ! false ! $ ! -1234",
                "($5) ! false ! $ ! -5",
                "\u22125 ! false ! '' ! -5",
                "-7,5 \u20AC ! true ! \u20AC ! -7.5",
                "1,5e3 ! true ! '' ! 1500",
            })
    void the_database_reads_the_number(String text, boolean comma, String unit, double number) throws SQLException {
        String sql = new NumberForm(comma, false, unit).plain("t");
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery("SELECT TRY_CAST(" + sql + " AS DOUBLE) FROM (SELECT '"
                        + text.replace("'", "''") + "' AS t)")) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getDouble(1)).isEqualTo(number);
        }
    }

    @Test
    void words_say_what_is_unlike_plain_numbers() {
        assertThat(new NumberForm(true, true, "\u20AC").words()).isEqualTo("decimal commas, parted thousands, \u20AC");
        assertThat(new NumberForm(false, false, "%").words()).isEqualTo("percent");
        assertThat(new NumberForm(false, false, "").words()).isEqualTo("signs");
    }
}
