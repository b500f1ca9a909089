package dev.cardstock.formats.anki;

import static dev.cardstock.formats.anki.json.NoteTypeJson.OWN;

import dev.cardstock.Location;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.formats.anki.archive.Faults;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.collection.CollectionData;
import dev.cardstock.formats.anki.json.NoteTypeJson;
import dev.cardstock.formats.anki.json.OptionsJson;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.DeckNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Header, options, decks and note types of a collection, passed on and kept for the notes. */
final class CollectionContent {
    private static final int MAX_LEVELS = 100;

    private final CollectionData data;
    private final DeckSink sink;
    private final ImportLimits limits;
    private final Faults faults;
    private final boolean fsrs;
    private final boolean own;
    private final boolean keepsSettings;
    private final CollectionDays days;
    private final Map<Long, String> deckIds = new HashMap<>();
    private final Map<Long, Long> optionsOfDecks = new HashMap<>();
    private final Map<Long, Scheduling.StepCounts> stepsOfOptions = new HashMap<>();
    private final Map<Long, TypeOfNotes> types = new HashMap<>();
    private final Map<String, String> idsByPath = new HashMap<>();
    /** Decks that only the names of others know. */
    private final Map<Long, Deck> implied = new LinkedHashMap<>();
    private int decks;

    CollectionContent(CollectionData data, DeckSink sink, ImportLimits limits, Faults faults,
            boolean keepsSettings) {
        this.data = data;
        this.sink = sink;
        this.limits = limits;
        this.faults = faults;
        this.keepsSettings = keepsSettings;
        fsrs = AnkiJson.integer(data.settings(), "fsrs", 0) != 0;
        days = CollectionDays.of(data.created(), data.settings());
        own = AnkiJson.integer(AnkiJson.object(data.settings(), OWN), "mod", -1) == data.modified();
    }

    CollectionDays days() {
        return days;
    }

    /** Whether buttons and burying mean what they meant to the first scheduler. */
    boolean isFirstScheduler() {
        return AnkiJson.integer(data.settings(), "schedVer", 1) == 1
                && !data.settings().has("creationOffset");
    }

    /** Passes on all that comes before notes. */
    void start(String sourceName) throws IOException {
        Map<Long, DeckOptions> options = options();
        Map<Long, Deck> all = decks(options);
        sink.header(header(sourceName, all.values()));
        for (DeckOptions one : options.values()) {
            sink.options(one);
        }
        for (Deck deck : all.values()) {
            limits.checkDecks(++decks, faults.file());
            sink.deck(deck);
        }
        NoteTypeJson json = new NoteTypeJson(limits);
        Set<String> ids = new HashSet<>();
        for (Map.Entry<Long, ObjectNode> entry : data.noteTypes().entrySet()) {
            NoteType type = noteType(json, entry.getKey(), entry.getValue());
            if (!ids.add(type.id())) {
                // Somebody made a copy of it in Anki.
                type = noteType(json, entry.getKey(),
                        AnkiJson.without(entry.getValue(), Set.of(OWN)));
                ids.add(type.id());
            }
            types.put(entry.getKey(), new TypeOfNotes(type, entry.getKey()));
            sink.noteType(type);
        }
    }

    private NoteType noteType(NoteTypeJson json, long id, ObjectNode node) {
        try {
            return json.read(id, node);
        } catch (IllegalArgumentException e) {
            throw new FormatException("a note type cannot be read: " + e.getMessage(),
                    faults.file().atItem(Long.toString(id)), "repair it in Anki", e);
        }
    }

    private LibraryHeader header(String sourceName, Iterable<Deck> all) {
        ObjectNode mark = AnkiJson.object(data.settings(), OWN);
        TreeMap<String, String> attributes = new TreeMap<>();
        if (!own || keepsSettings || mark.has("kept")) {
            attributes.put(AnkiAttributes.COLLECTION, AnkiJson.text(kept()));
        }
        if (own) {
            AnkiJson.object(mark, "attributes")
                    .properties()
                    .forEach(member -> attributes.put(member.getKey(),
                            member.getValue().asString()));
            return new LibraryHeader(AnkiJson.text(mark, "title"),
                    AnkiJson.text(mark, "description"), AnkiJson.text(mark, "language"),
                    attributes);
        }
        return new LibraryHeader(title(sourceName, all), "", "", attributes);
    }

