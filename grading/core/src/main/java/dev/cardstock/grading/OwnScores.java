package dev.cardstock.grading;

import dev.cardstock.answer.Question;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleBiFunction;

/** What a grader makes of answers that are remembered, by itself: the same ones are recalled often. Thread-safe. */
final class OwnScores {
    /** All are forgotten when there are more. */
    private static final int MOST = 5000;

    /** Longer answers are not kept. */
    private static final int LONGEST = 1000;

    private record Key(Question question, String answer) {}

    private final ToDoubleBiFunction<Question, String> grader;
    private final Map<Key, Double> known = new ConcurrentHashMap<>();

    OwnScores(ToDoubleBiFunction<Question, String> grader) {
        this.grader = grader;
    }

    double of(Question question, String answer) {
        Key key = new Key(question, answer);
        Double score = known.get(key);
        if (score == null) {
            score = grader.applyAsDouble(question, answer);
            if (known.size() >= MOST) {
                known.clear();
            }
            if (answer.length() <= LONGEST) {
                known.put(key, score);
            }
        }
        return score;
    }
}
