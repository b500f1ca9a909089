package dev.cardstock.grading;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.cardstock.answer.AnswerComparator;
import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.KeyPoint;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Verdict;
import dev.cardstock.grading.language.Clashes;
import dev.cardstock.grading.language.Clashes.Clash;
import dev.cardstock.grading.language.Words;
import dev.cardstock.grading.memory.AnswerMemory;
import dev.cardstock.grading.memory.Recollection.Neighbour;
import dev.cardstock.grading.sentence.Assessment;
import dev.cardstock.grading.sentence.Guards;
import dev.cardstock.grading.sentence.PointMade;
import dev.cardstock.grading.sentence.SentenceScorer;
import dev.cardstock.text.TextEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Grades by meaning and says why. A short answer is right if it equals a reference or an alternative but for
 * slips that the policy forgives or tolerates; numbers are compared as values. The score of a sentence is the
 * probability that a teacher accepts it, learned over figures of how its words cover those of the nearest
 * reference, by their stems, by WordNet and by vectors, the words of the question counting little. Rules that no
 * score overrules hold down a denial, an opposite, exchanged roles, another number, a heap of words, a
 * repeated question and the like. Thread-safe and deterministic: a grade depends on the question, the answer
 * and what the grader was built with alone.
 *
 * <p>Sources: the coverage of content words with the question's words demoted is that of
 * Sultan, Salazar and Sumner, "Fast and Easy Short Answer Grading with High Accuracy", NAACL 2016; the model
 * is boosted trees, Friedman, "Greedy Function Approximation: A Gradient Boosting Machine", 2001.
 */
public final class SemanticGrader implements AnswerGrader {
    /** The grader's id. */
    public static final String ID = "semantic";

    private static final String VERSION = "2";

    /** The longest answer that is looked at, in UTF-16 units. */
    public static final int MAX_ANSWER = 10_000;

    /** From this share of its words on a key point counts as made. */
    private static final double COVERED = 0.6;

    private static final double LEAST_PARTIAL = 0.3;

    private static final double HELD_DOWN = 0.3;

    private final GradingPolicy policy;
    private final @Nullable AnswerMemory memory;
    private final Calibration calibration;
    private final Grades grades;
    private final ShortAnswers shortAnswers;
    private final Scorers scorers;
    private final Clashes clashes;
    private final ExplanationLanguages texts;
    private final String version;
    private final @Nullable AnswerComparator comparator;
    private final OwnScores ownScores;

    private SemanticGrader(Builder builder) {
        policy = builder.policy;
        memory = builder.memory;
        calibration = builder.calibration;
        comparator = builder.comparator;
        Words words = new Words();
        scorers = new Scorers(words, builder.encoder);
        clashes = new Clashes(words);
        texts = new ExplanationLanguages(builder.explanations);
        version = VERSION + words.analyses().stream().map(id -> "+" + id).collect(joining())
                + (builder.encoder == null ? "" : "+" + builder.encoder.id())
                + (comparator == null ? "" : "+" + comparator.id());
        grades = new Grades(version);
        shortAnswers = new ShortAnswers(policy, version);
        ownScores = new OwnScores(this::alone);
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
        return version;
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
        Explanations say = texts.of(question.language());
        if (answer.length() > MAX_ANSWER) {
            return grades.wrong(say.tooLong(), question, List.of());
        }
        Remembered remembered = Remembered.of(memory, question, answer.strip(), grades, say);
        Grade shortGrade = shortAnswers.grade(question, answer, say);
        boolean decided = remembered.decides(shortGrade);
        if (shortGrade != null && !decided) {
            return shortGrade;
        }
        Grade usual = shortGrade != null
                ? shortGrade
                : gradeSentence(question, answer, remembered, say);
        return decided ? remembered.decided(question, usual) : usual;
    }

    private Grade gradeSentence(Question question, String answer, Remembered remembered,
            Explanations say) {
        SentenceScorer scorer = scorers.of(question);
        Assessment assessment = scorer.assess(question, answer);
        Set<Guards.Kind> signs = assessment.signs();
        if (signs.contains(Guards.Kind.QUESTION_REPEATED)) {
            return grades.wrong(say.repeated(assessment.reference()), question, List.of());
        }
        if (signs.contains(Guards.Kind.NON_ANSWER) || signs.contains(Guards.Kind.ORDER)) {
            return grades.wrong(say.nonAnswer(assessment.reference()), question, List.of());
        }
        Optional<Clash> clash = signs.isEmpty()
                ? clashes.between(assessment.reference(), answer, question.language())
                : Optional.empty();
        if (clash.isPresent()) {
            return clashing(question, assessment, clash.get(), say);
        }
        // Neither a model nor an answer that people graded moves what a rule holds down or lifts up.
        List<Neighbour> neighbours = signs.isEmpty() && !assessment.isNearCopy()
                ? remembered.comparable(scorer, question, answer)
                : List.of();
        Compared compared = compared(question, assessment, answer);
        double score = assessment.held(
                calibration.apply(moved(compared.score(), question, neighbours)));
        List<KeyPoint> points = points(question, assessment);
        double credit = points.stream()
                .filter(point -> point.status() == KeyPoint.Status.COVERED)
                .count()
                / (double) points.size();
        Verdict verdict = verdict(assessment, compared, score, credit, points.size());
        return Grade.builder(verdict, score)
                .credit(switch (verdict) {
                    case CORRECT, CORRECT_WITH_SLIPS -> Math.max(credit, score);
                    case CONTRADICTORY, INCORRECT -> 0;
                    default -> Math.min(credit, 0.99);
                })
                .slips(assessment.slips())
                .keyPoints(points)
                .explanation(remembered.naming(neighbours,
                        say.sentence(verdict, points, assessment.reference())))
                .grader(ID, version)
                .build();
    }

