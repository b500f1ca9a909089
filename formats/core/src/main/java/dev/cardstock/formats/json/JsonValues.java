package dev.cardstock.formats.json;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.CardOverride.Buried;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Review;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns things of the model into JSON values, members in the order in which they are written. */
final class JsonValues {
    static final String KEPT = "json:";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonValues() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            node.put(name, value);
        }
    }

    static void put(ObjectNode node, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(name);
            values.forEach(array::add);
        }
    }

    /**
     * Writes attributes; what was kept of unknown members goes back to its place. An attribute that is only
     * named as if it had been kept stays an attribute.
     */
    static void attributes(ObjectNode node, Map<String, String> attributes) {
        ObjectNode plain = NODES.objectNode();
        ObjectNode kept = NODES.objectNode();
        attributes.forEach((name, value) -> {
            String member = name.startsWith(KEPT) ? name.substring(KEPT.length()) : "";
            JsonNode json = member.isEmpty() || member.equals("attributes") || node.has(member)
                    ? null
                    : JsonText.parsed(value);
            if (json == null) {
                plain.put(name, value);
            } else {
                kept.set(member, json);
            }
        });
        if (!plain.isEmpty()) {
            node.set("attributes", plain);
        }
        node.setAll(kept);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ObjectNode of(Deck deck) {
        ObjectNode node = object();
        node.put("id", deck.id());
        node.put("name", deck.name());
        put(node, "parent", deck.parent());
        put(node, "description", deck.description());
        put(node, "language", deck.language());
        put(node, "options", deck.optionsId());
        attributes(node, deck.attributes());
        return node;
    }

    static ObjectNode of(DeckOptions options) {
        ObjectNode node = object();
        node.put("id", options.id());
        put(node, "name", options.name());
        options.newPerDay().ifPresent(value -> node.put("newPerDay", value));
        options.reviewsPerDay().ifPresent(value -> node.put("reviewsPerDay", value));
        options.desiredRetention().ifPresent(value -> node.put("desiredRetention", value));
        options.maximumIntervalDays().ifPresent(value -> node.put("maximumIntervalDays", value));
        steps(node, "learningSteps", options.learningSteps());
        steps(node, "relearningSteps", options.relearningSteps());
        put(node, "scheduler", options.scheduler());
        if (!options.parameters().isEmpty()) {
            ArrayNode array = node.putArray("parameters");
            options.parameters().forEach(array::add);
        }
        attributes(node, options.attributes());
        return node;
    }

    private static void steps(ObjectNode node, String name, @Nullable List<Duration> steps) {
        if (steps != null) {
            ArrayNode array = node.putArray(name);
            steps.forEach(step -> array.add(step.toString()));
        }
    }

    static ObjectNode of(NoteType type) {
        ObjectNode node = object();
        node.put("id", type.id());
        put(node, "name", type.name());
        node.put("kind", word(type.kind()));
        ArrayNode fields = node.putArray("fields");
        type.fields().forEach(field -> {
            ObjectNode row = fields.addObject();
            row.put("name", field.name());
            attributes(row, field.attributes());
        });
        ArrayNode templates = node.putArray("templates");
        type.templates().forEach(template -> templates.add(of(template)));
        put(node, "style", type.style());
        attributes(node, type.attributes());
        return node;
    }

    private static ObjectNode of(CardTemplate template) {
        ObjectNode node = object();
        node.put("id", template.id());
        put(node, "name", template.name());
        node.set("question", of(template.question()));
        node.set("answer", of(template.answer()));
        attributes(node, template.attributes());
        return node;
    }

    static JsonNode of(Markup markup) {
        if (markup.kind() == Markup.Kind.PLAIN && markup.media().isEmpty()) {
            return NODES.stringNode(markup.source());
        }
        ObjectNode node = object();
        node.put(word(markup.kind()), markup.source());
        if (markup.kind() != Markup.Kind.PLAIN) {
            node.put("text", markup.plainText());
        }
        put(node, "media", markup.media());
        return node;
    }

    static ObjectNode of(Note note, NoteType type) {
        ObjectNode node = object();
        node.put("id", note.id());
        node.put("type", note.typeId());
        node.put("deck", note.deckId());
        ObjectNode fields = node.putObject("fields");
        for (int i = 0; i < type.fields().size(); i++) {
            fields.set(type.fields().get(i).name(), of(note.fields().get(i)));
        }
        put(node, "tags", note.tags());
        if (!note.answerKeys().isEmpty()) {
            ObjectNode answers = node.putObject("answers");
            note.answerKeys().forEach((part, key) -> answers.set(part, of(key)));
        }
        put(node, "sameFactAs", note.sameFactAs());
        if (note.starred()) {
            node.put("starred", true);
        }
        attributes(node, note.attributes());
        return node;
    }

    private static ObjectNode of(AnswerKey key) {
        ObjectNode node = object();
        put(node, "alternatives", key.alternatives());
        if (key.list() != ListOrder.NO_LIST) {
            node.put("list", word(key.list()));
            put(node, "items", key.items());
        }
        put(node, "optionalParts", key.optionalParts());
        put(node, "keyPoints", key.keyPoints());
        put(node, "distractors", key.distractors());
        return node;
    }

    static ObjectNode of(CardOverride override) {
        ObjectNode node = object();
        node.put("card", override.card().toString());
        put(node, "deck", override.deckId());
        if (override.flag() != 0) {
            node.put("flag", override.flag());
        }
        if (override.suspended()) {
            node.put("suspended", true);
        }
        if (override.buried() != Buried.NO) {
            node.put("buried", word(override.buried()));
        }
        attributes(node, override.attributes());
        return node;
    }

    static ObjectNode of(CardSchedule schedule) {
        ObjectNode node = object();
        node.put("card", schedule.card().toString());
        node.put("phase", word(schedule.phase()));
        put(node, "due", schedule.due() == null ? null : schedule.due().toString());
        put(node, "lastReview",
                schedule.lastReview() == null ? null : schedule.lastReview().toString());
        node.put("interval", schedule.interval().toString());
        node.put("step", schedule.step());
        node.put("repetitions", schedule.repetitions());
        node.put("lapses", schedule.lapses());
        MemoryState memory = schedule.memory();
        if (memory != null) {
            ObjectNode state = node.putObject("memory");
            state.put("algorithm", memory.algorithm());
            state.put("version", memory.version());
            ObjectNode values = state.putObject("values");
            memory.values().forEach((name, value) -> values.put(name, value));
        }
        return node;
    }

    static ObjectNode of(Review review) {
        ObjectNode node = object();
        node.put("card", review.card().toString());
        node.put("time", review.time().toString());
        if (review.rating() != null) {
            node.put("rating", review.rating().value());
        }
        if (!review.duration().isZero()) {
            node.put("duration", review.duration().toString());
        }
        node.put("kind", word(review.kind()));
        attributes(node, review.attributes());
        return node;
    }
}
