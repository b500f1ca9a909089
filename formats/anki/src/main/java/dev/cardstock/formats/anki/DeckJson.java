package dev.cardstock.formats.anki;

import static dev.cardstock.formats.anki.json.NoteTypeJson.OWN;
import static dev.cardstock.formats.anki.json.NoteTypeJson.preset;

import dev.cardstock.deck.Deck;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.json.OptionsJson;
import dev.cardstock.formats.json.JsonPieces;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.DeckNames;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Decks as Anki's JSON. */
final class DeckJson {
    /** The id of the deck that every collection has. */
    static final long DEFAULT = 1;

    private static final Set<String> MEMBERS = Set.of("name", "desc", OWN);

    private final JsonPieces pieces;

    DeckJson(ImportLimits limits) {
        pieces = JsonPieces.within(limits);
    }

    static boolean isFiltered(ObjectNode json) {
        return AnkiJson.integer(json, "dyn", 0) == 1;
    }

    /** A deck that was only made because every collection has it. */
    static boolean isMade(ObjectNode json) {
        return AnkiJson.object(json, OWN).has("made") && AnkiJson.text(json, "name")
                .equals("Default");
    }

    /**
     * A deck from Anki's JSON.
     *
     * @param part the last part of its name
     * @param parent the id of the deck that it lies in
     * @param options the id of its options
     */
    Deck read(long id, ObjectNode json, String part, @Nullable String parent,
            @Nullable String options) {
        Deck seen = asSeen(id, json, part, parent, options);
        ObjectNode mark = AnkiJson.object(json, OWN);
        Deck own = pieces.deck(AnkiJson.text(mark, "deck")).orElse(null);
        if (own == null) {
            return seen;
        }
        boolean sameOptions = AnkiJson.integer(mark, "conf", 0) == AnkiJson.integer(json, "conf",
                DEFAULT);
        Deck.Builder deck = own.toBuilder().parent(parent);
        if (!sameOptions) {
            deck.options(options);
        }
        if (!part.equals(AnkiJson.text(mark, "part"))) {
            deck.name(part);
        }
        return deck.description(AnkiJson.text(json, "desc")
                .equals(AnkiHtml.clean(
                        own.description())) ? own.description() : AnkiJson.text(json, "desc"))
                .build();
    }

    private static Deck asSeen(long id, ObjectNode json, String part, @Nullable String parent,
            @Nullable String options) {
        return Deck.builder(Long.toString(id), part)
                .parent(parent)
                .description(AnkiJson.text(json, "desc"))
                .options(options)
                .attribute(AnkiAttributes.ID, Long.toString(id))
                .attribute(AnkiAttributes.DECK, AnkiJson.text(AnkiJson.without(json, MEMBERS)))
                .build();
    }

    /**
     * A deck as Anki's JSON.
     *
     * @param name its whole name
     * @param options Anki's id of its options
     */
    static ObjectNode write(Deck deck, long id, String name, long options, long time) {
        ObjectNode json = plain(deck, id, name, options, time);
        int last = name.lastIndexOf(DeckNames.SEPARATOR);
        String part = last < 0 ? name : name.substring(last + DeckNames.SEPARATOR.length());
        if (!asSeen(id, json, part, deck.parent(), deck.optionsId()).equals(deck)) {
            json.putObject(OWN)
                    .put("deck", JsonPieces.text(deck))
                    .put("conf", options)
                    .put("part", part);
        }
        return json;
    }

    private static ObjectNode plain(Deck deck, long id, String name, long options, long time) {
        ObjectNode json = AnkiJson.kept(deck.attributes().get(AnkiAttributes.DECK));
        json.put("id", id);
        json.put("name", name);
        json.put("desc", AnkiHtml.clean(deck.description()));
        fill(json, options, time);
        return json;
    }

    private static void fill(ObjectNode json, long options, long time) {
        preset(json, "mod", time);
        preset(json, "usn", -1);
        preset(json, "collapsed", false);
        preset(json, "browserCollapsed", false);
        for (String today : new String[]{"newToday", "revToday", "lrnToday", "timeToday"}) {
            if (!json.has(today)) {
                json.putArray(today).add(0).add(0);
            }
        }
        preset(json, "dyn", 0);
        if (!isFiltered(json)) {
            if (AnkiJson.integer(json, "conf", 0) != options) {
                json.put("conf", options);
            }
            preset(json, "extendNew", 0);
            preset(json, "extendRev", 0);
        }
    }

    /** The deck that every collection has. */
    static ObjectNode made(long time) {
        ObjectNode json = AnkiJson.object();
        json.put("id", DEFAULT);
        json.put("name", "Default");
        json.put("desc", "");
        fill(json, OptionsJson.DEFAULT, time);
        json.putObject(OWN).put("made", true);
        return json;
    }
}
