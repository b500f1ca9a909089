package dev.cardstock.formats.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An element of XML with what is in it. Not thread-safe. */
public final class XmlElement {
    private final String name;
    private final long line;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<Object> parts = new ArrayList<>();
    private @Nullable StringBuilder last;
    private int length;

    XmlElement(String name, long line) {
        this.name = name;
        this.line = line;
    }

    void put(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void add(XmlElement child) {
        parts.add(child);
        last = null;
    }

    void append(String more) {
        length += more.length();
        StringBuilder text = last;
        if (text == null) {
            text = new StringBuilder();
            parts.add(text);
            last = text;
        }
        text.append(more);
    }

    int length() {
        return length;
    }

    /** {@return its name without a prefix} */
    public String name() {
        return name;
    }

    /** {@return the line in which it begins} */
    public long line() {
        return line;
    }

    /**
     * An attribute.
     *
     * @param attribute its name
     * @return its value, empty where it is missing
     */
    public String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** {@return its own text, without that of elements in it} */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part instanceof StringBuilder piece) {
                text.append(piece);
            }
        }
        return text.toString();
    }

    /** {@return its attributes by their names} */
    public Map<String, String> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    /** {@return all elements in it, in order} */
    public List<XmlElement> children() {
        return parts.stream()
                .filter(XmlElement.class::isInstance)
                .map(XmlElement.class::cast)
                .toList();
    }

    /** {@return the elements in it and the texts between them, in order; each text is a {@link CharSequence}} */
    public List<Object> parts() {
        return Collections.unmodifiableList(parts);
    }

    /**
     * The elements in it.
     *
     * @param child their name
     * @return those of that name, in order
     */
    public List<XmlElement> children(String child) {
        return children().stream().filter(element -> element.name.equals(child)).toList();
    }

    /**
     * The first element in it.
     *
     * @param child its name
     * @return the element, if there is one
     */
    public Optional<XmlElement> child(String child) {
        return children().stream().filter(element -> element.name.equals(child)).findFirst();
    }

    /**
     * The text of an element in it.
     *
     * @param child its name
     * @return its text without blanks around it, empty where it is missing
     */
    public String text(String child) {
        return child(child).map(element -> element.text().strip()).orElse("");
    }
}
