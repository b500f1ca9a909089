package dev.cardstock.grading.phrase;

import dev.cardstock.answer.Question;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** What was made of the questions asked last: one place for each remainder of their hash. Thread-safe. */
final class PreparedQuestions {
    private static final int PLACES = 1024;

    private final AtomicReferenceArray<PreparedQuestion> kept = new AtomicReferenceArray<>(PLACES);

    PreparedQuestion of(Question question) {
        int hash = question.hashCode();
        int place = (hash ^ hash >>> 11) & PLACES - 1;
        PreparedQuestion known = kept.get(place);
        if (known != null && known.question().equals(question)) {
            return known;
        }
        PreparedQuestion made = new PreparedQuestion(question);
        kept.set(place, made);
        return made;
    }
}
