package dev.cardstock.formats.lint.rules;

import dev.cardstock.Severity;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.lint.CheckedCard;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.Finding.Side;
import dev.cardstock.lint.LintContext;
import dev.cardstock.text.EquivalenceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Rules for what a library asks or answers twice, letter for letter or after normalising. */
public final class DuplicateRules {
    private DuplicateRules() {}

    private record Content(String type, List<Markup> fields) {}

    private record Sides(EquivalenceKey prompt, EquivalenceKey expected) {}

    private static Content content(Note note) {
        return new Content(note.typeId(), note.fields());
    }

    /** Cards whose sides say all that they show, by a key. */
    private static <K> Map<K, List<CheckedCard>> groups(LintContext context,
            Function<CheckedCard, K> key) {
        Map<K, List<CheckedCard>> groups = new LinkedHashMap<>();
        for (CheckedCard card : context.cards()) {
            if (!card.promptKey().isEmpty() && !Words.showsMore(card.prompt())) {
                groups.computeIfAbsent(key.apply(card), k -> new ArrayList<>()).add(card);
            }
        }
        return groups;
    }

    static boolean declared(CheckedCard a, CheckedCard b) {
        return a.card().note().sameFactAs().contains(b.noteId())
                || b.card().note().sameFactAs().contains(a.noteId());
    }

    /** {@code duplicates.exact}. */
    public static final class Exact extends Rule {
        /** Makes the rule. */
        public Exact() {
            super("duplicates.exact", Severity.WARNING,
                    "Two notes have the same content, letter for letter");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Map<Content, String> seen = new HashMap<>();
            for (Note note : context.library().notes()) {
                if (note.fields().stream().allMatch(Markup::isBlank)) {
                    continue;
                }
                String first = seen.putIfAbsent(content(note), note.id());
                if (first != null) {
                    findings.accept(finding("The note has the same content as another one;"
                            + " remove one of them.").note(note.id())
                            .related(List.of(first))
                            .build());
                }
            }
        }
    }

    /** {@code duplicates.same-text}. */
    public static final class SameText extends Rule {
        /** Makes the rule. */
        public SameText() {
            super("duplicates.same-text", Severity.WARNING,
                    "Two cards have the same prompt and answer but for case, blanks and marks");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Map<Sides, CheckedCard> seen = new HashMap<>();
            for (CheckedCard card : context.cards()) {
                if (card.promptKey().isEmpty() || Words.showsMore(card.prompt())
                        || Words.showsMore(card.expected())) {
                    continue;
                }
                CheckedCard first = seen.putIfAbsent(
                        new Sides(card.promptKey(), card.expectedKey()), card);
                if (first != null && !first.noteId().equals(card.noteId())
                        && !content(first.card().note()).equals(content(card.card().note()))
                        && !declared(first, card)) {
                    findings.accept(at(card, Side.PROMPT,
                            "'{prompt}' is asked twice with the same answer; remove one of them.")
                            .argument("prompt", card.prompt().plainText())
                            .related(List.of(first.noteId()))
                            .build());
                }
            }
        }
    }

    /** {@code duplicates.different-answers}. */
    public static final class DifferentAnswers extends Rule {
        /** Makes the rule. */
        public DifferentAnswers() {
            super("duplicates.different-answers", Severity.ERROR,
                    "The same prompt has different answers that are not declared as alternatives");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Map<EquivalenceKey, CheckedCard> firsts = new HashMap<>();
            for (CheckedCard card : context.cards()) {
                if (card.promptKey().isEmpty() || card.expectedKey().isEmpty()
                        || Words.showsMore(card.prompt()) || Words.showsMore(card.expected())) {
                    continue;
                }
                CheckedCard first = firsts.putIfAbsent(card.promptKey(), card);
                if (first != null && !first.noteId().equals(card.noteId())
                        && !accepts(first, card) && !accepts(card, first)
                        && !declared(first, card)) {
                    findings.accept(at(card, Side.PROMPT,
                            "'{prompt}' has the answer '{answer}' here and '{other}' elsewhere;"
                                    + " make the prompts differ or declare alternatives.")
                            .argument("prompt", card.prompt().plainText())
                            .argument("answer", card.expected().plainText())
                            .argument("other", first.expected().plainText())
                            .related(List.of(first.noteId()))
                            .build());
                }
            }
        }

        private static boolean accepts(CheckedCard card, CheckedCard other) {
            Card it = card.card();
            return card.expectedKey().equals(other.expectedKey()) || it.answerKey()
                    .alternatives()
                    .stream()
                    .anyMatch(text -> EquivalenceKey.of(text, card.language())
                            .equals(other.expectedKey()));
        }
    }

    /** {@code duplicates.same-answer}. */
    public static final class SameAnswer extends Rule {
        /** Makes the rule. */
        public SameAnswer() {
            super("duplicates.same-answer", Severity.INFO,
                    "Several prompts have the same answer, so that they cannot be matched");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Map<EquivalenceKey, List<CheckedCard>> byAnswer = groups(context,
                    CheckedCard::expectedKey);
            byAnswer.forEach((answer, cards) -> {
                long prompts = cards.stream().map(CheckedCard::promptKey).distinct().count();
                List<String> notes = notesOf(cards);
                if (!answer.isEmpty() && prompts > 1 && notes.size() > 1) {
                    CheckedCard first = cards.get(0);
                    findings.accept(at(first, Side.ANSWER,
                            "{count} prompts have the answer '{answer}'; a matching game cannot"
                                    + " ask them together.")
                            .argument("count", prompts)
                            .argument("answer", first.expected().plainText())
                            .related(notes.subList(1, notes.size()))
                            .build());
                }
            });
        }
    }
}
