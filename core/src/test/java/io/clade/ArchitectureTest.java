package io.clade;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.clade.method.Methods;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The direction of imports, and the few laws of style that can be checked. */
class ArchitectureTest {

    /** Rooms from the lowest to the highest: each may import those before it. */
    private static final List<String> ROOMS = List.of(
            "input",
            "storage",
            "random",
            "tensor",
            "distance",
            "data",
            "objective",
            "network",
            "partition",
            "training",
            "model",
            "evaluation",
            "method",
            "run");

    private static final Set<String> OWNERSHIP =
            Set.of("retainReference", "releaseReference", "close", "attach", "detach", "deallocate");

    private static final int LONGEST_FILE = 350;

    private static final int LONGEST_TEST = 400;

    private static final int MOST_FILES = 15;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.clade");

    @Test
    void a_room_imports_only_rooms_below_it() {
        for (int i = 0; i < ROOMS.size(); i++) {
            String[] above = ROOMS.subList(i + 1, ROOMS.size()).stream()
                    .map(room -> "io.clade." + room + "..")
                    .toArray(String[]::new);
            if (above.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("io.clade." + ROOMS.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above)
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void rooms_have_no_cycles() {
        SlicesRuleDefinition.slices()
                .matching("io.clade.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    /** The registry knows the families, and they what every method is made of. */
    @Test
    void packages_have_no_cycles() {
        SlicesRuleDefinition.slices()
                .matching("io.clade.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(JavaClass.Predicates.equivalentTo(Methods.class), DescribedPredicate.alwaysTrue())
                .ignoreDependency(
                        JavaClass.Predicates.simpleName("AutoencoderMethods"), DescribedPredicate.alwaysTrue())
                .check(CLASSES);
    }

    @Test
    void evaluation_and_objectives_are_pure() {
        noClasses()
                .that()
                .resideInAPackage("io.clade.evaluation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco..", "io.clade.tensor..", "io.clade.method..", "io.clade.model..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.clade.objective..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.clade.data..", "io.clade.network..")
                .check(CLASSES);
    }

    @Test
    void native_memory_is_managed_in_the_tensor_room_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.clade.tensor..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco.javacpp..")
                .check(CLASSES);
        List<String> calls = CLASSES.stream()
                .filter(type -> !type.getPackageName().startsWith("io.clade.tensor"))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(ArchitectureTest::touchesOwnership)
                .map(JavaMethodCall::getDescription)
                .toList();
        assertThat(calls).isEmpty();
    }

    /** {@code Tensor.detach()} without arguments cuts the gradient and frees nothing. */
    private static boolean touchesOwnership(JavaMethodCall call) {
        return call.getTargetOwner().getPackageName().startsWith("org.bytedeco")
                && OWNERSHIP.contains(call.getName())
                && !(call.getName().equals("detach")
                        && call.getTarget().getRawParameterTypes().isEmpty());
    }

    @Test
    void every_method_has_its_hyperparameters_its_paper_and_its_test() {
        Methods.all().forEach(method -> {
            Class<?> type = method.type();
            assertThat(Arrays.stream(type.getConstructors())
                            .map(constructor -> constructor.getParameterTypes()[0]))
                    .as("what %s is made from", type)
                    .singleElement()
                    .satisfies(settings -> {
                        assertThat(settings.isRecord()).isTrue();
                        assertThat(settings.getSimpleName()).isEqualTo("Hyperparameters");
                    });
            assertThat(Arrays.stream(type.getDeclaredMethods())
                            .filter(factory -> Modifier.isStatic(factory.getModifiers()))
                            .map(java.lang.reflect.Method::getName))
                    .contains("paper", "recommended");
            assertThat(Path.of("src/test/java", type.getName().replace('.', '/') + "Test.java"))
                    .exists();
        });
    }

    @Test
    void no_file_is_longer_than_a_reader_can_hold() throws IOException {
        assertThat(sources().stream().filter(file -> lines(file) > (isMain(file) ? LONGEST_FILE : LONGEST_TEST)))
                .as("split these by step of the paper")
                .isEmpty();
    }

    @Test
    void no_package_has_more_files_than_a_reader_can_survey() throws IOException {
        Map<Path, Long> sizes = sources().stream()
                .filter(ArchitectureTest::isMain)
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        assertThat(sizes.entrySet().stream().filter(folder -> folder.getValue() > MOST_FILES))
                .as("split these by what serves whom")
                .isEmpty();
    }

    private static boolean isMain(Path source) {
        return source.startsWith(source.subpath(0, 2).resolve("src").resolve("main"));
    }

    /** Java files of every module: this one and its neighbours. */
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(Path.of(".."), "*")) {
            for (Path module : modules) {
                if (Files.exists(module.resolve("pom.xml"))) {
                    try (Stream<Path> files = Files.walk(module.resolve("src"))) {
                        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                    }
                }
            }
        }
        assertThat(sources).isNotEmpty();
        return sources;
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
