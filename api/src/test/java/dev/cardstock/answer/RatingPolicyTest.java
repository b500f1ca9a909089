package dev.cardstock.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.review.Rating;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RatingPolicyTest {
    private static final RatingPolicy DEFAULTS = RatingPolicy.ofDefaults();

    private static Grade grade(Verdict verdict, double credit) {
        return Grade.builder(verdict, 0.5).credit(credit).build();
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({"CORRECT,GOOD", "CORRECT_WITH_SLIPS,HARD", "PARTIAL,HARD", "CONTRADICTORY,AGAIN",
            "INCORRECT,AGAIN"})
    void aGradeAloneGivesARating(Verdict verdict, Rating expected) {
        assertThat(DEFAULTS.rate(grade(verdict, 0.5))).contains(expected);
    }

    @Test
    void whereTheGraderIsUnsureTheLearnerIsAsked() {
        assertThat(DEFAULTS.rate(grade(Verdict.UNSURE, 1))).isEmpty();
        assertThat(DEFAULTS.rate(grade(Verdict.UNSURE, 1), millis(1), millis(9000), 5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.49,AGAIN", "0.5,HARD", "1,HARD"})
    void aPartialAnswerNeedsTheCreditAskedFor(double credit, Rating expected) {
        assertThat(DEFAULTS.withHardFromCredit(0.5).rate(grade(Verdict.PARTIAL, credit)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,GOOD", "4999,GOOD", "14999,GOOD", "15000,HARD", "600000,HARD"})
    void aSlowRightAnswerIsHard(long taken, Rating expected) {
        assertThat(DEFAULTS.rate(grade(Verdict.CORRECT, 1), millis(taken), millis(5000), 0))
                .contains(expected);
    }

    @Test
    void withoutAUsualTimeTheTimeIsOfNoAccount() {
        RatingPolicy policy = DEFAULTS.withEasyWithin(0.5);
        for (long taken : new long[]{0, 1, 1_000_000}) {
            assertThat(policy.rate(grade(Verdict.CORRECT, 1), millis(taken), Duration.ZERO, 0))
                    .contains(Rating.GOOD);
        }
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void easyIsNeverGivenUnlessItIsAllowed(Verdict verdict) {
        assertThat(DEFAULTS.rate(grade(verdict, 1), Duration.ZERO, millis(5000), 0))
                .isNotEqualTo(java.util.Optional.of(Rating.EASY));
    }

    @ParameterizedTest
    @CsvSource({"2500,EASY", "2501,GOOD"})
    void aFastRightAnswerIsEasyWhereThatIsAllowed(long taken, Rating expected) {
        assertThat(DEFAULTS.withEasyWithin(0.5)
                .rate(grade(Verdict.CORRECT, 1), millis(taken), millis(5000), 0))
                .contains(expected);
    }

    @Test
    void anAnswerWithForgivenSlipsIsNotEasy() {
        Grade forgiven = Grade.builder(Verdict.CORRECT, 1)
                .slips(List.of(new Slip(Slip.Kind.CASE, 0, 1, "P")))
                .build();
        assertThat(DEFAULTS.withEasyWithin(0.5).rate(forgiven, millis(1), millis(5000), 0))
                .contains(Rating.GOOD);
    }

    @ParameterizedTest
    @CsvSource({"CORRECT,1,HARD", "CORRECT,2,HARD", "CORRECT,3,AGAIN", "CORRECT_WITH_SLIPS,2,HARD",
            "CORRECT_WITH_SLIPS,3,AGAIN", "PARTIAL,3,AGAIN", "INCORRECT,1,AGAIN"})
    void hintsCost(Verdict verdict, int hints, Rating expected) {
        assertThat(DEFAULTS.rate(grade(verdict, 1), millis(1), millis(5000), hints))
                .contains(expected);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new RatingPolicy(-1, 1, 1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("hardFromCredit", "slowFrom", "easyWithin",
                        "hintsBeforeAgain");
        assertThatThrownBy(
                () -> DEFAULTS.rate(grade(Verdict.CORRECT, 1), millis(-1), Duration.ZERO, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
