package dev.cardstock.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.cardstock.deck.Library;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.Mode;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.StudySet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as a session may be anything. */
class SavedSessionTest {
    private static final long SEEDS = Long.getLong("cardstock.seeds", 1_000);
    private static final Pattern VALUE = Pattern
            .compile("(?<=:)(\"[^\"]*\"|-?[0-9.]+|true|false|null)");
    private static final List<String> VALUES = List.of("null", "0", "-1", "1", "1e400",
            "99999999999999999999", "2147483648", "true", "\"\"", "\"x\"", "[]", "[1]", "{}",
            "\"unsure\"", "\"typed\"", "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"", "\"PT2562047788015215H30M7S\"", "\"skip\"",
            "\"end\"", "\"test\"", "\"match\"", "\"matching\"", "\"multiple-choice\"");

    private final Classroom clock = new Classroom();
    private final Learner learner = Learner.inMemory();
    private final StudySet set = Classroom.capitals(12);
    private final Study study = Study.builder(set)
            .clock(clock)
            .grader(new ScriptedGrader(), true)
            .build();

    /** A session with some steps, in which the grader is unsure in the end. */
    private String saved(Mode mode) {
        StudySession session = switch (mode) {
            case FLASHCARDS -> study.flashcards(learner, FlashcardSettings.defaults());
            case LEARN -> study.learn(learner, LearnSettings.defaults()
                    .withTypes(EnumSet.of(QuestionType.TYPED))
                    .withTimeBudget(Duration.ofHours(1)));
            case TEST -> study.test(learner,
                    TestSettings.defaults().withTimeLimit(Duration.ofHours(1)));
            case MATCH -> study.match(learner, MatchSettings.defaults());
            case SPACED -> study.spaced(learner, SpacedSettings.defaults()
                    .withTypes(EnumSet.of(QuestionType.TYPED), false));
        };
        List<String> typed = List.of("correct", "incorrect", "partial", "unsure");
        for (int i = 0; i < 4; i++) {
            Optional<StudyQuestion> next = session.next();
            clock.pass(Duration.ofSeconds(5));
            if (next.isPresent() && next.get().type().isTyped()) {
                session.answer(Response.typed(typed.get(i)));
            } else if (next.isPresent()) {
                session.answer(Classroom.right(set, next.get()));
            }
        }
        session.next();
        return session.toJson();
    }

    /** Reads something: it becomes a session that works, or it is said what is wrong. */
    private void read(String json) {
        StudySession session;
        try {
            session = study.resume(learner, json);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContainingAll("session");
            assertThat(e.getMessage()).hasSizeGreaterThan(25).doesNotContain("null pointer");
            return;
        } catch (RuntimeException e) {
            fail("for " + json, e);
            return;
        }
        session.next();
        session.position();
        session.toJson();
    }

    @ParameterizedTest
    @EnumSource
    void aChangedSessionIsRefusedOrGoesOn(Mode mode) {
        String json = saved(mode);
        assertThat(study.resume(learner, json).toJson()).isEqualTo(json);
        Random random = new Random(mode.key().hashCode());
        List<MatchResult> values = new ArrayList<>(VALUE.matcher(json).results().toList());
        for (long seed = 0; seed < SEEDS; seed++) {
            StringBuilder changed = new StringBuilder(json);
            for (int i = random.nextInt(2); i >= 0; i--) {
                MatchResult value = values.get(random.nextInt(values.size()));
                if (value.end() <= changed.length()) {
                    changed.replace(value.start(), value.end(),
                            VALUES.get(random.nextInt(VALUES.size())));
                }
            }
            read(changed.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSessionWithoutSomeOfItsValuesIsRefusedOrGoesOn(Mode mode) {
        String json = saved(mode);
        for (MatchResult field : Pattern.compile("\"[A-Za-z]+\":")
                .matcher(json)
                .results()
                .toList()) {
            read(json.substring(0, field.start()) + "\"gone\":" + json.substring(field.end()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void randomCharactersAreRefusedOrGoOn(Mode mode) {
        String json = saved(mode);
        Random random = new Random(7);
        for (long seed = 0; seed < SEEDS; seed++) {
            char[] chars = json.toCharArray();
            for (int i = random.nextInt(3); i >= 0; i--) {
                chars[random.nextInt(chars.length)] = (char) (random.nextInt(8) == 0
                        ? random.nextInt(0x10000)
                        : ' ' + random.nextInt(95));
            }
            read(new String(chars));
        }
        for (int end = 0; end < json.length(); end += 1 + json.length() / 200) {
            String part = json.substring(0, end);
            assertThatThrownBy(() -> study.resume(learner, part))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("session");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "{}", "3", "\"session\"", "nonsense",
            "{\"cardstock\":\"paper\",\"version\":1}", "{\"cardstock\":\"session\"}",
            "{\"cardstock\":\"session\",\"version\":2}", "{\"cardstock\":{},\"version\":[]}"})
    void foreignDocumentsAreRefused(String json) {
        assertThatThrownBy(() -> study.resume(learner, json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("session cannot be read");
    }

    @Test
    void deepNestingIsRefused() {
        read("[".repeat(100_000));
        read("{\"cardstock\":\"session\",\"version\":1,\"steps\":" + "[".repeat(100_000));
    }

    @Test
    void aSessionOfAnotherSetOrLearnerIsRefused() {
        String json = saved(Mode.LEARN);
        assertThatThrownBy(() -> Study.of(Classroom.capitals(11)).resume(learner, json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cards were changed");
        Learner late = Learner.inMemory();
        String later = study.learn(learner, LearnSettings.defaults()).toJson();
        assertThatThrownBy(() -> study.resume(late, later))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another learner's");
    }

    @Test
    void aGameIsRefusedWhereTheSetHasNoPairs() {
        Study small = Study.builder(StudySet.of(Library.builder("One").card("a", "b").build()))
                .clock(clock)
                .build();
        String json = small.flashcards(learner, FlashcardSettings.defaults())
                .toJson()
                .replace("\"mode\":\"flashcards\"", "\"mode\":\"match\"")
                .replaceAll("\"settings\":\\{[^}]*\\}",
                        "\"settings\":{\"pairs\":6,\"penalty\":\"PT1S\"}");
        assertThatThrownBy(() -> small.resume(learner, json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no two pairs");
    }
}
