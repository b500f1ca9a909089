package dev.cardstock.formats.text;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** JSON of a source, token by token or value by value, within the limits. Not thread-safe. */
public final class JsonInput implements AutoCloseable {
    private static final long COST = 16;

    private final JsonParser parser;
    private final ImportLimits limits;
    private final Location where;

    private JsonInput(JsonParser parser, ImportLimits limits, Location where) {
        this.parser = parser;
        this.limits = limits;
        this.where = where;
    }

    /**
     * Opens a source.
     *
     * @param source the source
     * @param limits how much to take
     * @return its JSON; the caller closes it
     * @throws FormatException if it is not JSON
     * @throws IOException if it cannot be opened or read
     */
    public static JsonInput open(DeckSource source, ImportLimits limits) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxLineChars())
                        .maxNameLength(10_000)
                        .maxNumberLength(100)
                        .build())
                .build();
        Location where = Location.of(source.name());
        InputStream in = limits.open(source);
        try {
            return new JsonInput(factory.createParser(ObjectReadContext.empty(), in), limits,
                    where);
        } catch (JacksonException e) {
            in.close();
            throw failed(e, limits, where);
        } catch (RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static RuntimeException failed(JacksonException e, ImportLimits limits, Location where)
            throws IOException {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                throw io;
            }
        }
        Location at = e.getLocation() != null && e.getLocation().getLineNr() > 0
                ? where.atLine(e.getLocation().getLineNr())
                : where;
        if (e instanceof StreamConstraintsException) {
            boolean depth = e.getOriginalMessage().contains("nesting depth");
            return depth
                    ? new LimitExceededException("maxDepth", limits.maxDepth(),
                            "something lies more than " + limits.maxDepth() + " levels deep", at)
                    : new LimitExceededException("maxLineChars", limits.maxLineChars(),
                            "a text, name or number is too long", at);
        }
        return new FormatException("it is not well-formed JSON: " + e.getOriginalMessage(), at,
                "export it again; it may be cut off or edited by hand", e);
    }

    private <T> T read(Supplier<T> step) throws IOException {
        try {
            return step.get();
        } catch (JacksonException e) {
            throw failed(e, limits, where);
        }
    }

    /**
     * Goes on.
     *
     * @return what comes next; null at the end
     * @throws IOException if it cannot be read
     */
    public @Nullable JsonToken next() throws IOException {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw failed(e, limits, where);
        }
    }

    /**
     * The name of the member that begins.
     *
     * @return the name
     * @throws IOException if it cannot be read
     */
    public String name() throws IOException {
        return read(() -> Objects.requireNonNullElse(parser.currentName(), ""));
    }

    /** {@return the line in which it reads} */
    public long line() {
        return Math.max(0, parser.currentTokenLocation().getLineNr());
    }

    /**
     * Leaves out the value that begins.
     *
     * @throws IOException if it cannot be read
     */
    public void skip() throws IOException {
        read(parser::skipChildren);
    }

    /**
     * Expects an object or array.
     *
     * @param token what has to begin
     * @throws FormatException if it does not
     */
    public void expect(JsonToken token) {
        if (parser.currentToken() != token) {
            throw new FormatException(
                    "there is " + parser.currentToken() + " where " + token + " was expected",
                    where.atLine(line()), "export it again");
        }
    }

    /**
     * Reads the value that begins to its end.
     *
     * @return a {@link Map} in the order of its members, {@link List}, {@link String}, {@link Number},
     *     {@link Boolean}, or null
     * @throws LimitExceededException if it is larger than a record may be
     * @throws IOException if it cannot be read
     */
    public @Nullable Object value() throws IOException {
        Deque<Object> open = new ArrayDeque<>();
        Deque<String> names = new ArrayDeque<>();
        String name = "";
        long size = 0;
        while (true) {
            JsonToken token = parser.currentToken();
            @Nullable
            Object value = null;
            boolean ended = false;
            if (token == JsonToken.PROPERTY_NAME) {
                name = name();
                size += name.length();
                next();
                continue;
            } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                open.push(token == JsonToken.START_OBJECT
                        ? new LinkedHashMap<String, @Nullable Object>()
                        : new ArrayList<@Nullable Object>());
                names.push(name);
                size += COST;
                next();
                continue;
            } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                value = open.pop();
                name = names.pop();
                ended = true;
            } else if (token != null) {
                value = scalar(token);
            }
            size += COST + (value instanceof String text ? text.length() : 0);
            if (size > limits.maxLineChars()) {
                throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                        "a record has more than " + limits.maxLineChars() + " characters",
                        where.atLine(line()));
            }
            if (open.isEmpty() && (ended || token == null || token.isScalarValue())) {
                return value;
            }
            put(open.element(), name, value);
            next();
        }
    }

    @SuppressWarnings("unchecked") // made here
    private static void put(Object container, String name, @Nullable Object value) {
        if (container instanceof List<?> list) {
            ((List<@Nullable Object>) list).add(value);
        } else {
            ((Map<String, @Nullable Object>) container).put(name, value);
        }
    }

    private @Nullable Object scalar(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> read(parser::getString);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> read(parser::getNumberValue);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    @Override
    public void close() throws IOException {
        try {
            parser.close();
        } catch (JacksonException e) {
            throw failed(e, limits, where);
        }
    }
}
