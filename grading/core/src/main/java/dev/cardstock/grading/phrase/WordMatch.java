package dev.cardstock.grading.phrase;

import dev.cardstock.answer.Slip.Kind;
import org.jspecify.annotations.Nullable;

/** How far a word is the word that is wanted. */
enum WordMatch {
    SAME(0, null),
    SOFT(0.03, null),
    CASE(0.01, Kind.CASE),
    PUNCTUATION(0.01, Kind.PUNCTUATION),
    ACCENT(0.1, Kind.ACCENT),
    TYPO(0.2, Kind.TYPO),
    TWO_TYPOS(0.4, Kind.TYPO),
    FORM(0.3, Kind.NUMBER),
    SYNONYM(0.35, Kind.SYNONYM),
    NONE(9, null);

    final double cost;
    final @Nullable Kind kind;

    WordMatch(double cost, @Nullable Kind kind) {
        this.cost = cost;
        this.kind = kind;
    }

    static WordMatch of(Token wanted, Token typed, Context context) {
        return of(wanted, typed, context, true);
    }

    /** Without near words where only the same word will do. */
    static WordMatch of(Token wanted, Token typed, Context context, boolean near) {
        if (wanted.isNumber() || typed.isNumber()) {
            return numbers(wanted, typed, context);
        }
        if (wanted.cased.equals(typed.cased)) {
            return SAME;
        }
        if (wanted.key.equals(typed.key)) {
            if (wanted.cased.length() != typed.cased.length()
                    && (wanted.cased.indexOf('\'') >= 0) != (typed.cased.indexOf('\'') >= 0)) {
                return PUNCTUATION;
            }
            return sameButCase(wanted, typed);
        }
        if (wanted.soft().equals(typed.soft())) {
            return SOFT;
        }
        if (wanted.bare().equals(typed.bare())) {
            String code = context.profile().code();
            boolean capitals = typed.isUpperCase() && typed.key.equals(typed.bare())
                    && typed.cased.length() > 1 && (code.equals("el") || code.equals("fr"));
            return capitals ? CASE : ACCENT;
        }
        if (context.profile().code().equals("it") && typed.key.endsWith("'")
                && wanted.bare().equals(typed.bare().substring(0, typed.bare().length() - 1))) {
            return ACCENT;
        }
        if (wanted.key.equals("&") != typed.key.equals("&")
                && context.profile().has("and", wanted.key)
                && context.profile().has("and", typed.key)) {
            return SOFT;
        }
        boolean articles = context.profile().article(wanted.key) != null
                && context.profile().article(typed.key) != null;
        if (!articles && numbers(wanted, typed, context) == SAME) {
            return SAME;
        }
        if (!near) {
            return NONE;
        }
        return near(wanted, typed, context);
    }

    private static WordMatch sameButCase(Token wanted, Token typed) {
        if (wanted.cased.length() != typed.cased.length()) {
            return wanted.cased.equalsIgnoreCase(typed.cased) ? CASE : SOFT;
        }
        for (int i = 0; i < wanted.cased.length(); i++) {
            char a = wanted.cased.charAt(i);
            char b = typed.cased.charAt(i);
            if (a != b && Character.isUpperCase(a) != Character.isUpperCase(b)) {
                return CASE;
            }
        }
        return SOFT;
    }

    private static WordMatch numbers(Token wanted, Token typed, Context context) {
        return NumberReadings.same(NumberWords.readings(wanted, context.profile(), typed),
                NumberWords.readings(typed, context.profile(), wanted)) ? SAME : NONE;
    }

    private static WordMatch near(Token wanted, Token typed, Context context) {
        boolean inPrompt = context.promptKeys().contains(typed.bare());
        if (inPrompt || context.otherKeys().contains(typed.key)) {
            return NONE;
        }
        if (context.profile().has("not", typed.key) || context.profile().has("not", wanted.key)) {
            return NONE;
        }
        if (!context.asksForForm()
                && Plurals.same(wanted, typed, context.profile().code())) {
            return FORM;
        }
        int typos = SpellingSlips.between(wanted.key, typed.key, context);
        if (typos < 0 && !wanted.bare().equals(wanted.key)
                && !SpellingSlips.changesMark(wanted.key, typed.key)) {
            typos = SpellingSlips.between(wanted.bare(), typed.bare(), context);
        }
        if (typos > 0) {
            return typos == 1 ? TYPO : TWO_TYPOS;
        }
        return context.synonyms().test(wanted, typed) ? SYNONYM : NONE;
    }
}
