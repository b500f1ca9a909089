package dev.cardstock.formats.lint.rules;

import dev.cardstock.Severity;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.NoteType;
import dev.cardstock.lint.CheckedCard;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.Finding.Side;
import dev.cardstock.lint.LintContext;
import dev.cardstock.lint.LintOption;
import dev.cardstock.template.Template;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Rules for what is on the two sides of a card. */
public final class SideRules {
    private SideRules() {}

    /** {@code sides.empty-front}. */
    public static final class EmptyFront extends Rule.OfCards {
        /** Makes the rule. */
        public EmptyFront() {
            super("sides.empty-front", Severity.ERROR, "A card asks nothing: its prompt is empty");
        }

        @Override
        public Set<String> diagnosticCodes() {
            return Set.of("missing-front");
        }

        @Override
        void check(CheckedCard card, LintContext context, Consumer<Finding> findings) {
            if (Words.isBlank(card.prompt())) {
                findings.accept(at(card, Side.PROMPT,
                        "The prompt is empty; write what the card asks.").build());
            }
        }
    }

    /** Whether a card shows nothing that a learner could answer. */
    private static boolean hasEmptyBack(CheckedCard card, Map<Object, Set<String>> answerFields) {
        Card it = card.card();
        if (it.type().kind() != NoteType.Kind.NORMAL) {
            return false;
        }
        Set<String> fields = answerFields.computeIfAbsent(it.template(),
                template -> answerFields(it));
        if (!fields.isEmpty()) {
            return fields.stream()
                    .map(it.type()::indexOf)
                    .filter(index -> index >= 0)
                    .allMatch(index -> Words.isBlank(it.note().fields().get(index)));
        }
        return Words.isBlank(card.expected());
    }

    /** The fields of a note that only the answering side shows. */
    private static Set<String> answerFields(Card card) {
        Set<String> fields = new java.util.HashSet<>(
                Template.parse(card.template().answer().source()).fields());
        fields.removeAll(Template.parse(card.template().question().source()).fields());
        fields.removeIf(name -> card.type().indexOf(name) < 0);
        return fields;
    }

    /** {@code sides.empty-back}. */
    public static final class EmptyBack extends Rule {
        /** Makes the rule. */
        public EmptyBack() {
            super("sides.empty-back", Severity.ERROR, "A card has no answer");
        }

        @Override
        public Set<String> diagnosticCodes() {
            return Set.of("missing-answer");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Map<Object, Set<String>> answerFields = new HashMap<>();
            for (CheckedCard card : context.cards()) {
                if (hasEmptyBack(card, answerFields)) {
                    findings.accept(at(card, Side.ANSWER,
                            "'{prompt}' has no answer; write one or remove the card.")
                            .argument("prompt", card.prompt().plainText())
                            .build());
                }
            }
        }
    }

    /** {@code sides.back-repeats-front}. */
    public static final class BackRepeatsFront extends Rule {
        /** Makes the rule. */
        public BackRepeatsFront() {
            super("sides.back-repeats-front", Severity.WARNING,
                    "The answer of a card is the same as its prompt");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Map<Object, Set<String>> answerFields = new HashMap<>();
            for (CheckedCard card : context.cards()) {
                if (!card.promptKey().isEmpty() && card.promptKey().equals(card.expectedKey())
                        && !Words.showsMore(card.prompt()) && !Words.showsMore(card.expected())
                        && !hasEmptyBack(card, answerFields)) {
                    findings.accept(at(card, Side.ANSWER,
                            "The answer repeats the prompt; write what the card asks for.")
                            .build());
                }
            }
        }
    }

    /** {@code sides.answer-in-prompt}. */
    public static final class AnswerInPrompt extends Rule.OfCards {
        private static final LintOption LENGTH = LintOption.number("min-characters", 4, 1, 1000,
                "how long an answer is at least that is looked for");
        private static final Pattern CHOICE = Pattern.compile(
                "\\b(?:or|vs|versus|oder|ou|o|или)\\b|[/|]", Pattern.UNICODE_CHARACTER_CLASS);

        /** Makes the rule. */
        public AnswerInPrompt() {
            super("sides.answer-in-prompt", Severity.WARNING,
                    "The prompt gives the answer away: it holds the whole of it", LENGTH);
        }

