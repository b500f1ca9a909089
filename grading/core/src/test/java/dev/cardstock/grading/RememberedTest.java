package dev.cardstock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.GradingPolicy.Strictness;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Verdict;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.grading.memory.AnswerMemory;
import dev.cardstock.grading.memory.GradedAnswer;
import dev.cardstock.grading.memory.GradedAnswer.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a grader makes of graded answers that it remembers. */
class RememberedTest {
    private static final Question CAPITAL = Question.of("Capital of Australia?", "Canberra");
    private static final Question TIDES = Question.builder("What makes the tides?")
            .reference("The gravity of the moon pulls on the water of the oceans.")
            .language(Locale.ENGLISH)
            .build();
    private static final String OTHER_WORDS = "our satellite attracts whatever swims on Earth";

    private final AnswerMemory memory = AnswerMemory.inMemory();
    private final SemanticGrader grader = SemanticGrader.builder().memory(memory).build();

    @AfterEach
    void close() {
        memory.close();
    }

    @Test
    void anEmptyMemoryChangesNoGrade() {
        SemanticGrader plain = SemanticGrader.ofDefaults();
        for (String answer : List.of("Canberra", "canbera", "Sydney", "", "idk", OTHER_WORDS)) {
            assertThat(grader.grade(CAPITAL, answer)).isEqualTo(plain.grade(CAPITAL, answer));
        }
    }

    @ParameterizedTest
    @CsvSource({"ACT,ACT", "act,ACT", "'the ACT.','the ACT'", "42,42",
            "I don't know,I don't know", "Capital of Australia?,Capital of Australia?"})
    void anOverrideDecidesOnTheSameAnswer(String typed, String overridden) {
        assertThat(grader.grade(CAPITAL, typed).accepted()).isFalse();
        memory.remember(CAPITAL, overridden, 1, Source.OVERRIDE);
        Grade grade = grader.grade(CAPITAL, typed);
        assertThat(grade.verdict()).isEqualTo(Verdict.CORRECT);
        assertThat(grade.score()).isOne();
        assertThat(grade.credit()).isOne();
        assertThat(grade.explanation()).isEqualTo("A learner accepted “" + overridden + "”.");
    }

    @Test
    void aTeacherCanRefuseWhatTheRulesForgive() {
        memory.remember(CAPITAL, "Canbera", 0, Source.TEACHER);
        Grade grade = grader.grade(CAPITAL, "Canbera");
        assertThat(grade.verdict()).isEqualTo(Verdict.INCORRECT);
        assertThat(grade.score()).isZero();
        assertThat(grade.explanation()).isEqualTo("A teacher did not accept “Canbera”.");
        assertThat(grader.grade(CAPITAL, "Canberra").verdict()).isEqualTo(Verdict.CORRECT);
    }

    @Test
    void theRightAnswerToTheLetterIsNotRefusedForOneInAnotherCase() {
        Question salt = Question.of("Salt?", "NaCl");
        memory.remember(salt, "nacl", 0, Source.TEACHER);
        assertThat(grader.grade(salt, "NaCl").verdict()).isEqualTo(Verdict.CORRECT);
        assertThat(grader.grade(salt, "nacl").verdict()).isEqualTo(Verdict.INCORRECT);
        assertThat(grader.grade(salt, "NACL").verdict()).isEqualTo(Verdict.INCORRECT);
    }

    @Test
    void anAcceptedAnswerKeepsItsSlips() {
        memory.remember(CAPITAL, "Canbera", 1, Source.TEACHER);
        Grade grade = grader.grade(CAPITAL, "Canbera");
        assertThat(grade.verdict()).isEqualTo(Verdict.CORRECT_WITH_SLIPS);
        assertThat(grade.slips()).extracting(Slip::kind).containsExactly(Slip.Kind.TYPO);
        SemanticGrader strict = SemanticGrader.builder()
                .policy(GradingPolicy.of(Strictness.STRICT))
                .memory(memory)
                .build();
        assertThat(strict.grade(CAPITAL, "Canbera").verdict()).isEqualTo(Verdict.CORRECT);
    }

