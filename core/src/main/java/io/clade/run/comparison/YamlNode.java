package io.clade.run.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.clade.input.InputException;
import io.clade.input.NameSuggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a YAML file with its place, for refusals. */
final class YamlNode {

    /** Levels of lists and maps: a grid file needs five, and each takes a piece of the stack. */
    private static final int DEEPEST = 32;

    private final Path file;
    /** For example {@code methods[1].set}; empty for the whole file. */
    private final String path;

    private final int line;
    /** A text, a list of nodes or a map of nodes by name. */
    private final Object value;

    private YamlNode(Path file, String path, int line, Object value) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.value = value;
    }

    /** @throws InputException where the file cannot be read or is no YAML */
    static YamlNode read(Path file) {
        try (YAMLParser parser = new YAMLFactory().createParser(YamlText.read(file))) {
            if (parser.nextToken() == null) {
                throw new InputException(file + " is empty. It must give data, methods and k.");
            }
            YamlNode root = read(file, "", parser);
            if (parser.nextToken() != null) {
                throw new InputException("%s, line %s: a grid file must be a single document. Remove the second one."
                        .formatted(file, parser.currentTokenLocation().getLineNr()));
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String first = e.getOriginalMessage().lines().findFirst().orElse("it cannot be parsed");
            throw new InputException("%s, line %s: not YAML: %s.".formatted(file, line, first), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory failed to be read", e);
        }
    }

    private static YamlNode read(Path file, String path, YAMLParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        if (parser.isCurrentAlias()) {
            throw new YamlNode(file, path, line, "")
                    .refused("references such as *%s are not supported. Write the value out."
                            .formatted(parser.getText()));
        }
        if (parser.getParsingContext().getNestingDepth() > DEEPEST) {
            throw new YamlNode(file, "", line, "").refused("lists and maps are nested too deep for a grid file.");
        }
        Object value = switch (parser.currentToken()) {
            case START_OBJECT -> map(file, path, parser);
            case START_ARRAY -> list(file, path, parser);
            default -> parser.getText();
        };
        return new YamlNode(file, path, line, value);
    }

    private static Map<String, YamlNode> map(Path file, String path, YAMLParser parser) throws IOException {
        Map<String, YamlNode> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            YamlNode node = read(file, path.isEmpty() ? name : path + "." + name, parser);
            if (map.put(name, node) != null) {
                throw new YamlNode(file, node.path, line, "").refused("it is given twice. Keep one.");
            }
        }
        return map;
    }

    private static List<YamlNode> list(Path file, String path, YAMLParser parser) throws IOException {
        List<YamlNode> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(file, path + "[" + list.size() + "]", parser));
        }
        return list;
    }

    /** The place of the value, for example {@code grid.yaml, line 3, data[0].k}. */
    String where() {
        return file + ", line " + line + (path.isEmpty() ? "" : ", " + path);
    }

    /** The exception to throw for a value that is not allowed. */
    InputException refused(String why) {
        return new InputException(where() + ": " + why);
    }

    boolean isText() {
        return value instanceof String;
    }

    /** @throws InputException where it is a list or a map */
    String text(String what) {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw refused("%s is expected here.".formatted(what));
    }

    /** @throws InputException where it is no whole number from {@code least} to {@code most} */
    long whole(long least, long most) {
        String text = text("A whole number");
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused("a whole number is expected here. Got %s.".formatted(text));
        }
        throw refused("must be from %s to %s. Got %s.".formatted(least, most, text));
    }

    /** Its members; a single value counts as a list of one. */
    @SuppressWarnings("unchecked")
    List<YamlNode> members() {
        return value instanceof List ? (List<YamlNode>) value : List.of(this);
    }

    /** @throws InputException where it is a text or a list */
    @SuppressWarnings("unchecked")
    Map<String, YamlNode> fields(String example) {
        if (value instanceof Map) {
            return (Map<String, YamlNode>) value;
        }
        throw refused("a map is expected here, for example %s.".formatted(example));
    }

    /** The member {@code name} of a map. */
    Optional<YamlNode> field(String name) {
        return value instanceof Map<?, ?> map ? Optional.ofNullable((YamlNode) map.get(name)) : Optional.empty();
    }

    /** @throws InputException for a member with another name; suggests the nearest */
    void requireFields(String example, List<String> allowed) {
        fields(example).forEach((name, node) -> {
            if (!allowed.contains(name)) {
                throw node.refused("there is no field %s here. %s".formatted(name, NameSuggestion.hint(name, allowed)));
            }
        });
    }
}
