package dev.cardstock.formats.qti;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.deck.Markup;
import dev.cardstock.formats.markup.HtmlSanitizer;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.formats.text.XmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Content of items: XHTML of QTI on one side, plain text and HTML on the other. */
final class QtiMarkup {
    /** The class of what is plain text, its blanks kept. */
    private static final String PLAIN = "plain";
    private static final String CLASS = "html-";

    /** Elements of the body of an item (2.1, section 6.4 on), besides pictures and objects. */
    private static final Set<String> KNOWN = Set.of("abbr", "blockquote", "br", "cite", "code",
            "dfn", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "p", "pre", "q", "samp",
            "span", "strong", "var", "dl", "dt", "dd", "ol", "ul", "li", "b", "big", "hr", "i",
            "small", "sub", "sup", "tt", "a", "table", "caption", "col", "colgroup", "tbody", "td",
            "tfoot", "th", "thead", "tr");
    private static final Set<String> VOID = Set.of("br", "hr", "img", "col", "source", "wbr");
    private static final Set<String> ATTRIBUTES = Set.of("href", "src", "alt", "width", "height",
            "class", "title", "lang", "dir", "colspan", "rowspan", "data", "type", "span");

    private QtiMarkup() {}

    /**
     * Content as XHTML.
     *
     * @param content the content
     * @param text its source
     * @param media where media lie by their names
     * @return a {@code div}
     */
    static String xhtml(Markup content, String text, UnaryOperator<String> media) {
        if (content.kind() != Markup.Kind.HTML) {
            return "<div class=\"" + PLAIN + "\">" + plain(text) + "</div>";
        }
        Document document = Jsoup.parseBodyFragment(HtmlSanitizer.clean(text));
        document.outputSettings()
                .syntax(Document.OutputSettings.Syntax.xml)
                .charset(UTF_8)
                .prettyPrint(false);
        Element body = document.body();
        List<Element> elements = new ArrayList<>(body.getAllElements());
        elements.remove(body);
        for (Element element : elements) {
            convert(element, media);
        }
        return "<div>" + XmlText.valid(body.html()) + "</div>";
    }

    /** Text, with an element for each line end. */
    static String plain(String text) {
        return XmlText.escaped(text).replace("\n", "<br/>");
    }

    private static void convert(Element element, UnaryOperator<String> media) {
        String name = element.normalName();
        if (name.equals("audio") || name.equals("video")) {
            String source = element.attr("src");
            Element first = element.selectFirst("source[src]");
            String file = source.isEmpty() && first != null ? first.attr("src") : source;
            Element object = new Element("object").attr("data", media.apply(file))
                    .attr("type", name + "/" + ending(file));
            element.replaceWith(object.appendChild(new TextNode(file)));
            return;
        }
        for (Attribute attribute : element.attributes().asList()) {
            if (!ATTRIBUTES.contains(attribute.getKey())) {
                element.removeAttr(attribute.getKey());
            }
        }
        if (element.hasAttr("lang")) {
            element.attr("xml:lang", element.attr("lang"));
            element.removeAttr("lang");
        }
        if (name.equals("img")) {
            element.attr("src", media.apply(element.attr("src")));
            if (!element.hasAttr("alt")) {
                element.attr("alt", "");
            }
        } else if (!KNOWN.contains(name) && !name.equals("source")) {
            element.tagName("span")
                    .attr("class",
                            (CLASS + name + " " + element.attr("class")).strip());
        }
    }

    private static String ending(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "mp3" -> "mpeg";
            case "m4a" -> "mp4";
            default -> ending.matches("[a-z0-9]{1,8}") ? ending : "mpeg";
        };
    }

    /**
     * The content of an element.
     *
     * @param node the element
     * @param media the names of media by where they lie
     * @return plain text where there is nothing but text and line ends, else HTML
     */
    static Markup content(QtiNode node, UnaryOperator<String> media) {
        List<Object> parts = new ArrayList<>(node.parts());
        parts.removeIf(part -> part instanceof String blank && blank.isBlank());
        if (parts.size() == 1 && parts.get(0) instanceof QtiNode only
                && only.name().equals("div")) {
            return only.attribute("class").equals(PLAIN)
                    ? Markup.plain(lines(only))
                    : content(only, media);
        }
        boolean isText = node.all()
                .skip(1)
                .allMatch(inner -> inner.name().equals("br") && inner.parts().isEmpty());
        if (isText && node.children().isEmpty()) {
            return Markup.plain(node.text().strip().replaceAll("[ \\t\\r\\n]+", " "));
        }
        StringBuilder html = new StringBuilder();
        node.parts().forEach(part -> append(html, part, media));
        return MarkupParser.html(html.toString().strip());
    }

    private static String lines(QtiNode node) {
        StringBuilder text = new StringBuilder();
        for (Object part : node.parts()) {
            text.append(part instanceof QtiNode ? "\n" : part);
        }
        return text.toString();
    }

    private static void append(StringBuilder html, Object part, UnaryOperator<String> media) {
        if (!(part instanceof QtiNode node)) {
            html.append(part.toString()
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;"));
            return;
        }
        String name = node.name();
        String type = node.attribute("type");
        if (name.equals("object") && type.matches("(?:audio|video|image)/.*")) {
            String file = media.apply(node.attribute("data"));
            html.append(type.startsWith("image")
                    ? "<img src=\"" + XmlText.escaped(file) + "\">"
                    : "<" + type.substring(0, 5) + " src=\"" + XmlText.escaped(file)
                            + "\" controls></" + type.substring(0, 5) + ">");
            return;
        }
        String shown = node.attribute("class");
        if (name.equals("span") && shown.startsWith(CLASS)) {
            name = shown.substring(CLASS.length()).split(" ", 2)[0];
            shown = shown.substring(CLASS.length() + name.length()).strip();
        }
        if (!name.matches("[a-zA-Z][a-zA-Z0-9]{0,30}")) {
            node.parts().forEach(inner -> append(html, inner, media));
            return;
        }
        html.append('<').append(name);
        for (Map.Entry<String, String> attribute : node.attributes().entrySet()) {
            String value = switch (attribute.getKey()) {
                case "src" -> media.apply(attribute.getValue());
                case "class" -> shown;
                default -> attribute.getValue();
            };
            boolean isKept = ATTRIBUTES.contains(attribute.getKey())
                    && !(value.isEmpty() && !attribute.getKey().equals("alt"));
            if (isKept && !(attribute.getKey().equals("alt") && value.isEmpty())) {
                html.append(' ')
                        .append(attribute.getKey())
                        .append("=\"")
                        .append(XmlText.escaped(value))
                        .append('"');
            }
        }
        html.append('>');
        if (!VOID.contains(name)) {
            node.parts().forEach(inner -> append(html, inner, media));
            html.append("</").append(name).append('>');
        }
    }
}
