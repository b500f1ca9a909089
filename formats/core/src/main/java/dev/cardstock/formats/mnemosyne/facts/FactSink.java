package dev.cardstock.formats.mnemosyne.facts;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.formats.mnemosyne.facts.FactTypes.Form;
import dev.cardstock.formats.text.DeckPath;
import dev.cardstock.formats.text.HtmlField;
import dev.cardstock.formats.text.NoteSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes notes of facts. The first tag of a fact names its deck, as categories did in Mnemosyne 1, unless
 * one of its tags was written for a deck by {@link #deckTag}; the others are tags.
 */
public final class FactSink {
    private static final String UNTAGGED = "__UNTAGGED__";
    private static final String DECK_TAG = "deck.";
    private static final Pattern SOURCE = Pattern.compile("((?:src|data)\\s*=\\s*\")([^\"]+)(\")");

    private final NoteSink notes;
    private final DeckSink sink;
    private final FactTypes types;
    private final Map<String, String> tagNames = new HashMap<>();

    /**
     * Starts with no tags.
     *
     * @param notes takes the notes
     * @param sink takes the schedules
     * @param types the card types
     */
    public FactSink(NoteSink notes, DeckSink sink, FactTypes types) {
        this.notes = notes;
        this.sink = sink;
        this.types = types;
    }

    /**
     * The id of a tag that stands for a deck.
     *
     * @param number a number of its own
     * @return the id
     */
    public static String deckTag(int number) {
        return DECK_TAG + number;
    }

    /**
     * Adds a tag.
     *
     * @param id its id
     * @param name its name
     */
    public void tag(String id, String name) {
        tagNames.put(id, name);
    }

    /**
     * The name of a file in a folder of media, without folders.
     *
     * @param path its path
     * @return the name; empty where it can be none
     */
    public static Optional<String> mediaName(String path) {
        String name = path.replace('\\', '/').replaceFirst("^(?:\\./)+", "").replace('/', '_');
        return Optional.of(name).filter(Media::isSafeName);
    }

    /**
     * Adds a fact.
     *
     * @param id its id
     * @param data its texts by their keys
     * @param cards its cards
     * @param line where it stands, or 0
     * @return the ids of the cards by the ids that Mnemosyne gave them
     * @throws IOException if the sink fails
     */
    public Map<String, CardId> fact(String id, Map<String, String> data, List<FactCard> cards,
            long line) throws IOException {
        Map<String, CardId> ids = new HashMap<>();
        if (cards.isEmpty()) {
            notes.warn("no-cards", "the fact '" + id + "' has no cards; it is left out", line);
            return ids;
        }
        String type = cards.get(0).type();
        Form form = types.form(type).orElse(null);
        if (form == null) {
            notes.warn("card-type", "the card type '" + type + "' is not known; the fact '" + id
                    + "' is left out", line);
            return ids;
        }
        List<String> fields = new ArrayList<>();
        for (String key : form.keys()) {
            fields.add(data.getOrDefault(key, ""));
        }
        if (form.type().equals(NoteType.cloze())) {
            cloze(id, fields, cards, line, List.of(), ids);
        } else if (form.type().equals(NoteType.basicReversed()) && cards.size() == 1) {
            // One of the two cards was deleted.
            boolean reverse = "reverse".equals(form.parts().get(cards.get(0).view()));
            if (reverse) {
                fields = List.of(fields.get(1), fields.get(0));
            }
            Note note = add(id, NoteType.basic(), fields, cards, line, List.of());
            schedule(cards.get(0), new CardId(note.id(), "forward"), ids);
        } else {
            plain(id, form, fields, cards, line, ids);
        }
        return ids;
    }

    private void plain(String id, Form form, List<String> fields, List<FactCard> cards, long line,
            Map<String, CardId> ids) throws IOException {
        List<String> shown = new ArrayList<>(fields);
        boolean sentence = form.type().id().equals("mnemosyne-6")
                && BracketCloze.has(fields.get(0));
        if (sentence) {
            shown.set(0, BracketCloze.shown(fields.get(0)));
        }
        Note note = add(id, form.type(), shown, cards, line, List.of());
        List<FactCard> clozes = new ArrayList<>();
        for (FactCard card : cards) {
            String part = form.parts().get(card.view());
            if (part != null) {
                schedule(card, new CardId(note.id(), part), ids);
            } else if (sentence) {
                clozes.add(card);
            } else {
                notes.warn("fact-view", "the fact view '" + card.view() + "' is not known; the"
                        + " schedule of the card is left out", line);
            }
        }
        if (!clozes.isEmpty()) {
            String extra = String.join("\n",
                    fields.subList(1, fields.size())
                            .stream()
                            .filter(field -> !field.isBlank())
                            .toList());
            cloze(id + "/cloze", List.of(fields.get(0), extra), clozes, line, List.of(note.id()),
                    ids);
        }
    }

    private void cloze(String id, List<String> fields, List<FactCard> cards, long line,
            List<String> sameFact, Map<String, CardId> ids) throws IOException {
        Note note = add(id, NoteType.cloze(),
                List.of(BracketCloze.toNote(fields.get(0)), fields.get(1)), cards, line, sameFact);
        for (FactCard card : cards) {
            int index = index(card.extra());
            if (index < 0) {
                notes.warn("cloze-index", "it is not known which gap a card asks; its schedule is"
                        + " left out", line);
            } else {
                schedule(card, new CardId(note.id(), "c" + (index + 1)), ids);
            }
        }
    }

    private static int index(String extra) {
        return PythonLiteral.parse(extra).orElse(null) instanceof Map<?, ?> map
                && map.get("index") instanceof Double index && index >= 0 && index < 500
                        ? index.intValue()
                        : -1;
    }

    private Note add(String id, NoteType type, List<String> fields, List<FactCard> cards,
            long line, List<String> sameFact) throws IOException {
        List<String> path = List.of();
        Set<String> tags = new LinkedHashSet<>();
        Set<String> tagIds = new LinkedHashSet<>();
        cards.forEach(card -> tagIds.addAll(card.tags()));
        boolean hasDeck = tagIds.stream().anyMatch(tag -> tag.startsWith(DECK_TAG));
        for (String tagId : tagIds) {
            String name = tagNames.getOrDefault(tagId, "");
            boolean isDeck = hasDeck ? tagId.startsWith(DECK_TAG) : tags.isEmpty();
            if (name.isBlank() || name.equals(UNTAGGED)) {
                continue;
            }
            if (path.isEmpty() && isDeck) {
                path = DeckPath.names(name);
            } else {
                tags.add(name);
            }
        }
        List<Markup> contents = fields.stream()
                .map(field -> HtmlField.of(withPlainNames(field), true))
                .toList();
        Note.Builder note = notes.note(id, type, path, contents, line)
                .tags(tags)
                .sameFactAs(sameFact);
        return notes.add(note, line);
    }

    /** Media in folders get names without. */
    private static String withPlainNames(String field) {
        if (field.indexOf('=') < 0 || field.indexOf('/') < 0 && field.indexOf('\\') < 0) {
            return field;
        }
        return SOURCE.matcher(field).replaceAll(source -> {
            String path = source.group(2);
            String name = path.contains(":")
                    ? path
                    : mediaName(path).orElse(path);
            return Matcher.quoteReplacement(source.group(1) + name + source.group(3));
        });
    }

    private void schedule(FactCard card, CardId id, Map<String, CardId> ids) throws IOException {
        ids.put(card.id(), id);
        var schedule = card.schedule(id);
        if (schedule.isPresent()) {
            sink.schedule(schedule.get());
        }
    }
}
