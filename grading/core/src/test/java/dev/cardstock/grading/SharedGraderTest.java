package dev.cardstock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Verdict;
import dev.cardstock.grading.attack.Card;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many threads share one grader. */
class SharedGraderTest {
    private static final int THREADS = 32;
    private static final int ROWS = 400;
    private static final int ROWS_OF_A_THREAD = 150;

    private record Row(Question question, String answer) {}

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = SharedGraderTest.class
                .getResourceAsStream("/answers/contrast.jsonl")) {
            for (JsonNode row : Card.rows(in).subList(0, ROWS)) {
                rows.add(new Row(Card.of(row).asked(), row.path("answer").asString()));
            }
        }
        return rows;
    }

    @Test
    void gradesDependNeitherOnTheOrderNorOnOtherThreads() throws Exception {
        List<Row> rows = rows();
        SemanticGrader alone = SemanticGrader.ofDefaults();
        Map<Row, Grade> expected = new HashMap<>();
        rows.forEach(row -> expected.put(row, alone.grade(row.question, row.answer)));
        assertThat(expected.values()).extracting(Grade::verdict)
                .contains(
                        Verdict.CORRECT, Verdict.CONTRADICTORY);

        SemanticGrader shared = SemanticGrader.ofDefaults();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                List<Row> own = new ArrayList<>(rows);
                Collections.shuffle(own, new Random(i));
                Callable<Integer> work = () -> {
                    start.await();
                    int different = 0;
                    for (Row row : own.subList(0, ROWS_OF_A_THREAD)) {
                        different += shared.grade(row.question, row.answer)
                                .equals(expected.get(row))
                                        ? 0
                                        : 1;
                    }
                    return different;
                };
                threads.add(pool.submit(work));
            }
            for (Future<Integer> thread : threads) {
                assertThat(thread.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
