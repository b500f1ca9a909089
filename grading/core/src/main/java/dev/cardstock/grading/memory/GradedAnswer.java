package dev.cardstock.grading.memory;

import static java.util.Objects.requireNonNull;

import dev.cardstock.answer.Question;
import dev.cardstock.answer.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An answer that a person has graded.
 *
 * @param id names it in its memory, where a new answer of the same id takes the place of the old one; 1 to
 *     {@link #MAX_NAME} UTF-16 units
 * @param questionKey names the question, see {@link #questionKey(Question)}; 1 to {@link #MAX_NAME}
 * @param language the language of the answer; {@link Locale#ROOT} where it is unknown
 * @param answer what was typed; not blank, at most {@link #MAX_ANSWER} UTF-16 units
 * @param mark how right the person found it, 0 (wrong) to 1 (right)
 * @param source who graded it
 * @param learner whose answer it is, so that it can be forgotten with the learner; empty where that is
 *     unknown or nobody's concern, at most {@link #MAX_NAME} UTF-16 units
 */
public record GradedAnswer(String id, String questionKey, Locale language, String answer,
        double mark, Source source, String learner) {
    /** The longest answer that is remembered, in UTF-16 units. */
    public static final int MAX_ANSWER = 10_000;

    /** The longest id, question key and learner, in UTF-16 units. */
    public static final int MAX_NAME = 200;

    /** Who graded an answer. */
    public enum Source {
        /** A teacher, whose word outweighs an override of the same answer. */
        TEACHER,
        /** The learner, who overrode a grade. */
        OVERRIDE
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is out of its range; it lists all that are
     */
    public GradedAnswer {
        requireNonNull(language, "language");
        requireNonNull(source, "source");
        List<String> problems = new ArrayList<>();
        checkName(problems, "id", id, 1);
        checkName(problems, "questionKey", questionKey, 1);
        checkName(problems, "learner", learner, 0);
        if (answer.isBlank()) {
            problems.add("answer is blank");
        }
        if (answer.length() > MAX_ANSWER) {
            problems.add("answer has " + answer.length() + " UTF-16 units, must have at most "
                    + MAX_ANSWER);
        }
        if (!(mark >= 0 && mark <= 1)) {
            problems.add("mark is " + mark + ", must be 0 to 1");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static void checkName(List<String> problems, String what, String name, int least) {
        if (name.length() < least || name.length() > MAX_NAME) {
            problems.add(what + " has " + name.length() + " UTF-16 units, must have " + least
                    + " to " + MAX_NAME);
        }
    }

    /**
     * A graded answer of nobody in particular.
     *
     * @param question the question
     * @param answer what was typed
     * @param mark how right it is, 0 to 1
     * @param source who says so
     * @return the graded answer, with the id that {@link #of(Question, String, double, Source,
     *     String)} gives it
     */
    public static GradedAnswer of(Question question, String answer, double mark, Source source) {
        return of(question, answer, mark, source, "");
    }

    /**
     * A learner's graded answer. Its id is made of everything but the mark: when the same source marks
     * the same answer of the same learner again, the new mark takes the place of the old one.
     *
     * @param question the question
     * @param answer what was typed
     * @param mark how right it is, 0 to 1
     * @param source who says so
     * @param learner whose answer it is, or empty
     * @return the graded answer
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static GradedAnswer of(Question question, String answer, double mark, Source source,
            String learner) {
        String key = questionKey(question);
        String id = Keys.hash(List.of(key, Keys.typed(answer, question.language()), source.name(),
                learner));
        return new GradedAnswer(id, key, question.language(), answer, mark, source, learner);
    }

    /**
     * Names a question by what it asks and what the right answers are: a hash of its normalised prompt, its
     * references and whether they are a list. Alternatives, language and the rest do not change it, nor
     * does the order of references any of which suffices.
     *
     * @param question the question
     * @return its key, 32 hexadecimal digits
     */
    public static String questionKey(Question question) {
        return Keys.question(question);
    }

    /**
     * Gives the answer an id of one's own.
     *
     * @param newId the id
     * @return this answer with that id
     */
    public GradedAnswer withId(String newId) {
        return new GradedAnswer(newId, questionKey, language, answer, mark, source, learner);
    }

    /**
     * What the mark comes down to.
     *
     * @return {@link Verdict#CORRECT} from .75, {@link Verdict#INCORRECT} up to .25, else
     *     {@link Verdict#PARTIAL}
     */
    public Verdict verdict() {
        return mark >= 0.75 ? Verdict.CORRECT : mark > 0.25 ? Verdict.PARTIAL : Verdict.INCORRECT;
    }
}
