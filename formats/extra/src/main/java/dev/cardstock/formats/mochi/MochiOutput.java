package dev.cardstock.formats.mochi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.text.Spool;
import dev.cardstock.formats.zip.ZipOutput;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the cards of each deck until all reviews are known, which stand in them. */
final class MochiOutput extends ZipOutput {
    private final Notation notation;
    private final Map<String, Deck> decks = new LinkedHashMap<>();
    private final Map<String, Spool> cards = new LinkedHashMap<>();
    private final Map<String, NoteType> templates = new LinkedHashMap<>();
    private final Map<CardId, List<Review>> reviews = new HashMap<>();
    private final Map<CardId, CardSchedule> schedules = new HashMap<>();
    private final Set<CardId> written = new HashSet<>();

    MochiOutput(DeckTarget target, Consumer<Diagnostic> dropped, DeckFormat format,
            Notation notation) throws IOException {
        super(target, dropped, format);
        this.notation = notation;
    }

    @Override
    protected boolean keepsMarkup(Markup.Kind kind) {
        return true;
    }

    @Override
    protected boolean keepsType(NoteType type) {
        return super.keepsType(type) || content(type) != null;
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return name.equals(MochiCards.POSITION) || name.equals(MochiCards.ARCHIVED);
    }

    @Override
    public void deck(Deck deck) {
        decks.put(deck.id(), deck);
        super.deck(deck);
    }

