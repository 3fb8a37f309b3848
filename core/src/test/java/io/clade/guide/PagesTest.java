package io.clade.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of the documentation: their links lead somewhere, and the classes that they name exist. */
class PagesTest {

    private static final Path ROOT = Path.of("..");

    /** The table of old names. */
    private static final Path OLD_NAMES = ROOT.resolve("docs/decisions/021-names.md");

    /** Classes of other libraries that pages name. */
    private static final Set<String> FOREIGN = Set.of("Graphics2D", "Math", "NearestNeighbors", "Path", "System");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`|(?m)^ {4}(.*)$");
    private static final Pattern NAME = Pattern.compile("(?<![\\w\\-/.:=…])[A-Z][a-z0-9][A-Za-z0-9]*");
    private static final Pattern DECLARATION = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

    @Test
    void every_link_of_a_page_leads_to_a_file_and_a_heading() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            for (String target : found(LINK, Files.readString(page))) {
                links++;
                if (!resolves(page, target)) {
                    broken.add(page + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, docs/guide.md, true",
        "README.md, docs/guide.md#the-library, true",
        "README.md, #methods, true",
        "README.md, https://example.org/none, true",
        "docs/guide.md, parts/training.md, true",
        "README.md, docs/none.md, false",
        "README.md, docs/guide.md#none, false",
        "README.md, parts/training.md, false",
    })
    void a_link_is_resolved_from_its_page(String page, String target, boolean resolves) throws IOException {
        assertThat(resolves(ROOT.resolve(page), target)).isEqualTo(resolves);
    }

    @Test
    void classes_that_pages_name_exist() throws IOException {
        Set<String> declared = declared();
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            Set<String> unknown = named(Files.readString(page));
            unknown.removeAll(declared);
            unknown.removeAll(FOREIGN);
            unknown.forEach(name -> missing.add(page + ": " + name));
        }
        missing.removeIf(each -> each.startsWith(OLD_NAMES.toString()));
        assertThat(missing).isEmpty();
    }

    @Test
    void names_of_classes_are_found_in_code_alone() {
        assertThat(
                        named(
                                "`Model.load`, Clade and `--set`, `CAPITALS`\n\n    Fit fit = Fit.begin(NAME, io.clade.model.Old)\n"))
                .containsExactly("Fit", "Model");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> below = Files.walk(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(top, below)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean resolves(Path page, String target) throws IOException {
        if (target.startsWith("https://") || target.startsWith("http://")) {
            return true;
        }
        int mark = (target + "#").indexOf('#');
        Path file = mark == 0 ? page : page.resolveSibling(target.substring(0, mark));
        if (!Files.exists(file)) {
            return false;
        }
        return mark == target.length() || anchors(Files.readString(file)).contains(target.substring(mark + 1));
    }

    /** The anchors that GitHub gives headings. */
    private static Set<String> anchors(String page) {
        return HEADING.matcher(FENCE.matcher(page).replaceAll(""))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_\\- ]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static Set<String> named(String page) {
        return CODE.matcher(page)
                .results()
                .flatMap(code -> NAME.matcher(code.group()).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> declared() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of("core", "report", "experiments", "cli")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    names.addAll(found(DECLARATION, Files.readString(file)));
                }
            }
        }
        return names;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
