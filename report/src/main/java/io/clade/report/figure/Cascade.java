package io.clade.report.figure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Writes the style that a style sheet gives the elements of an SVG into their attributes. */
final class Cascade {

    private static final Pattern VARIABLE =
            Pattern.compile("var\\(\\s*(--[\\w-]+)\\s*(?:,([^()]*(?:\\([^()]*\\))?[^()]*))?\\)");
    private static final Pattern PROPERTY =
            Pattern.compile("fill|fill-opacity|fill-rule|stroke|stroke-(?:opacity|width|dasharray"
                    + "|linecap|linejoin)|opacity|font-(?:family|size|weight|style)|text-anchor|dominant-baseline|paint-order"
                    + "|vector-effect|display|visibility|image-rendering|stop-color|stop-opacity");
    private static final Pattern INHERITED =
            Pattern.compile("fill|fill-opacity|stroke|stroke-(?:width|dasharray|linecap|linejoin)"
                    + "|font-(?:family|size|weight)|text-anchor");
    private static final double REM = 16;

    private final StyleSheet sheet;

    Cascade(StyleSheet sheet) {
        this.sheet = sheet;
    }

    /** Gives {@code svg} and all elements in it attributes in place of classes; rules on its ancestors count. */
    void apply(Element svg) {
        Map<String, String> variables = inherit(svg);
        apply(svg, variables);
        svg.removeAttribute("display");
    }

    /** The variables that the ancestors define; {@code svg} gets their inherited properties. */
    private Map<String, String> inherit(Element svg) {
        if (!(svg.getParentNode() instanceof Element parent)) {
            return new HashMap<>(sheet.root());
        }
        Map<String, String> above = inherit(parent);
        Map<String, String> own = sheet.of(parent);
        Map<String, String> variables = with(above, own);
        own.forEach((property, value) -> {
            if (INHERITED.matcher(property).matches()) {
                variables.put(property, resolved(value, variables));
            }
        });
        return variables;
    }

    private void apply(Element element, Map<String, String> above) {
        Map<String, String> own = new LinkedHashMap<>();
        above.forEach((property, value) -> {
            if (INHERITED.matcher(property).matches()) {
                own.put(property, value);
            }
        });
        own.putAll(sheet.of(element));
        Map<String, String> variables = with(above, own);
        variables.keySet().removeIf(name -> INHERITED.matcher(name).matches());
        own.forEach((property, value) -> {
            if (PROPERTY.matcher(property).matches()) {
                set(element, property, resolved(value, variables));
            }
        });
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element inside) {
                apply(inside, variables);
            }
        }
        // Only now: what is inside may be told by them.
        element.removeAttribute("class");
        element.removeAttribute("style");
        element.removeAttribute("role");
    }

    private static Map<String, String> with(Map<String, String> above, Map<String, String> own) {
        Map<String, String> variables = new HashMap<>(above);
        own.forEach((name, value) -> {
            if (name.startsWith("--") || name.equals("color")) {
                variables.put(name, resolved(value, above));
            }
        });
        return variables;
    }

    /** A value with its variables replaced. */
    private static String resolved(String value, Map<String, String> variables) {
        String text = value;
        Matcher next = VARIABLE.matcher(text);
        for (int depth = 0; depth < 20 && next.find(); depth++) {
            String fallback = next.group(2) == null ? "" : next.group(2).strip();
            String filled = variables.getOrDefault(next.group(1), fallback);
            text = text.substring(0, next.start()) + filled + text.substring(next.end());
            next = VARIABLE.matcher(text);
        }
        return text.equalsIgnoreCase("currentcolor") ? variables.getOrDefault("color", "#000000") : text;
    }

    private static void set(Element element, String property, String value) {
        var colour = Colour.of(value);
        if (colour.isPresent()) {
            element.setAttribute(property, colour.get().hex());
            if (colour.get().opacity() < 1) {
                String opacity = property.equals("stop-color") ? "stop-opacity" : property + "-opacity";
                element.setAttribute(opacity, Double.toString(colour.get().opacity()));
            }
        } else if (value.endsWith("rem")) {
            double pixels = REM * Double.parseDouble(value.substring(0, value.length() - 3));
            element.setAttribute(property, Double.toString(pixels));
        } else if (!value.isEmpty() && !value.contains("calc(")) {
            element.setAttribute(property, value);
        }
    }
}