    @Test
    void anAnswerThatWasPartlyRightStaysSo() {
        memory.remember(TIDES, OTHER_WORDS, 0.5, Source.TEACHER);
        Grade grade = grader.grade(TIDES, OTHER_WORDS);
        assertThat(grade.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(grade.credit()).isEqualTo(0.5);
        assertThat(grade.score()).isLessThan(grader.policy().rejectBelow());
        assertThat(grade.keyPoints()).hasSize(1);
        assertThat(grade.explanation()).startsWith("A teacher partly accepted");
    }

    @Test
    void anOverrideOfAListDecides() {
        Question colours = Question.builder("Primary colours?")
                .list(ListOrder.ANY_ORDER, List.of("red", "yellow", "blue"))
                .build();
        assertThat(grader.grade(colours, "all but green").accepted()).isFalse();
        memory.remember(colours, "all but green", 1, Source.TEACHER);
        Grade grade = grader.grade(colours, "All but green.");
        assertThat(grade.accepted()).isTrue();
        assertThat(grade.keyPoints()).hasSize(3);
    }

    @Test
    void similarAnswersMoveTheScoreAndAreNamed() {
        double before = grader.grade(TIDES, OTHER_WORDS + " and turns").score();
        memory.remember(TIDES, OTHER_WORDS, 1, Source.TEACHER);
        Grade right = grader.grade(TIDES, OTHER_WORDS + " and turns");
        assertThat(right.score()).isGreaterThan(before);
        assertThat(right.explanation())
                .endsWith("Similar: a teacher accepted “" + OTHER_WORDS + "”.");

        String half = "the gravity of the moon moves the oceans";
        double unaided = SemanticGrader.ofDefaults().grade(TIDES, half).score();
        memory.remember(TIDES, "the gravity of the moon moves oceans", 0, Source.TEACHER);
        assertThat(grader.grade(TIDES, half).score()).isLessThan(unaided);
    }

    @Test
    void moreAnswersOfOneOpinionMoveTheScoreFarther() {
        String answer = "something up there attracts whatever swims around down here";
        double before = grader.grade(TIDES, answer).score();
        assertThat(grader.grade(TIDES, answer).accepted()).isFalse();
        for (String like : List.of(OTHER_WORDS, "the satellite of Earth attracts whatever swims",
                "Earth's satellite attracts whatever swims")) {
            memory.remember(TIDES, like, 1, Source.OVERRIDE);
            double after = grader.grade(TIDES, answer).score();
            assertThat(after).isGreaterThan(before);
            before = after;
        }
        assertThat(grader.grade(TIDES, answer).accepted()).isTrue();
    }

    @Test
    void whatTheGraderThoughtTooTellsItLittle() {
        String answer = "The gravity of the moon attracts the seas.";
        String like = "gravity of the moon attracts sea water";
        double before = grader.grade(TIDES, answer).score();
        memory.remember(TIDES, like, 1, Source.TEACHER);
        double confirmed = grader.grade(TIDES, answer).score() - before;
        memory.remember(TIDES, like, 0, Source.TEACHER);
        double refused = before - grader.grade(TIDES, answer).score();
        assertThat(confirmed).isBetween(0.0, 0.2);
        assertThat(refused).isGreaterThan(2 * confirmed);
    }

    @Test
    void oneWrongOverrideDoesNotFlipAnswersThatAreNotLikeIt() {
        List<String> right = List.of(
                "Because the moon's gravity pulls the water of the oceans towards it.",
                "The gravity of the moon attracts the seas.");
        List<String> wrong = List.of("The wind blows the waves to the beach.",
                "The sun heats the sea and it expands.", "Earthquakes below the sea floor.");
        right.forEach(answer -> assertThat(grader.grade(TIDES, answer).accepted()).isTrue());
        memory.remember(TIDES, "Rivers bring more of it in the evening.", 1, Source.OVERRIDE);
        wrong.forEach(answer -> assertThat(grader.grade(TIDES, answer).accepted()).isFalse());
        memory.remember(TIDES, "Ships push it.", 0, Source.OVERRIDE);
        right.forEach(answer -> assertThat(grader.grade(TIDES, answer).accepted()).isTrue());
    }

    @Test
    void aNearCopyOfTheRightAnswerStaysRight() {
        String copy = "the gravty of the moon pulls on the water of the oceans";
        double score = grader.grade(TIDES, copy).score();
        for (String answer : List.of("The gravity of the moon pulls on the sand of the oceans.",
                "The gravity of Mars pulls on the water of the oceans.",
                "The gravity of the moon pulls on the air of the oceans.")) {
            memory.remember(TIDES, answer, 0, Source.TEACHER);
        }
        assertThat(grader.grade(TIDES, copy).score()).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"the moon does not pull the water towards itself with 7 newtons",
            "the moon pulls the water towards itself with 70 newtons",
            "itself with newtons pulls 7 the towards moon water the"})
    void anAnswerOfOtherMeaningIsNotTakenForASimilarOne(String answer) {
        memory.remember(TIDES, "the moon pulls the water towards itself with 7 newtons", 1,
                Source.TEACHER);
        assertThat(grader.grade(TIDES, answer))
                .isEqualTo(SemanticGrader.ofDefaults().grade(TIDES, answer));
    }

