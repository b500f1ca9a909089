package dev.cardstock.formats.json;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Location;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.review.CardSchedule;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Single things of the model as JSON on one line, in the form that they have in a document: for formats
 * that carry along what they have no words for. Immutable and thread-safe.
 */
public final class JsonPieces {
    private static final Location NOWHERE = Location.UNKNOWN;

    private final ImportLimits limits;
    private final JsonMapper mapper;

    private JsonPieces(ImportLimits limits) {
        this.limits = requireNonNull(limits, "limits");
        mapper = JsonText.reading(limits.maxDepth(), limits.maxFieldChars());
    }

    /**
     * Reads pieces within limits.
     *
     * @param limits how much is taken
     * @return the reader
     */
    public static JsonPieces within(ImportLimits limits) {
        return new JsonPieces(limits);
    }

    /**
     * A deck as JSON.
     *
     * @param deck the deck
     * @return its JSON
     */
    public static String text(Deck deck) {
        return JsonText.line(JsonValues.of(deck));
    }

    /**
     * Deck options as JSON.
     *
     * @param options the options
     * @return their JSON
     */
    public static String text(DeckOptions options) {
        return JsonText.line(JsonValues.of(options));
    }

    /**
     * A note type as JSON.
     *
     * @param type the type
     * @return its JSON
     */
    public static String text(NoteType type) {
        return JsonText.line(JsonValues.of(type));
    }

    /**
     * A note as JSON.
     *
     * @param note the note
     * @param type its type
     * @return its JSON
     */
    public static String text(Note note, NoteType type) {
        return JsonText.line(JsonValues.of(note, type));
    }

    /**
     * What a card has of its own as JSON.
     *
     * @param override the override
     * @return its JSON
     */
    public static String text(CardOverride override) {
        return JsonText.line(JsonValues.of(override));
    }

    /**
     * A schedule as JSON.
     *
     * @param schedule the schedule
     * @return its JSON
     */
    public static String text(CardSchedule schedule) {
        return JsonText.line(JsonValues.of(schedule));
    }

    /**
     * Reads a deck.
     *
     * @param json its JSON
     * @return the deck; empty if the JSON is of none, or beyond the limits
     */
    public Optional<Deck> deck(String json) {
        return piece(json, JsonItems::deck);
    }

    /**
     * Reads deck options.
     *
     * @param json their JSON
     * @return the options; empty if the JSON is of none, or beyond the limits
     */
    public Optional<DeckOptions> options(String json) {
        return piece(json, JsonItems::options);
    }

    /**
     * Reads a note type.
     *
     * @param json its JSON
     * @return the type; empty if the JSON is of none, or beyond the limits
     */
    public Optional<NoteType> noteType(String json) {
        return piece(json, JsonItems::noteType);
    }

    /**
     * Reads a note.
     *
     * @param json its JSON
     * @param type its type
     * @return the note; empty if the JSON is of none, or beyond the limits
     */
    public Optional<Note> note(String json, NoteType type) {
        return piece(json, item -> {
            item.skip("type");
            return JsonItems.note(item, type);
        });
    }

    /**
     * Reads what a card has of its own.
     *
     * @param json its JSON
     * @return the override; empty if the JSON is of none, or beyond the limits
     */
    public Optional<CardOverride> override(String json) {
        return piece(json, JsonItems::override);
    }

    /**
     * Reads a schedule.
     *
     * @param json its JSON
     * @return the schedule; empty if the JSON is of none, or beyond the limits
     */
    public Optional<CardSchedule> schedule(String json) {
        return piece(json, JsonItems::schedule);
    }

    private <T> Optional<T> piece(String json, Function<JsonObject, T> maker) {
        try {
            JsonNode node = mapper.readTree(json);
            return node instanceof ObjectNode object
                    ? Optional.of(maker.apply(new JsonObject(object, NOWHERE, "", true, limits)))
                    : Optional.empty();
        } catch (JacksonException | FormatException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
