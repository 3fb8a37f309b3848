package io.clade.report.figure;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Parses pieces of pages into trees, and writes trees as text. */
final class Markup {

    private Markup() {}

    /** The tree of a piece with one outermost element, in which every element is closed. */
    static Element parsed(String markup) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(new InputSource(new StringReader(markup)));
            return document.getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("A figure of the page is not well-formed: " + e.getMessage(), e);
        }
    }

    /** The text of an element and all in it; the same tree gives the same text. */
    static String written(Element element) {
        var out = new StringBuilder();
        write(element, out);
        return out.toString();
    }

    private static void write(Node node, StringBuilder out) {
        if (node instanceof Element element) {
            out.append('<').append(element.getTagName());
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Node each = attributes.item(i);
                out.append(' ').append(each.getNodeName()).append("=\"");
                out.append(escaped(each.getNodeValue()).replace("\"", "&quot;")).append('"');
            }
            if (!element.hasChildNodes()) {
                out.append("/>");
                return;
            }
            out.append('>');
            NodeList children = element.getChildNodes();
            for (int i = 0; i < children.getLength(); i++) {
                write(children.item(i), out);
            }
            out.append("</").append(element.getTagName()).append('>');
        } else if (node.getNodeType() == Node.TEXT_NODE) {
            out.append(escaped(node.getNodeValue()));
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A name for files: the letters and digits of {@code words}, joined by hyphens. */
    static String fileName(String words) {
        String name = words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return name.isEmpty() ? "figure" : name.substring(0, Math.min(60, name.length()));
    }
}
