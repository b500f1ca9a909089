package dev.cardstock.formats.mochi;

import static dev.cardstock.formats.mochi.MochiReader.string;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes notes of cards. */
final class MochiCards {
    /** The attribute of a note type that is the id of a template. */
    static final String TEMPLATE = "mochi.template";
    /** The attribute of a note type with the ids of the template's fields, commas between them. */
    static final String FIELDS = "mochi.fields";
    /** The attribute of a note that is its place among others. */
    static final String POSITION = "mochi.pos";
    /** The attribute of a note that is in the archive. */
    static final String ARCHIVED = "mochi.archived";
    /** The id of the algorithm. */
    static final String ALGORITHM = "mochi";

    private static final double MAX_DAYS = 200_000;
    private static final Instant LATEST = Instant.parse("2500-01-01T00:00:00Z");

    private final NoteSink notes;
    private final DeckSink sink;
    private final MochiReader.Data data;
    private final Map<String, Optional<NoteType>> types = new HashMap<>();

    MochiCards(NoteSink notes, DeckSink sink, MochiReader.Data data) {
        this.notes = notes;
        this.sink = sink;
        this.data = data;
    }

    void add(Map<?, ?> card, String deckId, long line) throws IOException {
        if (card.get("trashed?") != null && !Boolean.FALSE.equals(card.get("trashed?"))) {
            notes.info("trash", "the card '" + string(card, "id") + "' is in the trash; it is left"
                    + " out", line);
            return;
        }
        List<String> path = data.path(deckId);
        String content = string(card, "content");
        Map<String, String> values = values(card);
        String template = string(card, "template-id");
        if (template.isEmpty() && content.isBlank()) {
            template = string(data.deck(deckId), "template-id");
        }
        Note note;
        if (!values.isEmpty() && !template.isEmpty()) {
            note = ofTemplate(card, template, values, path, line);
        } else {
            note = ofContent(card, content.isBlank() ? string(card, "name") : content, path, line);
        }
        reviews(card.get("reviews"), note, note.typeId().equals("cloze") ? "c1" : first(note),
                line);
        if (note.typeId().equals(NoteType.basicReversed().id())) {
            reviews(card.get("reverse-reviews"), note, "reverse", line);
        }
    }

    private static String first(Note note) {
        return note.typeId().startsWith("mochi-") ? "card" : "forward";
    }

    private Note ofContent(Map<?, ?> card, String content, List<String> path, long line)
            throws IOException {
        List<String> sides = MochiText.sides(content);
        String cloze = MochiText.cloze(sides.get(0));
        boolean reversed = Boolean.TRUE.equals(card.get("review-reverse?"))
                || card.get("reverse-reviews") instanceof List<?> list && !list.isEmpty();
        NoteType type = cloze != null
                ? NoteType.cloze()
                : reversed ? NoteType.basicReversed() : NoteType.basic();
        Markup back = MochiText.read(sides.get(1));
        if (cloze == null && back.isBlank()) {
            notes.warn("missing-answer", "the card has one side only", line);
        }
        return add(card, type, path,
                List.of(MochiText.read(cloze == null ? sides.get(0) : cloze), back), content,
                line);
    }

    private static Map<String, String> values(Map<?, ?> card) {
        Map<String, String> values = new LinkedHashMap<>();
        if (card.get("fields") instanceof Map<?, ?> fields) {
            fields.forEach((key, field) -> {
                if (field instanceof Map<?, ?> value) {
                    values.put(String.valueOf(key), string(value, "value"));
                }
            });
        }
        return values;
    }

    private Note ofTemplate(Map<?, ?> card, String template, Map<String, String> values,
            List<String> path, long line) throws IOException {
        NoteType type = types
                .computeIfAbsent(template, id -> type(id, data.templates().get(id)))
                .orElse(null);
        String text = String.join("\n", values.values());
        if (type != null) {
            List<Markup> fields = new ArrayList<>();
            for (String id : type.attributes().getOrDefault(FIELDS, "").split(",")) {
                fields.add(MochiText.read(values.getOrDefault(id, "")));
            }
            return add(card, type, path, fields, text, line);
        }
        notes.warn("template", "the template '" + template + "' is not in the file; the first"
                + " field is taken for the front, the others for the back", line);
        String front = values.getOrDefault("name", values.values().iterator().next());
        List<String> others = new ArrayList<>(values.values());
        others.remove(front);
        others.removeIf(String::isBlank);
        return add(card, NoteType.basic(), path, List.of(MochiText.read(front),
                MochiText.read(String.join("\n\n", others))), text, line);
    }

