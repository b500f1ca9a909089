package dev.cardstock.formats.anki;

import static dev.cardstock.formats.anki.json.NoteTypeJson.OWN;

import dev.cardstock.Location;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.anki.archive.PackageWriter;
import dev.cardstock.formats.anki.archive.TempFolder;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.collection.CardRow;
import dev.cardstock.formats.anki.collection.CollectionData;
import dev.cardstock.formats.anki.collection.CollectionWriter;
import dev.cardstock.formats.anki.collection.NoteRow;
import dev.cardstock.formats.anki.collection.ReviewRow;
import dev.cardstock.formats.anki.json.NoteText;
import dev.cardstock.formats.anki.json.NoteTypeJson;
import dev.cardstock.formats.anki.json.OptionsJson;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.AnkiIds;
import dev.cardstock.formats.text.anki.AnkiTags;
import dev.cardstock.formats.text.anki.DeckNames;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Review;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a package or a collection. Notes go to the file as they come; of each card an id and what is
 * special about it is kept until the end.
 */
final class AnkiOutput implements DeckOutput {
    private static final Duration ROLLOVER = Duration.ofHours(4);
    private static final String OTHERS = "anki-other:";

    private final DeckTarget target;
    private final Location place;
    private final Consumer<Diagnostic> dropped;
    private final WriteSettings settings;
    private final long seconds;
    private final TempFolder temp;
    private final OutputStream out;
    private final CollectionWriter collection;

    private LibraryHeader header = LibraryHeader.titled("");
    private final Map<String, DeckOptions> options = new LinkedHashMap<>();
    private final Map<String, Long> optionIds = new HashMap<>();
    private final Map<Long, Scheduling.StepCounts> stepsOfOptions = new HashMap<>();
    private final IdAllocator optionNumbers = new IdAllocator(2);
    private final Map<String, Deck> decks = new LinkedHashMap<>();
    private final Map<String, Long> deckIds = new HashMap<>();
    private final IdAllocator deckNumbers = new IdAllocator(2);
    private final Map<String, TypeOfNotes> types = new LinkedHashMap<>();
    private final IdAllocator typeNumbers = new IdAllocator(2);
    private final IdAllocator noteNumbers;
    private final IdAllocator cardNumbers;
    private final Map<CardId, CardState> cards = new HashMap<>();
    private final Map<String, String> decksOfNotes = new HashMap<>();
    private final Map<String, MediaContent> media = new LinkedHashMap<>();
    private final Map<String, String> renamed = new TreeMap<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final List<Review> early = new ArrayList<>();
    private @Nullable Instant earliest;
    private int position;
    private long moved;
    private boolean finished;

    AnkiOutput(DeckTarget target, Consumer<Diagnostic> dropped, WriteSettings settings)
            throws IOException {
        this.target = target;
        this.dropped = dropped;
        this.settings = settings;
        place = Location.of(target.name());
        seconds = settings.time().getEpochSecond();
        noteNumbers = new IdAllocator(settings.time().toEpochMilli());
        cardNumbers = new IdAllocator(settings.time().toEpochMilli());
        temp = new TempFolder();
        try {
            out = target.open();
        } catch (IOException | RuntimeException e) {
            temp.close();
            throw e;
        }
        try {
            collection = new CollectionWriter(temp.file("collection"));
        } catch (IOException | RuntimeException e) {
            out.close();
            target.discard();
            temp.close();
            throw e;
        }
    }

    private void drop(String code, String message, String item) {
        dropped.accept(Diagnostic.warning(code, message, place.atItem(item)));
    }

    @Override
    public void header(LibraryHeader newHeader) {
        header = newHeader;
    }

    @Override
    public void options(DeckOptions one) {
        options.put(one.id(), one);
        long wanted = Numbers.id(one.attributes().get(AnkiAttributes.ID));
        optionIds.put(one.id(), optionNumbers.take(
                wanted != 0 ? wanted : AnkiIds.number("options", one.id())));
    }

