package io.clade.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * The rules of a page's style sheet for light paper, without those inside {@code @media} and those of states;
 * immutable.
 */
public final class StyleSheet {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    /** A block inside a block: the rules of a medium. */
    private static final Pattern MEDIUM = Pattern.compile("@[^{]*\\{(?:[^{}]*\\{[^{}]*\\})*[^{}]*\\}");

    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    private record Rule(Selector selector, Map<String, String> declarations) {}

    private final List<Rule> rules;
    private final Map<String, String> root;

    private StyleSheet(List<Rule> rules, Map<String, String> root) {
        this.rules = List.copyOf(rules);
        this.root = Map.copyOf(root);
    }

    /** Reads CSS. */
    public static StyleSheet of(String css) {
        String light = MEDIUM.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll("");
        List<Rule> rules = new ArrayList<>();
        Map<String, String> root = new LinkedHashMap<>();
        Matcher each = RULE.matcher(light);
        while (each.find()) {
            Map<String, String> declarations = declarations(each.group(2));
            for (String selector : COMMA.split(each.group(1))) {
                if (selector.strip().equals(":root")) {
                    root.putAll(declarations);
                } else {
                    Selector.of(selector).ifPresent(known -> rules.add(new Rule(known, declarations)));
                }
            }
        }
        rules.sort(Comparator.comparingInt(rule -> rule.selector().weight()));
        return new StyleSheet(rules, root);
    }

    private static Map<String, String> declarations(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String declaration : text.split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String value = declaration.substring(colon + 1).replace("!important", "");
                found.put(declaration.substring(0, colon).strip(), value.strip());
            }
        }
        return found;
    }

    /** The properties of the whole page. */
    Map<String, String> root() {
        return root;
    }

    /** The properties of an element, by the rules and its own {@code style}, as written. */
    Map<String, String> of(Element element) {
        Map<String, String> found = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> rule.selector().matches(element))
                .forEach(rule -> found.putAll(rule.declarations()));
        found.putAll(declarations(element.getAttribute("style")));
        return found;
    }
}
