package dev.cardstock.answer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a grader says of an answer, and why. Immutable and thread-safe. */
public final class Grade {
    private final Verdict verdict;
    private final double score;
    private final double credit;
    private final List<Slip> slips;
    private final List<KeyPoint> keyPoints;
    private final String explanation;
    private final String graderId;
    private final String graderVersion;

    private Grade(Builder builder) {
        verdict = builder.verdict;
        score = builder.score;
        credit = Double.isNaN(builder.credit) ? builder.score : builder.credit;
        slips = List.copyOf(builder.slips);
        keyPoints = List.copyOf(builder.keyPoints);
        explanation = builder.explanation;
        graderId = builder.graderId;
        graderVersion = builder.graderVersion;
        if (!(score >= 0 && score <= 1 && credit >= 0 && credit <= 1)) {
            throw new IllegalArgumentException("score is " + score + " and credit " + credit
                    + ", both must be 0 to 1");
        }
    }

    /**
     * Starts a grade.
     *
     * @param verdict what it comes down to
     * @param score the probability that a teacher would accept the answer, 0 to 1
     * @return a builder
     */
    public static Builder builder(Verdict verdict, double score) {
        return new Builder(verdict, score);
    }

    /** {@return what it comes down to} */
    public Verdict verdict() {
        return verdict;
    }

    /** {@return whether the answer counts as right} */
    public boolean accepted() {
        return verdict.accepted();
    }

    /** {@return the probability that a teacher would accept the answer, 0 to 1} */
    public double score() {
        return score;
    }

    /** {@return the share of the key points that are covered, 0 to 1, for partial marks} */
    public double credit() {
        return credit;
    }

    /** {@return the slips, in the order of their places in the answer} */
    public List<Slip> slips() {
        return slips;
    }

    /** {@return the key points of the reference, in its order} */
    public List<KeyPoint> keyPoints() {
        return keyPoints;
    }

    /** {@return one sentence for the learner that says why} */
    public String explanation() {
        return explanation;
    }

    /** {@return the id of the grader} */
    public String graderId() {
        return graderId;
    }

    /** {@return the version of the grader; grades of different versions may differ} */
    public String graderVersion() {
        return graderVersion;
    }

    private List<Object> components() {
        return List.of(verdict, score, credit, slips, keyPoints, explanation, graderId,
                graderVersion);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Grade that && components().equals(that.components());
    }

    @Override
    public int hashCode() {
        return components().hashCode();
    }

    @Override
    public String toString() {
        return "Grade[" + verdict + ", " + score + ", " + explanation + "]";
    }

    /** Builds a grade. Not thread-safe. */
    public static final class Builder {
        private final Verdict verdict;
        private final double score;
        private double credit = Double.NaN;
        private final List<Slip> slips = new ArrayList<>();
        private final List<KeyPoint> keyPoints = new ArrayList<>();
        private String explanation = "";
        private String graderId = "";
        private String graderVersion = "";

        private Builder(Verdict verdict, double score) {
            this.verdict = requireNonNull(verdict, "verdict");
            this.score = score;
        }

        /**
         * Sets the share of the key points; the score where it is not set.
         *
         * @param share 0 to 1
         * @return this builder
         */
        public Builder credit(double share) {
            credit = share;
            return this;
        }

        /**
         * Adds slips.
         *
         * @param more the slips
         * @return this builder
         */
        public Builder slips(Collection<Slip> more) {
            slips.addAll(more);
            return this;
        }

        /**
         * Adds key points.
         *
         * @param more the points
         * @return this builder
         */
        public Builder keyPoints(Collection<KeyPoint> more) {
            keyPoints.addAll(more);
            return this;
        }

        /**
         * Says why, in one sentence for the learner.
         *
         * @param sentence the sentence
         * @return this builder
         */
        public Builder explanation(String sentence) {
            explanation = requireNonNull(sentence, "sentence");
            return this;
        }

        /**
         * Names the grader.
         *
         * @param id its id
         * @param version its version
         * @return this builder
         */
        public Builder grader(String id, String version) {
            graderId = requireNonNull(id, "id");
            graderVersion = requireNonNull(version, "version");
            return this;
        }

        /**
         * Builds the grade.
         *
         * @return the grade
         * @throws IllegalArgumentException if score or credit is not 0 to 1
         */
        public Grade build() {
            return new Grade(this);
        }
    }
}