    private ObjectNode kept() {
        ObjectNode kept = AnkiJson.object();
        kept.put("crt", data.created()).put("mod", data.modified());
        kept.put("scm", data.schemaModified()).put("usn", data.usn()).put("ls", data.lastSync());
        ObjectNode settings = AnkiJson.without(data.settings(), Set.of(OWN));
        if (isFirstScheduler()) {
            settings.put("schedVer", 2); // rows are read as the second scheduler has them
        }
        kept.set("conf", settings);
        kept.set("tags", data.tags());
        if (!data.graves().isEmpty()) {
            kept.set("graves", data.graves());
        }
        return kept;
    }

    /** Packages have no title: that of their only deck is taken, else the file's name. */
    private static String title(String sourceName, Iterable<Deck> all) {
        List<String> tops = new ArrayList<>();
        for (Deck deck : all) {
            if (deck.parent() == null && !"1".equals(deck.attributes().get(AnkiAttributes.ID))) {
                tops.add(deck.name());
            }
        }
        if (tops.size() == 1) {
            return tops.get(0);
        }
        int dot = sourceName.lastIndexOf('.');
        return dot <= 0 ? sourceName : sourceName.substring(0, dot);
    }

    private Map<Long, DeckOptions> options() throws IOException {
        OptionsJson json = new OptionsJson(limits);
        Map<Long, DeckOptions> options = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (Map.Entry<Long, ObjectNode> entry : data.options().entrySet()) {
            if (entry.getKey() == OptionsJson.DEFAULT && OptionsJson.areMade(entry.getValue(), fsrs)
                    && !isUsed()) {
                continue;
            }
            DeckOptions one = json.read(entry.getKey(), entry.getValue(), fsrs);
            if (!ids.add(one.id())) {
                one = json.read(entry.getKey(),
                        AnkiJson.without(entry.getValue(), Set.of(OWN)), fsrs);
                ids.add(one.id());
            }
            options.put(entry.getKey(), one);
        }
        return options;
    }

    /** Whether a deck that we did not make has the default options. */
    private boolean isUsed() {
        return data.decks()
                .values()
                .stream()
                .anyMatch(deck -> !DeckJson.isFiltered(deck)
                        && AnkiJson.object(deck, OWN).isEmpty()
                        && AnkiJson.integer(deck, "conf",
                                OptionsJson.DEFAULT) == OptionsJson.DEFAULT);
    }

    private Map<Long, Deck> decks(Map<Long, DeckOptions> options) throws IOException {
        DeckJson json = new DeckJson(limits);
        // By name, so that a deck knows the one that it lies in, whichever came first.
        Map<String, Long> byPath = new HashMap<>();
        for (Map.Entry<Long, ObjectNode> entry : data.decks().entrySet()) {
            byPath.putIfAbsent(key(name(entry.getValue())), entry.getKey());
        }
        Map<Long, Deck> found = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (Map.Entry<Long, ObjectNode> entry : data.decks().entrySet()) {
            if (!DeckJson.isMade(entry.getValue())) {
                deck(entry.getKey(), json, byPath, options, found, ids, 0);
            }
        }
        Map<Long, Deck> ordered = new LinkedHashMap<>();
        implied.forEach((id, deck) -> ordered.put(id, deck));
        data.decks().keySet().forEach(id -> {
            Deck deck = found.get(id);
            if (deck != null) {
                ordered.put(id, deck);
            }
        });
        return ordered;
    }

    private static String name(ObjectNode deck) {
        String name = AnkiJson.text(deck, "name");
        return name.isBlank() ? "blank" : name;
    }

    private static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    private @Nullable Deck deck(long id, DeckJson json, Map<String, Long> byPath,
            Map<Long, DeckOptions> options, Map<Long, Deck> found, Set<String> ids, int depth)
            throws IOException {
        Deck known = found.get(id);
        ObjectNode node = data.decks().get(id);
        if (known != null || node == null) {
            return known;
        }
        String path = name(node);
        int last = path.lastIndexOf(DeckNames.SEPARATOR);
        String part = last < 0 ? path : path.substring(last + DeckNames.SEPARATOR.length());
        String parent = last <= 0 || depth > MAX_LEVELS
                ? null
                : parent(path.substring(0, last), json, byPath, options, found, ids, depth + 1);
        long conf = AnkiJson.integer(node, "conf", OptionsJson.DEFAULT);
        DeckOptions own = DeckJson.isFiltered(node) ? null : options.get(conf);
        Deck deck;
        try {
            deck = json.read(id, node, part.isBlank() ? "blank" : part, parent,
                    own == null ? null : own.id());
            if (!ids.add(deck.id())) {
                deck = json.read(id, AnkiJson.without(node, Set.of(OWN)),
                        part.isBlank() ? "blank" : part, parent, own == null ? null : own.id());
                ids.add(deck.id());
            }
        } catch (IllegalArgumentException e) {
            throw new FormatException("a deck cannot be read: " + e.getMessage(),
                    faults.file().atItem(Long.toString(id)), "rename it in Anki", e);
        }
        String wanted = deck.optionsId();
        if (wanted != null
                && options.values().stream().noneMatch(one -> one.id().equals(wanted))) {
            deck = deck.toBuilder().options(own == null ? null : own.id()).build();
        }
        found.put(id, deck);
        deckIds.put(id, deck.id());
        optionsOfDecks.put(id, conf);
        idsByPath.put(key(path), deck.id());
        return deck;
    }

