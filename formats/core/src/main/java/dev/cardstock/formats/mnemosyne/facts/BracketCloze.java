package dev.cardstock.formats.mnemosyne.facts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Deletions in square brackets, such as {@code La [casa:house] es [grande]}. */
public final class BracketCloze {
    private static final Pattern HIDDEN = Pattern.compile("\\[([^\\[\\]]+)\\]");
    private static final Pattern OURS = Pattern
            .compile("\\{\\{c(\\d{1,4})::([^{}]*+)\\}\\}");

    private BracketCloze() {}

    /**
     * Whether a text has deletions.
     *
     * @param text the text
     * @return whether it has
     */
    public static boolean has(String text) {
        return HIDDEN.matcher(text).find();
    }

    /**
     * The text with deletions as in notes, counted from 1.
     *
     * @param text the text with brackets
     * @return the text with braces
     */
    public static String toNote(String text) {
        StringBuilder out = new StringBuilder();
        Matcher hidden = HIDDEN.matcher(text);
        int number = 0;
        while (hidden.find()) {
            String answer = hidden.group(1);
            int colon = answer.indexOf(':');
            String hint = colon < 0 ? "" : "::" + answer.substring(colon + 1);
            hidden.appendReplacement(out, Matcher.quoteReplacement("{{c" + ++number + "::"
                    + (colon < 0 ? answer : answer.substring(0, colon)) + hint + "}}"));
        }
        return hidden.appendTail(out).toString();
    }

    /**
     * The text without brackets and hints.
     *
     * @param text the text with brackets
     * @return the text
     */
    public static String shown(String text) {
        return HIDDEN.matcher(text)
                .replaceAll(hidden -> Matcher.quoteReplacement(hidden.group(1).split(":", 2)[0]));
    }

    /**
     * The text of a note with brackets.
     *
     * @param text the text with braces
     * @return the text with brackets; empty where these cannot say the same
     */
    public static Optional<String> fromNote(String text) {
        StringBuilder out = new StringBuilder();
        Matcher hidden = OURS.matcher(text);
        int number = 0;
        while (hidden.find()) {
            String[] parts = hidden.group(2).split("::", 2);
            boolean isNext = hidden.group(1).equals(Integer.toString(++number));
            if (!isNext || parts[0].isEmpty() || parts[0].indexOf(':') >= 0) {
                return Optional.empty();
            }
            hidden.appendReplacement(out, Matcher.quoteReplacement("[" + String.join(":", parts)
                    + "]"));
        }
        String brackets = hidden.appendTail(out).toString();
        return number > 0 && toNote(brackets).equals(text)
                ? Optional.of(brackets)
                : Optional.empty();
    }
}
