package dev.cardstock.answer;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How strict a grader is.
 *
 * @param strictness the preset that it started from
 * @param forgiven slips that do not make an answer less than {@link Verdict#CORRECT}
 * @param tolerated slips that make it {@link Verdict#CORRECT_WITH_SLIPS}; any other slip is an error
 * @param acceptFrom the score from which an answer is accepted, 0 to 1
 * @param rejectBelow the score below which an answer is not accepted, at most {@code acceptFrom};
 *     between the two the grader is {@link Verdict#UNSURE}
 */
public record GradingPolicy(Strictness strictness, Set<Slip.Kind> forgiven,
        Set<Slip.Kind> tolerated, double acceptFrom, double rejectBelow) {
    /** The presets. */
    public enum Strictness {
        /** Forgives what does not touch the meaning. */
        LENIENT,
        /** As a fair teacher would grade. */
        STANDARD,
        /** As a language examination would grade. */
        STRICT
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the bounds are not 0 to 1 in order
     */
    public GradingPolicy {
        requireNonNull(strictness, "strictness");
        forgiven = copy(forgiven);
        tolerated = copy(tolerated);
        if (!(rejectBelow >= 0 && rejectBelow <= acceptFrom && acceptFrom <= 1)) {
            throw new IllegalArgumentException("rejectBelow is " + rejectBelow + " and acceptFrom "
                    + acceptFrom + ", must be 0 <= rejectBelow <= acceptFrom <= 1");
        }
    }

    private static Set<Slip.Kind> copy(Set<Slip.Kind> kinds) {
        EnumSet<Slip.Kind> copy = EnumSet.noneOf(Slip.Kind.class);
        copy.addAll(kinds);
        return Collections.unmodifiableSet(copy);
    }

    /**
     * A preset.
     *
     * @param strictness which
     * @return the policy
     */
    public static GradingPolicy of(Strictness strictness) {
        return switch (strictness) {
            case LENIENT -> new GradingPolicy(strictness,
                    EnumSet.of(Slip.Kind.CASE, Slip.Kind.ACCENT, Slip.Kind.PUNCTUATION,
                            Slip.Kind.SPACING, Slip.Kind.ARTICLE, Slip.Kind.WORD_ORDER),
                    EnumSet.of(Slip.Kind.TYPO, Slip.Kind.SYNONYM, Slip.Kind.EXTRA_PART,
                            Slip.Kind.MISSING_PART),
                    0.37, 0.32);
            case STANDARD -> new GradingPolicy(strictness,
                    EnumSet.of(Slip.Kind.CASE, Slip.Kind.PUNCTUATION, Slip.Kind.SPACING,
                            Slip.Kind.ARTICLE),
                    EnumSet.of(Slip.Kind.ACCENT, Slip.Kind.TYPO, Slip.Kind.SYNONYM,
                            Slip.Kind.WORD_ORDER),
                    0.42, 0.37);
            case STRICT -> new GradingPolicy(strictness, EnumSet.of(Slip.Kind.PUNCTUATION),
                    EnumSet.of(Slip.Kind.CASE, Slip.Kind.SPACING), 0.6, 0.5);
        };
    }

    /** {@return the standard preset} */
    public static GradingPolicy standard() {
        return of(Strictness.STANDARD);
    }

    /**
     * Changes how a kind of slip counts.
     *
     * @param kind the kind
     * @return this policy with the kind forgiven
     */
    public GradingPolicy forgiving(Slip.Kind kind) {
        EnumSet<Slip.Kind> more = EnumSet.of(kind);
        more.addAll(forgiven);
        return new GradingPolicy(strictness, more, without(tolerated, kind), acceptFrom,
                rejectBelow);
    }

    /**
     * Changes how a kind of slip counts.
     *
     * @param kind the kind
     * @return this policy with the kind an error
     */
    public GradingPolicy refusing(Slip.Kind kind) {
        return new GradingPolicy(strictness, without(forgiven, kind), without(tolerated, kind),
                acceptFrom, rejectBelow);
    }

    /**
     * Changes what scores mean.
     *
     * @param newAcceptFrom the score from which an answer is accepted, 0 to 1
     * @param newRejectBelow the score below which an answer is not accepted, at most {@code newAcceptFrom};
     *     between the two the grader is unsure
     * @return this policy with these thresholds
     * @throws IllegalArgumentException if they are out of range
     */
    public GradingPolicy withThresholds(double newAcceptFrom, double newRejectBelow) {
        return new GradingPolicy(strictness, forgiven, tolerated, newAcceptFrom, newRejectBelow);
    }

    private static Set<Slip.Kind> without(Set<Slip.Kind> kinds, Slip.Kind kind) {
        EnumSet<Slip.Kind> less = EnumSet.noneOf(Slip.Kind.class);
        less.addAll(kinds);
        less.remove(kind);
        return less;
    }
}
