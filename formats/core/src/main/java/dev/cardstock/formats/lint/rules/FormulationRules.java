package dev.cardstock.formats.lint.rules;

import dev.cardstock.Severity;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.NoteType;
import dev.cardstock.lint.CheckedCard;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.Finding.Side;
import dev.cardstock.lint.LintContext;
import dev.cardstock.lint.LintOption;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules for how knowledge is put, after Wozniak's "Twenty rules of formulating knowledge". */
public final class FormulationRules {
    private FormulationRules() {}

    /** {@code formulation.long-answer}. */
    public static final class LongAnswer extends Rule.OfCards {
        private static final LintOption WORDS = LintOption.number("max-words", 20, 1, 10_000,
                "how many words an answer may have");

        /** Makes the rule. */
        public LongAnswer() {
            super("formulation.long-answer", Severity.INFO,
                    "An answer is too long to be recalled as a whole", WORDS);
        }

        @Override
        void check(CheckedCard card, LintContext context, Consumer<Finding> findings) {
            int words = Words.count(card.expected().plainText());
            if (words > context.number(WORDS)) {
                findings.accept(at(card, Side.ANSWER,
                        "The answer has {words} words, more than {max}; shorten it or make several"
                                + " cards of it.")
                        .argument("words", words)
                        .argument("max", context.number(WORDS))
                        .build());
            }
        }
    }

    /** {@code formulation.long-prompt}. */
    public static final class LongPrompt extends Rule.OfCards {
        private static final LintOption WORDS = LintOption.number("max-words", 40, 1, 10_000,
                "how many words a prompt may have");

        /** Makes the rule. */
        public LongPrompt() {
            super("formulation.long-prompt", Severity.INFO,
                    "A prompt is so long that it is recognised by its looks", WORDS);
        }

        @Override
        void check(CheckedCard card, LintContext context, Consumer<Finding> findings) {
            int words = Words.count(card.prompt().plainText());
            if (words > context.number(WORDS)) {
                findings.accept(at(card, Side.PROMPT,
                        "The prompt has {words} words, more than {max}; shorten it.")
                        .argument("words", words)
                        .argument("max", context.number(WORDS))
                        .build());
            }
        }
    }

    /** {@code formulation.enumeration}. */
    public static final class Enumeration extends Rule.OfCards {
        private static final LintOption ITEMS = LintOption.number("min-items", 4, 2, 1000,
                "how many items make an enumeration");
        private static final Pattern ITEM = Pattern
                .compile("(?m)^[ \\t]*(?:[-*•–]|\\d{1,3}[.)])[ \\t]+\\S");
        private static final Pattern COMMA = Pattern.compile("[,;、，；]");

        /** The longest item between commas that is one and no clause, in words. */
        private static final int ITEM_WORDS = 3;

        /** Makes the rule. */
        public Enumeration() {
            super("formulation.enumeration", Severity.INFO,
                    "An answer enumerates things and is not declared to be a list", ITEMS);
        }

        @Override
        void check(CheckedCard card, LintContext context, Consumer<Finding> findings) {
            if (card.card().answerKey().list() != ListOrder.NO_LIST) {
                return;
            }
            String text = card.expected().plainText();
            int items = Math.max((int) ITEM.matcher(text).results().count(), listed(text));
            if (items >= context.number(ITEMS)) {
                findings.accept(at(card, Side.ANSWER,
                        "The answer enumerates {count} things; ask for each on a card of its own or"
                                + " declare it to be a list.")
                        .argument("count", items)
                        .build());
            }
        }

        /** Short things between commas, the last but one perhaps before an "and"; else 0. */
        private static int listed(String text) {
            String[] items = COMMA.split(text);
            for (String item : items) {
                if (Words.count(item) > ITEM_WORDS) {
                    return 0;
                }
            }
            return items.length;
        }
    }

    /** A rule that looks for words of the language in prompts. */
    abstract static class OfWords extends Rule.OfCards {
        private final LintOption english;
        private final LintOption german;
        private final String message;

        OfWords(String id, Severity severity, String description, String message, String english,
                String german) {
            this(id, severity, description, message,
                    LintOption.text("words", english, "the English words, with commas"),
                    LintOption.text("words-de", german, "the German words, with commas"));
        }

        private OfWords(String id, Severity severity, String description, String message,
                LintOption english, LintOption german) {
            super(id, severity, description, english, german);
            this.english = english;
            this.german = german;
            this.message = message;
        }

        @Override
        void check(CheckedCard card, LintContext context, Consumer<Finding> findings) {
            boolean isGerman = card.language().getLanguage().equals("de");
            if (!isGerman && !Words.isEnglish(card.language()) || isExcused(card)) {
                return;
            }
            String text = side(card) == Side.PROMPT
                    ? card.prompt().plainText()
                    : card.expected().plainText();
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.length() != text.length()) {
                return;
            }
            for (String word : context.text(isGerman ? german : english).split(",")) {
                String wanted = word.strip().toLowerCase(Locale.ROOT);
                int at = Words.indexOf(lower, wanted, 0);
                if (at >= 0) {
                    findings.accept(at(card, side(card), at, at + wanted.length(), message)
                            .argument("word", text.substring(at, at + wanted.length()))
                            .build());
                    return;
                }
            }
        }

        Side side(CheckedCard card) {
            return Side.PROMPT;
        }

