package io.clade.report.figure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Finds the figures of a page that hold an SVG with {@code role="img"}, below which {@code exports.js} puts buttons.
 * Figures must be well-formed XML; the rest of the page need not be.
 */
public final class PageFigures {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][\\w-]*)((?:\"[^\"]*\"|'[^']*'|[^\"'>])*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(id|class)=\"([^\"]*)\"");
    private static final Pattern SCRIPT = Pattern.compile("<(script|style)\\b.*?</\\1>", Pattern.DOTALL);
    private static final Set<String> VOID =
            Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr");

    private final StyleSheet sheet;
    private final Element symbols;

    /**
     * @param sheet of the page
     * @param symbols element with all symbols that SVGs of the page may use, as markup
     */
    public PageFigures(StyleSheet sheet, String symbols) {
        this.sheet = sheet;
        this.symbols = Markup.parsed(symbols);
    }

    /** An element that is open where a figure begins. */
    private record Open(String name, String attributes) {

        String tag() {
            var tag = new StringBuilder("<" + name);
            Matcher each = ATTRIBUTE.matcher(attributes);
            while (each.find()) {
                tag.append(' ').append(each.group());
            }
            return tag.append('>').toString();
        }
    }

    /** The figures of a page, in its order, named by their section and their title. */
    public List<Picture> of(String html) {
        String markup = SCRIPT.matcher(html).replaceAll("");
        List<Picture> found = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        String section = "";
        Matcher tags = TAG.matcher(markup);
        while (tags.find()) {
            String name = tags.group(2);
            if (!tags.group(1).isEmpty()) {
                close(open, name);
            } else if (name.equals("figure")) {
                int end = markup.indexOf("</figure>", tags.start()) + "</figure>".length();
                found.addAll(figure(section, open, markup.substring(tags.start(), end)));
                tags.region(end, markup.length());
            } else if (!VOID.contains(name) && !tags.group(3).endsWith("/")) {
                open.push(new Open(name, tags.group(3)));
                section = name.equals("section") ? id(tags.group(3)) : section;
            }
        }
        return found;
    }

    private static String id(String attributes) {
        Matcher id = Pattern.compile("\\bid=\"([^\"]*)\"").matcher(attributes);
        return id.find() ? id.group(1) : "";
    }

    private static void close(Deque<Open> open, String name) {
        if (open.stream().anyMatch(each -> each.name().equals(name))) {
            while (!open.pop().name().equals(name)) {
                // Ends that HTML lets out are those of what stands inside.
            }
        }
    }

    private List<Picture> figure(String section, Deque<Open> open, String markup) {
        if (!markup.contains("role=\"img\"")) {
            return List.of();
        }
        var whole = new StringBuilder();
        open.descendingIterator().forEachRemaining(each -> whole.append(each.tag()));
        whole.append(markup);
        for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
            whole.append("</").append(each.next().name()).append('>');
        }
        NodeList figures = Markup.parsed(whole.toString()).getElementsByTagName("figure");
        Element figure = (Element) figures.item(figures.getLength() - 1);
        List<Picture> found = new ArrayList<>();
        for (Element svg : pictures(figure)) {
            String kind = found.isEmpty() ? "" : " " + svg.getAttribute("class");
            found.add(picture(section + " " + title(figure, svg) + kind, svg));
        }
        return found;
    }

    private static List<Element> pictures(Element figure) {
        NodeList all = figure.getElementsByTagName("svg");
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).getAttribute("role").equals("img")) {
                found.add((Element) all.item(i));
            }
        }
        return found;
    }

    private static String title(Element figure, Element svg) {
        for (String name : List.of("h3", "h4", "strong")) {
            NodeList titles = figure.getElementsByTagName(name);
            if (titles.getLength() > 0) {
                return titles.item(0).getTextContent();
            }
        }
        return svg.getAttribute("aria-label");
    }

    /** An SVG that is written with the classes of the page, as a figure of its own. */
    public Picture picture(String title, String svg) {
        return picture(title, Markup.parsed(svg));
    }

    private Picture picture(String title, Element svg) {
        new Cascade(sheet).apply(svg);
        String[] box = svg.getAttribute("viewBox").strip().split("[ ,]+");
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);
        svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
        svg.setAttribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
        svg.setAttribute("width", box[2]);
        svg.setAttribute("height", box[3]);
        if (!svg.hasAttribute("font-family")) {
            svg.setAttribute("font-family", "Helvetica, Arial, sans-serif");
        }
        Element ground = svg.getOwnerDocument().createElement("rect");
        ground.setAttribute("width", box[2]);
        ground.setAttribute("height", box[3]);
        ground.setAttribute("fill", "#ffffff");
        svg.insertBefore(ground, svg.getFirstChild());
        useOlderNames(svg);
        enclose(svg);
        return new Picture(Markup.fileName(title), Markup.written(svg), width, height);
    }

    /** Writes references and unsmoothed pixels by their older names, which older programs need. */
    private static void useOlderNames(Element svg) {
        for (String kind : List.of("use", "image")) {
            NodeList references = svg.getElementsByTagName(kind);
            for (int i = 0; i < references.getLength(); i++) {
                Element reference = (Element) references.item(i);
                reference.setAttribute("xlink:href", reference.getAttribute("href"));
                if (reference.getAttribute("image-rendering").equals("pixelated")) {
                    reference.setAttribute("image-rendering", "optimizeSpeed");
                }
            }
        }
    }

    /** Puts the symbols that {@code svg} uses inside it. */
    private void enclose(Element svg) {
        NodeList uses = svg.getElementsByTagName("use");
        Set<String> wanted = new TreeSet<>();
        for (int i = 0; i < uses.getLength(); i++) {
            wanted.add(((Element) uses.item(i)).getAttribute("href"));
        }
        NodeList all = symbols.getElementsByTagName("symbol");
        for (int i = 0; i < all.getLength(); i++) {
            if (wanted.contains("#" + ((Element) all.item(i)).getAttribute("id"))) {
                svg.insertBefore(svg.getOwnerDocument().importNode(all.item(i), true), svg.getFirstChild());
            }
        }
    }
}
