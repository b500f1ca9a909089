package dev.cardstock.study.record;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.Ids;
import dev.cardstock.study.Response;
import dev.cardstock.study.StudyEvent;
import dev.cardstock.study.StudyQuestion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes Caliper events of the assessment profile: that a session was started and submitted, that an item
 * was completed with a response, and how it was graded. The same event gives the same record with the same
 * id. Immutable and thread-safe.
 *
 * <p>Source: 1EdTech Caliper Analytics 1.2, "Assessment Profile" and "Grading Profile".
 */
public final class CaliperEvents {
    private static final String CONTEXT = "http://purl.imsglobal.org/ctx/caliper/v1p2";

    private final Activities activities;
    private final String learner;

    /**
     * Makes events of one learner.
     *
     * @param activities how things are named
     * @param learner the learner's id
     */
    public CaliperEvents(Activities activities, String learner) {
        this.activities = requireNonNull(activities, "activities");
        this.learner = requireNonNull(learner, "learner");
    }

    /**
     * The records of an event.
     *
     * @param event what happened
     * @return the records: texts, numbers, lists and maps, ready for any JSON library; none for events that
     *     the profile has no record for
     */
    public List<Map<String, Object>> of(StudyEvent event) {
        return switch (event) {
            case StudyEvent.Started started -> List.of(assessment(started, "Started"));
            case StudyEvent.Ended ended -> List.of(assessment(ended, "Submitted"));
            case StudyEvent.Graded graded -> List.of(completed(graded), graded(graded));
            default -> List.of();
        };
    }

    private Map<String, Object> record(StudyEvent event, String type, String profile,
            String action, String what) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("@context", CONTEXT);
        record.put("id", "urn:uuid:" + Ids.derived(activities.sessionId(event.session()), type,
                action, what, event.time().toString()));
        record.put("type", type);
        record.put("profile", profile);
        record.put("actor", Map.of("id", activities.learnerId(learner), "type", "Person"));
        record.put("action", action);
        record.put("eventTime", event.time().toString());
        record.put("edApp", Map.of("id", activities.home().toString(), "type",
                "SoftwareApplication"));
        return record;
    }

    private Map<String, Object> assessment(StudyEvent event, String action) {
        Map<String, Object> record = record(event, "AssessmentEvent", "AssessmentProfile", action,
                "");
        record.put("object", assessment());
        record.put("generated", attempt(event, activities.setId(), null));
        return record;
    }

    private Map<String, Object> assessment() {
        return Map.of("id", activities.setId(), "type", "Assessment", "name", activities.set());
    }

    private Map<String, Object> attempt(StudyEvent event, String of,
            StudyEvent.@org.jspecify.annotations.Nullable Graded item) {
        Map<String, Object> attempt = new LinkedHashMap<>();
        String session = activities.sessionId(event.session());
        attempt.put("id", item == null
                ? session
                : session + "/answers/" + item.feedback().question().number() + "/"
                        + item.time().toEpochMilli());
        attempt.put("type", "Attempt");
        attempt.put("assignee", Map.of("id", activities.learnerId(learner), "type", "Person"));
        attempt.put("assignable", item == null
                ? assessment()
                : Map.of("id", of, "type", "AssessmentItem", "isPartOf", assessment()));
        attempt.put("count", item == null ? 1 : item.feedback().question().number());
        if (item != null) {
            Instant end = item.time();
            attempt.put("startedAtTime", end.minus(item.taken()).toString());
            attempt.put("endedAtTime", end.toString());
            attempt.put("duration", item.taken().toString());
        }
        return attempt;
    }

    private String item(StudyEvent.Graded event) {
        return activities.cardId(event.feedback().response() instanceof Response.Paired paired
                ? event.feedback().question().cards().get(paired.prompt())
                : event.feedback().question().card());
    }

    private Map<String, Object> completed(StudyEvent.Graded event) {
        String item = item(event);
        Map<String, Object> record = record(event, "AssessmentItemEvent", "AssessmentProfile",
                "Completed", item + event.feedback().question().number());
        record.put("object",
                Map.of("id", item, "type", "AssessmentItem", "isPartOf", assessment()));
        record.put("generated", response(event, item));
        return record;
    }

    private Map<String, Object> response(StudyEvent.Graded event, String item) {
        StudyQuestion question = event.feedback().question();
        Map<String, Object> attempt = attempt(event, item, event);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("id", attempt.get("id") + "/response");
        switch (question.type()) {
            case MULTIPLE_CHOICE -> {
                response.put("type", "MultipleChoiceResponse");
                response.put("value", event.response());
            }
            case TRUE_FALSE -> {
                response.put("type", "TrueFalseResponse");
                response.put("value", event.response());
            }
            case TYPED, CLOZE -> {
                response.put("type", "FillinBlankResponse");
                response.put("values", List.of(event.response()));
            }
            case MATCHING, SELF_RATED -> {
                response.put("type", "Response");
                response.put("extensions", Map.of("response", event.response()));
            }
        }
        response.put("attempt", attempt);
        response.put("dateCreated", event.time().toString());
        response.put("startedAtTime", event.time().minus(event.taken()).toString());
        response.put("endedAtTime", event.time().toString());
        response.put("duration", event.taken().toString());
        return response;
    }

    private Map<String, Object> graded(StudyEvent.Graded event) {
        String item = item(event);
        Map<String, Object> record = record(event, "GradeEvent", "GradingProfile", "Graded",
                item + event.feedback().question().number());
        record.put("actor",
                Map.of("id", activities.home().toString(), "type", "SoftwareApplication"));
        Map<String, Object> attempt = attempt(event, item, event);
        record.put("object", attempt);
        Map<String, Object> score = new LinkedHashMap<>();
        score.put("id", attempt.get("id") + "/score");
        score.put("type", "Score");
        score.put("attempt", attempt.get("id"));
        score.put("maxScore", 1);
        score.put("scoreGiven", event.feedback().isRight() ? 1 : 0);
        score.put("dateCreated", event.time().toString());
        record.put("generated", score);
        return record;
    }
}
