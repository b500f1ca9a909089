package dev.cardstock.study.record;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Markup;
import dev.cardstock.study.Response;
import dev.cardstock.study.StudyEvent;
import dev.cardstock.study.StudyQuestion;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.Item;
import dev.cardstock.study.set.StudySet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes xAPI statements of answers: {@code answered}, about an activity of the type
 * {@code cmi.interaction}, with the response, whether it was right, and how long it took. The same answer
 * gives the same statement with the same id, so that sending it twice does no harm. Immutable and
 * thread-safe.
 *
 * <p>Source: xAPI 1.0.3, part two, 4.1 (statements) and appendix C (interaction types).
 */
public final class XapiStatements {
    private static final String BETWEEN = "[,]";
    private static final String PAIR = "[.]";
    private static final int LONG = 250;

    private final Activities activities;
    private final StudySet set;
    private final String learner;

    /**
     * Makes statements of one learner.
     *
     * @param activities how things are named
     * @param set the set
     * @param learner the learner's id
     */
    public XapiStatements(Activities activities, StudySet set, String learner) {
        this.activities = requireNonNull(activities, "activities");
        this.set = requireNonNull(set, "set");
        this.learner = requireNonNull(learner, "learner");
    }

    /**
     * The statement of an answer.
     *
     * @param event the answer
     * @return the statement: texts, numbers, booleans, lists and maps, ready for any JSON library
     */
    public Map<String, Object> answered(StudyEvent.Graded event) {
        StudyQuestion question = event.feedback().question();
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("id", Ids.derived(activities.sessionId(event.session()),
                Integer.toString(question.number()), question.card().toString(),
                event.time().toString()));
        statement.put("actor", Map.of("objectType", "Agent", "account",
                Map.of("homePage", activities.home().toString(), "name", learner)));
        statement.put("verb", Map.of("id", "http://adlnet.gov/expapi/verbs/answered", "display",
                Map.of("en", "answered")));
        statement.put("object", object(event));
        statement.put("result", result(event));
        statement.put("context", Map.of("contextActivities",
                Map.of("parent", List.of(Map.of("id", activities.setId())), "grouping",
                        List.of(Map.of("id", activities.sessionId(event.session())))),
                "extensions", Map.of(activities.home().resolve("mode").toString(),
                        event.mode().key())));
        statement.put("timestamp", event.time().toString());
        return statement;
    }

    private Map<String, Object> object(StudyEvent.Graded event) {
        StudyQuestion question = event.feedback().question();
        String language = question.language().equals(Locale.ROOT)
                ? "und"
                : question.language().toLanguageTag();
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("type", "http://adlnet.gov/expapi/activities/cmi.interaction");
        definition.put("interactionType", interactionType(question, event.response()));
        definition.put("description", Map.of(language, description(question)));
        List<String> right = rightResponses(event);
        if (!right.isEmpty()) {
            definition.put("correctResponsesPattern", right);
        }
        if (question.type() == QuestionType.MULTIPLE_CHOICE) {
            definition.put("choices", components("option", question.options(), language));
        }
        if (question.type() == QuestionType.MATCHING) {
            definition.put("source", components("prompt", question.prompts(), language));
            definition.put("target", components("answer", question.options(), language));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("objectType", "Activity");
        object.put("id", activities.cardId(card(event)));
        object.put("definition", definition);
        return object;
    }

    private static dev.cardstock.deck.CardId card(StudyEvent.Graded event) {
        return event.feedback().response() instanceof Response.Paired paired
                ? event.feedback().question().cards().get(paired.prompt())
                : event.feedback().question().card();
    }

    private static String description(StudyQuestion question) {
        String prompt = StudyQuestion.plain(question.prompt());
        return question.type() == QuestionType.TRUE_FALSE
                ? prompt + " = " + StudyQuestion.plain(question.options().get(0))
                : prompt;
    }

    private static String interactionType(StudyQuestion question, String response) {
        return switch (question.type()) {
            case MULTIPLE_CHOICE -> "choice";
            case TRUE_FALSE -> "true-false";
            case TYPED, CLOZE -> response.length() > LONG ? "long-fill-in" : "fill-in";
            case MATCHING -> "matching";
            case SELF_RATED -> "other";
        };
    }

    private static List<Map<String, Object>> components(String name, List<Markup> sides,
            String language) {
        List<Map<String, Object>> components = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            components.add(Map.of("id", name + i, "description",
                    Map.of(language, StudyQuestion.plain(sides.get(i)))));
        }
        return components;
    }

    private List<String> rightResponses(StudyEvent.Graded event) {
        StudyQuestion question = event.feedback().question();
        Item item = set.item(card(event)).orElse(null);
        if (item == null) {
            return List.of();
        }
        return switch (question.type()) {
            case MULTIPLE_CHOICE -> IntStream.range(0, question.options().size())
                    .filter(i -> question.options().get(i).equals(item.answer()))
                    .mapToObj(i -> "option" + i)
                    .toList();
            case TRUE_FALSE -> List.of(
                    Boolean.toString(question.options().get(0).equals(item.answer())));
            case TYPED, CLOZE -> set.items(item.promptKey())
                    .stream()
                    .flatMap(same -> java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(StudyQuestion.plain(same.answer())),
                            same.card().answerKey().alternatives().stream()))
                    .distinct()
                    .toList();
            case MATCHING -> List.of(IntStream.range(0, question.prompts().size())
                    .mapToObj(i -> "prompt" + i + PAIR + "answer" + question.options()
                            .indexOf(set.item(question.cards().get(i))
                                    .map(Item::answer)
                                    .orElse(Markup.EMPTY)))
                    .collect(java.util.stream.Collectors.joining(BETWEEN)));
            case SELF_RATED -> List.of();
        };
    }

    private static Map<String, Object> result(StudyEvent.Graded event) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("response", switch (event.feedback().response()) {
            case Response.Chosen chosen -> "option" + chosen.option();
            case Response.Paired paired ->
                "prompt" + paired.prompt() + PAIR + "answer" + paired.answer();
            default -> event.response();
        });
        result.put("success", event.feedback().isRight());
        result.put("score", Map.of("scaled", event.feedback().grade() == null
                ? event.feedback().isRight() ? 1.0 : 0.0
                : event.feedback().grade().credit()));
        result.put("completion", true);
        result.put("duration", event.taken().toString());
        return result;
    }
}