    private static Optional<NoteType> type(String id, @Nullable Map<?, ?> template) {
        if (template == null || !(template.get("fields") instanceof Map<?, ?> fields)) {
            return Optional.empty();
        }
        List<Map<?, ?>> ordered = new ArrayList<>();
        fields.forEach((key, field) -> {
            if (field instanceof Map<?, ?> map && !string(map, "id").contains(",")) {
                ordered.add(map);
            }
        });
        ordered.sort(Comparator.comparing((Map<?, ?> field) -> string(field, "pos")));
        Map<String, String> names = new LinkedHashMap<>();
        for (Map<?, ?> field : ordered) {
            String name = string(field, "name").replaceAll("[{}#^/:<>\\s]+", " ").strip();
            String own = name.isEmpty() || names.containsValue(name)
                    ? (name + " " + string(field, "id")).strip()
                    : name;
            names.put(string(field, "id"), own.isEmpty() ? "Field" : own);
        }
        List<String> sides = MochiText.sides(string(template, "content"));
        if (names.isEmpty() || new HashSet<>(names.values()).size() < names.size()) {
            return Optional.empty();
        }
        String name = string(template, "name");
        return Optional.of(new NoteType("mochi-" + id, name.isBlank() ? id : name,
                NoteType.Kind.NORMAL, names.values().stream().map(FieldDefinition::named).toList(),
                List.of(new CardTemplate("card", "Card", side(sides.get(0)), side(sides.get(1)),
                        new TreeMap<>())),
                "", new TreeMap<>(Map.of(TEMPLATE, id, FIELDS, String.join(",", names.keySet())))));
    }

    private static Markup side(String side) {
        return MarkupParser.markdown(MochiText.template(side));
    }

    private Note add(Map<?, ?> card, NoteType type, List<String> path, List<Markup> fields,
            String content, long line) throws IOException {
        Note.Builder note = notes.note(string(card, "id"), type, path, fields, line);
        if (card.get("tags") instanceof List<?> tags) {
            tags.forEach(tag -> note.tags(String.valueOf(tag)));
        }
        note.tags(MochiText.tags(content));
        String position = string(card, "pos");
        if (!position.isEmpty()) {
            note.attribute(POSITION, position);
        }
        if (Boolean.TRUE.equals(card.get("archived?"))) {
            note.attribute(ARCHIVED, "true");
        }
        return notes.add(note, line);
    }

    private void reviews(@Nullable Object list, Note note, String part,
            long line) throws IOException {
        if (!(list instanceof List<?> reviews) || reviews.isEmpty()) {
            return;
        }
        CardId id = new CardId(note.id(), part);
        int count = 0;
        int lapses = 0;
        CardSchedule schedule = null;
        for (Object item : reviews) {
            if (!(item instanceof Map<?, ?> review)
                    || !(EdnInput.instant(review.get("date")) instanceof Instant date)
                    || date.isBefore(Instant.EPOCH) || date.isAfter(LATEST)) {
                notes.warn("review", "a review has no date; it is left out", line);
                continue;
            }
            boolean remembered = !Boolean.FALSE.equals(review.get("remembered?"));
            lapses += !remembered && count > 0 ? 1 : 0;
            sink.review(new Review(id, date, remembered ? Rating.GOOD : Rating.AGAIN,
                    Duration.ZERO, count == 0 ? Review.Kind.LEARNING : Review.Kind.REVIEW,
                    new TreeMap<>()));
            count++;
            double days = review.get("interval") instanceof Number number
                    ? Math.max(0, Math.min(MAX_DAYS, number.doubleValue()))
                    : 0;
            Duration interval = Duration.ofSeconds(Math.round(days * 86_400));
            Instant due = EdnInput.instant(review.get("due")) instanceof Instant given
                    && !given.isBefore(date) && given.isBefore(LATEST)
                            ? given
                            : date.plus(interval);
            schedule = new CardSchedule(id, remembered ? Phase.REVIEW : Phase.RELEARNING, due,
                    date, interval, 0, count, lapses,
                    MemoryState.of(ALGORITHM, 1, List.of("interval"), days));
        }
        if (schedule != null) {
            sink.schedule(schedule);
        }
    }
}
