package dev.cardstock.formats.qti;

import dev.cardstock.formats.text.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An element with the names that it has in version 2: {@code qti-simple-choice} is {@code simpleChoice}.
 *
 * @param name its name
 * @param attributes its attributes
 * @param parts the elements in it and the texts between them
 * @param line where it begins
 */
record QtiNode(String name, Map<String, String> attributes, List<Object> parts, long line) {
    /** Of an element that is no deeper than the limits allow. */
    static QtiNode of(XmlElement element) {
        boolean third = element.name().startsWith("qti-");
        Map<String, String> attributes = new TreeMap<>();
        element.attributes()
                .forEach((name, value) -> attributes.put(third ? camel(name) : name, value));
        List<Object> parts = new ArrayList<>();
        for (Object part : element.parts()) {
            parts.add(part instanceof XmlElement child ? of(child) : part.toString());
        }
        return new QtiNode(third ? camel(element.name().substring(4)) : element.name(), attributes,
                parts, element.line());
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("-")) {
            camel.append(camel.isEmpty() || word.isEmpty()
                    ? word
                    : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }

    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    List<QtiNode> children() {
        return parts.stream()
                .filter(QtiNode.class::isInstance)
                .map(QtiNode.class::cast)
                .toList();
    }

    List<QtiNode> children(String child) {
        return children().stream().filter(node -> node.name.equals(child)).toList();
    }

    Optional<QtiNode> child(String child) {
        return children().stream().filter(node -> node.name.equals(child)).findFirst();
    }

    /** Its own text. */
    String text() {
        StringBuilder text = new StringBuilder();
        parts.stream().filter(String.class::isInstance).forEach(text::append);
        return text.toString();
    }

    /** It and all elements in it. */
    Stream<QtiNode> all() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(QtiNode::all));
    }
}
