package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A deck that was read again after its author edited it. Notes and decks that are the same have the ids
 * of the earlier edition, so that what learners did with them still belongs to them.
 *
 * {@snippet class = "dev.cardstock.Snippets" region = "revision"}
 *
 * <p>Two notes are the same
 * <ol>
 * <li>if they have the same id and it is a key of the source (a UUID of version 5 is none: readers derive
 * those from the text of a note, which an author may change or move);
 * <li>else if they have the same type and the same text, whatever its letter case and blanks, first those
 * of the same deck;
 * <li>else if they have the same type and the same first field, again first those of the same deck;
 * <li>else if they have the same type, the same numbers in the first field, and nearly the same text:
 * either of the first field and the others is the same and at least half of the other is, or at least .7 of
 * both. How much is the same is the Dice coefficient of their sets of three characters (Dice 1945). The
 * most alike are matched first.
 * </ol>
 *
 * @param content the edited library, with the ids of the earlier edition
 * @param unchanged notes that are as they were, in the order of the edited library
 * @param changed notes that are the same with another text, key, type, tags or deck
 * @param added notes that are new
 * @param gone notes of the earlier edition that are no more, in its order; what was learned of them is
 *     the caller's to keep
 * @param renamed the ids that notes have in what was read, with those of the earlier edition that they have
 *     got instead
 */
public record Revision(LibraryContent content, List<String> unchanged, List<String> changed,
        List<String> added, List<String> gone, Map<String, String> renamed) {
    /** Copies the lists. */
    public Revision {
        requireNonNull(content, "content");
        unchanged = List.copyOf(unchanged);
        changed = List.copyOf(changed);
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        renamed = Collections.unmodifiableMap(new LinkedHashMap<>(renamed));
    }

    /**
     * Compares two editions.
     *
     * @param earlier the edition whose ids are kept
     * @param edited the edition that was read now
     * @return the edited one with the ids of the earlier one
     */
    public static Revision of(Library earlier, Library edited) {
        return of(earlier, LibraryContent.of(edited));
    }

    /**
     * Compares two editions, of which the edited one has a history of its own.
     *
     * @param earlier the edition whose ids are kept
     * @param edited the edition that was read now
     * @return the edited one with the ids of the earlier one
     */
    public static Revision of(Library earlier, LibraryContent edited) {
        Map<String, String> matches = new NoteMatching(earlier, edited.library()).run();
        Map<String, String> decks = decks(earlier, edited.library());
        Library library = renamed(edited.library(), matches, decks);
        List<String> unchanged = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        Set<String> there = new HashSet<>();
        for (Note note : library.notes()) {
            Note before = earlier.note(note.id()).orElse(null);
            if (before == null) {
                added.add(note.id());
                continue;
            }
            there.add(note.id());
            (isSame(earlier, before, library, note) ? unchanged : changed).add(note.id());
        }
        List<String> gone = earlier.notes()
                .stream()
                .map(Note::id)
                .filter(id -> !there.contains(id))
                .toList();
        Map<String, String> renamed = new LinkedHashMap<>(matches);
        renamed.entrySet().removeIf(match -> match.getKey().equals(match.getValue()));
        return new Revision(
                new LibraryContent(library, renamed(edited.history(), matches), edited.media()),
                unchanged, changed, added, gone, renamed);
    }

    private static boolean isSame(Library earlier, Note before, Library library, Note now) {
        return before.fields().equals(now.fields()) && before.tags().equals(now.tags())
                && before.answerKeys().equals(now.answerKeys())
                && before.starred() == now.starred()
                && before.sameFactAs().equals(now.sameFactAs())
                && earlier.typeOf(before).equals(library.typeOf(now))
                && earlier.path(before.deckId()).equals(library.path(now.deckId()));
    }

    /** Decks of the edited library whose path had another id. */
    private static Map<String, String> decks(Library earlier, Library edited) {
        Map<List<String>, String> paths = new HashMap<>();
        earlier.decks().forEach(deck -> paths.putIfAbsent(earlier.path(deck.id()), deck.id()));
        Map<String, String> decks = new HashMap<>();
        Set<String> taken = new HashSet<>();
        edited.decks().forEach(deck -> taken.add(deck.id()));
        for (Deck deck : edited.decks()) {
            String before = paths.get(edited.path(deck.id()));
            if (before != null && taken.add(before)) {
                decks.put(deck.id(), before);
            }
        }
        return decks;
    }

    private static Library renamed(Library library, Map<String, String> notes,
            Map<String, String> decks) {
        Library.Builder builder = Library.builder(library.title())
                .description(library.description())
                .language(library.language())
                .attributes(library.attributes());
        library.options().forEach(builder::add);
        library.noteTypes().forEach(builder::add);
        library.media().forEach(builder::add);
        for (Deck deck : library.decks()) {
            builder.add(new Deck(decks.getOrDefault(deck.id(), deck.id()),
                    mapped(deck.parent(), decks), deck.name(), deck.description(),
                    deck.language(), deck.optionsId(), deck.attributes()));
        }
        for (Note note : library.notes()) {
            Note.Builder copy = Note
                    .builder(notes.getOrDefault(note.id(), note.id()), library.typeOf(note),
                            decks.getOrDefault(note.deckId(), note.deckId()))
                    .fields(note.fields())
                    .tags(note.tags())
                    .starred(note.starred())
                    .sameFactAs(note.sameFactAs()
                            .stream()
                            .map(id -> notes.getOrDefault(id, id))
                            .toList())
                    .attributes(note.attributes());
            note.answerKeys().forEach(copy::answerKey);
            builder.add(copy.build());
        }
        for (CardOverride override : library.overrides()) {
            builder.add(new CardOverride(mapped(override.card(), notes),
                    mapped(override.deckId(), decks), override.flag(), override.suspended(),
                    override.buried(), override.attributes()));
        }
        return builder.build();
    }

    private static LearningHistory renamed(LearningHistory history, Map<String, String> notes) {
        List<Review> reviews = new ArrayList<>();
        for (Review review : history.log()) {
            reviews.add(new Review(mapped(review.card(), notes), review.time(), review.rating(),
                    review.duration(), review.kind(), review.attributes()));
        }
        List<CardSchedule> schedules = new ArrayList<>();
        for (CardSchedule schedule : history.schedules()) {
            schedules.add(new CardSchedule(mapped(schedule.card(), notes), schedule.phase(),
                    schedule.due(), schedule.lastReview(), schedule.interval(), schedule.step(),
                    schedule.repetitions(), schedule.lapses(), schedule.memory()));
        }
        return LearningHistory.of(ReviewLog.of(reviews), schedules);
    }

    private static CardId mapped(CardId card, Map<String, String> notes) {
        return new CardId(notes.getOrDefault(card.note(), card.note()), card.part());
    }

    private static @Nullable String mapped(@Nullable String id, Map<String, String> ids) {
        return id == null ? null : ids.getOrDefault(id, id);
    }

    /** {@return the counts as one line for a person} */
    @Override
    public String toString() {
        return unchanged.size() + " unchanged, " + changed.size() + " changed, " + added.size()
                + " new, " + gone.size() + " gone";
    }
}
