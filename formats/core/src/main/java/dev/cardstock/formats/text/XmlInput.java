package dev.cardstock.formats.text;

import dev.cardstock.CardstockException;
import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML of a source, element by element within the limits. A document type declaration is refused, so that
 * nothing is fetched and no entity grows.
 */
public final class XmlInput implements AutoCloseable {
    private static final Pattern ROOT = Pattern.compile(
            "\\s*(?:<\\?xml[^>]{0,200}\\?>\\s*)?(?:<!--(?:(?!-->)(?s:.)){0,2000}-->\\s*)?<(?:\\w+:)?(\\w+)[\\s>/]");
    private static final Pattern ENCODING = Pattern
            .compile("<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([\\w.:-]{1,40})[\"']");
    private static final int DECLARATION = 200;
    private static final long ELEMENT_COST = 64;

    /** What was met. */
    public enum Event {
        /** An element begins. */
        START,
        /** An element ends. */
        END,
        /** The document is over. */
        DONE
    }

    private final Source stream;
    private final XMLStreamReader reader;
    private final ImportLimits limits;
    private final Location where;
    private int depth;

    private XmlInput(Source stream, XMLStreamReader reader, ImportLimits limits, Location where) {
        this.stream = stream;
        this.reader = reader;
        this.limits = limits;
        this.where = where;
    }

    /** Remembers how reading failed, which the parser would wrap. */
    private static final class Source extends FilterReader {
        private @Nullable IOException failure;

        Source(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }

    /**
     * Opens a source.
     *
     * @param source the source
     * @param limits how much to take
     * @return its XML; the caller closes it
     * @throws FormatException if it is not XML
     * @throws IOException if it cannot be opened or read
     */
    public static XmlInput open(DeckSource source, ImportLimits limits) throws IOException {
        Location where = Location.of(source.name());
        // The parser itself would print what it finds wrong with bytes.
        Source stream = new Source(
                TextInput.open(source, limits.withMaxLineChars(Integer.MAX_VALUE),
                        declaredEncoding(source, where)));
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLInputFactory.IS_COALESCING, false);
            // References such as &lt; count as entities, which can grow in no other way here.
            factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
            factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
            return new XmlInput(stream, factory.createXMLStreamReader(stream), limits, where);
        } catch (XMLStreamException e) {
            stream.close();
            throw failed(stream, where, e);
        } catch (RuntimeException | Error e) {
            stream.close();
            throw e;
        }
    }

    private static @Nullable Charset declaredEncoding(DeckSource source, Location where)
            throws IOException {
        String head;
        try (InputStream in = source.open()) {
            head = new String(in.readNBytes(DECLARATION), StandardCharsets.ISO_8859_1);
        }
        Matcher declared = ENCODING.matcher(head);
        if (!declared.lookingAt() || declared.group(1).toLowerCase(Locale.ROOT).startsWith("utf")) {
            return null;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalArgumentException e) {
            throw new FormatException("its encoding '" + declared.group(1) + "' is not known",
                    where.atLine(1), "save it as UTF-8", e);
        }
    }

    /**
     * The name of the outermost element.
     *
     * @param head the beginning of a text
     * @return the name without prefix; empty where it is not XML
     */
    public static Optional<String> root(String head) {
        Matcher root = ROOT.matcher(head);
        return root.lookingAt() ? Optional.of(root.group(1)) : Optional.empty();
    }

    private static RuntimeException failed(Source stream, Location where, Exception e)
            throws IOException {
        if (stream.failure != null) {
            throw stream.failure;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CardstockException ours) {
                return ours;
            }
        }
        Location at = e instanceof XMLStreamException xml && xml.getLocation() != null
                && xml.getLocation().getLineNumber() > 0
                        ? where.atLine(xml.getLocation().getLineNumber())
                        : where;
        String message = String.valueOf(e.getMessage())
                .replaceFirst("(?s).*Message: ", "")
                .replaceAll("\\s+", " ");
        return new FormatException("it is not sound XML: " + message, at,
                "export it again, or correct it in an editor", e);
    }

    /**
     * Goes on.
     *
     * @return what comes next, texts skipped
     * @throws IOException if it cannot be read
     */
    public Event next() throws IOException {
        while (true) {
            int event = advance();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return Event.START;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return Event.END;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return Event.DONE;
            }
        }
    }

    private int advance() throws IOException {
        int event;
        try {
            event = reader.next();
        } catch (XMLStreamException | RuntimeException e) {
            throw failed(stream, where, e);
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new FormatException(event == XMLStreamConstants.DTD
                    ? "it declares a document type, which is not read from strangers"
                    : "it refers to an entity that is not known", where.atLine(line()),
                    "remove the declaration and write characters instead of its entities");
        }
        if (event == XMLStreamConstants.START_ELEMENT && ++depth > limits.maxDepth()) {
            throw new LimitExceededException("maxDepth", limits.maxDepth(),
                    "elements lie more than " + limits.maxDepth() + " deep", where.atLine(line()));
        }
        depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
        return event;
    }

    /** {@return the name of the element that begins or ends, without prefix} */
    public String name() {
        return reader.getLocalName();
    }

    /** {@return the line in which it reads} */
    public long line() {
        return Math.max(0, reader.getLocation().getLineNumber());
    }

    /**
     * An attribute of the element that begins.
     *
     * @param attribute its name
     * @return its value, empty where it is missing
     */
    public String attribute(String attribute) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(attribute)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    /**
     * Reads the element that begins to its end.
     *
     * @return the element
     * @throws LimitExceededException if it is larger than a record may be
     * @throws IOException if it cannot be read
     */
    public XmlElement element() throws IOException {
        return element("", (element, text) -> {});
    }

    /**
     * Reads the element that begins to its end, but for the text of some elements in it.
     *
     * @param apart the name of elements whose text does not become part of it
     * @param texts takes their texts, piece by piece
     * @return the element
     * @throws LimitExceededException if it is larger than a record may be
     * @throws IOException if it cannot be read
     */
    public XmlElement element(String apart, BiConsumer<XmlElement, String> texts)
            throws IOException {
        Deque<XmlElement> open = new ArrayDeque<>();
        XmlElement root = started();
        open.push(root);
        long size = cost(root);
        while (true) {
            int event = advance();
            XmlElement current = open.element();
            if (event == XMLStreamConstants.START_ELEMENT) {
                XmlElement child = started();
                size += cost(child);
                current.add(child);
                open.push(child);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
                if (open.isEmpty()) {
                    return root;
                }
            } else if ((event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE)) {
                if (current.name().equals(apart)) {
                    texts.accept(current, reader.getText());
                    continue;
                }
                current.append(reader.getText());
                size += reader.getTextLength();
                limits.checkField(current.length(), where.atLine(current.line()));
            }
            if (size > limits.maxLineChars()) {
                throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                        "a record has more than " + limits.maxLineChars() + " characters",
                        where.atLine(root.line()));
            }
        }
    }

    private XmlElement started() {
        XmlElement element = new XmlElement(reader.getLocalName(), line());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return element;
    }

    private long cost(XmlElement element) {
        long cost = ELEMENT_COST + element.name().length();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            cost += reader.getAttributeValue(i).length();
        }
        return cost;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
