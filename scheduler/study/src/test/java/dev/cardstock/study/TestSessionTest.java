package dev.cardstock.study;

import static dev.cardstock.study.Classroom.capitals;
import static dev.cardstock.study.Classroom.right;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.study.TestResult.Status;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.StudySet;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestSessionTest {
    private final Classroom clock = new Classroom();
    private final Learner learner = Learner.inMemory();
    private final StudySet set = capitals(10);
    private final Study study = Study.builder(set).clock(clock).build();
    private final TestSettings typed = TestSettings.defaults()
            .withShares(Map.of(QuestionType.TYPED, 1));

    @Test
    void aQuestionThatIsShownWhenTheTimeIsUpTakesNoAnswer() {
        TestSession session = study.test(learner, typed.withTimeLimit(Duration.ofMinutes(5)));
        StudyQuestion first = session.next().orElseThrow();
        session.answer(right(set, first));
        StudyQuestion second = session.next().orElseThrow();
        clock.pass(Duration.ofMinutes(5));
        assertThatThrownBy(() -> session.answer(right(set, second)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(session.next()).isEmpty();
        TestResult result = session.handIn();
        assertThat(result.points()).isEqualTo(1);
        assertThat(result.unanswered()).isEqualTo(9);
    }

    @Test
    void anAnswerThatIsRefusedDoesNotChangeWhatIsAskedNext() {
        TestSession session = study.test(learner, typed);
        StudyQuestion first = session.next().orElseThrow();
        assertThatThrownBy(() -> session.answer(5, new Response.Judged(true)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(session.next()).contains(first);
    }

    @Test
    void aBlankAnswerIsNoneAndCannotBeOverridden() {
        TestSession session = study.test(learner, typed.withMarking(false, .5));
        session.answer(1, Response.typed("  "));
        session.answer(2, Response.typed("no"));
        TestResult result = session.handIn();
        assertThat(result.items().get(0).status()).isEqualTo(Status.UNANSWERED);
        assertThat(result.points()).isEqualTo(-.5);
        assertThatThrownBy(() -> session.override(1, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no typed answer");
        assertThat(session.override(2, true).points()).isEqualTo(1);
    }

    @Test
    void aTypeThatIsNotPossibleIsReplacedAndThatIsSaid() {
        StudySet one = capitals(1);
        TestSession session = Study.of(one)
                .test(learner,
                        TestSettings.defaults().withShares(Map.of(QuestionType.MATCHING, 1)));
        StudyQuestion question = session.next().orElseThrow();
        assertThat(question.type()).isEqualTo(QuestionType.SELF_RATED);
        assertThat(question.wanted()).isEqualTo(QuestionType.MATCHING);
        assertThat(question.fallback().orElseThrow()).contains("side by side");
    }
}