    @Test
    void answersOfOtherQuestionsAreOfNoAccount() {
        memory.remember(CAPITAL, OTHER_WORDS, 1, Source.TEACHER);
        assertThat(grader.grade(TIDES, OTHER_WORDS))
                .isEqualTo(SemanticGrader.ofDefaults().grade(TIDES, OTHER_WORDS));
    }

    @Test
    void germanAnswersAreExplainedInGerman() {
        Question question = Question.builder("Hauptstadt?")
                .reference("Berlin")
                .language(Locale.GERMAN)
                .build();
        memory.remember(question, "Spree-Athen", 1, Source.TEACHER);
        assertThat(grader.grade(question, "Spree-Athen").explanation())
                .isEqualTo("Eine Lehrkraft hat akzeptiert: „Spree-Athen“.");
    }

    @Test
    void aLongAnswerIsCitedInPart() {
        String answer = "𝄞".repeat(100);
        memory.remember(CAPITAL, answer, 1, Source.TEACHER);
        assertThat(grader.grade(CAPITAL, answer).explanation())
                .isEqualTo("A teacher accepted “" + "𝄞".repeat(40) + "…”.");
    }

    @Test
    void theSameMemoryGradesTheSameInEveryOrderAndOnThirtyTwoThreads() throws Exception {
        List<GradedAnswer> graded = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            graded.add(GradedAnswer.of(TIDES, "the moon " + "pulls ".repeat(i % 4) + "water " + i,
                    i % 3 / 2.0, Source.TEACHER));
        }
        memory.rememberAll(graded.reversed());
        List<Grade> expected;
        try (AnswerMemory other = AnswerMemory.inMemory()) {
            graded.forEach(other::remember);
            SemanticGrader second = SemanticGrader.builder().memory(other).build();
            expected = graded.stream().map(g -> second.grade(TIDES, g.answer() + " x")).toList();
        }
        List<Callable<List<Grade>>> tasks = new ArrayList<>();
        for (int thread = 0; thread < 32; thread++) {
            tasks.add(() -> graded.stream()
                    .map(g -> grader.grade(TIDES, g.answer() + " x"))
                    .toList());
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(32)) {
            for (Future<List<Grade>> grades : pool.invokeAll(tasks)) {
                assertThat(grades.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void aCalibrationMovesTheScoresOfSentencesOnly() {
        Calibration generous = new Calibration(1, 3);
        SemanticGrader calibrated = SemanticGrader.builder().calibration(generous).build();
        SemanticGrader plain = SemanticGrader.ofDefaults();
        String half = "the gravity of the moon moves the oceans";
        assertThat(calibrated.calibration()).isEqualTo(generous);
        assertThat(calibrated.grade(TIDES, half).score())
                .isEqualTo(generous.apply(plain.grade(TIDES, half).score()))
                .isGreaterThan(plain.grade(TIDES, half).score());
        for (String answer : List.of("Canberra", "Canbera", "idk", "")) {
            assertThat(calibrated.grade(CAPITAL, answer)).isEqualTo(plain.grade(CAPITAL, answer));
        }
    }
}
