package dev.cardstock.formats.json;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.CardOverride.Buried;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Makes things of the model from JSON objects: the reverse of {@link JsonValues}. */
final class JsonItems {
    private static final Pattern LENGTH = Pattern.compile(
            "P(?=\\d|T\\d)(\\d{1,14}D)?(T(?=\\d)(\\d{1,16}H)?(\\d{1,14}M)?(\\d{1,14}(\\.\\d{1,9})?S)?)?");
    private static final Pattern TIME = Pattern
            .compile("(\\d{4}|-\\d{4}|[+-]\\d{5,10})-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}"
                    + "(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    private JsonItems() {}

    private static SortedMap<String, String> end(JsonObject item) {
        TreeMap<String, String> attributes = new TreeMap<>(item.attributes());
        item.finish(attributes);
        return attributes;
    }

    private static CardId card(JsonObject item) {
        return item.parsed("card", "a note's id and a part, such as n1/forward", CardId::parse);
    }

    private static Duration duration(JsonObject item, String name) {
        return item.has(name)
                ? item.parsed(name, "a length such as PT10M, not negative", JsonItems::length)
                : Duration.ZERO;
    }

    private static Duration length(String text) {
        return Duration.parse(inForm(LENGTH, text));
    }

    private static Instant time(JsonObject item, String name) {
        return item.parsed(name, "a time such as 2026-01-31T12:00:00Z",
                text -> Instant.parse(inForm(TIME, text)));
    }

    /** Java reads more forms than the format has. */
    private static String inForm(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not of the form " + form);
        }
        return text;
    }

    static Deck deck(JsonObject item) {
        Deck.Builder deck = item.make(() -> Deck.builder(item.text("id"), item.text("name"))
                .parent(item.has("parent") ? item.text("parent") : null)
                .description(item.text("description", ""))
                .language(item.text("language", ""))
                .options(item.has("options") ? item.text("options") : null));
        item.skip("parent");
        item.skip("options");
        SortedMap<String, String> attributes = end(item);
        return item.make(() -> deck.attributes(attributes).build());
    }

    static DeckOptions options(JsonObject item) {
        DeckOptions.Builder options = DeckOptions.builder(item.text("id"), item.text("name", ""));
        if (item.has("newPerDay")) {
            options.newPerDay(item.integer("newPerDay", 0));
        }
        if (item.has("reviewsPerDay")) {
            options.reviewsPerDay(item.integer("reviewsPerDay", 0));
        }
        if (item.has("desiredRetention")) {
            options.desiredRetention(item.number("desiredRetention"));
        }
        if (item.has("maximumIntervalDays")) {
            options.maximumIntervalDays(item.integer("maximumIntervalDays", 0));
        }
        if (item.has("learningSteps")) {
            options.learningSteps(steps(item, "learningSteps"));
        }
        if (item.has("relearningSteps")) {
            options.relearningSteps(steps(item, "relearningSteps"));
        }
        List<Double> parameters = new ArrayList<>();
        for (JsonNode value : item.list("parameters")) {
            if (!value.isNumber()) {
                throw item.wrong("parameters", "a parameter is not a number", "write numbers");
            }
            parameters.add(value.asDouble());
        }
        options.scheduler(item.text("scheduler", ""), parameters);
        options.attributes(end(item));
        return item.make(options::build);
    }

    private static List<Duration> steps(JsonObject item, String name) {
        return item.texts(name)
                .stream()
                .map(text -> item.make(() -> length(text)))
                .toList();
    }

    static NoteType noteType(JsonObject item) {
        List<FieldDefinition> fields = item.objects("fields").stream().map(field -> {
            String name = field.text("name");
            SortedMap<String, String> attributes = end(field);
            return field.make(() -> new FieldDefinition(name, attributes));
        }).toList();
        List<CardTemplate> templates = item.objects("templates").stream().map(template -> {
            String id = template.text("id");
            String name = template.text("name", "");
            Markup question = markup(template, "question");
            Markup answer = markup(template, "answer");
            SortedMap<String, String> attributes = end(template);
            return template.make(() -> new CardTemplate(id, name, question, answer, attributes));
        }).toList();
        String id = item.text("id");
        String name = item.text("name", "");
        NoteType.Kind kind = item.choice("kind", NoteType.Kind.class);
        String style = item.text("style", "");
        SortedMap<String, String> attributes = end(item);
        return item.make(
                () -> new NoteType(id, name, kind, fields, templates, style, attributes));
    }

