package io.clade.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "ID",
                "host_id",
                "customerId",
                "CustomerID",
                "id.1",
                "ID number",
                "userid",
                "uuid",
                "row id"
            })
    void names_of_ids(String name) {
        assertThat(KeyNames.isId(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "order_number", "Barcode", "user key", "index", "Unnamed: 0", "serial"})
    void names_that_keys_and_others_have(String name) {
        assertThat(KeyNames.mayBeKey(name)).isTrue();
        assertThat(KeyNames.isId(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acid",
                "humidity",
                "grid",
                "fluid",
                "idle",
                "keyboard",
                "NO",
                "body mass index",
                "numbers",
                "width"
            })
    void names_of_what_measures(String name) {
        assertThat(KeyNames.isId(name)).isFalse();
        assertThat(KeyNames.mayBeKey(name)).isFalse();
    }
}