        @Override
        void check(CheckedCard card, LintContext context, Consumer<Finding> findings) {
            String answer = card.expectedKey().text().replaceFirst("[.!]$", "");
            String prompt = card.promptKey().text();
            if (answer.length() < context.number(LENGTH) || prompt.equals(card.expectedKey().text())
                    || !card.expectedKey().media().isEmpty()) {
                return;
            }
            int at = Words.indexOf(prompt, answer, 0);
            if (at >= 0 && !CHOICE.matcher(prompt).find()) {
                int exact = card.prompt().plainText().indexOf(card.expected().plainText());
                int end = exact < 0 ? 0 : exact + card.expected().plainText().length();
                findings.accept(at(card, Side.PROMPT, Math.max(0, exact), end,
                        "The prompt gives the answer '{answer}' away; ask without it.")
                        .argument("answer", card.expected().plainText())
                        .build());
            }
        }
    }

    /** {@code sides.habit}. */
    public static final class Habit extends Rule {
        private static final LintOption SHARE = LintOption.number("percent", 90, 51, 100,
                "how many of the cards have a habit for it to be one");
        private static final LintOption CARDS = LintOption.number("min-cards", 20, 2, 1_000_000,
                "how many cards a note type has at least for a habit");

        /** Makes the rule. */
        public Habit() {
            super("sides.habit", Severity.INFO,
                    "A side begins or ends unlike nearly all others: capital letter, final mark",
                    SHARE, CARDS);
        }

        private record Group(String type, String template, Side side, String what) {}

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Map<Group, Map<String, Integer>> counts = new HashMap<>();
            for (CheckedCard card : context.cards()) {
                for (Map.Entry<Group, String> habit : habits(card).entrySet()) {
                    counts.computeIfAbsent(habit.getKey(), group -> new HashMap<>())
                            .merge(habit.getValue(), 1, Integer::sum);
                }
            }
            Map<Group, String> usual = new HashMap<>();
            counts.forEach((group, values) -> {
                int all = values.values().stream().mapToInt(Integer::intValue).sum();
                values.forEach((value, count) -> {
                    if (all >= context.number(CARDS)
                            && count * 100L >= (long) all * context.number(SHARE)) {
                        usual.put(group, value);
                    }
                });
            });
            for (CheckedCard card : context.cards()) {
                habits(card).forEach((group, value) -> {
                    String other = usual.get(group);
                    if (other != null && !other.equals(value)) {
                        findings.accept(at(card, group.side,
                                "The {side} {value}, where most others {usual}; write them alike.")
                                .variant(group.what)
                                .argument("side",
                                        group.side == Side.PROMPT ? "prompt" : "answer")
                                .argument("value", words(value, true))
                                .argument("usual", words(other, false))
                                .build());
                    }
                });
            }
        }

        private static String words(String value, boolean one) {
            String verb = value.startsWith("ends") ? "end" : "begin";
            return verb + (one ? "s" : "") + value.substring(value.indexOf(' '));
        }

        private static Map<Group, String> habits(CheckedCard card) {
            Map<Group, String> habits = new LinkedHashMap<>();
            for (Side side : Side.values()) {
                Markup shown = side == Side.PROMPT ? card.prompt() : card.expected();
                String text = shown.plainText().strip();
                if (text.isEmpty() || card.card().type().kind() != NoteType.Kind.NORMAL) {
                    continue;
                }
                Function<String, Group> group = what -> new Group(card.card().type().id(),
                        card.card().template().id(), side, what);
                int first = text.codePointAt(0);
                if (Character.isUpperCase(first) || Character.isLowerCase(first)) {
                    habits.put(group.apply("case"), Character.isUpperCase(first)
                            ? "begins with a capital letter"
                            : "begins with a small letter");
                }
                int last = text.codePointBefore(text.length());
                String mark = ".?!。？！؟".indexOf(last) >= 0
                        ? "ends with '" + Character.toString(last) + "'"
                        : "ends without a mark";
                if (Words.count(text) > 1) {
                    habits.put(group.apply("mark"), mark);
                }
            }
            return habits;
        }
    }
}