    private static Markup markup(JsonObject parent, String name) {
        if (!parent.has(name)) {
            parent.text(name); // tells that it is missing
        }
        if (!parent.isObject(name)) {
            return Markup.plain(parent.text(name));
        }
        JsonObject object = parent.object(name);
        List<String> media = object.texts("media");
        for (Markup.Kind kind : Markup.Kind.values()) {
            String member = JsonValues.word(kind);
            if (object.has(member)) {
                String source = object.text(member);
                String plain = kind == Markup.Kind.PLAIN ? source : object.text("text");
                object.finish(new TreeMap<>());
                return object.make(() -> new Markup(kind, source, plain, media));
            }
        }
        throw parent.wrong(name, "the content has none of plain, markdown and html",
                "write a text, or an object with html and text");
    }

    static Note note(JsonObject item, NoteType type) {
        String id = item.text("id");
        String deck = item.text("deck");
        Note.Builder note = Note.builder(id, type, deck);
        JsonObject fields = item.object("fields");
        for (String name : fields.members().keySet()) {
            if (type.indexOf(name) < 0) {
                throw fields.wrong(name, "the note type '" + type.id() + "' has no field '" + name
                        + "'",
                        "its fields are " + String.join(", ",
                                type.fields().stream().map(FieldDefinition::name).toList()));
            }
        }
        for (FieldDefinition field : type.fields()) {
            note.field(fields.has(field.name()) ? markup(fields, field.name()) : Markup.EMPTY);
        }
        note.tags(item.texts("tags"));
        item.skip("answers");
        if (item.has("answers")) {
            JsonObject answers = item.object("answers");
            for (String part : answers.members().keySet()) {
                answers.make(() -> new CardId(id, part));
                note.answerKey(part, answerKey(answers.object(part)));
            }
        }
        note.sameFactAs(item.texts("sameFactAs")).starred(item.flag("starred"));
        note.attributes(end(item));
        return item.make(note::build);
    }

    private static AnswerKey answerKey(JsonObject item) {
        ListOrder list = item.has("list")
                ? item.choice("list", ListOrder.class)
                : ListOrder.NO_LIST;
        List<String> alternatives = item.texts("alternatives");
        List<String> items = item.texts("items");
        List<String> optional = item.texts("optionalParts");
        List<String> keyPoints = item.texts("keyPoints");
        List<String> distractors = item.texts("distractors");
        item.finish(new TreeMap<>());
        return item.make(() -> new AnswerKey(alternatives, list, items, optional, keyPoints,
                distractors));
    }

    static CardOverride override(JsonObject item) {
        CardId card = card(item);
        String deck = item.has("deck") ? item.text("deck") : null;
        int flag = item.integer("flag", 0);
        boolean suspended = item.flag("suspended");
        Buried buried = item.has("buried") ? item.choice("buried", Buried.class) : Buried.NO;
        SortedMap<String, String> attributes = end(item);
        return item.make(
                () -> new CardOverride(card, deck, flag, suspended, buried, attributes));
    }

    static CardSchedule schedule(JsonObject item) {
        CardId card = card(item);
        Phase phase = item.choice("phase", Phase.class);
        Instant due = item.has("due") ? time(item, "due") : null;
        Instant last = item.has("lastReview") ? time(item, "lastReview") : null;
        Duration interval = duration(item, "interval");
        int step = item.integer("step", 0);
        int repetitions = item.integer("repetitions", 0);
        int lapses = item.integer("lapses", 0);
        MemoryState memory = item.has("memory") ? memory(item.object("memory")) : null;
        item.finish(new TreeMap<>());
        return item.make(() -> new CardSchedule(card, phase, due, last, interval, step, repetitions,
                lapses, memory));
    }

    private static MemoryState memory(JsonObject item) {
        String algorithm = item.text("algorithm");
        int version = item.integer("version", 1);
        JsonObject object = item.object("values");
        TreeMap<String, Double> values = new TreeMap<>();
        object.members().keySet().forEach(name -> values.put(name, object.number(name)));
        item.finish(new TreeMap<>());
        return item.make(() -> MemoryState.of(algorithm, version, values));
    }

    static Review review(JsonObject item) {
        CardId card = card(item);
        Instant time = time(item, "time");
        Rating rating = item.has("rating")
                ? item.make(() -> Rating.of(item.integer("rating", 0)))
                : null;
        Duration duration = duration(item, "duration");
        Review.Kind kind = item.choice("kind", Review.Kind.class);
        SortedMap<String, String> attributes = end(item);
        return item.make(() -> new Review(card, time, rating, duration, kind, attributes));
    }
}
