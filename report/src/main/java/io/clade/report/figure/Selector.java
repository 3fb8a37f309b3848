package io.clade.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * A selector of a style sheet: elements, classes, identifiers and {@code :is(…)} of these, joined as descendants or children.
 *
 * @param steps from the outermost ancestor to the element itself
 */
record Selector(List<Step> steps) {

    private static final Pattern JOINT = Pattern.compile("\\s*>\\s*|\\s+(?![^(]*\\))");
    private static final Pattern PART = Pattern.compile(":is\\(([^()]*)\\)|([.#]?)([\\w-]+)|\\*");

    /**
     * @param parts that the element must have, all of them
     * @param child whether the step before names its parent, not just any ancestor
     */
    private record Step(List<Part> parts, boolean child) {}

    /**
     * @param kind {@code .}, {@code #}, {@code :} for any of {@code names}, or empty for the element's own name
     * @param names one, or several classes
     */
    private record Part(String kind, List<String> names) {}

    /** Reads a selector; empty for parts that this class does not know: states, other pseudo-classes, attributes. */
    static Optional<Selector> of(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher joints = JOINT.matcher(text.strip());
        int from = 0;
        boolean child = false;
        while (joints.find()) {
            steps.add(step(text.strip().substring(from, joints.start()), child));
            child = joints.group().contains(">");
            from = joints.end();
        }
        steps.add(step(text.strip().substring(from), child));
        return steps.contains(null) ? Optional.empty() : Optional.of(new Selector(steps));
    }

    private static Step step(String text, boolean child) {
        List<Part> parts = new ArrayList<>();
        Matcher each = PART.matcher(text);
        int end = 0;
        while (each.find() && each.start() == end) {
            end = each.end();
            if (each.group(1) != null) {
                parts.add(new Part(":", Arrays.asList(each.group(1).split("\\s*,\\s*"))));
            } else if (each.group(3) != null) {
                parts.add(new Part(each.group(2), List.of(each.group(3))));
            }
        }
        return end == text.length() && end > 0 ? new Step(parts, child) : null;
    }

    /** The weight of the selector: identifiers outweigh classes, and classes outweigh names of elements. */
    int weight() {
        return steps.stream()
                .flatMap(step -> step.parts().stream())
                .mapToInt(part -> switch (part.kind()) {
                    case "#" -> 10_000;
                    case "" -> 1;
                    default -> 100;
                })
                .sum();
    }

    boolean matches(Element element) {
        return matches(element, steps.size() - 1);
    }

    private boolean matches(Element element, int at) {
        if (!has(element, steps.get(at))) {
            return false;
        }
        if (at == 0) {
            return true;
        }
        boolean parentOnly = steps.get(at).child();
        for (var above = element.getParentNode(); above instanceof Element ancestor; above = above.getParentNode()) {
            if (matches(ancestor, at - 1)) {
                return true;
            }
            if (parentOnly) {
                return false;
            }
        }
        return false;
    }

    private static boolean has(Element element, Step step) {
        List<String> classes = Arrays.asList(element.getAttribute("class").split("\\s+"));
        return step.parts().stream().allMatch(part -> switch (part.kind()) {
            case "#" -> part.names().contains(element.getAttribute("id"));
            case "." -> classes.containsAll(part.names());
            case ":" ->
                part.names().stream().anyMatch(name -> name.startsWith(".") && classes.contains(name.substring(1)));
            default -> part.names().contains(element.getTagName());
        });
    }
}
