package dev.cardstock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every {@link AnswerGrader}. */
public abstract class AnswerGraderContract {
    private static final Question QUESTION = Question.builder("What is the capital of France?")
            .reference("Paris")
            .alternatives(List.of("City of Light"))
            .build();

    /** Makes the tests. */
    protected AnswerGraderContract() {}

    /** {@return the grader to test} */
    protected abstract AnswerGrader grader();

    @ParameterizedTest
    @ValueSource(strings = {"Paris", "City of Light"})
    void referencesAndAlternativesAreAccepted(String answer) {
        Grade grade = grader().grade(QUESTION, answer);
        assertThat(grade.accepted()).isTrue();
        assertThat(grade.score()).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u00a0"})
    void nothingIsIncorrect(String answer) {
        Grade grade = grader().grade(QUESTION, answer);
        assertThat(grade.verdict()).isEqualTo(Verdict.INCORRECT);
        assertThat(grade.score()).isZero();
    }

    @Test
    void gradesNameTheirGrader() {
        Grade grade = grader().grade(QUESTION, "Lyon");
        assertThat(grade.graderId()).isEqualTo(grader().id()).isNotBlank();
        assertThat(grade.graderVersion()).isEqualTo(grader().version()).isNotBlank();
        assertThat(grade.explanation()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noAnswerMakesItFail(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            StringBuilder answer = new StringBuilder();
            for (int j = random.nextInt(60); j > 0; j--) {
                int c = random.nextInt(4) == 0 ? random.nextInt(0x110000) : 32 + random.nextInt(95);
                answer.appendCodePoint(c);
            }
            if (random.nextInt(3) == 0) {
                answer.append("Paris");
            }
            Grade grade = grader().grade(QUESTION, answer.toString());
            assertThat(grade.score()).as("seed %d", seed).isBetween(0.0, 1.0);
            for (Slip slip : grade.slips()) {
                assertThat(slip.end()).as("seed %d", seed).isLessThanOrEqualTo(answer.length());
            }
        }
        assertThat(grader().grade(QUESTION, "Paris ".repeat(20_000)).accepted()).isFalse();
    }

    @Test
    void manyThreadsGetTheSameGrades() throws Exception {
        List<String> answers = List.of("Paris", "paris", "Pariss", "Lyon", "not Paris", "");
        List<Grade> alone = answers.stream().map(a -> grader().grade(QUESTION, a)).toList();
        AnswerGrader shared = grader();
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Callable<List<Grade>>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tasks.add(() -> answers.stream().map(a -> shared.grade(QUESTION, a)).toList());
            }
            for (Future<List<Grade>> future : pool.invokeAll(tasks)) {
                assertThat(future.get()).isEqualTo(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
