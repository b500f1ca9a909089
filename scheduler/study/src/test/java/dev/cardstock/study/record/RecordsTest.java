package dev.cardstock.study.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Library;
import dev.cardstock.study.LearnSettings;
import dev.cardstock.study.MatchSettings;
import dev.cardstock.study.Response;
import dev.cardstock.study.Study;
import dev.cardstock.study.StudyEvent;
import dev.cardstock.study.StudyListener;
import dev.cardstock.study.StudySession;
import dev.cardstock.study.TestSession;
import dev.cardstock.study.TestSettings;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.StudySet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final Activities ACTIVITIES = new Activities(URI.create("https://example.org/"),
            "capitals of the world");

    private Instant now = Instant.parse("2026-03-20T12:00:00Z");
    private final StudySet set = StudySet.of(Library.builder("Capitals")
            .language("en")
            .card("Capital of France?", "Paris", AnswerKey.alternatives("City of Light"))
            .card("Capital of Norway?", "Oslo")
            .card("Capital of Peru?", "Lima")
            .card("Capital of Italy?", "Rome")
            .build());
    private final Study study = Study.builder(set).clock(() -> now).build();
    private final List<StudyEvent> events = new ArrayList<>();
    private final XapiStatements xapi = new XapiStatements(ACTIVITIES, set, "ann");
    private final CaliperEvents caliper = new CaliperEvents(ACTIVITIES, "ann");

    private <S extends StudySession> S listened(S session) {
        session.addListener(new StudyListener() {
            @Override
            public void after(StudyEvent event) {
                events.add(event);
            }
        });
        return session;
    }

    private StudySession learn(QuestionType type) {
        return listened(study.learn(Learner.inMemory(),
                LearnSettings.defaults().withTypes(Set.of(type))));
    }

    private Map<String, Object> statement() {
        return events.stream()
                .filter(StudyEvent.Graded.class::isInstance)
                .map(StudyEvent.Graded.class::cast)
                .map(xapi::answered)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> in, String... path) {
        Map<String, Object> at = in;
        for (String name : path) {
            at = (Map<String, Object>) at.get(name);
        }
        return at;
    }

    @Test
    void aTypedAnswerIsAFillIn() {
        StudySession session = learn(QuestionType.TYPED);
        session.next();
        now = now.plusSeconds(7);
        session.answer(Response.typed("city of light"));
        Map<String, Object> statement = statement();
        assertThat(map(statement, "actor", "account")).containsEntry("name", "ann")
                .containsEntry("homePage", "https://example.org/");
        assertThat(map(statement, "verb")).containsEntry("id",
                "http://adlnet.gov/expapi/verbs/answered");
        assertThat(map(statement, "object").get("id").toString())
                .startsWith("https://example.org/sets/capitals%20of%20the%20world/cards/");
        assertThat(map(statement, "object", "definition"))
                .containsEntry("interactionType", "fill-in")
                .containsEntry("type", "http://adlnet.gov/expapi/activities/cmi.interaction")
                .containsEntry("description", Map.of("en", "Capital of France?"))
                .containsEntry("correctResponsesPattern", List.of("Paris", "City of Light"));
        assertThat(map(statement, "result")).containsEntry("response", "city of light")
                .containsEntry("success", true)
                .containsEntry("score", Map.of("scaled", 1.0))
                .containsEntry("duration", "PT7S");
        assertThat(statement).containsEntry("timestamp", "2026-03-20T12:00:07Z");
    }

    @Test
    void aChoiceNamesItsOptions() {
        StudySession session = learn(QuestionType.MULTIPLE_CHOICE);
        session.next();
        session.answer(new Response.Chosen(2));
        Map<String, Object> definition = map(statement(), "object", "definition");
        assertThat(definition).containsEntry("interactionType", "choice");
        assertThat((List<?>) definition.get("choices")).hasSize(4);
        assertThat((List<?>) definition.get("correctResponsesPattern")).hasSize(1);
        assertThat(map(statement(), "result")).containsEntry("response", "option2");
    }

    @Test
    void aPairNamesItsSides() {
        StudySession session = listened(
                study.match(Learner.inMemory(), MatchSettings.defaults()));
        session.next();
        session.answer(new Response.Paired(1, 0));
        Map<String, Object> definition = map(statement(), "object", "definition");
        assertThat(definition).containsEntry("interactionType", "matching");
        assertThat(((List<?>) definition.get("correctResponsesPattern")).get(0).toString())
                .matches("(prompt\\d\\[\\.\\]answer\\d(\\[,\\])?){4}");
        assertThat(map(statement(), "result")).containsEntry("response",
                "prompt1[.]answer0");
    }

    @Test
    void statementsHaveIdsThatDifferAndStayTheSame() {
        StudySession session = learn(QuestionType.TYPED);
        for (int i = 0; i < 4; i++) {
            now = now.plus(Duration.ofSeconds(1));
            session.next();
            session.answer(new Response.DontKnow());
        }
        Set<Object> ids = new HashSet<>();
        List<StudyEvent.Graded> graded = events.stream()
                .filter(StudyEvent.Graded.class::isInstance)
                .map(StudyEvent.Graded.class::cast)
                .toList();
        graded.forEach(event -> {
            ids.add(xapi.answered(event).get("id"));
            assertThat(xapi.answered(event)).isEqualTo(xapi.answered(event));
        });
        assertThat(ids).hasSize(4).allMatch(id -> id.toString().length() == 36);
    }

    @Test
    void aTestIsStartedCompletedGradedAndSubmitted() {
        TestSession session = listened(study.test(Learner.inMemory(), TestSettings.defaults()
                .withShares(Map.of(QuestionType.TYPED, 1))));
        session.answer(1, Response.typed("Paris"));
        session.answer(3, Response.typed("nowhere"));
        assertThat(events).noneMatch(StudyEvent.Graded.class::isInstance);
        session.handIn();
        List<Map<String, Object>> records = events.stream()
                .flatMap(event -> caliper.of(event).stream())
                .toList();
        assertThat(records).extracting(record -> record.get("type") + " " + record.get("action"))
                .containsExactly("AssessmentEvent Started", "AssessmentItemEvent Completed",
                        "GradeEvent Graded", "AssessmentItemEvent Completed",
                        "GradeEvent Graded", "AssessmentEvent Submitted");
        assertThat(records).allSatisfy(record -> assertThat(record)
                .containsKeys("@context", "id", "profile", "actor", "object", "eventTime"));
        assertThat(records).extracting(record -> record.get("id")).doesNotHaveDuplicates();
        assertThat(map(records.get(1), "generated")).containsEntry("type", "FillinBlankResponse");
        assertThat(map(records.get(4), "generated")).containsEntry("maxScore", 1);
    }
}