    /** The content of a template; null where a type is more than one template of fields. */
    private static @Nullable String content(NoteType type) {
        if (type.templates().size() != 1 || type.kind() != NoteType.Kind.NORMAL) {
            return null;
        }
        CardTemplate template = type.templates().get(0);
        List<String> names = type.fields().stream().map(FieldDefinition::name).toList();
        String question = MochiText.fromTemplate(template.question().source(), names);
        String answer = MochiText.fromTemplate(template.answer().source(), names);
        boolean isPlain = names.stream().noneMatch(name -> name.matches(".*[{}<>].*"));
        return question == null || answer == null || !isPlain
                || template.question().kind() == Markup.Kind.HTML
                || template.answer().kind() == Markup.Kind.HTML
                        ? null
                        : question.strip() + "\n---\n" + answer.strip();
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        if (type.equals(NoteType.basicReversed())) {
            write(note, note.id(), sides(note), "", "", List.of(new CardId(note.id(), "forward"),
                    new CardId(note.id(), "reverse")));
            return true;
        }
        if (type.equals(NoteType.cloze())) {
            return cloze(note);
        }
        if (NoteType.builtIn().contains(type) || content(type) == null) {
            return false;
        }
        templates.put(type.id(), type);
        remark("template", "note types are written as Mochi's templates, such as '" + type.name()
                + "'");
        List<String> ids = fieldIds(type);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < note.fields().size(); i++) {
            values.add(ids.get(i));
            values.add(notation.map(List.of("id", notation.keyword(ids.get(i)), "value",
                    notation.string(markdown(note.fields().get(i), note.id())))));
        }
        write(note, note.id(), "", notation.map(values), templateId(type),
                List.of(new CardId(note.id(), type.templates().get(0).id())));
        return true;
    }

    private boolean cloze(Note note) throws IOException {
        Markup field = note.fields().get(0);
        String text = MochiText.fromCloze(field.source());
        if (text == null || field.kind() == Markup.Kind.HTML) {
            return false;
        }
        if (MochiText.hasHint(field.source())) {
            report("hint", "Mochi cannot hold the hints of cloze deletions", note.id());
        }
        String back = note.fields().size() > 1 ? markdown(note.fields().get(1), note.id()) : "";
        write(note, note.id(), MochiText.withMedia(clean(text, note.id()))
                + (back.isEmpty() ? "" : "\n---\n" + back), "", "",
                List.of(new CardId(note.id(), "c1")));
        return true;
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        String front = markdown(entry.front(), entry.id());
        String back = markdown(entry.back(), entry.id());
        write(entry.note(), entry.id(), front + "\n---\n" + back, "", "", List.of(entry.card()));
    }

    private String sides(Note note) {
        return markdown(note.fields().get(0), note.id()) + "\n---\n"
                + markdown(note.fields().get(1), note.id());
    }

    private String markdown(Markup content, String id) {
        if (content.kind() == Markup.Kind.HTML) {
            drop(id, Capability.HTML, "it is written as Markdown");
        }
        Markup clean = content.kind() == Markup.Kind.PLAIN
                ? Markup.plain(clean(content.source(), id))
                : content;
        return clean(MochiText.write(clean), id);
    }

    private static List<String> fieldIds(NoteType type) {
        String known = type.attributes().getOrDefault(MochiCards.FIELDS, "");
        List<String> ids = List.of(known.split(","));
        if (ids.size() == type.fields().size() && ids.stream().allMatch(MochiOutput::isKeyword)) {
            return ids;
        }
        List<String> made = new ArrayList<>(List.of("name"));
        while (made.size() < type.fields().size()) {
            made.add("field-" + (made.size() + 1));
        }
        return made;
    }

    private static String templateId(NoteType type) {
        return keyword(type.attributes().getOrDefault(MochiCards.TEMPLATE, type.id()));
    }

    private static boolean isKeyword(String id) {
        return id.matches("[A-Za-z0-9_-]{1,100}");
    }

    /** An id that can be a keyword; others become one that follows from them. */
    private static String keyword(String id) {
        return isKeyword(id) ? id : Ids.derived("mochi#id", id);
    }

    private void write(Note note, String id, String content, String fields, String template,
            List<CardId> ids) throws IOException {
        Spool spool = cards.get(note.deckId());
        if (spool == null) {
            spool = new Spool();
            cards.put(note.deckId(), spool);
        } else {
            spool.write(",\n".getBytes(UTF_8));
        }
        if (!isKeyword(id)) {
            report("id", "Mochi cannot hold the id '" + id + "'; another one follows from it", id);
        }
        String name = note.fields().isEmpty()
                ? ""
                : note.fields().get(0).plainText().strip().lines().findFirst().orElse("");
        List<String> members = new ArrayList<>(List.of("id", notation.keyword(keyword(id)), "name",
                notation.string(clean(name, id)), "content", notation.string(content), "deck-id",
                notation.keyword(keyword(note.deckId())), "tags",
                notation.set(note.tags()
                        .stream()
                        .map(tag -> notation.string(clean(tag, id)))
                        .toList()),
                "fields", fields, "template-id",
                template.isEmpty() ? "" : notation.keyword(template), "review-reverse?",
                ids.size() > 1 ? "true" : "", "pos",
                optional(note.attributes().getOrDefault(MochiCards.POSITION, "")), "archived?",
                note.attributes().getOrDefault(MochiCards.ARCHIVED, "").equals("true")
                        ? "true"
                        : ""));
        String map = notation.map(members);
        spool.write(map.substring(0, map.length() - 1).getBytes(UTF_8));
        CardId forward = ids.get(0);
        written.addAll(ids);
        spool.gap(target -> target.write(("," + notation.member("reviews") + reviews(forward)
                + (ids.size() > 1
                        ? "," + notation.member("reverse-reviews") + reviews(ids.get(1))
                        : "")
                + "}").getBytes(UTF_8)));
    }

    private String optional(String text) {
        return text.isEmpty() ? "" : notation.string(text);
    }

    @Override
    public void review(Review review) {
        Rating rating = review.rating();
        if (rating == null || !written.contains(review.card())) {
            super.review(review);
            return;
        }
        boolean isWhole = (rating == Rating.GOOD || rating == Rating.AGAIN)
                && review.duration().isZero() && review.attributes().isEmpty();
        boolean isFirst = !reviews.containsKey(review.card());
        if (!isWhole || isFirst != (review.kind() == Review.Kind.LEARNING)) {
            drop(review.card().toString(), Capability.REVIEW_LOG,
                    "whether it was remembered is written");
        }
        reviews.computeIfAbsent(review.card(), card -> new ArrayList<>()).add(review);
    }

    @Override
    public void schedule(CardSchedule schedule) {
        if (schedule.phase() == Phase.NEW) {
            return;
        }
        schedules.put(schedule.card(), schedule);
        var memory = schedule.memory();
        if (memory != null && !memory.algorithm().equals(MochiCards.ALGORITHM)) {
            drop(schedule.card().toString(), Capability.MEMORY_STATES, "the interval is written");
        }
    }

    private String reviews(CardId card) {
        List<Review> log = reviews.getOrDefault(card, List.of());
        CardSchedule schedule = schedules.get(card);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            Review review = log.get(i);
            boolean isLast = i == log.size() - 1;
            String interval = "";
            String due = "";
            if (isLast && schedule != null && schedule.due() != null) {
                double days = schedule.interval().toSeconds() / 86_400.0;
                interval = days == Math.rint(days)
                        ? Long.toString((long) days)
                        : Double.toString(days);
                due = notation.moment(schedule.due().toEpochMilli());
            }
            items.add(notation.map(List.of("date", notation.moment(review.time().toEpochMilli()),
                    "due", due, "interval", interval, "remembered?",
                    Boolean.toString(review.rating() != Rating.AGAIN))));
        }
        return notation.vector(items);
    }

    @Override
    protected void complete() throws IOException {
        schedules.keySet()
                .stream()
                .filter(card -> !reviews.containsKey(card))
                .sorted(java.util.Comparator.comparing(CardId::toString))
                .forEach(card -> drop(card.toString(), Capability.SCHEDULES,
                        "it is written with the last review of a card, and there is none"));
        try (OutputStream out = zip.entry(notation.entry)) {
            out.write(("{" + notation.member("version") + "2," + notation.member("decks") + "[")
                    .getBytes(UTF_8));
            boolean first = true;
            Map<String, Integer> places = new HashMap<>();
            decks.keySet().forEach(id -> places.put(id, places.size() + 1));
            for (Deck deck : shown()) {
                out.write((first ? "\n" : ",\n").getBytes(UTF_8));
                deck(deck, places.getOrDefault(deck.id(), 0), out);
                first = false;
            }
            out.write("]".getBytes(UTF_8));
            if (!templates.isEmpty()) {
                List<String> all = templates.values().stream().map(this::template).toList();
                out.write((",\n" + notation.member("templates") + notation.list(all))
                        .getBytes(UTF_8));
            }
            out.write("}\n".getBytes(UTF_8));
        }
        for (Map.Entry<String, MediaContent> medium : media().entrySet()) {
            zip.medium(medium.getKey(), medium.getValue());
        }
        closeSpools();
    }

    /** The decks that have cards, in the order of these, and those that they lie in. */
    private List<Deck> shown() {
        Set<String> ids = new LinkedHashSet<>(cards.keySet());
        for (String id : cards.keySet()) {
            Deck deck = decks.get(id);
            while (deck != null && deck.parent() != null) {
                ids.add(deck.parent());
                deck = decks.get(deck.parent());
            }
        }
        List<Deck> shown = new ArrayList<>();
        for (String id : ids) {
            Deck deck = decks.get(id);
            if (deck != null) {
                shown.add(deck);
            }
        }
        return shown;
    }

    private void deck(Deck deck, int sort, OutputStream out) throws IOException {
        String parent = deck.parent();
        String map = notation.map(List.of("id", notation.keyword(keyword(deck.id())), "name",
                notation.string(clean(deck.name(), deck.id())), "parent-id",
                parent == null ? "" : notation.keyword(keyword(parent)), "sort",
                Integer.toString(sort)));
        out.write((map.substring(0, map.length() - 1) + "," + notation.member("cards")
                + notation.listOpens()).getBytes(UTF_8));
        Spool spool = cards.get(deck.id());
        if (spool != null) {
            spool.copyTo(out);
        }
        out.write((notation.listCloses() + "}").getBytes(UTF_8));
    }

    private String template(NoteType type) {
        List<String> ids = fieldIds(type);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            fields.add(ids.get(i));
            fields.add(notation.map(List.of("id", notation.keyword(ids.get(i)), "name",
                    notation.string(type.fields().get(i).name()), "pos",
                    notation.string(String.format(java.util.Locale.ROOT, "%03d", i)))));
        }
        String content = content(type);
        return notation.map(List.of("id", notation.keyword(templateId(type)), "name",
                notation.string(type.name()), "content",
                notation.string(content == null ? "" : content), "fields", notation.map(fields)));
    }

    private void closeSpools() throws IOException {
        for (Spool spool : cards.values()) {
            spool.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeSpools();
        super.close();
    }
}
