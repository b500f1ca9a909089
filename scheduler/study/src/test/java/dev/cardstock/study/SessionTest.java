package dev.cardstock.study;

import static dev.cardstock.study.Classroom.capitals;
import static dev.cardstock.study.Classroom.right;
import static dev.cardstock.study.Classroom.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.Mode;
import dev.cardstock.study.set.Chance;
import dev.cardstock.study.set.StudySet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for sessions of every mode. */
class SessionTest {
    private final Classroom clock = new Classroom();
    private final Learner learner = Learner.inMemory();
    private final StudySet set = capitals(12);
    private final Study study = Study.builder(set).clock(clock).seed(5).build();

    private StudySession begin(Mode mode) {
        return switch (mode) {
            case FLASHCARDS -> study.flashcards(learner, FlashcardSettings.defaults()
                    .withOrder(FlashcardSettings.Order.SHUFFLED));
            case LEARN -> study.learn(learner, LearnSettings.defaults());
            case TEST -> study.test(learner, TestSettings.defaults());
            case MATCH -> study.match(learner, MatchSettings.defaults());
            case SPACED -> study.spaced(learner, SpacedSettings.defaults());
        };
    }

    /** Answers or skips one question, as a number decides. */
    private boolean step(StudySession session, long chance) {
        Optional<StudyQuestion> next = session.next();
        if (next.isEmpty()) {
            return false;
        }
        clock.pass(Duration.ofSeconds(3));
        if (Math.floorMod(chance, 11) == 0 && session.skip()) {
            return true;
        }
        StudyQuestion question = next.get();
        boolean isRight = Math.floorMod(chance, 3) > 0;
        Response response = isRight ? right(set, question) : wrong(set, question);
        if (session instanceof TestSession && response instanceof Response.Paired) {
            List<Integer> answers = new ArrayList<>();
            question.cards()
                    .forEach(card -> answers.add(question.options()
                            .indexOf(set.item(card).orElseThrow().answer())));
            response = new Response.Assigned(answers);
        }
        session.answer(response);
        return true;
    }

    private static String shown(StudySession session) {
        return session.next() + " at " + session.position() + " " + session.isFinished();
    }

    /** A session as it is saved, but for the time at which it showed its question. */
    private static String steps(StudySession session) {
        return session.toJson().replaceAll(",\"shown\":\"[^\"]*\"", "");
    }

    @ParameterizedTest
    @EnumSource
    void aResumedSessionGoesOnAsItWouldHave(Mode mode) {
        StudySession session = begin(mode);
        for (int i = 0; i < 60; i++) {
            StudySession resumed = study.resume(learner, session.toJson());
            assertThat(resumed.toJson()).isEqualTo(session.toJson());
            assertThat(shown(resumed)).isEqualTo(shown(session));
            if (!step(session, Chance.of(i))) {
                break;
            }
        }
        assertThat(session.toJson()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void undoGivesTheStateBefore(Mode mode) {
        StudySession session = begin(mode);
        for (int i = 0; i < 60; i++) {
            String shown = shown(session);
            String before = steps(session);
            if (!step(session, Chance.of(i))) {
                break;
            }
            assertThat(session.undo()).isTrue();
            assertThat(steps(session)).isEqualTo(before);
            assertThat(shown(session)).isEqualTo(shown);
            step(session, Chance.of(i));
        }
        while (session.undo()) {
            assertThat(session.isFinished()).isFalse();
        }
        if (mode != Mode.TEST) {
            assertThat(learner.progress().items()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameSession(Mode mode) {
        List<String> first = new ArrayList<>();
        StudySession session = begin(mode);
        for (int i = 0; i < 40 && step(session, Chance.of(i)); i++) {
            first.add(shown(session));
        }
        SessionTest other = new SessionTest();
        StudySession again = other.begin(mode);
        List<String> second = new ArrayList<>();
        for (int i = 0; i < 40 && other.step(again, Chance.of(i)); i++) {
            second.add(shown(again));
        }
        assertThat(second).isEqualTo(first).hasSizeGreaterThan(3);
    }
}