    /** The id of the deck of a path; a deck that Anki has not is made up. */
    private @Nullable String parent(String path, DeckJson json, Map<String, Long> byPath,
            Map<Long, DeckOptions> options, Map<Long, Deck> found, Set<String> ids, int depth)
            throws IOException {
        Long id = byPath.get(key(path));
        if (id != null) {
            Deck deck = deck(id, json, byPath, options, found, ids, depth);
            return deck == null ? null : deck.id();
        }
        String known = idsByPath.get(key(path));
        if (known != null) {
            return known;
        }
        int last = path.lastIndexOf(DeckNames.SEPARATOR);
        String part = last < 0 ? path : path.substring(last + DeckNames.SEPARATOR.length());
        String above = last <= 0 || depth > MAX_LEVELS
                ? null
                : parent(path.substring(0, last), json, byPath, options, found, ids, depth + 1);
        String made = Ids.derived("anki.deck", key(path));
        idsByPath.put(key(path), made);
        implied.put(-1L - implied.size(),
                Deck.builder(made, part.isBlank() ? "blank" : part).parent(above).build());
        return made;
    }

    boolean hasDeck(long id) {
        return deckIds.containsKey(id);
    }

    /** The id of a deck; a card's deck that is not there is made up, as Anki's Check Database does. */
    String deckId(long id) throws IOException {
        String known = deckIds.get(id);
        if (known != null) {
            return known;
        }
        ObjectNode node = data.decks().get(id);
        String name = node == null ? "Recovered " + id : name(node);
        Deck deck = Deck.builder(Long.toString(id), name)
                .attribute(AnkiAttributes.ID, Long.toString(id))
                .build();
        if (node == null) {
            faults.warn("missing-deck", "cards lie in a deck that is not there; it is named '"
                    + name + "'", faults.file().atItem(Long.toString(id)));
        }
        limits.checkDecks(++decks, faults.file());
        sink.deck(deck);
        deckIds.put(id, deck.id());
        return deck.id();
    }

    /** The type of notes; one that is not there is made up when what is left is to be saved. */
    TypeOfNotes type(long id, int fields) throws IOException {
        TypeOfNotes known = types.get(id);
        if (known != null) {
            return known;
        }
        faults.meet("missing-note-type", new FormatException(
                "there is no note type " + id + ", which notes have",
                faults.file().atItem(Long.toString(id)),
                "run Tools > Check Database in Anki; the option salvage=true makes one up"));
        List<FieldDefinition> made = new ArrayList<>();
        for (int i = 1; i <= fields; i++) {
            made.add(FieldDefinition.named("Field " + i));
        }
        NoteType type = new NoteType(Long.toString(id), "Recovered " + id, NoteType.Kind.NORMAL,
                made,
                List.of(dev.cardstock.deck.CardTemplate.plain("card", "Card", "{{Field 1}}",
                        fields > 1 ? "{{Field 2}}" : "{{Field 1}}")),
                "", new TreeMap<>());
        sink.noteType(type);
        TypeOfNotes result = new TypeOfNotes(type, id);
        types.put(id, result);
        return result;
    }

    /** How many learning steps the cards of a deck have. */
    Scheduling.StepCounts steps(long deck) {
        return stepsOfOptions.computeIfAbsent(
                optionsOfDecks.getOrDefault(deck, OptionsJson.DEFAULT),
                id -> Scheduling.StepCounts.of(data.options().get(id)));
    }

    Location place(long note) {
        return faults.file().atItem(Long.toString(note));
    }

    /** The name that a medium had before Anki's rules were applied to it. */
    @Nullable
    String mediaName(String name) {
        ObjectNode names = AnkiJson.object(AnkiJson.object(data.settings(), OWN), "media");
        String original = AnkiJson.text(names, name);
        return original.isEmpty() || !AnkiHtml.mediaName(original).equals(name) ? null : original;
    }
}