    @Override
    public void deck(Deck deck) {
        long wanted = Numbers.id(deck.attributes().get(AnkiAttributes.ID));
        if (wanted == 0) {
            boolean isDefault = deck.parent() == null && deck.name().equalsIgnoreCase("Default")
                    && !deckIds.containsValue(DeckJson.DEFAULT);
            wanted = isDefault ? DeckJson.DEFAULT : AnkiIds.number("deck", deck.id());
        }
        decks.put(deck.id(), deck);
        deckIds.put(deck.id(), deckNumbers.take(wanted));
    }

    @Override
    public void noteType(NoteType type) {
        long wanted = Numbers.id(type.attributes().get(AnkiAttributes.ID));
        types.put(type.id(), new TypeOfNotes(type, typeNumbers.take(
                wanted != 0 ? wanted : AnkiIds.number("type", type.id()))));
    }

    private CardState state(CardId id) {
        return cards.computeIfAbsent(id, card -> new CardState());
    }

    @Override
    public void note(Note note) throws IOException {
        TypeOfNotes type = types.get(note.typeId());
        Long deck = deckIds.get(note.deckId());
        if (type == null || deck == null) {
            throw new IllegalStateException("note '" + note.id() + "' came before its type '"
                    + note.typeId() + "' or its deck '" + note.deckId() + "'");
        }
        Map<String, String> kept = note.attributes();
        String guid = kept.getOrDefault(AnkiAttributes.GUID, "");
        boolean born = guid.isBlank();
        long id = noteNumbers.take(Numbers.id(kept.get(AnkiAttributes.ID)));
        NoteText text = NoteText.of(note);
        boolean same = !born && text.digest().equals(kept.get(AnkiAttributes.DIGEST));
        long before = Numbers.id(kept.get(AnkiAttributes.MODIFIED));
        long modified = same ? before : before == 0 ? seconds : Math.max(seconds, before + 1);
        List<String> written = AnkiTags.read(text.tags());
        NoteRow row = new NoteRow(id, born ? AnkiIds.guid(settings.namespace(), note.id()) : guid,
                type.id(), modified, same ? Numbers.parse(kept.get(AnkiAttributes.USN), -1) : -1,
                text.tags(),
                text.fields(), data(note, type.type(), text, written, modified, id, guid));
        String first = AnkiText.plain(field(text.fields(), 0));
        collection.note(row, type.sortField() <= 0
                ? first
                : AnkiText.plain(field(text.fields(), type.sortField())),
                AnkiIds.checksum(first));
        position++;
        decksOfNotes.put(note.id(), note.deckId());
        tags.addAll(written);
        cards(note, type, id, deck);
    }

    private static String field(String fields, int index) {
        int start = 0;
        for (int i = 0; i < index; i++) {
            int next = fields.indexOf('\u001f', start);
            if (next < 0) {
                return "";
            }
            start = next + 1;
        }
        int end = fields.indexOf('\u001f', start);
        return end < 0 ? fields.substring(start) : fields.substring(start, end);
    }

    /** What Anki has no place for. */
    private static String data(Note note, NoteType type, NoteText text, List<String> written,
            long modified, long id, String guid) {
        StringBuilder kinds = new StringBuilder();
        boolean plain = false;
        boolean isExact = false;
        for (int i = 0; i < note.fields().size(); i++) {
            var field = note.fields().get(i);
            char kind = OwnFields.kind(field, field(text.fields(), i));
            kinds.append(kind);
            plain |= kind == OwnNote.PLAIN;
            isExact |= kind == OwnNote.EXACT;
        }
        List<String> tags = new ArrayList<>(written);
        boolean starred = tags.removeIf(tag -> tag.equalsIgnoreCase(AnkiTags.STAR));
        boolean more = isExact || OwnNote.hasMore(note) || !tags.equals(note.tags())
                || starred != note.starred();
        String kept = note.attributes().getOrDefault(AnkiAttributes.DATA, "");
        OwnNote before = OwnNote.parse(kept);
        boolean born = guid.isBlank() || before != null && before.born();
        boolean knownId = !born && !guid.isBlank() && (note.id().equals(AnkiIds.noteId(guid))
                || note.id().equals(AnkiIds.noteId(guid, id)));
        if (!more && !plain && knownId) {
            return before == null ? kept : "";
        }
        String piece = more ? OwnFields.piece(note, type, kinds) : "";
        return new OwnNote(note.id(), modified, kinds.toString(), born, piece).text();
    }

