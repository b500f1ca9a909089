package dev.cardstock.grading.phrase;

import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Slip.Kind;
import dev.cardstock.grading.language.LanguageProfile;
import dev.cardstock.grading.phrase.Finding.Weight;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number, with or without a unit.
 *
 * @param values the readings of the number, the likeliest first
 * @param unit the unit; null where there is none
 * @param unitFrom where the unit begins in the text, -1 where there is none
 * @param unitTo where it ends
 */
record Quantity(List<BigDecimal> values, @Nullable Unit unit, int unitFrom, int unitTo) {
    private static final Unit ONE = new Unit("1", "share", 1, 0);

    /** The quantity that a text is, whole, in figures or in words; null if it is something else. */
    static @Nullable Quantity of(String raw, LanguageProfile profile) {
        Quantity written = ofFigures(raw, profile);
        if (written != null) {
            return written;
        }
        if (profile.article(profile.letters().key(raw.strip())) != null) {
            // "Un" and "une" are one number, but two articles.
            return null;
        }
        String figures = profile.inFigures(raw, false);
        Quantity spelled = figures.equals(raw) ? null : ofFigures(figures, profile);
        if (spelled == null || spelled.unit == null) {
            return spelled;
        }
        // The unit stands at the end or, before a number, at the beginning.
        int shift = spelled.unitTo > figures.length() / 2 ? raw.length() - figures.length() : 0;
        return new Quantity(spelled.values, spelled.unit, Math.max(0, spelled.unitFrom + shift),
                Math.max(0, Math.min(raw.length(), spelled.unitTo + shift)));
    }

    private static @Nullable Quantity ofFigures(String raw, LanguageProfile profile) {
        if (raw.length() > 80) {
            return null;
        }
        String text = raw.strip();
        int offset = raw.indexOf(text);
        int i = 0;
        while (i < text.length() && !Character.isDigit(text.charAt(i))
                && "½¼¾".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        if (i == text.length()) {
            return words(text, offset, profile);
        }
        String before = text.substring(0, i).strip();
        boolean negative = before.endsWith("-") || before.endsWith("−") || before.endsWith("–");
        if (negative || before.endsWith("+") || before.endsWith("=") || before.endsWith("~")
                || before.endsWith("≈")) {
            before = before.substring(0, before.length() - 1).strip();
        }
        int end = numberEnd(text, i);
        List<BigDecimal> values = values(text.substring(i, end), profile);
        if (values.isEmpty()) {
            return null;
        }
        String after = text.substring(end).strip();
        if (after.endsWith(".") && after.length() > 1 || after.equals(".")) {
            after = after.substring(0, after.length() - 1).strip();
        }
        BigDecimal factor = BigDecimal.ONE;
        int blank = after.indexOf(' ');
        String first = blank < 0 ? after : after.substring(0, blank);
        BigDecimal multiplier = first.isEmpty()
                ? null
                : profile.multiplier(profile.letters().key(first));
        if (multiplier != null) {
            factor = multiplier;
            after = after.substring(first.length()).strip();
        }
        if (!before.isEmpty() && !after.isEmpty()) {
            return null;
        }
        String unitText = before.isEmpty() ? after : before;
        Unit unit = unitText.isEmpty() ? null : Unit.of(unitText, profile);
        if (unit == null && !unitText.isEmpty()) {
            return null;
        }
        List<BigDecimal> scaled = new ArrayList<>();
        for (BigDecimal value : values) {
            BigDecimal one = value.multiply(factor);
            scaled.add(negative ? one.negate() : one);
        }
        int from = unit == null
                ? -1
                : offset + Math.max(0, text.indexOf(unitText,
                        before.isEmpty() ? end : 0));
        return new Quantity(List.copyOf(scaled), unit, from,
                from < 0 ? -1 : from + unitText.length());
    }

    /** Such as "five kilometres". */
    private static @Nullable Quantity words(String text, int offset, LanguageProfile profile) {
        int skip = text.indexOf(' ');
        if (skip > 0 && profile.article(profile.letters().key(text.substring(0, skip))) != null
                && text.indexOf(' ', skip + 1) > 0) {
            Quantity rest = words(text.substring(skip + 1), offset + skip + 1, profile);
            if (rest != null) {
                return rest;
            }
        }
        int blank = text.indexOf(' ');
        String first = blank < 0 ? text : text.substring(0, blank);
        BigDecimal value = NumberWords.value(profile.letters().key(first), profile);
        if (value == null || blank < 0) {
            return null;
        }
        Unit unit = Unit.of(text.substring(blank + 1).strip(), profile);
        return unit == null
                ? null
                : new Quantity(List.of(value), unit, offset + blank + 1, offset + text.length());
    }

    private static int numberEnd(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean digitAfter = i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
            if (Character.isDigit(c) || "½¼¾⁰¹²³⁴⁵⁶⁷⁸⁹⁻".indexOf(c) >= 0 && (i == from
                    || Character.isDigit(text.charAt(i - 1)) || "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".indexOf(
                            text.charAt(i - 1)) >= 0)) {
                i++;
            } else if ((c == '.' || c == ',' || c == '\'' || c == '’' || c == '/' || c == '⁄'
                    || c == '٫' || c == '٬' || c == '^') && digitAfter) {
                i++;
            } else if ((c == 'e' || c == 'E') && (digitAfter || i + 2 < text.length()
                    && "+-−".indexOf(text.charAt(i + 1)) >= 0
                    && Character.isDigit(text.charAt(i + 2)))) {
                i += 2;
            } else if (c == '^' && i + 2 < text.length() && "-−".indexOf(text.charAt(i + 1)) >= 0) {
                i += 2;
            } else if (Character.isSpaceChar(c) && i + 3 < text.length()
                    && Character.isDigit(text.charAt(i + 1))
                    && Character.isDigit(text.charAt(i + 2))
                    && Character.isDigit(text.charAt(i + 3))
                    && (i + 4 >= text.length() || !Character.isDigit(text.charAt(i + 4)))) {
                i++;
            } else {
                int power = powerOfTen(text, i);
                if (power < 0) {
                    break;
                }
                i = power;
            }
        }
        return i;
    }

