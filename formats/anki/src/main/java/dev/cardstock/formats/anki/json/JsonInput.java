package dev.cardstock.formats.anki.json;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.text.TextInput;
import java.io.IOException;
import java.io.Reader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stranger's JSON, read as a stream within limits. */
public final class JsonInput {
    private final JsonParser parser;
    private final JsonMapper mapper;
    private final Location place;

    /** Reads a document. */
    @FunctionalInterface
    public interface Body {
        /**
         * Reads it.
         *
         * @param input stands on the first token
         * @throws IOException if it cannot be read, or the sink fails
         */
        void read(JsonInput input) throws IOException;
    }

    private JsonInput(JsonParser parser, JsonMapper mapper, Location place) {
        this.parser = parser;
        this.mapper = mapper;
        this.place = place;
    }

    /**
     * Reads a document to its end.
     *
     * @param source where it is
     * @param limits how much is taken
     * @param maxString how long a text in it may be
     * @param body reads it, leaving the input on the document's last token
     * @throws FormatException if it is not well-formed
     * @throws IOException if it cannot be read, or the body fails
     */
    public static void read(DeckSource source, ImportLimits limits, long maxString, Body body)
            throws IOException {
        Location place = Location.of(source.name());
        // Texts of the document are limited one by one, lines are not.
        ImportLimits wide = new ImportLimits(limits.maxBytes(), limits.maxEntries(),
                limits.maxRatio(), limits.maxNotes(), limits.maxDecks(), limits.maxFieldChars(),
                Integer.MAX_VALUE, limits.maxMediaBytes(), limits.maxDepth(),
                limits.maxDiagnostics());
        JsonMapper mapper = AnkiJson.reading(limits.maxDepth(),
                (int) Math.min(Integer.MAX_VALUE, maxString));
        try (Reader in = TextInput.open(source, wide, null);
                JsonParser parser = mapper.createParser(in)) {
            JsonInput input = new JsonInput(parser, mapper, place);
            if (parser.nextToken() == null) {
                throw new FormatException("it is empty", place,
                        "check that it was saved or downloaded completely");
            }
            body.read(input);
            if (parser.nextToken() != null) {
                throw new FormatException("something follows the document", input.location(),
                        "take it out");
            }
        } catch (StreamConstraintsException e) {
            if (String.valueOf(e.getOriginalMessage()).contains("nesting depth")) {
                throw new LimitExceededException("maxDepth", limits.maxDepth(),
                        "something lies more than " + limits.maxDepth() + " levels deep",
                        at(place, e));
            }
            throw new FormatException("it is beyond a limit: " + e.getOriginalMessage(),
                    at(place, e), "if it can be trusted, raise maxLineChars or maxDepth", e);
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new FormatException("it is not well-formed JSON: " + e.getOriginalMessage(),
                    at(place, e), "correct it there; it may be cut off or edited by hand", e);
        }
    }

    private static Location at(Location place, JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null ? place : place.atLine(Math.max(0, location.getLineNr()));
    }

    /** {@return where it stands} */
    public Location location() {
        return place.atLine(Math.max(0, parser.currentTokenLocation().getLineNr()));
    }

    /** {@return whether it stands at the beginning of an object} */
    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** {@return whether it stands at the beginning of a list} */
    public boolean isList() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /**
     * Goes to the next member of an object, on its value.
     *
     * @return whether there is one; if not, it stands on the end of the object
     */
    public boolean nextMember() {
        if (parser.nextToken() != JsonToken.PROPERTY_NAME) {
            return false;
        }
        parser.nextToken();
        return true;
    }

    /** {@return the name of the member on whose value it stands} */
    public String name() {
        return String.valueOf(parser.currentName());
    }

    /**
     * Goes to the next item of a list.
     *
     * @return whether there is one; if not, it stands on the end of the list
     */
    public boolean nextItem() {
        JsonToken token = parser.nextToken();
        return token != null && token != JsonToken.END_ARRAY;
    }

    /** Passes over the value on which it stands. */
    public void skip() {
        parser.skipChildren();
    }

    /** {@return the value on which it stands; it then stands on its end} */
    public JsonNode value() {
        return mapper.readTree(parser);
    }
}
