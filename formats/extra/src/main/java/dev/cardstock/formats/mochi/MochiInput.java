package dev.cardstock.formats.mochi;

import dev.cardstock.Location;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Data of Mochi's, value by value within the limits: maps, lists (vectors and sets too) and scalars. Keywords
 * are read as strings without the colon, dates as {@link java.time.Instant}.
 */
abstract class MochiInput implements AutoCloseable {
    private static final long COST = 16;

    /** What comes next. */
    enum Event {
        MAP, LIST, END, SCALAR, DONE
    }

    /** The limits. */
    protected final ImportLimits limits;
    /** The place of the data. */
    protected final Location where;

    private int depth;

    MochiInput(ImportLimits limits, Location where) {
        this.limits = limits;
        this.where = where;
    }

    /** Goes on; keys and values of a map come in turn. */
    protected abstract Event advance() throws IOException;

    /** The scalar that came. */
    protected abstract @Nullable Object scalar();

    /** The line in which it reads, 0 where that is not known. */
    abstract long line();

    @Override
    public abstract void close() throws IOException;

    /** What is wrong with the data. */
    protected final FormatException malformed(String problem) {
        return new FormatException(problem, where.atLine(line()), "export the deck again");
    }

    /** Goes on, no deeper than allowed. */
    final Event next() throws IOException {
        Event event = advance();
        if (event == Event.MAP || event == Event.LIST) {
            if (++depth > limits.maxDepth()) {
                throw new LimitExceededException("maxDepth", limits.maxDepth(),
                        "something lies more than " + limits.maxDepth() + " levels deep",
                        where.atLine(line()));
            }
        } else if (event == Event.END && --depth < 0) {
            throw malformed("something is closed that was not opened");
        }
        return event;
    }

    /** The next key of the map; null at its end. */
    final @Nullable String key() throws IOException {
        Event event = next();
        if (event == Event.END) {
            return null;
        }
        if (event != Event.SCALAR) {
            throw malformed("a key of a map is no keyword");
        }
        return String.valueOf(scalar());
    }

    private void checkBegins(Event first) {
        if (first == Event.END || first == Event.DONE) {
            throw malformed("a key of a map has no value");
        }
    }

    /** Leaves out the value that began with an event. */
    final void skip(Event first) throws IOException {
        checkBegins(first);
        int open = first == Event.MAP || first == Event.LIST ? 1 : 0;
        while (open > 0) {
            open += switch (next()) {
                case MAP, LIST -> 1;
                case END -> -1;
                case SCALAR -> 0;
                case DONE -> throw malformed("the data ends too early");
            };
        }
    }

    /** A list or map that is not closed yet, and the key that waits for its value. */
    private static final class Open {
        final @Nullable Map<String, @Nullable Object> map;
        final List<@Nullable Object> list = new ArrayList<>();
        @Nullable
        String key;

        Open(boolean isMap) {
            map = isMap ? new LinkedHashMap<>() : null;
        }

        Object value() {
            return map == null ? list : map;
        }

        void add(@Nullable Object value) {
            if (map == null) {
                list.add(value);
            } else if (key == null) {
                key = String.valueOf(value);
            } else {
                map.put(key, value);
                key = null;
            }
        }
    }

    /**
     * The value that began with an event, to its end: a {@link Map} of strings, {@link List} or scalar.
     *
     * @throws LimitExceededException if it is larger than a record may be
     */
    final @Nullable Object value(Event first) throws IOException {
        checkBegins(first);
        if (first == Event.SCALAR) {
            return scalar();
        }
        Deque<Open> open = new ArrayDeque<>();
        Event event = first;
        long size = 0;
        while (true) {
            switch (event) {
                case MAP, LIST -> open.push(new Open(event == Event.MAP));
                case SCALAR -> {
                    Object value = scalar();
                    size += value instanceof String text ? text.length() : 0;
                    open.element().add(value);
                }
                case END -> {
                    Object value = open.pop().value();
                    if (open.isEmpty()) {
                        return value;
                    }
                    open.element().add(value);
                }
                case DONE -> throw malformed("the data ends too early");
            }
            size += COST;
            if (size > limits.maxLineChars()) {
                throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                        "a card has more than " + limits.maxLineChars() + " characters",
                        where.atLine(line()));
            }
            event = next();
        }
    }
}