    /** The place after "× 10" if it stands here; -1 otherwise. */
    private static int powerOfTen(String text, int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        if (i >= text.length() || "×x*·⋅".indexOf(text.charAt(i)) < 0) {
            return -1;
        }
        i++;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return text.startsWith("10^", i) || text.startsWith("10", i) && i + 2 < text.length()
                && "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".indexOf(text.charAt(i + 2)) >= 0 ? i + 2 : -1;
    }

    private static List<BigDecimal> values(String raw, LanguageProfile profile) {
        StringBuilder plain = new StringBuilder();
        boolean raised = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            int power = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".indexOf(c);
            if (power >= 0) {
                plain.append(raised ? "" : "^").append(power == 10 ? "-" : Integer.toString(power));
                raised = true;
                continue;
            }
            raised = false;
            if (Character.isSpaceChar(c) || c == '’' || c == '\'' || c == '٬') {
                continue;
            }
            switch (c) {
                case '½' -> plain.append(plain.isEmpty() ? "0.5" : ".5");
                case '¼' -> plain.append(plain.isEmpty() ? "0.25" : ".25");
                case '¾' -> plain.append(plain.isEmpty() ? "0.75" : ".75");
                case '⁄' -> plain.append('/');
                case '٫' -> plain.append('.');
                case '−' -> plain.append('-');
                case '×', 'x', '*', '·', '⋅' -> plain.append('*');
                default -> plain.append(Character.isDigit(c)
                        ? (char) ('0' + Character.digit(c, 10))
                        : c);
            }
        }
        return evaluate(plain.toString(), profile);
    }

    private static List<BigDecimal> evaluate(String text, LanguageProfile profile) {
        int slash = text.indexOf('/');
        if (slash > 0) {
            List<BigDecimal> above = evaluate(text.substring(0, slash), profile);
            List<BigDecimal> below = evaluate(text.substring(slash + 1), profile);
            return above.isEmpty() || below.isEmpty() || below.get(0).signum() == 0
                    ? List.of()
                    : List.of(above.get(0).divide(below.get(0), java.math.MathContext.DECIMAL64));
        }
        String number = text;
        int exponent = 0;
        int star = text.indexOf("*10^");
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        int split = star > 0 ? star : e;
        if (split > 0 || text.startsWith("10^")) {
            number = split > 0 ? text.substring(0, split) : "1";
            String power = star > 0
                    ? text.substring(star + 4)
                    : split > 0 ? text.substring(e + 1) : text.substring(3);
            if (!power.matches("[+-]?\\d{1,3}")) {
                return List.of();
            }
            exponent = Integer.parseInt(power);
        }
        if (!number.matches("\\d{1,40}(?:[.,]\\d{1,40})*")) {
            return List.of();
        }
        List<BigDecimal> values = new ArrayList<>();
        for (BigDecimal value : NumberReadings.of(number, profile.code())) {
            values.add(value.scaleByPowerOfTen(exponent));
        }
        return values;
    }

    /** Compares two quantities, where the prompt asks for a unit, or names that of the right answer. */
    static Comparison compare(Quantity wanted, Quantity typed, @Nullable Unit asked, boolean named,
            String answer, String expected) {
        int end = answer.length();
        Unit right = wanted.unit;
        Unit given = typed.unit;
        if (right == null && given != null && asked != null) {
            right = asked;
        }
        if (given == null || right == null) {
            Unit only = given == null ? right : given;
            // 50 % is 0.5.
            if (only != null && only.dimension().equals("share") && asked == null
                    && near(wanted.values, typed.values, right == null ? ONE : right,
                            given == null ? ONE : given)) {
                return new Comparison(List.of(), 0.01, 1, expected);
            }
            boolean same = near(wanted.values, typed.values, null, null);
            if (!same) {
                return wrong(Kind.NUMBER, 0, end, expected);
            }
            boolean inPrompt = right != null && (right.isYear(wanted.values)
                    || asked != null && asked.name().equals(right.name())
                    || named);
            if (right != null && !inPrompt) {
                return new Comparison(
                        List.of(new Finding(new Slip(Kind.UNIT, end, end, right.name()),
                                Weight.PART)),
                        1, 0.5, expected);
            }
            return new Comparison(List.of(), 0.002, 1, expected);
        }
        if (!right.dimension().equals(given.dimension())) {
            boolean same = near(wanted.values, typed.values, null, null);
            return wrong(same ? Kind.UNIT : Kind.NUMBER, Math.max(0, typed.unitFrom),
                    Math.max(0, typed.unitTo), right.name());
        }
        if (near(wanted.values, typed.values, right, given)) {
            return new Comparison(List.of(), right.name().equals(given.name()) ? 0.002 : 0.01, 1,
                    expected);
        }
        boolean sameNumber = near(wanted.values, typed.values, null, null);
        return sameNumber
                ? wrong(Kind.UNIT, Math.max(0, typed.unitFrom), Math.max(0, typed.unitTo),
                        right.name())
                : wrong(Kind.NUMBER, 0, end, expected);
    }

    private static Comparison wrong(Kind kind, int from, int to, String expected) {
        return new Comparison(
                List.of(new Finding(new Slip(kind, from, to, expected), Weight.WRONG)), 3, 0,
                expected);
    }

    private static boolean near(List<BigDecimal> a, List<BigDecimal> b, @Nullable Unit in,
            @Nullable Unit as) {
        for (BigDecimal x : a) {
            for (BigDecimal y : b) {
                double left = in == null ? x.doubleValue() : in.base(x.doubleValue());
                double right = as == null ? y.doubleValue() : as.base(y.doubleValue());
                // Conversions and thirds do not come out even.
                if (x.compareTo(y) == 0 && (in == null || in.equals(as))
                        || StrictMath.abs(left - right) <= 1e-9 * StrictMath.abs(left)) {
                    return true;
                }
            }
        }
        return false;
    }
}
