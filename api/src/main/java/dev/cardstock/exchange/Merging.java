package dev.cardstock.exchange;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Review;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One merge of two libraries. */
final class Merging {
    private final DeckMerge settings;
    private final LibraryContent existing;
    private final LibraryContent incoming;
    private final Library.Builder merged;
    private final MergedMedia media;
    private final MediaReferences references;
    private final MergedTypes types;

    private final Map<String, String> decks = new LinkedHashMap<>();
    private final Map<String, String> firstFields = new HashMap<>();
    /** The notes of both as they are now, of those that are incoming and not in conflict. */
    private final Map<String, Note> taken = new HashMap<>();
    private final Map<String, Set<CardId>> newCards = new HashMap<>();

    private final Set<String> added = new LinkedHashSet<>();
    private final List<String> updated = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final List<MergeReport.Conflict> conflicting = new ArrayList<>();
    private final Map<String, String> duplicates = new LinkedHashMap<>();
    private final Map<String, String> copiedTypes = new LinkedHashMap<>();

    Merging(DeckMerge settings, LibraryContent existing, LibraryContent incoming)
            throws IOException {
        this.settings = settings;
        this.existing = existing;
        this.incoming = incoming;
        merged = existing.library().toBuilder();
        media = new MergedMedia(existing, incoming);
        references = new MediaReferences(media.renames());
        types = new MergedTypes(settings, existing.library(), incoming.library());
    }

    MergeResult run() {
        for (NoteType type : types.changed()) {
            merged.add(type);
            takeMedia(type);
        }
        decks();
        for (Note note : existing.library().notes()) {
            Note grown = types.grown(note);
            if (!grown.equals(note)) {
                merged.replace(grown);
            }
            String key = firstField(grown);
            if (!key.isEmpty()) {
                firstFields.putIfAbsent(key, note.id());
            }
        }
        for (Note note : incoming.library().notes()) {
            note(note);
        }
        for (CardOverride override : incoming.library().overrides()) {
            override(override);
        }
        media.takeStatic();
        media.added(existing.library()
                .media()
                .stream()
                .map(Media::name)
                .collect(
                        Collectors.toSet()))
                .forEach(merged::add);
        MergeReport report = new MergeReport(List.copyOf(added), updated, unchanged, kept,
                conflicting, duplicates, media.renamed(), copiedTypes, decks);
        return new MergeResult(new LibraryContent(merged.build(), history(), media), report);
    }

    private void decks() {
        Map<String, String> paths = new HashMap<>();
        Map<String, Deck> byPath = new HashMap<>();
        Map<String, Deck> all = new HashMap<>();
        for (Deck deck : existing.library().decks()) {
            all.put(deck.id(), deck);
            byPath.putIfAbsent(path(existing.library(), deck.id(), paths), deck);
        }
        Map<String, String> incomingPaths = new HashMap<>();
        for (Deck deck : incoming.library().decks()) {
            deck(deck, byPath, all, paths, incomingPaths);
        }
    }

    private void deck(Deck deck, Map<String, Deck> byPath, Map<String, Deck> all,
            Map<String, String> paths, Map<String, String> incomingPaths) {
        String path = path(incoming.library(), deck.id(), incomingPaths);
        Deck same = all.get(deck.id());
        if (same != null && path.equals(paths.get(deck.id()))) {
            decks.put(deck.id(), same.id());
            return;
        }
        Deck there = byPath.get(path);
        if (there != null) {
            decks.put(deck.id(), there.id());
            return;
        }
        String parent = deck.parent();
        Deck above = parent == null || decks.containsKey(parent)
                ? null
                : incoming.library().deck(parent).orElse(null);
        if (above != null) {
            deck(above, byPath, all, paths, incomingPaths);
        }
        Deck copy = copy(deck, path, all);
        merged.add(copy);
        all.put(copy.id(), copy);
        paths.put(copy.id(), path);
        byPath.put(path, copy);
        decks.put(deck.id(), copy.id());
    }

    private Deck copy(Deck deck, String path, Map<String, Deck> all) {
        String id = deck.id();
        for (int i = 1; all.containsKey(id); i++) {
            id = Ids.derived("merge.deck", path, Integer.toString(i));
        }
        String parent = deck.parent();
        String options = deck.optionsId();
        if (options != null
                && existing.library().options().stream().noneMatch(o -> o.id().equals(options))) {
            incoming.library()
                    .options()
                    .stream()
                    .filter(one -> one.id().equals(options))
                    .forEach(merged::add);
        }
        return new Deck(id, parent == null ? null : decks.get(parent), deck.name(),
                deck.description(), deck.language(), options, deck.attributes());
    }

    /** The names on the way to a deck, as Anki compares them. */
    private static String path(Library library, String deckId, Map<String, String> known) {
        String path = known.get(deckId);
        if (path == null) {
            path = library.path(deckId)
                    .stream()
                    .map(name -> Normalizer.normalize(name, Normalizer.Form.NFC)
                            .toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("\u001f"));
            known.put(deckId, path);
        }
        return path;
    }

    private String deckOf(String incomingId) {
        return decks.getOrDefault(incomingId, incomingId);
    }

    private void note(Note note) {
        NoteType from = incoming.library().typeOf(note);
        NoteType type = types.target(note.typeId());
        List<Markup> fields = MergedTypes.arranged(note.fields(), from, type)
                .stream()
                .map(references::renamed)
                .toList();
        Note there = existing.library().note(note.id()).orElse(null);
        if (there == null) {
            add(note, type, fields);
        } else if (there.typeId().equals(type.id())) {
            update(note, types.grown(there), type, fields);
        } else if (!isWanted(note, there)) {
            kept.add(note.id());
        } else {
            conflicting.add(new MergeReport.Conflict(note.id(), "it has the note type '"
                    + from.name() + "' there and '"
                    + existing.library().typeOf(there).name() + "' here"));
        }
    }