    private void cards(Note note, TypeOfNotes type, long noteId, long deck) throws IOException {
        CardLines kept = CardLines.parse(note.attributes().get(AnkiAttributes.CARDS));
        SortedMap<Long, CardState> there = new TreeMap<>();
        for (CardRow card : kept.cards()) {
            long id = cardNumbers.take(card.id());
            CardRow row = new CardRow(id, noteId, card.deck() == 0 ? deck : card.deck(), card.ord(),
                    card.modified(), card.usn(), card.type(), card.queue(), card.due(), card.ivl(),
                    card.factor(), card.reps(), card.lapses(), card.left(), card.odue(),
                    card.odid(), card.flags(), card.data());
            boolean repeated = there.containsKey(card.ord());
            CardId key = repeated
                    ? new CardId(OTHERS + id, "x")
                    : new CardId(note.id(), type.part(card.ord()));
            CardState state = keep(key, row, row.deck() == deck && isPlain(row));
            there.putIfAbsent(card.ord(), state);
        }
        for (Card card : Card.of(note, type.type())) {
            long ord = type.ord(card.id());
            if (!kept.absent().contains((int) ord) && !there.containsKey(ord)) {
                CardRow row = new CardRow(cardNumbers.take(0), noteId, deck, ord, seconds, -1, 0, 0,
                        position, 0, 0, 0, 0, 0, 0, 0, 0, "");
                there.put(ord, keep(card.id(), row, true));
            }
        }
        if (!there.isEmpty()) {
            there.firstEntry().getValue().first = true;
        }
    }

    /** Whether a row is of a new card in its note's deck, with nothing special about it. */
    private static boolean isPlain(CardRow row) {
        return row.type() == Scheduling.NEW && row.queue() == 0 && row.odid() == 0
                && row.flags() == 0 && row.reps() == 0 && row.lapses() == 0;
    }

    private CardState keep(CardId id, CardRow row, boolean plain) throws IOException {
        CardState state = state(id);
        state.row = row;
        if (plain) {
            collection.card(row);
            state.written = true;
        }
        return state;
    }

    @Override
    public void override(CardOverride override) {
        state(override.card()).override = override;
    }

    @Override
    public void media(Media file, @Nullable MediaContent content) {
        if (!settings.media()) {
            return;
        }
        if (content == null) {
            drop("missing-media", "the bytes of '" + file.name() + "' are missing", file.name());
            return;
        }
        String name = AnkiHtml.mediaName(file.name());
        if (!name.equals(file.name())) {
            renamed.put(name, file.name());
        }
        media.put(name, content);
    }

    private void happened(@Nullable Instant time) {
        if (time != null && (earliest == null || time.isBefore(earliest))) {
            earliest = time;
        }
    }

    @Override
    public void schedule(CardSchedule schedule) {
        if (settings.scheduling()) {
            happened(schedule.lastReview());
            happened(schedule.due());
            state(schedule.card()).schedule = schedule;
        }
    }

    @Override
    public void review(Review review) throws IOException {
        if (!settings.scheduling()) {
            return;
        }
        happened(review.time());
        CardState state = cards.get(review.card());
        CardRow row = state == null ? null : state.row;
        if (row != null) {
            write(review, row.id());
        } else if (review.card().note().equals(ReviewMapping.GONE)) {
            write(review, Numbers.id(review.card().part()));
        } else {
            early.add(review);
        }
    }

    private void write(Review review, long card) throws IOException {
        long id = Math.max(1, review.time().toEpochMilli());
        ReviewRow row = ReviewMapping.write(review, id, card);
        boolean isMoved = id != review.time().toEpochMilli();
        while (!collection.review(row)) {
            id++;
            isMoved = true;
            row = ReviewMapping.write(review, id, card);
        }
        moved += isMoved ? 1 : 0;
        for (String name : review.attributes().keySet()) {
            if (!name.equals(AnkiAttributes.REVIEW)) {
                drop("review-attribute", "Anki keeps no attribute '" + name + "' of reviews",
                        review.card().toString());
            }
        }
    }

