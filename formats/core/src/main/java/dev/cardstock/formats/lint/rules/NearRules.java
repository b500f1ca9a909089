package dev.cardstock.formats.lint.rules;

import dev.cardstock.Severity;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.Finding.Side;
import dev.cardstock.lint.LintContext;
import dev.cardstock.lint.LintOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Rules for cards that are nearly the same, by the measure of likeness that the caller gives. */
public final class NearRules {
    /** In per cent: what finds most facts that a page asks twice, and few others. */
    private static final int FACT = 48;
    private static final int FACT_ANSWERS = 15;

    private NearRules() {}

    /** What they have in common. */
    abstract static class OfPairs extends Rule {
        OfPairs(String id, Severity severity, String description, LintOption... options) {
            super(id, severity, description, options);
        }

        @Override
        public Set<Need> needs() {
            return EnumSet.of(Need.SIMILARITY);
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            for (NearPairs.Pair pair : NearPairs.of(context).all) {
                if (isFault(pair, context)) {
                    findings.accept(at(pair.second(), Side.PROMPT, message())
                            .argument("prompt", pair.second().prompt().plainText())
                            .argument("other", pair.first().prompt().plainText())
                            .argument("prompts", percent(pair.prompts()))
                            .argument("answers", percent(pair.answers()))
                            .related(List.of(pair.first().noteId()))
                            .build());
                }
            }
        }

        private static long percent(double share) {
            return Math.round(share * 100);
        }

        static boolean from(double share, int percent) {
            return share * 100 >= percent;
        }

        abstract boolean isFault(NearPairs.Pair pair, LintContext context);

        abstract String message();
    }

    /** {@code duplicates.near-fact}. */
    public static final class NearFact extends OfPairs {
        private static final LintOption BOTH = LintOption.number("percent", FACT, 1, 100,
                "how alike prompt and answer are on average for a fact asked twice");
        private static final LintOption ANSWERS = LintOption.number("answer-percent", FACT_ANSWERS,
                0,
                100, "how alike the answers are at least");

        /** Makes the rule. */
        public NearFact() {
            super("duplicates.near-fact", Severity.WARNING,
                    "Two cards ask the same fact in other words: both sides are alike", BOTH,
                    ANSWERS);
        }

        @Override
        boolean isFault(NearPairs.Pair pair, LintContext context) {
            return from(pair.fact(), context.number(BOTH))
                    && from(pair.answers(), context.number(ANSWERS));
        }

        @Override
        String message() {
            return "'{prompt}' seems to ask the same fact as '{other}'; keep one, or declare them to"
                    + " be the same fact.";
        }
    }

    /** {@code duplicates.near-prompt}. */
    public static final class NearPrompt extends OfPairs {
        private static final LintOption PROMPTS = LintOption.number("percent", 85, 1, 100,
                "how alike prompts are that ask nearly the same");

        /** Makes the rule. */
        public NearPrompt() {
            super("duplicates.near-prompt", Severity.INFO,
                    "Two prompts are nearly the same, and their facts are not", PROMPTS);
        }

        @Override
        boolean isFault(NearPairs.Pair pair, LintContext context) {
            return from(pair.prompts(), context.number(PROMPTS))
                    && !(from(pair.fact(), FACT) && from(pair.answers(), FACT_ANSWERS));
        }

        @Override
        String message() {
            return "'{prompt}' is nearly the same as '{other}'; merge them, or say what is different.";
        }
    }

    /** {@code duplicates.interference}. */
    public static final class Interference extends OfPairs {
        private static final LintOption PROMPTS = LintOption.number("percent", 55, 1, 100,
                "how alike prompts are that are mistaken for one another");
        private static final LintOption BELOW = LintOption.number("below-percent", 85, 1, 101,
                "how alike prompts are that are the same question rather");
        private static final LintOption ANSWERS = LintOption.number("answer-percent", 30, 0, 100,
                "how alike answers are that still count as different");

        /** Makes the rule. */
        public Interference() {
            super("duplicates.interference", Severity.INFO,
                    "Two prompts are alike and their answers are not, so that learners mix them up",
                    PROMPTS, BELOW, ANSWERS);
        }

        @Override
        boolean isFault(NearPairs.Pair pair, LintContext context) {
            return from(pair.prompts(), context.number(PROMPTS))
                    && !from(pair.prompts(), context.number(BELOW))
                    && !from(pair.answers(), context.number(ANSWERS))
                    && !pair.second().expectedKey().isEmpty()
                    && !pair.first().expectedKey().isEmpty();
        }

        @Override
        String message() {
            return "'{prompt}' is easily mistaken for '{other}', whose answer is different; make"
                    + " the difference stand out.";
        }
    }
}
