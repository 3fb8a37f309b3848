package io.clade.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The registry knows the families and they know the study; nothing points back. */
class PackagesTest {

    private static final int MOST_FILES = 15;

    @Test
    void packages_have_no_cycles() {
        SlicesRuleDefinition.slices()
                .matching("io.clade.(**)")
                .should()
                .beFreeOfCycles()
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.clade.experiment"));
    }

    @Test
    void no_package_has_more_files_than_a_reader_can_hold() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src"))) {
            List<Path> crowded = folders.filter(Files::isDirectory)
                    .filter(folder -> sources(folder) > MOST_FILES)
                    .toList();
            assertThat(crowded).as("split these packages").isEmpty();
        }
    }

    private static long sources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
