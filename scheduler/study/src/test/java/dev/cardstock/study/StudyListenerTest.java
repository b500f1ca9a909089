package dev.cardstock.study;

import static dev.cardstock.study.Classroom.capitals;
import static dev.cardstock.study.Classroom.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.study.mastery.LearnLevel;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.StudySet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyListenerTest {
    private final StudySet set = capitals(1);
    private final Learner learner = Learner.inMemory();
    private final Study study = Study.builder(set)
            .clock(new Classroom())
            .grader(new ScriptedGrader(), false)
            .build();
    private final List<String> told = new ArrayList<>();
    private final List<StudyEvent> last = new ArrayList<>();

    private <S extends StudySession> S heard(S session) {
        session.addListener(new StudyListener() {
            @Override
            public void before(StudyEvent event) {
                told.add("before " + event.getClass().getSimpleName());
            }

            @Override
            public void after(StudyEvent event) {
                told.add("after " + event.getClass().getSimpleName());
                last.clear();
                last.add(event);
            }
        });
        return session;
    }

    private void expect(String... events) {
        assertThat(told).containsExactly(events);
        told.clear();
    }

    @Test
    void aSessionTellsAllThatHappens() {
        LearnSession session = heard(study.learn(learner,
                LearnSettings.defaults().withTypes(EnumSet.of(QuestionType.TYPED))));
        expect("after Started");
        session.next();
        session.next();
        expect("before Shown", "after Shown");
        session.answer(Response.typed("no"));
        expect("before Answered", "after Answered", "after Graded");
        session.override(true);
        expect("before Overridden", "after Overridden", "after LevelChanged");
        assertThat(last).containsExactly(new StudyEvent.LevelChanged(Classroom.START, session.id(),
                session.mode(), set.items().get(0).id(), LearnLevel.NEW, LearnLevel.FAMILIAR));
        session.undo();
        expect("before Undone", "after Undone");
        session.answer(Response.typed("unsure"));
        expect("before Answered", "after Answered");
        session.answer(Response.known());
        expect("before Answered", "after Answered", "after Graded", "after LevelChanged");
        session.answer(Response.typed("correct"));
        expect("before Shown", "after Shown", "before Answered", "after Answered", "after Graded",
                "after LevelChanged", "after Ended");
        session.finish();
        expect();
    }

    @Test
    void aCallerWhoEndsIsTold() {
        FlashcardSession session = heard(
                study.flashcards(learner, FlashcardSettings.defaults()));
        session.finish();
        expect("after Started", "before Ended", "after Ended");
        assertThat(session.undo()).isTrue();
        expect("before Undone", "after Undone");
        session.answer(right(set, session.next().orElseThrow()));
        expect("before Shown", "after Shown", "before Answered", "after Answered", "after Graded",
                "after Ended");
    }
}
