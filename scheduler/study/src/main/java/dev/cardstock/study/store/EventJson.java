package dev.cardstock.study.store;

import dev.cardstock.deck.CardId;
import dev.cardstock.progress.ProgressEvent;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Events as JSON, as files, tables and exports hold them:
 *
 * <pre>{@code
 * {"time":"2026-03-20T12:00:00.123Z","kind":"answered","card":"note/part","values":{"answer":"x"}}
 * }</pre>
 *
 * {@code card} and {@code values} are left out where there are none. Values of which a name holds half of a
 * surrogate pair, which the name of a member of an object cannot, are an array of names and values in turn.
 */
final class EventJson {
    /** All but the surrogates and what follows them stays readable; halves of pairs survive UTF-8. */
    static final JsonFactory READABLE = factory(0xD7FF);

    /** For databases of any encoding. */
    static final JsonFactory ASCII = factory(0x7F);

    private EventJson() {}

    private static JsonFactory factory(int highestNonEscapedChar) {
        return JsonFactory.builder()
                .highestNonEscapedChar(highestNonEscapedChar)
                // The names are data: nothing is gained by keeping them.
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(5)
                        .maxStringLength(Limits.EVENT)
                        .maxNameLength(Limits.EVENT)
                        .maxNumberLength(20)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(5).build())
                .build();
    }

    static String written(JsonFactory factory, ProgressEvent event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, event);
        }
        return text.toString();
    }

    static ProgressEvent read(String text) {
        try (JsonParser json = ASCII.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            return read(json);
        }
    }

    /** A text as a string of JSON. */
    static String quoted(JsonFactory factory, String text) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), json)) {
            generator.writeString(text);
        }
        return json.toString();
    }

    static String unquoted(String text) {
        try (JsonParser json = ASCII.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            return text(json);
        }
    }

    static void write(JsonGenerator json, ProgressEvent event) {
        json.writeStartObject();
        json.writeStringProperty("time", event.time().toString());
        json.writeStringProperty("kind", event.kind());
        if (event.card() != null) {
            json.writeStringProperty("card", event.card().toString());
        }
        if (!event.values().isEmpty()) {
            json.writeName("values");
            writeValues(json, event.values());
        }
        json.writeEndObject();
    }

    private static void writeValues(JsonGenerator json, SortedMap<String, String> values) {
        if (values.keySet().stream().allMatch(StandardCharsets.UTF_8.newEncoder()::canEncode)) {
            json.writeStartObject();
            values.forEach(json::writeStringProperty);
            json.writeEndObject();
        } else {
            json.writeStartArray();
            values.forEach((name, value) -> {
                json.writeString(name);
                json.writeString(value);
            });
            json.writeEndArray();
        }
    }

    /**
     * Reads the event whose object the parser has entered, up to its end.
     *
     * @throws tools.jackson.core.JacksonException if it is not JSON
     * @throws IllegalArgumentException if it is no event
     * @throws java.time.DateTimeException if its time is none
     */
    static ProgressEvent read(JsonParser json) {
        expect(json, JsonToken.START_OBJECT, "an event");
        Instant time = null;
        String kind = null;
        CardId card = null;
        SortedMap<String, String> values = new TreeMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "time" -> time = Instant.parse(text(json));
                case "kind" -> kind = text(json);
                case "card" -> card = CardId.parse(text(json));
                case "values" -> values = readValues(json);
                default -> throw new IllegalArgumentException(
                        "an event has no member '" + shortened(name) + "'");
            }
        }
        if (time == null || kind == null) {
            throw new IllegalArgumentException("an event lacks its time or its kind");
        }
        return new ProgressEvent(time, kind, card, values);
    }

    private static SortedMap<String, String> readValues(JsonParser json) {
        SortedMap<String, String> values = new TreeMap<>();
        boolean inTurn = json.currentToken() == JsonToken.START_ARRAY;
        if (!inTurn) {
            expect(json, JsonToken.START_OBJECT, "the values of an event");
        }
        for (String name = nextName(json, inTurn); name != null; name = nextName(json, inTurn)) {
            json.nextToken();
            if (values.put(name, text(json)) != null) {
                throw new IllegalArgumentException(
                        "an event has two values '" + shortened(name) + "'");
            }
        }
        return values;
    }

    private static @Nullable String nextName(JsonParser json, boolean inTurn) {
        if (!inTurn) {
            return json.nextName();
        }
        return json.nextToken() == JsonToken.END_ARRAY ? null : text(json);
    }

    static String text(JsonParser json) {
        expect(json, JsonToken.VALUE_STRING, "a text");
        return json.getString();
    }

    static long number(JsonParser json) {
        expect(json, JsonToken.VALUE_NUMBER_INT, "a whole number");
        return json.getLongValue();
    }

    static void expect(JsonParser json, JsonToken token, String what) {
        expect(json.currentToken() == token, what);
    }

    static void expect(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("there is something else where " + what
                    + " has to be");
        }
    }

    static String shortened(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", " ");
        return visible.length() <= 60 ? visible : visible.substring(0, 57) + "...";
    }
}
