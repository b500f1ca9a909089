package dev.cardstock.formats.anki;

import static dev.cardstock.formats.anki.json.NoteTypeJson.OWN;

import dev.cardstock.Location;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.CardOverride.Buried;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.anki.archive.Faults;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.collection.CardRow;
import dev.cardstock.formats.anki.collection.NoteRow;
import dev.cardstock.formats.anki.collection.ReviewRow;
import dev.cardstock.formats.anki.collection.RowReader;
import dev.cardstock.formats.anki.json.NoteText;
import dev.cardstock.formats.json.JsonPieces;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.AnkiIds;
import dev.cardstock.formats.text.anki.AnkiTags;
import dev.cardstock.review.CardSchedule;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Turns rows into notes, overrides, schedules and reviews. */
final class NoteMapping implements RowReader.Taker {
    private static final char SEPARATOR = '\u001f';

    private final CollectionContent content;
    private final DeckSink sink;
    private final ImportLimits limits;
    private final Progress progress;
    private final Faults faults;
    private final JsonPieces pieces;
    private final Scheduling scheduling;
    private final boolean firstScheduler;
    private final boolean keepsRows;
    private final Set<String> guids = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private long notes;
    private long items;
    private long notDerived;
    private long badSchedules;
    private long repeatedGuids;

    // Of the note whose cards come now.
    private String noteId = "";
    private @Nullable TypeOfNotes type;
    private String homeDeck = "";
    private final Set<String> partsSeen = new HashSet<>();
    private @Nullable Instant lastAnswer;

    NoteMapping(CollectionContent content, DeckSink sink, ImportLimits limits, Progress progress,
            Faults faults, boolean keepsRows) {
        this.content = content;
        this.sink = sink;
        this.limits = limits;
        this.progress = progress;
        this.faults = faults;
        this.keepsRows = keepsRows;
        pieces = JsonPieces.within(limits);
        scheduling = new Scheduling(content.days());
        firstScheduler = content.isFirstScheduler();
    }

    @Override
    public void note(NoteRow row, List<CardRow> found) throws IOException {
        List<CardRow> cards = firstScheduler
                ? found.stream().map(NoteMapping::upgraded).toList()
                : found;
        Location place = content.place(row.id());
        limits.checkNotes(++notes, place);
        List<String> fields = split(row.fields());
        for (String field : fields) {
            limits.checkField(field.length(), place);
        }
        TypeOfNotes ofNote = content.type(row.type(), fields.size());
        fields = fitted(fields, ofNote.type(), place);
        OwnNote own = OwnNote.parse(row.data());
        String id = id(row, own);
        String deck = content.deckId(cards.isEmpty() ? DeckJson.DEFAULT : home(cards.get(0)));
        Note note = note(row, fields, ofNote, own, id, deck, cards);
        begin(id, ofNote, deck);
        sink.note(note);
        progress.report(++items);
    }

    /** The first scheduler had no type for cards that are learned again. */
    private static CardRow upgraded(CardRow row) {
        boolean relearning = row.type() == Scheduling.REVIEW
                && (row.queue() == 1 || row.queue() == 3);
        return relearning
                ? new CardRow(row.id(), row.note(), row.deck(), row.ord(), row.modified(),
                        row.usn(), Scheduling.RELEARNING, row.queue(), row.due(), row.ivl(),
                        row.factor(), row.reps(), row.lapses(), row.left(), row.odue(),
                        row.odid(), row.flags(), row.data())
                : row;
    }

    private static ObjectNode own(CardRow row) {
        return row.data().contains("\"" + OWN + "\"")
                ? AnkiJson.object(AnkiJson.kept(row.data()), OWN)
                : AnkiJson.object();
    }

    /** The deck of a note, whose first card may have been moved out of it. */
    private long home(CardRow first) {
        long home = AnkiJson.integer(own(first), "home", 0);
        return content.hasDeck(home) ? home : first.home();
    }

    private void begin(String id, TypeOfNotes found, String deck) {
        noteId = id;
        type = found;
        homeDeck = deck;
        partsSeen.clear();
        lastAnswer = null;
    }

