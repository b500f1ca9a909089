package dev.cardstock.grading.phrase;

import dev.cardstock.answer.Slip;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One way to answer right, ready for comparing in the manner that its kind asks for. */
final class Target {
    private static final double NEAR = 0.5;

    private final String text;
    private final Tokens tokens;
    private final Context context;
    private final boolean code;
    private final boolean formula;
    private final List<Dates.Day> dates;
    private final Set<Integer> time;

    /** The time if a full stop stands for a colon, which the answer must show. */
    private final Set<Integer> dottedTime;
    private final @Nullable Quantity quantity;
    private final @Nullable Unit asked;
    private final boolean named;

    /** The text with its numbers in figures, without blanks; empty where it has none or that says nothing. */
    private final String figures;
    private final LetterCounts letters;

    Target(String text, Context context, Locale language) {
        this.text = text;
        this.context = context;
        tokens = Tokens.of(text, context.profile());
        letters = new LetterCounts(tokens);
        code = Code.isCode(text, context.promptText());
        List<Dates.Day> days = code ? List.of() : Dates.of(text, context.profile(), language);
        dates = Dates.isDate(days) ? days : List.of();
        time = code ? Set.of() : context.profile().timeOfDay(text, false);
        dottedTime = code ? Set.of() : context.profile().timeOfDay(text, true);
        quantity = code || !dates.isEmpty() ? null : Quantity.of(text, context.profile());
        asked = quantity == null ? null : Unit.inPrompt(context);
        Unit unit = quantity == null ? null : quantity.unit();
        named = unit != null && Unit.isNamed(unit, context);
        String inFigures = context.profile().inFigures(text, false);
        figures = text.chars().anyMatch(c -> c >= 0x0E00)
                && inFigures.chars().anyMatch(Character::isDigit) ? inFigures.replace(" ", "") : "";
        formula = !code && dates.isEmpty() && quantity == null && Formula.isFormula(text);
    }

    /** Whether it is a number, a date, a formula or code. */
    boolean isExact() {
        return code || formula || quantity != null || !dates.isEmpty() || !time.isEmpty();
    }

    /** Whether a sentence of these letters may be a copy of this one. */
    boolean mayBe(LetterCounts typed) {
        return isExact() || typed.mayBeCopyOf(letters);
    }

    /** Whether an answer may be a copy of this one, all words in their order. */
    boolean mayBeCopy(Attempt attempt) {
        return isExact() || Alignment.mayPairAll(tokens, attempt.tokens, context);
    }

    Comparison compare(Attempt attempt) {
        if (code) {
            return Code.compare(text, attempt.raw, context.promptText());
        }
        if (tokens.size() == 0 && !formula) {
            return tokens.text.toString().strip().equals(attempt.tokens.text.toString().strip())
                    ? new Comparison(List.of(), 0, 1, text)
                    : Comparison.wrong(text);
        }
        if (attempt.tokens.size() == 0 && !formula) {
            return Comparison.wrong(text);
        }
        if (formula) {
            Comparison exact = Formula.compare(text, attempt.raw);
            Comparison words = exact.cost() < NEAR
                    ? exact
                    : Alignment.of(tokens, attempt.tokens, context.exact(), text);
            // Only what stands around a formula may differ in words.
            return words.cost() < exact.cost() && sameSigns(attempt) ? words : exact;
        }
        if (!dates.isEmpty() && !attempt.dates().isEmpty()) {
            Comparison day = Dates.compare(dates, attempt.dates(), attempt.raw, text);
            if (day != null) {
                return day;
            }
        }
        Comparison timed = sameTime(attempt);
        if (timed != null) {
            return timed;
        }
        if (quantity != null && attempt.quantity() != null) {
            return Quantity.compare(quantity, attempt.quantity(), asked, named, attempt.raw, text);
        }
        if (quantity != null && quantity.unit() == null && tokens.size() == 1
                && String.valueOf(tokens.list.get(0)).length() >= 3
                && !attempt.dates().isEmpty()) {
            for (Dates.Day day : attempt.dates()) {
                if (day.named() && NumberReadings.same(quantity.values(),
                        List.of(java.math.BigDecimal.valueOf(day.year())))) {
                    return new Comparison(List.of(), 0.05, 1, text);
                }
            }
        }
        return sameInFigures(attempt)
                ? new Comparison(List.of(), 0.002, 1, text)
                : Alignment.of(tokens, attempt.tokens, context, text);
    }

    /** Compares times of day; null if one of the two is none. */
    private @Nullable Comparison sameTime(Attempt attempt) {
        if (dottedTime.isEmpty() || quantity != null && quantity.unit() != null
                && attempt.quantity() != null && attempt.quantity().unit() != null) {
            return null;
        }
        Set<Integer> typed = attempt.time(!time.isEmpty());
        if (typed.isEmpty()) {
            return null;
        }
        int end = attempt.raw.length();
        return typed.stream().anyMatch(dottedTime::contains)
                ? new Comparison(List.of(), 0.002, 1, text)
                : new Comparison(List.of(new Finding(new Slip(Slip.Kind.NUMBER, 0, end, text),
                        Finding.Weight.WRONG)), 3, 0, text);
    }

    /** Whether only figures stand for words, where a number is written together with what it counts: 一人. */
    private boolean sameInFigures(Attempt attempt) {
        return !figures.isEmpty() && attempt.inFigures().replace(" ", "").equals(figures);
    }

    private boolean sameSigns(Attempt attempt) {
        String wanted = Formula.plain(text);
        return !wanted.isEmpty() && Formula.plain(attempt.raw).contains(wanted);
    }

    Tokens tokens() {
        return tokens;
    }

    String text() {
        return text;
    }
}
