package dev.cardstock.grading.phrase;

import dev.cardstock.grading.language.LanguageProfile;

/** What a prompt says about its answer. */
final class Prompt {
    private Prompt() {}

    /** Without a group of choices in parentheses, such as (das / dass): each of them could be an answer. */
    static String withoutChoices(String prompt) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (from < prompt.length()) {
            int open = prompt.indexOf('(', from);
            int close = open < 0 ? -1 : prompt.indexOf(')', open);
            if (close < 0) {
                break;
            }
            String inside = prompt.substring(open + 1, close);
            out.append(prompt, from, open);
            if (inside.indexOf('/') < 0) {
                out.append('(').append(inside).append(')');
            }
            from = close + 1;
        }
        return out.append(prompt.substring(Math.min(from, prompt.length()))).toString();
    }

    /** Whether a form of a word is asked for: there is a blank to fill, or the name of a form. */
    static boolean asksForForm(String prompt, Tokens words, LanguageProfile profile) {
        if (prompt.contains("__") || prompt.contains("…") || prompt.contains("...")) {
            return true;
        }
        LanguageProfile english = LanguageProfile.of(java.util.Locale.ENGLISH);
        for (Token token : words.list) {
            if (profile.has("forms", token.key) || english.has("forms", token.key)) {
                return true;
            }
        }
        return false;
    }
}