    private void add(Note note, NoteType type, List<Markup> fields) {
        Note here = settings.rules()
                .added(content(Note.builder(note.id(), type, deckOf(note.deckId())), note, fields)
                        .attributes(note.attributes())
                        .build());
        addType(note.typeId(), type);
        merged.add(here);
        added.add(note.id());
        taken.put(note.id(), here);
        takeMedia(note);
        String key = firstField(here);
        String other = key.isEmpty() ? null : firstFields.get(key);
        if (other != null) {
            duplicates.put(note.id(), other);
        }
    }

    private void addType(String incomingId, NoteType type) {
        if (!type.id().equals(incomingId)) {
            copiedTypes.put(incomingId, type.id());
        }
        if (types.isMissing(type.id())) {
            merged.add(type);
            takeMedia(type);
        }
    }

    private static Note.Builder content(Note.Builder builder, Note note, List<Markup> fields) {
        note.answerKeys().forEach(builder::answerKey);
        return builder.fields(fields)
                .tags(note.tags())
                .starred(note.starred())
                .sameFactAs(note.sameFactAs());
    }

    private void update(Note note, Note there, NoteType type, List<Markup> fields) {
        Note.Builder builder = content(Note.builder(there.id(), type, there.deckId()), note,
                fields).attributes(there.attributes()).attributes(note.attributes());
        if (note.answerKeys().isEmpty()) {
            for (Map.Entry<String, AnswerKey> key : there.answerKeys().entrySet()) {
                builder.answerKey(key.getKey(), key.getValue());
            }
        }
        if (note.sameFactAs().isEmpty()) {
            builder.sameFactAs(there.sameFactAs());
        }
        Note content = builder.build();
        taken.put(note.id(), there);
        if (settings.rules().sameContent(there, content)) {
            unchanged.add(note.id());
            return;
        }
        if (!isWanted(note, there)) {
            kept.add(note.id());
            return;
        }
        Note now = settings.rules().updated(content, there, note);
        merged.replace(now);
        taken.put(note.id(), now);
        updated.add(note.id());
        takeMedia(note);
        moveNewCards(note, there);
    }

    /** Cards that an update adds lie where the incoming ones do. */
    private void moveNewCards(Note note, Note there) {
        String deck = deckOf(note.deckId());
        if (!deck.equals(there.deckId())) {
            cardsAdded(note.id()).forEach(card -> merged.add(CardOverride.of(card).inDeck(deck)));
        }
    }

    private boolean isWanted(Note note, Note there) {
        return switch (settings.updateNotes()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case IF_NEWER -> settings.rules().isNewer(note, there);
        };
    }

    /** What makes another note of the same type a duplicate; empty where there is nothing. */
    private static String firstField(Note note) {
        String text = Normalizer.normalize(note.fields().get(0).plainText(), Normalizer.Form.NFC)
                .strip();
        return text.isEmpty() ? "" : note.typeId() + "\u001f" + text;
    }

    private void takeMedia(Note note) {
        note.fields().forEach(field -> field.media().forEach(media::take));
    }

    private void takeMedia(NoteType type) {
        for (CardTemplate template : type.templates()) {
            template.question().media().forEach(media::take);
            template.answer().media().forEach(media::take);
        }
    }

    /** Whether a card of the incoming library is one that is added. */
    private boolean isNew(CardId card) {
        return added.contains(card.note()) || cardsAdded(card.note()).contains(card);
    }

    /** The cards that a note that was there has got. */
    private Set<CardId> cardsAdded(String noteId) {
        Note now = taken.get(noteId);
        Note there = existing.library().note(noteId).orElse(null);
        return now == null || there == null
                ? Set.of()
                : newCards.computeIfAbsent(noteId, id -> cardsAdded(there, now));
    }

    private Set<CardId> cardsAdded(Note there, Note now) {
        Set<CardId> cards = new LinkedHashSet<>();
        Card.of(now, types.now(now.typeId())).forEach(card -> cards.add(card.id()));
        existing.library().cards(there).forEach(card -> cards.remove(card.id()));
        cards.removeIf(card -> existing.history().schedule(card).isPresent()
                || !existing.library().override(card).isEmpty());
        return cards;
    }

    private void override(CardOverride override) {
        CardId card = override.card();
        if (!isNew(card)) {
            return;
        }
        String deck = override.deckId() == null ? deckOfNew(card) : deckOf(override.deckId());
        merged.add(settings.history()
                ? override.inDeck(deck)
                : CardOverride.of(card).inDeck(deck).withAttributes(override.attributes()));
    }

    /** The deck of a card that is added and lies in the deck of its incoming note. */
    private @Nullable String deckOfNew(CardId card) {
        Note here = taken.get(card.note());
        String deck = incoming.library()
                .note(card.note())
                .map(note -> deckOf(note.deckId()))
                .orElse(null);
        return here == null || here.deckId().equals(deck) ? null : deck;
    }

    private LearningHistory history() {
        if (!settings.history() || incoming.history().isEmpty()) {
            return existing.history();
        }
        List<CardSchedule> schedules = new ArrayList<>(existing.history().schedules());
        incoming.history()
                .schedules()
                .stream()
                .filter(schedule -> isNew(schedule.card()))
                .forEach(schedules::add);
        List<Review> reviews = new ArrayList<>();
        for (Review review : incoming.history().log()) {
            if (isNew(review.card())) {
                reviews.add(review);
            }
        }
        return LearningHistory.of(existing.history().log().plus(reviews), schedules);
    }
}
