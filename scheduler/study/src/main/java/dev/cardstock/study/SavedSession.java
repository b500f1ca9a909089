package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.LearnerProgress;
import dev.cardstock.study.mastery.Mode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session as it is saved: how it began, and the steps since.
 *
 * @param start how it began
 * @param revision of how many of the learner's events that was computed
 * @param set the fingerprint of the set
 * @param similarity the id of the measure of similarity
 * @param scheduler the id of the scheduler
 * @param settings the settings of the mode
 * @param paper the paper of a test, else null
 * @param steps the steps
 * @param shown since when a question is shown, or null where none is
 * @param pending an answer that is undecided, or null
 */
record SavedSession(SavedStart start, long revision, String set, String similarity,
        String scheduler, JsonNode settings, @Nullable String paper, List<Step> steps,
        @Nullable Instant shown, @Nullable Step pending) {
    /** The version of the form; a later one is refused. */
    private static final int VERSION = 1;

    static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
            .build();

    /** How a session began, without what the learner had done before. */
    record SavedStart(String id, Mode mode, long seed, Instant time) {
        SessionStart with(LearnerProgress progress) {
            return new SessionStart(id, mode, seed, time, progress);
        }
    }

    static SavedSession of(StudySession session, List<Step> steps, @Nullable Instant shown,
            @Nullable Step pending) {
        SessionStart start = session.start;
        return new SavedSession(
                new SavedStart(start.id(), start.mode(), start.seed(), start.time()),
                start.progress().revision(), session.study.set().fingerprint(),
                session.study.set().similarityId(), session.study.scheduler().id(),
                MAPPER.valueToTree(session.settings()),
                session instanceof TestSession test ? test.paper().toJson() : null,
                List.copyOf(steps), shown, pending);
    }

    String toJson() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("cardstock", "session").put("version", VERSION);
        json.put("id", start.id)
                .put("mode", start.mode.key())
                .put("seed", start.seed)
                .put("started", start.time.toString());
        json.put("revision", revision)
                .put("set", set)
                .put("similarity", similarity)
                .put("scheduler", scheduler);
        json.set("settings", settings);
        if (paper != null) {
            json.set("paper", MAPPER.readTree(paper));
        }
        ArrayNode all = json.putArray("steps");
        steps.forEach(step -> all.add(StepJson.write(step)));
        if (shown != null) {
            json.put("shown", shown.toString());
        }
        if (pending != null) {
            json.set("pending", StepJson.write(pending));
        }
        return MAPPER.writeValueAsString(json);
    }

    static SavedSession read(String json) {
        try {
            JsonNode node = MAPPER.readTree(requireNonNull(json, "json"));
            if (node == null || !node.path("cardstock").asString("").equals("session")) {
                throw new IllegalArgumentException("it is no saved session");
            }
            int version = node.path("version").asInt(0);
            if (version < 1 || version > VERSION) {
                throw new IllegalArgumentException("it has version " + version
                        + ", this library reads up to " + VERSION + "; use a newer one");
            }
            JsonNode pending = node.get("pending");
            JsonNode paper = node.get("paper");
            return new SavedSession(
                    new SavedStart(StepJson.text(node, "id"),
                            Mode.valueOf(StepJson.text(node, "mode").toUpperCase(Locale.ROOT)),
                            StepJson.number(node, "seed"),
                            Instant.parse(StepJson.text(node, "started"))),
                    StepJson.number(node, "revision"), StepJson.text(node, "set"),
                    StepJson.text(node, "similarity"), StepJson.text(node, "scheduler"),
                    StepJson.field(node, "settings"),
                    paper == null ? null : MAPPER.writeValueAsString(paper),
                    StepJson.field(node, "steps")
                            .valueStream()
                            .map(StepJson::read)
                            .toList(),
                    node.has("shown") ? Instant.parse(StepJson.text(node, "shown")) : null,
                    pending == null ? null : StepJson.read(pending));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the session cannot be read: " + reason(e), e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof JacksonException jackson
                ? jackson.getOriginalMessage()
                : String.valueOf(e.getMessage());
    }

    StudySession resume(Study study, Learner learner) {
        check("set", set, study.set().fingerprint(),
                "the cards were changed since it was saved; begin a new session, what was"
                        + " learned is kept");
        check("measure of similarity", similarity, study.set().similarityId(),
                "prepare the set with the same one");
        check("scheduler", scheduler, study.scheduler().id(), "study with the same one");
        StudySession session;
        try {
            SessionStart begin = start.with(learner.progressAt(revision));
            session = switch (start.mode) {
                case FLASHCARDS -> new FlashcardSession(study, learner, begin,
                        read(FlashcardSettings.class));
                case LEARN -> new LearnSession(study, learner, begin, read(LearnSettings.class));
                case TEST -> new TestSession(study, learner, begin, read(TestSettings.class),
                        TestPaper.fromJson(study.set(), paper == null ? "" : paper));
                case MATCH -> new MatchSession(study, learner, begin, read(MatchSettings.class));
                case SPACED -> new SpacedSession(study, learner, begin,
                        read(SpacedSettings.class));
            };
            session.restore(steps, shown, pending);
        } catch (JacksonException | IllegalArgumentException | IllegalStateException
                | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("the session cannot go on: " + reason(e), e);
        }
        return session;
    }

    private <T> T read(Class<T> type) {
        return MAPPER.treeToValue(settings, type);
    }

    private static void check(String what, String saved, String given, String remedy) {
        if (!saved.equals(given)) {
            throw new IllegalArgumentException("the session was saved with the " + what + " '"
                    + saved + "', not '" + given + "'; " + remedy);
        }
    }
}