    @Override
    public void finish() throws IOException {
        ObjectNode kept = AnkiJson.kept(header.attributes().get(AnkiAttributes.COLLECTION));
        ObjectNode conf = AnkiJson.object(kept, "conf").deepCopy();
        long created = AnkiJson.integer(kept, "crt", 0);
        Settings.complete(conf, position + 1);
        created = created > 0 ? created : firstDay();
        boolean fsrs = usesFsrs(conf);
        if (fsrs) {
            conf.put("fsrs", true);
        }
        Map<Long, ObjectNode> optionJson = optionJson(fsrs);
        CardRows rows = new CardRows(new Scheduling(CollectionDays.of(created, conf)),
                settings.scheduling(), seconds);
        for (Map.Entry<CardId, CardState> entry : cards.entrySet()) {
            finish(entry.getKey(), entry.getValue(), rows, optionJson);
        }
        for (Review review : early) {
            CardState state = cards.get(review.card());
            if (state == null || state.row == null) {
                drop("review-without-card", "there is no such card; its review is left out",
                        review.card().toString());
            } else {
                write(review, state.row.id());
            }
        }
        if (moved > 0) {
            dropped.accept(Diagnostic.info("review-moved", moved
                    + " reviews are written a little later, as Anki has one in a millisecond",
                    place));
        }
        long modified = AnkiJson.integer(kept, "mod", settings.time().toEpochMilli());
        conf.set(OWN, mark(modified));
        collection.finish(new CollectionData(11, created, modified,
                AnkiJson.integer(kept, "scm", settings.time().toEpochMilli()),
                AnkiJson.integer(kept, "usn", 0), AnkiJson.integer(kept, "ls", 0), conf,
                typeJson(), deckJson(), optionJson, tagJson(kept),
                kept.get("graves") instanceof ArrayNode graves
                        ? graves
                        : AnkiJson.array()));
        collection.close();
        put();
        target.commit();
        finished = true;
    }

    /** The day on which the first thing happened, from 04:00 UTC. */
    private long firstDay() {
        Instant first = earliest == null || earliest.isAfter(settings.time())
                ? settings.time()
                : earliest;
        Instant sound = first.isBefore(Instant.EPOCH.plus(Duration.ofDays(2)))
                ? Instant.EPOCH.plus(Duration.ofDays(2))
                : first;
        long day = Math.floorDiv(sound.minus(ROLLOVER).getEpochSecond(), 86_400);
        return day * 86_400 + ROLLOVER.toSeconds();
    }

    private boolean usesFsrs(ObjectNode conf) {
        return AnkiJson.integer(conf, "fsrs", 0) != 0
                || options.values().stream().anyMatch(one -> one.scheduler().startsWith("fsrs"));
    }

    private void finish(CardId id, CardState state, CardRows rows,
            Map<Long, ObjectNode> optionJson) throws IOException {
        CardRow base = state.row;
        if (base == null) {
            if (state.override != null || state.schedule != null) {
                drop("card-without-note",
                        "there is no such card; what is special about it is left out",
                        id.toString());
            }
            return;
        }
        if (state.written && state.override == null && state.schedule == null) {
            return;
        }
        String home = decksOfNotes.get(id.note());
        String own = state.override == null ? null : state.override.deckId();
        Long homeId = home == null ? null : deckIds.get(home);
        state.home = homeId == null ? base.home() : homeId;
        Long deck = deckIds.get(own != null ? own : home == null ? "" : home);
        long deckId = deck == null ? base.home() : deck;
        Deck model = decks.get(own != null ? own : home == null ? "" : home);
        collection.card(rows.row(id, state, base, deckId, steps(model, optionJson)));
    }

    private Scheduling.StepCounts steps(@Nullable Deck deck, Map<Long, ObjectNode> optionJson) {
        long id = deck == null ? OptionsJson.DEFAULT : optionsOf(deck);
        return stepsOfOptions.computeIfAbsent(id,
                one -> Scheduling.StepCounts.of(optionJson.get(one)));
    }