    /** The grade of an answer that has the words of the right one but says something else. */
    private Grade clashing(Question question, Assessment assessment, Clash clash,
            Explanations say) {
        boolean shuffled = clash.kind() == Clashes.Kind.SHUFFLED;
        Verdict verdict = shuffled ? Verdict.INCORRECT : Verdict.CONTRADICTORY;
        String right = clash.reference().text();
        List<KeyPoint> points = points(question, assessment).stream()
                .map(point -> !shuffled && point.text().contains(right)
                        ? new KeyPoint(point.text(), KeyPoint.Status.CONTRADICTED,
                                point.evidence())
                        : point)
                .toList();
        Slip.Kind kind = switch (clash.kind()) {
            case DENIAL, OPPOSITE -> Slip.Kind.NEGATION;
            case ROLES, SHUFFLED -> Slip.Kind.WORD_ORDER;
        };
        int start = clash.answer().start();
        String typed = clash.answer().text();
        List<Slip> slips = new ArrayList<>(assessment.slips());
        slips.add(new Slip(kind, start, start + typed.length(),
                typed.equals(right) ? "" : right));
        slips.sort(Comparator.comparingInt(Slip::start));
        return Grade.builder(verdict, Math.min(HELD_DOWN, assessment.score()))
                .credit(0)
                .slips(slips)
                .keyPoints(points)
                .explanation(say.sentence(verdict, points, assessment.reference()))
                .grader(ID, version)
                .build();
    }

    /** The score that an answer gets if nobody said anything of others. */
    private double alone(Question question, String answer) {
        Assessment assessment = scorers.of(question).assess(question, answer);
        return assessment.held(compared(question, assessment, answer).score());
    }

    private Compared compared(Question question, Assessment assessment, String answer) {
        return Compared.of(comparator, scorers.probability(question, assessment.score()),
                assessment.reference(), answer, question.language());
    }

    private double moved(double score, Question question, List<Neighbour> neighbours) {
        return MemoryWeight.shipped()
                .blend(score, neighbours.stream().mapToDouble(Neighbour::similarity).toArray(),
                        neighbours.stream()
                                .map(Neighbour::answer)
                                .mapToDouble(graded -> MemoryWeight.surprise(graded,
                                        ownScores.of(question, graded.answer())))
                                .toArray());
    }

    private Verdict verdict(Assessment assessment, Compared compared, double score, double credit,
            int points) {
        boolean held = !assessment.signs().isEmpty();
        if (!held && score >= policy.acceptFrom()) {
            return assessment.slips().isEmpty() ? Verdict.CORRECT : Verdict.CORRECT_WITH_SLIPS;
        }
        if (compared.contradicted()) {
            return Verdict.CONTRADICTORY;
        }
        if (!held && score >= policy.rejectBelow()) {
            return Verdict.UNSURE;
        }
        if (assessment.contradicts()) {
            return Verdict.CONTRADICTORY;
        }
        return credit > 0 && points > 1 || !held && score >= LEAST_PARTIAL
                ? Verdict.PARTIAL
                : Verdict.INCORRECT;
    }

    private List<KeyPoint> points(Question question, Assessment assessment) {
        SentenceScorer scorer = scorers.of(question);
        List<KeyPoint> points = new ArrayList<>();
        for (String text : Grades.points(question)) {
            PointMade made = scorer.point(text, assessment, question);
            boolean covered = made.share() >= COVERED;
            points.add(new KeyPoint(text,
                    made.contradicted()
                            ? KeyPoint.Status.CONTRADICTED
                            : covered
                                    ? KeyPoint.Status.COVERED
                                    : KeyPoint.Status.PROBABLY_MISSING,
                    covered || made.contradicted() ? made.evidence() : List.of()));
        }
        return points;
    }

    /** Builds a grader. Not thread-safe. */
    public static final class Builder {
        private GradingPolicy policy = GradingPolicy.standard();
        private @Nullable AnswerMemory memory;
        private Calibration calibration = Calibration.none();
        private @Nullable TextEncoder encoder;
        private @Nullable AnswerComparator comparator;
        private final List<ExplanationTexts> explanations = new ArrayList<>();

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

        /**
         * Sets what gives words their meaning, in place of the vectors in the jar. Grades then depend on the
         * encoder, whose id becomes part of the grader's version.
         *
         * @param newEncoder the encoder, which the caller closes when the grader is not used any more
         * @return this builder
         */
        public Builder encoder(TextEncoder newEncoder) {
            encoder = requireNonNull(newEncoder, "newEncoder");
            return this;
        }

        /**
         * Sets a model that compares a sentence with the nearest reference. What it says weighs as much as all
         * else together; the rules that no score may overrule stay. An answer that is not accepted and that it
         * finds contradicted is {@link Verdict#CONTRADICTORY}. Its id becomes part of the grader's
         * version.
         *
         * @param newComparator the comparator, which the caller closes when the grader is not used any more
         * @return this builder
         */
        public Builder comparator(AnswerComparator newComparator) {
            comparator = requireNonNull(newComparator, "newComparator");
            return this;
        }

        /**
         * Adds explanations in languages of one's own, which come before those that are installed and those in the
         * jar.
         *
         * @param texts the texts
         * @return this builder
         */
        public Builder explanations(ExplanationTexts texts) {
            explanations.add(requireNonNull(texts, "texts"));
            return this;
        }

        /** {@return the grader} */
        public SemanticGrader build() {
            return new SemanticGrader(this);
        }
    }
}
