package io.clade.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.builtin.CacheFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseLibraryTest {

    private static List<Path> unpackedIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("libduckdb_java"))
                    .toList();
        }
    }

    @Test
    void the_library_is_in_the_cache_and_not_in_the_temporary_folder() throws IOException, SQLException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = unpackedIn(temporary);
        try (Connection database = TableDatabase.open();
                Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery("SELECT 41 + 1")) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getInt(1)).isEqualTo(42);
        }
        assertThat(DatabaseLibrary.driver().getClass().getClassLoader()).isInstanceOf(DatabaseLibrary.class);
        assertThat(unpackedIn(CacheFolder.path().resolve("native"))).isNotEmpty();
        assertThat(before).containsAll(unpackedIn(temporary));
    }

    @Test
    void it_is_loaded_once() {
        assertThat(DatabaseLibrary.driver()).isSameAs(DatabaseLibrary.driver());
    }
}
