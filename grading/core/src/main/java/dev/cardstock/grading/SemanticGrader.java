package dev.cardstock.grading;

import static java.util.Objects.requireNonNull;

import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.KeyPoint;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Verdict;
import dev.cardstock.grading.language.Numbers;
import dev.cardstock.grading.language.Words;
import dev.cardstock.grading.language.Words.Word;
import dev.cardstock.grading.memory.AnswerMemory;
import dev.cardstock.grading.memory.Recollection.Neighbour;
import dev.cardstock.grading.sentence.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Grades by words. A short answer is right if it equals a reference or an alternative but for slips that
 * the policy forgives or tolerates; numbers are compared as values. A sentence is scored by how much
 * of the reference its words cover, those of the question counting little; a denial, a heap of words or a
 * repeated question is not accepted. It knows no synonyms. Thread-safe and deterministic.
 *
 * <p>Sources: the coverage of content words with the question's words demoted is that of Sultan,
 * Salazar and Sumner, "Fast and Easy Short Answer Grading with High Accuracy", NAACL 2016.
 */
public final class SemanticGrader implements AnswerGrader {
    /** The grader's id. */
    public static final String ID = "semantic";

    static final String VERSION = "2";

    /** The longest answer that is looked at, in UTF-16 units. */
    public static final int MAX_ANSWER = 10_000;

    private static final Set<String> NON_ANSWERS = Set.of("i don't know", "i dont know", "idk",
            "dont know", "don't know", "no idea", "i have no idea", "not sure", "i am not sure",
            "?",
            "pass", "skip", "n/a", "ich weiß es nicht", "ich weiss es nicht", "weiß nicht",
            "weiss nicht", "keine ahnung", "je ne sais pas", "no sé", "no se", "non lo so");

    private final Words words = new Words();
    private final GradingPolicy policy;
    private final @Nullable AnswerMemory memory;
    private final Calibration calibration;
    private final ShortAnswers shortAnswers;

    private SemanticGrader(Builder builder) {
        policy = builder.policy;
        memory = builder.memory;
        calibration = builder.calibration;
        shortAnswers = new ShortAnswers(policy);
    }

    /** {@return the grader with the standard policy} */
    public static SemanticGrader ofDefaults() {
        return builder().build();
    }

    /** {@return a builder, which starts with the standard policy, no memory and no calibration} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The grader with a policy of one's own.
     *
     * @param policy how strict it is
     * @return the grader
     */
    public static SemanticGrader of(GradingPolicy policy) {
        return builder().policy(policy).build();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return VERSION;
    }

    /** {@return how strict it is} */
    public GradingPolicy policy() {
        return policy;
    }

    /** {@return how the scores of sentences are moved to what people said of the deck's answers} */
    public Calibration calibration() {
        return calibration;
    }

    @Override
    public Grade grade(Question question, String answer) {
        Explanations say = Explanations.in(question.language());
        String reference = question.references()
                .stream()
                .filter(r -> !r.isBlank())
                .findFirst()
                .orElse("");
        if (answer.length() > MAX_ANSWER) {
            return Grades.wrong(say.tooLong(), question, List.of());
        }
        Forms forms = new Forms(question.language());
        String typed = answer.strip();
        if (forms.of(typed, Set.of()).isEmpty()) {
            return Grades.wrong(say.empty(), question, List.of());
        }
        Remembered remembered = Remembered.of(memory, question, typed);
        Grade shortGrade = shortAnswers.grade(question, answer, forms, say);
        boolean decided = remembered.decides(shortGrade);
        if (shortGrade != null && !decided) {
            return shortGrade;
        }
        Grade usual = shortGrade != null
                ? shortGrade
                : gradeByMeaning(question, reference, answer, forms, remembered, say);
        return decided ? remembered.decided(question, usual) : usual;
    }

    private Grade gradeByMeaning(Question question, String reference, String answer, Forms forms,
            Remembered remembered, Explanations say) {
        String typed = answer.strip();
        String bare = forms.bare(typed);
        if (NON_ANSWERS.contains(bare) || bare.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Grades.wrong(say.nonAnswer(reference), question, List.of());
        }
        for (String other : question.otherAnswers()) {
            if (forms.differences(other, typed) != null) {
                return Grades.wrong(say.otherCard(reference), question, List.of());
            }
        }
        return gradeSentence(question, reference, answer, forms, remembered, say);
    }