    private static List<String> split(String fields) {
        int at = fields.indexOf(SEPARATOR);
        if (at < 0) {
            return List.of(fields);
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (at >= 0) {
            parts.add(fields.substring(start, at));
            start = at + 1;
            at = fields.indexOf(SEPARATOR, start);
        }
        parts.add(fields.substring(start));
        return parts;
    }

    private List<String> fitted(List<String> fields, NoteType noteType, Location place)
            throws IOException {
        int expected = noteType.fields().size();
        if (fields.size() == expected) {
            return fields;
        }
        faults.meet("wrong-fields", new FormatException("a note has " + fields.size()
                + " fields, its type '" + noteType.name() + "' has " + expected, place,
                "run Tools > Check Database in Anki; the option salvage=true fills up or joins them"));
        List<String> fitted = new ArrayList<>(
                fields.subList(0, Math.min(expected, fields.size())));
        while (fitted.size() < expected) {
            fitted.add("");
        }
        if (fields.size() > expected) {
            fitted.set(expected - 1,
                    String.join("<br>", fields.subList(expected - 1, fields.size())));
        }
        return fitted;
    }

    private String id(NoteRow row, @Nullable OwnNote own) {
        boolean repeated = row.guid().isBlank() || !guids.add(row.guid());
        if (own != null && ids.add(own.id())) {
            return own.id();
        }
        if (repeated) {
            repeatedGuids++;
            return AnkiIds.noteId(row.guid(), row.id());
        }
        return AnkiIds.noteId(row.guid());
    }

    private Note note(NoteRow row, List<String> fields, TypeOfNotes ofNote, @Nullable OwnNote own,
            String id, String deck, List<CardRow> cards) {
        NoteType noteType = ofNote.type();
        boolean current = own != null && own.modified() == row.modified()
                && own.kinds().length() == fields.size();
        Note more = own == null || own.note().isEmpty()
                ? null
                : pieces.note(own.note(), noteType).orElse(null);
        Note.Builder note = Note.builder(id, noteType, deck);
        for (int i = 0; i < fields.size(); i++) {
            note.field(field(fields.get(i), current && own != null
                    ? own.kinds().charAt(i)
                    : OwnNote.HTML, more, i));
        }
        List<String> tags = new ArrayList<>(AnkiTags.read(row.tags()));
        boolean starred = tags.removeIf(tag -> tag.equalsIgnoreCase(AnkiTags.STAR));
        if (more != null) {
            more.answerKeys().forEach(note::answerKey);
            note.sameFactAs(more.sameFactAs()).attributes(more.attributes());
            if (current && AnkiTags.write(NoteText.tags(more)).equals(row.tags())) {
                tags = more.tags();
                starred = more.starred();
            }
        }
        note.tags(tags).starred(starred);
        boolean follows = current && own != null && own.born()
                && row.guid().equals(AnkiIds.guid("", id));
        if (!follows || keepsRows) {
            keep(note, row, own, ofNote, cards);
        }
        return note.build();
    }

    private static Markup field(String html, char kind, @Nullable Note more, int index) {
        return switch (kind) {
            case OwnNote.PLAIN -> Markup.plain(AnkiHtml.plain(html));
            case OwnNote.EXACT -> more == null ? AnkiHtml.read(html) : more.fields().get(index);
            default -> AnkiHtml.read(html);
        };
    }

    private void keep(Note.Builder note, NoteRow row, @Nullable OwnNote own, TypeOfNotes ofNote,
            List<CardRow> cards) {
        Note plain = note.build();
        note.attribute(AnkiAttributes.GUID, row.guid());
        note.attribute(AnkiAttributes.ID, Long.toString(row.id()));
        note.attribute(AnkiAttributes.MODIFIED, Long.toString(row.modified()));
        if (row.usn() != -1) {
            note.attribute(AnkiAttributes.USN, Long.toString(row.usn()));
        }
        if ((own == null || keepsRows) && !row.data().isEmpty()) {
            note.attribute(AnkiAttributes.DATA, row.data());
        }
        note.attribute(AnkiAttributes.DIGEST, NoteText.of(plain).digest());
        Set<Integer> derived = new TreeSet<>();
        for (Card card : Card.of(plain, ofNote.type())) {
            derived.add(ofNote.ord(card.id()));
        }
        Set<Integer> absent = new TreeSet<>(derived);
        long home = cards.isEmpty() ? 0 : home(cards.get(0));
        List<CardRow> kept = new ArrayList<>(cards.size());
        for (CardRow card : cards) {
            int ord = (int) card.ord();
            absent.remove(ord);
            notDerived += derived.contains(ord) ? 0 : 1;
            kept.add(card.deck() == home ? card.inDeck(0) : card);
        }
        note.attribute(AnkiAttributes.CARDS, new CardLines(kept, absent).text());
    }

    @Override
    public void review(ReviewRow row, @Nullable CardRow card) throws IOException {
        CardId id = card == null || type == null
                ? new CardId(ReviewMapping.GONE, Long.toString(row.card()))
                : new CardId(noteId, type.part(card.ord()));
        if (card != null && row.ease() > 0) {
            lastAnswer = Instant.ofEpochMilli(row.id());
        }
        sink.review(ReviewMapping.read(row, id, firstScheduler));
        progress.report(++items);
    }

    @Override
    public void card(CardRow found) throws IOException {
        CardRow row = firstScheduler ? upgraded(found) : found;
        Instant answered = lastAnswer;
        lastAnswer = null;
        TypeOfNotes ofNote = type;
        if (ofNote == null) {
            return;
        }
        String part = ofNote.part(row.ord());
        if (!partsSeen.add(part)) {
            faults.warn("repeated-card", "two cards are the same; the second is left out",
                    content.place(row.note()));
            return;
        }
        CardId id = new CardId(noteId, part);
        ObjectNode own = own(row);
        CardOverride override = override(row, id, own);
        if (!override.isEmpty()) {
            sink.override(override);
        }
        CardSchedule schedule = schedule(row, id, own, answered);
        if (schedule != null) {
            sink.schedule(schedule);
        }
    }

    private CardOverride override(CardRow row, CardId id, ObjectNode own) throws IOException {
        String deck = content.deckId(row.home());
        TreeMap<String, String> attributes = new TreeMap<>();
        AnkiJson.object(own, "attributes")
                .properties()
                .forEach(member -> attributes.put(member.getKey(), member.getValue().asString()));
        Buried buried = Buried.NO;
        if (row.queue() == Scheduling.BURIED_BY_SCHEDULER) {
            buried = Buried.BY_SCHEDULER;
        } else if (row.queue() == Scheduling.BURIED_BY_LEARNER) {
            buried = Buried.BY_LEARNER;
        }
        boolean suspended = row.queue() == Scheduling.SUSPENDED;
        // Anki has one place for both.
        if (suspended && AnkiJson.text(own, "buried").equals("learner")) {
            buried = Buried.BY_LEARNER;
        } else if (suspended && AnkiJson.text(own, "buried").equals("scheduler")) {
            buried = Buried.BY_SCHEDULER;
        }
        try {
            return new CardOverride(id,
                    deck.equals(homeDeck) && !own.has("home") ? null : deck,
                    (int) (row.flags() & 7), suspended, buried, attributes);
        } catch (IllegalArgumentException e) {
            return CardOverride.of(id).suspended(suspended).flagged((int) (row.flags() & 7));
        }
    }

    private @Nullable CardSchedule schedule(CardRow row, CardId id, ObjectNode own,
            @Nullable Instant answered) {
        String written = AnkiJson.text(own, "schedule");
        CardSchedule exact = written.isEmpty() ? null : pieces.schedule(written).orElse(null);
        Scheduling.StepCounts steps = content.steps(row.home());
        try {
            if (exact != null && exact.card().equals(id)
                    && scheduling.says(exact, row, steps)) {
                return exact;
            }
            return scheduling.read(row, id, answered, steps);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            badSchedules++;
            return null;
        }
    }

    /** Says what was counted. */
    void finish() throws IOException {
        if (repeatedGuids > 0) {
            faults.inform("repeated-guids", repeatedGuids
                    + " notes have no guid or that of another note; Anki's ids of them are taken"
                    + " too", faults.file());
        }
        if (notDerived > 0) {
            faults.warn("empty-cards", notDerived
                    + " cards have no content and are not cards here; their rows are kept",
                    faults.file());
        }
        if (badSchedules > 0) {
            faults.warn("bad-schedules", badSchedules
                    + " cards have a schedule that cannot be; their rows are kept", faults.file());
        }
    }
}
