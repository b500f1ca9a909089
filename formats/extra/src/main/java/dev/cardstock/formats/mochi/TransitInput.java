package dev.cardstock.formats.mochi;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.formats.text.JsonInput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Transit in JSON, in the verbose form that Mochi writes and in the one with a cache
 * (github.com/cognitect/transit-format).
 */
final class TransitInput extends MochiInput {
    private static final int CODES = 44;
    private static final int FIRST_CODE = '0';
    private static final String MAP_MARK = "^ ";

    private final JsonInput json;
    /** For each open map and list, how many further tokens close it. */
    private final Deque<Integer> wrappers = new ArrayDeque<>();
    /** For each open map and list, whether it is an array that is a map, whose strings in turn are keys. */
    private final Deque<boolean[]> keys = new ArrayDeque<>();
    private final List<String> cache = new ArrayList<>();
    private @Nullable JsonToken pending;
    private boolean hasPending;
    private @Nullable Object scalar;

    private TransitInput(JsonInput json, ImportLimits limits, Location where) {
        super(limits, where);
        this.json = json;
    }

    static TransitInput open(DeckSource source, ImportLimits limits) throws IOException {
        return new TransitInput(JsonInput.open(source, limits), limits,
                Location.of(source.name()));
    }

    @Override
    protected @Nullable Object scalar() {
        return scalar;
    }

    @Override
    long line() {
        return json.line();
    }

    private @Nullable JsonToken token() throws IOException {
        if (hasPending) {
            hasPending = false;
            return pending;
        }
        return json.next();
    }

    private void unread(@Nullable JsonToken token) {
        pending = token;
        hasPending = true;
    }

    @Override
    protected Event advance() throws IOException {
        JsonToken token = token();
        if (token == null) {
            return Event.DONE;
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array(0);
            case END_OBJECT, END_ARRAY -> end();
            case PROPERTY_NAME -> scalar(decoded(json.name(), true));
            default -> {
                Object value = json.value();
                yield scalar(value instanceof String text ? decoded(text, isKey()) : value);
            }
        };
    }

    private Event scalar(@Nullable Object value) {
        if (value instanceof Tag) {
            throw malformed("a tag stands where a value was expected");
        }
        scalar = value;
        toggle();
        return Event.SCALAR;
    }

    private boolean isKey() {
        boolean[] frame = keys.peek();
        return frame != null && frame[0] && !frame[1];
    }

    /** After a key comes its value. */
    private void toggle() {
        boolean[] frame = keys.peek();
        if (frame != null) {
            frame[1] = !frame[1];
        }
    }

    private Event open(Event event, int wrapped, boolean isArrayMap) {
        toggle();
        wrappers.push(wrapped);
        keys.push(new boolean[]{isArrayMap, false});
        return event;
    }

    private Event end() throws IOException {
        if (wrappers.isEmpty()) {
            throw malformed("something is closed that was not opened");
        }
        keys.pop();
        for (int i = wrappers.pop(); i > 0; i--) {
            JsonToken token = token();
            if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
                throw malformed("a tag has more than one value");
            }
        }
        return Event.END;
    }

    private Event object() throws IOException {
        JsonToken token = token();
        if (token == JsonToken.PROPERTY_NAME
                && decoded(json.name(), true) instanceof Tag tag) {
            return tagged(tag);
        }
        // A key that was decoded once must not be put into the cache twice.
        if (token == JsonToken.PROPERTY_NAME && isCached(json.name(), true)) {
            cache.remove(cache.size() - 1);
        }
        unread(token);
        return open(Event.MAP, 0, false);
    }

    private Event array(int wrapped) throws IOException {
        JsonToken token = token();
        if (token == JsonToken.VALUE_STRING) {
            String text = String.valueOf(json.value());
            if (text.equals(MAP_MARK)) {
                return open(Event.MAP, wrapped, true);
            }
            boolean isTag = text.startsWith("~#") || text.startsWith("^");
            if (isTag && decoded(text, false) instanceof Tag tag) {
                return tagged(tag);
            }
        }
        unread(token);
        return open(Event.LIST, wrapped, false);
    }

    /** What stands behind a tag; one token more closes it. */
    private Event tagged(Tag tag) throws IOException {
        JsonToken token = token();
        if (token == JsonToken.START_ARRAY) {
            if (Set.of("list", "set").contains(tag.name)) {
                return open(Event.LIST, 1, false);
            }
            return tag.name.equals("cmap") ? open(Event.MAP, 1, false) : array(1);
        }
        if (token == JsonToken.START_OBJECT) {
            return open(Event.MAP, 1, false);
        }
        if (token == null || !token.isScalarValue()) {
            throw malformed("the tag '" + tag.name + "' has no value");
        }
        Object value = json.value();
        Object decoded = value instanceof String text ? decoded(text, false) : value;
        JsonToken end = token();
        if (end != JsonToken.END_OBJECT && end != JsonToken.END_ARRAY) {
            throw malformed("the tag '" + tag.name + "' has more than one value");
        }
        return scalar(Set.of("dt", "t", "m").contains(tag.name)
                ? EdnInput.instant(decoded)
                : decoded);
    }

    /** The name of what a value is. */
    private record Tag(String name) {}

    private static boolean isCached(String text, boolean isKey) {
        return text.length() > 3 && (isKey && !text.startsWith("^") || text.startsWith("~:")
                || text.startsWith("~$") || text.startsWith("~#"));
    }

    private @Nullable Object decoded(String text, boolean isKey) {
        if (text.startsWith("^") && !text.equals(MAP_MARK) && text.length() <= 3
                && text.length() > 1) {
            int index = text.length() == 2
                    ? text.charAt(1) - FIRST_CODE
                    : (text.charAt(1) - FIRST_CODE) * CODES + text.charAt(2) - FIRST_CODE;
            if (index < 0 || index >= cache.size()) {
                throw malformed("the code '" + text + "' stands for nothing");
            }
            return meaning(cache.get(index));
        }
        if (isCached(text, isKey)) {
            if (cache.size() == CODES * CODES) {
                cache.clear();
            }
            cache.add(text);
        }
        return meaning(text);
    }

    private static @Nullable Object meaning(String text) {
        if (text.length() < 2 || text.charAt(0) != '~') {
            return text;
        }
        String rest = text.substring(2);
        return switch (text.charAt(1)) {
            case '#' -> new Tag(rest);
            case '~', '^', '`' -> text.substring(1);
            case '_' -> null;
            case '?' -> rest.equals("t");
            case 'i', 'n' -> rest.matches("-?\\d{1,18}") ? (Object) Long.parseLong(rest) : rest;
            case 'd', 'f' -> rest.length() < 40 && rest.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")
                    ? (Object) Double.parseDouble(rest)
                    : rest;
            case 't', 'm' -> EdnInput.instant(rest);
            default -> rest;
        };
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