    private Grade gradeSentence(Question question, String firstReference, String answer,
            Forms forms, Remembered remembered, Explanations say) {
        Locale language = question.language();
        Sentences sentences = new Sentences(words, question.prompt(), language);
        List<Word> typed = sentences.words(answer);
        double score = 0;
        boolean denied = false;
        boolean repeated = true;
        List<String> references = new ArrayList<>(question.references());
        references.addAll(question.alternatives());
        String nearest = firstReference;
        for (String reference : references) {
            if (reference.isBlank()) {
                continue;
            }
            Sentences.Likeness likeness = sentences.compare(reference, typed);
            boolean shortReference = Words.content(sentences.words(reference)).size() <= 3;
            double one = shortReference && (likeness.coverage() < 1 || likeness.precision() < 0.6)
                    ? Math.min(0.4, likeness.score() * 0.5)
                    : likeness.score();
            if (!Numbers.in(reference).isEmpty() && !Numbers.in(answer).isEmpty()
                    && !Numbers.sameValues(reference, answer)) {
                one = Math.min(one, 0.2);
            }
            repeated &= sentences.onlyRepeatsTheQuestion(reference, typed);
            if (one > score || nearest.equals(reference)) {
                score = Math.max(score, one);
                denied = likeness.negated() && likeness.coverage() >= 0.5;
                nearest = reference;
            }
        }
        if (repeated || forms.differences(question.prompt(), answer) != null) {
            return Grades.wrong(say.repeated(firstReference), question, List.of());
        }
        // Answers that people graded move no score that a rule holds down.
        List<Neighbour> neighbours = denied
                ? List.of()
                : remembered.comparable(sentences, answer);
        score = calibration.apply(MemoryWeight.blend(score, neighbours));
        List<KeyPoint> keyPoints = Grades.points(question)
                .stream()
                .map(point -> sentences.keyPoint(point, typed))
                .toList();
        double credit = keyPoints.stream()
                .filter(point -> point.status() == KeyPoint.Status.COVERED)
                .count()
                / (double) keyPoints.size();
        Verdict verdict = denied
                ? Verdict.CONTRADICTORY
                : score >= policy.acceptFrom()
                        ? Verdict.CORRECT
                        : score >= policy.rejectBelow()
                                ? Verdict.UNSURE
                                : credit > 0 && keyPoints.size() > 1 || score >= 0.3
                                        ? Verdict.PARTIAL
                                        : Verdict.INCORRECT;
        return Grade.builder(verdict, score)
                .credit(verdict.accepted()
                        ? Math.max(credit, score)
                        : denied ? 0 : Math.min(credit, 0.99))
                .keyPoints(keyPoints)
                .explanation(
                        remembered.naming(neighbours, say.sentence(verdict, keyPoints, nearest)))
                .grader(ID, VERSION)
                .build();
    }

    /** Builds a grader. Not thread-safe. */
    public static final class Builder {
        private GradingPolicy policy = GradingPolicy.standard();
        private @Nullable AnswerMemory memory;
        private Calibration calibration = Calibration.none();

        private Builder() {}

        /**
         * Sets how strict it is.
         *
         * @param newPolicy the policy
         * @return this builder
         */
        public Builder policy(GradingPolicy newPolicy) {
            policy = requireNonNull(newPolicy, "newPolicy");
            return this;
        }

        /**
         * Sets what people said of answers before. An answer that is remembered is graded as it was
         * marked; the score of a sentence moves to the marks of answers that are like it.
         *
         * @param newMemory the memory, which the caller closes when the grader is not used any more;
         *     what is remembered later counts from then on
         * @return this builder
         */
        public Builder memory(AnswerMemory newMemory) {
            memory = requireNonNull(newMemory, "newMemory");
            return this;
        }

        /**
         * Sets how the scores of sentences are moved to what people said of the deck's answers.
         *
         * @param newCalibration the calibration
         * @return this builder
         */
        public Builder calibration(Calibration newCalibration) {
            calibration = requireNonNull(newCalibration, "newCalibration");
            return this;
        }

        /** {@return the grader} */
        public SemanticGrader build() {
            return new SemanticGrader(this);
        }
    }
}