        boolean isExcused(CheckedCard card) {
            return false;
        }
    }

    /** {@code formulation.vague}. */
    public static final class Vague extends OfWords {
        private static final int SHORT = 20;

        /** Makes the rule. */
        public Vague() {
            super("formulation.vague", Severity.INFO,
                    "A prompt points at something that the card does not show",
                    "The prompt says '{word}', which means nothing on a card by itself; name it.",
                    "here, this, these, those, above, below, the following",
                    "hier, dieser, diese, dieses, diesem, diesen, oben, unten");
        }

        /** What is shown may be pointed at, and so may what was said before. */
        @Override
        boolean isExcused(CheckedCard card) {
            return !card.prompt().media().isEmpty() || Words.showsMore(card.prompt())
                    || card.card().type().kind() != NoteType.Kind.NORMAL
                    || Words.count(card.prompt().plainText()) > SHORT
                    || Words.count(card.prompt().plainText()) < 3;
        }
    }

    /** {@code formulation.dated}. */
    public static final class Dated extends OfWords {
        /** Makes the rule. */
        public Dated() {
            super("formulation.dated", Severity.INFO,
                    "A prompt asks for what changes with time and does not say of when",
                    "The prompt says '{word}', which grows old; say of which year.",
                    "currently, current, nowadays, today, recently, as of now, so far, newest, latest,"
                            + " modern",
                    "derzeit, aktuell, aktuelle, aktueller, heutzutage, heute, kürzlich, bisher,"
                            + " neueste, modern, moderne");
        }

        @Override
        boolean isExcused(CheckedCard card) {
            return Words.count(card.prompt().plainText()) < 3;
        }
    }

    /** {@code formulation.two-questions}. */
    public static final class TwoQuestions extends Rule.OfCards {
        private static final Pattern MARKS = Pattern.compile("[?？؟]\\s+[^?？؟]*[?？؟]");
        private static final Pattern ENGLISH = Pattern
                .compile("(?i)\\b(?:what|why|how|when|where|who"
                        + "|which)\\b[^.?!]*\\b(?:and|or)\\s+(what|why|how|when|where|who|which)\\b");
        private static final Pattern GERMAN = Pattern.compile("(?iU)\\b(?:was|warum|wie|wann|wo|wer"
                + "|welche[rsn]?)\\b[^.?!]*\\b(?:und|oder)\\s+(was|warum|wie|wann|wo|wer|welche[rsn]?)\\b");

        /** Makes the rule. */
        public TwoQuestions() {
            super("formulation.two-questions", Severity.INFO, "A prompt asks two questions");
        }

        @Override
        void check(CheckedCard card, LintContext context, Consumer<Finding> findings) {
            String text = card.prompt().plainText();
            Matcher marks = MARKS.matcher(text);
            int from = -1;
            int to = -1;
            if (marks.find()) {
                from = marks.start() + 1;
                to = marks.end();
            } else if (text.length() < 2000) {
                Matcher words = (card.language().getLanguage().equals("de") ? GERMAN : ENGLISH)
                        .matcher(text);
                if (words.find()) {
                    from = words.start(1);
                    to = words.end(1);
                }
            }
            if (from >= 0) {
                findings.accept(at(card, Side.PROMPT, from, to,
                        "The prompt asks two questions; make two cards of it.").build());
            }
        }
    }

    /** {@code formulation.yes-no}. */
    public static final class YesNo extends Rule.OfCards {
        private static final Set<String> ANSWERS = Set.of("yes", "no", "true", "false", "ja",
                "nein",
                "wahr", "falsch", "richtig", "oui", "non", "vrai", "faux", "sí", "verdadero",
                "falso", "vero", "sim", "não", "да", "нет", "tak", "nie", "はい", "いいえ", "是", "否",
                "对", "错");
        private static final Pattern QUESTION = Pattern.compile("[?？؟]\\s*$");

        /** Makes the rule. */
        public YesNo() {
            super("formulation.yes-no", Severity.INFO,
                    "A question can be answered by yes or no, half of the time by chance");
        }

        @Override
        void check(CheckedCard card, LintContext context, Consumer<Finding> findings) {
            String answer = card.expectedKey().text().replaceFirst("[.!]$", "");
            if (ANSWERS.contains(answer) && QUESTION.matcher(card.prompt().plainText()).find()) {
                findings.accept(at(card, Side.ANSWER,
                        "The answer '{answer}' can be guessed; ask for what is so.")
                        .argument("answer", card.expected().plainText())
                        .build());
            }
        }
    }

    /** {@code formulation.not-typeable}. */
    public static final class NotTypeable extends Rule.OfCards {
        private static final LintOption LENGTH = LintOption.number("max-characters", 250, 1,
                100_000,
                "how long an answer may be for somebody to type it");
        private static final Pattern FORMULA = Pattern.compile(
                "\\\\\\(|\\\\\\[|\\$\\$|\\[latex\\]|\\\\(?:frac|sum|int|begin)\\b");

        /** Makes the rule. */
        public NotTypeable() {
            super("formulation.not-typeable", Severity.INFO,
                    "An answer cannot be typed: a picture or sound, a formula, or very long",
                    LENGTH);
        }

        @Override
        void check(CheckedCard card, LintContext context, Consumer<Finding> findings) {
            if (card.card().type().kind() == NoteType.Kind.IMAGE_OCCLUSION) {
                return;
            }
            String text = card.expected().plainText();
            String why = null;
            if (text.isBlank() && !Words.isBlank(card.expected())) {
                why = "a picture or sound";
            } else if (FORMULA.matcher(text).find()) {
                why = "a formula";
            } else if (text.length() > context.number(LENGTH)) {
                why = text.length() + " characters long";
            }
            if (why != null) {
                findings.accept(at(card, Side.ANSWER,
                        "The answer is {reason}, which nobody types; ask for a word, or study it by"
                                + " turning cards.")
                        .argument("reason", why)
                        .build());
            }
        }
    }
}
