package dev.cardstock.study;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.Item;
import dev.cardstock.study.set.StudySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads papers. What a question shows is there for people; reading takes it from the set. */
final class PaperJson {
    private static final int VERSION = 1;

    private PaperJson() {}

    static String write(TestPaper paper) {
        ObjectNode json = SavedSession.MAPPER.createObjectNode();
        json.put("cardstock", "paper").put("version", VERSION).put("set", paper.fingerprint());
        ArrayNode questions = json.putArray("questions");
        paper.posed().forEach(posed -> questions.add(write(posed)));
        return SavedSession.MAPPER.writeValueAsString(json);
    }

    private static ObjectNode write(Posed posed) {
        StudyQuestion question = posed.question();
        ObjectNode json = SavedSession.MAPPER.createObjectNode();
        json.put("number", question.number()).put("type", question.type().key());
        ArrayNode cards = json.putArray("cards");
        question.cards().forEach(card -> cards.add(card.toString()));
        if (question.type() != QuestionType.MATCHING) {
            json.set("prompt", write(question.prompt()));
        }
        if (!question.reason().isEmpty()) {
            json.put("wanted", question.wanted().key()).put("reason", question.reason());
        }
        if (!question.options().isEmpty()) {
            ArrayNode options = json.putArray("options");
            for (int i = 0; i < question.options().size(); i++) {
                ObjectNode option = write(question.options().get(i));
                CardId source = posed.sources().get(i);
                if (source != null) {
                    option.put("card", source.toString());
                }
                options.add(option);
            }
            json.put("right", posed.right());
        }
        return json;
    }

    private static ObjectNode write(Markup markup) {
        ObjectNode json = SavedSession.MAPPER.createObjectNode();
        json.put("kind", markup.kind().name().toLowerCase(Locale.ROOT))
                .put("text", markup.plainText());
        if (!markup.source().equals(markup.plainText())) {
            json.put("source", markup.source());
        }
        if (!markup.media().isEmpty()) {
            ArrayNode media = json.putArray("media");
            markup.media().forEach(media::add);
        }
        return json;
    }

    static TestPaper read(StudySet set, String text) {
        try {
            JsonNode json = SavedSession.MAPPER.readTree(text);
            if (json == null || !json.path("cardstock").asString("").equals("paper")) {
                throw new IllegalArgumentException("it is no paper");
            }
            if (json.path("version").asInt(0) != VERSION) {
                throw new IllegalArgumentException("it has version "
                        + json.path("version").asInt(0) + ", this library reads " + VERSION);
            }
            List<Posed> posed = new ArrayList<>();
            TestPaper empty = new TestPaper(StepJson.text(json, "set"), List.of());
            empty.check(set);
            StepJson.field(json, "questions")
                    .valueStream()
                    .forEach(one -> posed.add(read(set, one).numbered(posed.size() + 1)));
            if (posed.isEmpty()) {
                throw new IllegalArgumentException("it has no questions");
            }
            return new TestPaper(empty.fingerprint(), posed);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "the paper cannot be read: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the paper cannot be read: " + e.getMessage(), e);
        }
    }

    private static Posed read(StudySet set, JsonNode json) {
        QuestionType type = type(json, "type");
        List<Item> items = StepJson.field(json, "cards")
                .valueStream()
                .map(card -> item(set, card.asString()))
                .toList();
        List<Markup> options = new ArrayList<>();
        List<@Nullable CardId> sources = new ArrayList<>();
        json.path("options").valueStream().forEach(option -> {
            options.add(markup(option));
            sources.add(option.has("card")
                    ? item(set, StepJson.text(option, "card")).id()
                    : null);
        });
        int right = json.path("right").asInt(0);
        boolean matching = type == QuestionType.MATCHING;
        boolean choice = type == QuestionType.MULTIPLE_CHOICE;
        if (items.isEmpty() || matching && options.size() != items.size()
                || choice && (right < 0 || right >= options.size())
                || type == QuestionType.TRUE_FALSE && options.size() != 1) {
            throw new IllegalArgumentException(
                    "question " + json.path("number").asInt(0) + " lacks cards or options");
        }
        Item first = items.get(0);
        return new Posed(new StudyQuestion(1, type, items.stream().map(Item::id).toList(),
                matching ? Markup.EMPTY : first.prompt(), options,
                matching ? items.stream().map(Item::prompt).toList() : List.of(),
                json.has("wanted") ? type(json, "wanted") : type,
                json.path("reason").asString(""),
                matching ? Locale.ROOT : first.language()), items, right, sources);
    }

    private static QuestionType type(JsonNode json, String name) {
        return QuestionType
                .valueOf(StepJson.text(json, name).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Item item(StudySet set, String card) {
        return set.item(CardId.parse(card))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the set has no card '" + card + "'"));
    }

    private static Markup markup(JsonNode json) {
        String text = StepJson.text(json, "text");
        return new Markup(
                Markup.Kind.valueOf(StepJson.text(json, "kind").toUpperCase(Locale.ROOT)),
                json.has("source") ? StepJson.text(json, "source") : text, text,
                json.path("media").valueStream().map(JsonNode::asString).toList());
    }
}