    private long optionsOf(Deck deck) {
        Long id = deck.optionsId() == null || !settings.options()
                ? null
                : optionIds.get(deck.optionsId());
        return id == null ? OptionsJson.DEFAULT : id;
    }

    private Map<Long, ObjectNode> optionJson(boolean fsrs) {
        Map<Long, ObjectNode> json = new LinkedHashMap<>();
        if (settings.options()) {
            options.forEach((id, one) -> {
                long number = optionIds.getOrDefault(id, OptionsJson.DEFAULT);
                json.put(number, OptionsJson.write(one, number, seconds, fsrs));
            });
        }
        json.computeIfAbsent(OptionsJson.DEFAULT, id -> OptionsJson.made(seconds));
        return json;
    }

    private Map<Long, ObjectNode> typeJson() {
        Map<Long, ObjectNode> json = new LinkedHashMap<>();
        types.values()
                .forEach(type -> json.put(type.id(),
                        NoteTypeJson.write(type.type(), type.id(), seconds)));
        return json;
    }

    private Map<Long, ObjectNode> deckJson() {
        DeckNames names = new DeckNames();
        Map<String, String> paths = new HashMap<>();
        boolean hasDefault = deckIds.containsValue(DeckJson.DEFAULT);
        Map<Long, ObjectNode> json = new LinkedHashMap<>();
        if (!hasDefault) {
            names.unique("", "Default");
            json.put(DeckJson.DEFAULT, DeckJson.made(seconds));
        }
        for (Deck deck : decks.values()) {
            long id = deckIds.getOrDefault(deck.id(), 0L);
            json.put(id, DeckJson.write(deck, id, path(deck, names, paths, 0), optionsOf(deck),
                    seconds));
        }
        return json;
    }

    private String path(Deck deck, DeckNames names, Map<String, String> paths, int depth) {
        String known = paths.get(deck.id());
        if (known != null) {
            return known;
        }
        Deck parent = deck.parent() == null ? null : decks.get(deck.parent());
        String above = parent == null || depth > dev.cardstock.deck.Library.MAX_DEPTH
                ? ""
                : path(parent, names, paths, depth + 1);
        String path = names.unique(above, DeckNames.part(deck.name()));
        paths.put(deck.id(), path);
        return path;
    }

    private ObjectNode tagJson(ObjectNode kept) {
        ObjectNode json = AnkiJson.object(kept, "tags").deepCopy();
        for (String tag : tags) {
            if (!json.has(tag)) {
                json.put(tag, -1);
            }
        }
        return json;
    }

    private ObjectNode mark(long modified) {
        ObjectNode mark = AnkiJson.object();
        mark.put("mod", modified);
        mark.put("title", header.title());
        mark.put("description", header.description());
        mark.put("language", header.language());
        ObjectNode attributes = mark.putObject("attributes");
        header.attributes().forEach((name, value) -> {
            if (name.equals(AnkiAttributes.COLLECTION)) {
                mark.put("kept", true);
            } else {
                attributes.put(name, value);
            }
        });
        if (!renamed.isEmpty()) {
            ObjectNode names = mark.putObject("media");
            renamed.forEach(names::put);
        }
        return mark;
    }

    private void put() throws IOException {
        Path file = temp.file("collection");
        String name = target.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".anki2") || name.endsWith(".anki21")) {
            media.keySet()
                    .forEach(one -> drop("media", "a collection without a package holds no media",
                            one));
            try (OutputStream closing = out) {
                Files.copy(file, closing);
            }
            return;
        }
        try (PackageWriter zip = new PackageWriter(out, settings.version())) {
            zip.collection(file);
            if (zip.hasNotice()) {
                zip.notice(Notice.write(temp.file("notice")));
            }
            for (Map.Entry<String, MediaContent> medium : media.entrySet()) {
                zip.medium(medium.getKey(), medium.getValue());
            }
            zip.finish();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (!finished) {
                try (out) {
                    collection.close();
                } finally {
                    target.discard();
                }
            }
        } finally {
            temp.close();
        }
    }
}
