package dev.cardstock.formats.lint.rules;

import dev.cardstock.Severity;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.lint.CheckedCard;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.LintContext;
import dev.cardstock.lint.LintOption;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.text.EquivalenceKey;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Rules for whether a library can be studied in all ways. */
public final class ReadinessRules {
    private ReadinessRules() {}

    /** {@code readiness.few-distractors}. */
    public static final class FewDistractors extends Rule {
        private static final LintOption WRONG = LintOption.number("min-distractors", 3, 1, 20,
                "how many wrong answers a question of multiple choice offers");

        /** Makes the rule. */
        public FewDistractors() {
            super("readiness.few-distractors", Severity.INFO,
                    "Too few different answers for multiple choice", WRONG);
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Set<EquivalenceKey> answers = new HashSet<>();
            boolean lacks = false;
            for (CheckedCard card : context.cards()) {
                if (!card.expectedKey().isEmpty()) {
                    answers.add(card.expectedKey());
                    lacks |= card.card().answerKey().distractors().size() < context.number(WRONG);
                }
            }
            if (lacks && answers.size() <= context.number(WRONG)) {
                findings.accept(
                        finding("There are {count} different answers, too few to offer {wrong}"
                                + " wrong ones; add cards or write distractors.")
                                .argument("count", answers.size())
                                .argument("wrong", context.number(WRONG))
                                .build());
            }
        }
    }

    /** {@code readiness.few-pairs}. */
    public static final class FewPairs extends Rule {
        private static final LintOption PAIRS = LintOption.number("min-pairs", 3, 2, 100,
                "how many pairs a matching game has at least");

        /** Makes the rule. */
        public FewPairs() {
            super("readiness.few-pairs", Severity.INFO,
                    "Too few pairs with different prompts and answers for a matching game", PAIRS);
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Set<EquivalenceKey> prompts = new HashSet<>();
            Set<EquivalenceKey> answers = new HashSet<>();
            int pairs = 0;
            for (CheckedCard card : context.cards()) {
                boolean isPair = !card.promptKey().isEmpty() && !card.expectedKey().isEmpty()
                        && card.card().type().kind() == NoteType.Kind.NORMAL;
                if (isPair && prompts.add(card.promptKey()) && answers.add(card.expectedKey())) {
                    pairs++;
                }
            }
            if (pairs < context.number(PAIRS) && !context.cards().isEmpty()) {
                findings.accept(finding("There are {count} pairs to match, fewer than {min}; add"
                        + " cards.").argument("count", pairs)
                        .argument("min", context.number(PAIRS))
                        .build());
            }
        }
    }

    /** {@code readiness.language-unset}. */
    public static final class LanguageUnset extends Rule {
        /** Makes the rule. */
        public LanguageUnset() {
            super("readiness.language-unset", Severity.WARNING,
                    "The language of a deck is not set, so that answers are graded and read aloud"
                            + " without it");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Library library = context.library();
            Set<String> decks = new LinkedHashSet<>();
            for (Note note : library.notes()) {
                if (library.languageOf(note.deckId()).isEmpty()) {
                    decks.add(note.deckId());
                }
            }
            if (!decks.isEmpty()) {
                String first = String.join(" > ", library.path(decks.iterator().next()));
                findings.accept(finding("{count} decks, '{deck}' among them, have no language; set"
                        + " one such as en.").argument("count", decks.size())
                        .argument("deck", first)
                        .build());
            }
        }
    }

    /** {@code readiness.leech}. */
    public static final class Leech extends Rule {
        private static final LintOption LAPSES = LintOption.number("lapses", 8, 1, 1000,
                "how often a card was forgotten that is a leech");

        /** Makes the rule. */
        public Leech() {
            super("readiness.leech", Severity.INFO,
                    "A card is forgotten again and again and costs more than it is worth", LAPSES);
        }

        @Override
        public Set<Need> needs() {
            return EnumSet.of(Need.HISTORY);
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Map<CardId, Integer> lapses = new HashMap<>();
            for (Review review : context.history().log()) {
                if (review.kind() == Review.Kind.REVIEW && review.rating() == Rating.AGAIN) {
                    lapses.merge(review.card(), 1, Integer::sum);
                }
            }
            for (CardSchedule schedule : context.history().schedules()) {
                lapses.merge(schedule.card(), schedule.lapses(), Math::max);
            }
            for (CheckedCard card : context.cards()) {
                int count = lapses.getOrDefault(card.card().id(), 0);
                if (count >= context.number(LAPSES)) {
                    findings.accept(
                            finding("The card was forgotten {count} times; put it another way,"
                                    + " or make several of it.").argument("count", count)
                                    .card(card.card().id(), null)
                                    .build());
                }
            }
        }
    }
}
