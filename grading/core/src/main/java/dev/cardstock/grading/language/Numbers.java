package dev.cardstock.grading.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in a text, as values. */
public final class Numbers {
    private static final Pattern NUMBER = Pattern
            .compile("(?<![\\p{L}\\d_])[-+]?\\d{1,30}(?:[.,]\\d{1,30})*");

    private static final Pattern SEPARATORS = Pattern.compile("[.,]");
    private static final Pattern THOUSANDS = Pattern.compile("-?[1-9]\\d{0,2},\\d{3}");

    /** A number with its place in the text. */
    public record Found(BigDecimal value, int start, int end) {}

    private Numbers() {}

    public static List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            found.add(new Found(value(matcher.group()), matcher.start(), matcher.end()));
        }
        return found;
    }

    /** The last separator is a decimal sign, unless three digits follow each of several or of one. */
    private static BigDecimal value(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        int dots = digits.length() - digits.replace(".", "").length();
        int commas = digits.length() - digits.replace(",", "").length();
        if (dots + commas > 1) {
            int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
            boolean decimal = dots == 1 || commas == 1;
            String whole = SEPARATORS.matcher(digits.substring(0, last)).replaceAll("");
            String rest = digits.substring(last + 1);
            digits = decimal && dots > 0 && commas > 0 ? whole + "." + rest : whole + rest;
        }
        // A single comma before three digits separates thousands; a single full stop is a decimal sign.
        if (dots == 0 && commas == 1 && THOUSANDS.matcher(digits).matches()) {
            digits = digits.replace(",", "");
        }
        return new BigDecimal(digits.replace(',', '.')).stripTrailingZeros();
    }

    public static boolean sameValues(String a, String b) {
        return in(a).stream()
                .map(Found::value)
                .toList()
                .equals(in(b).stream().map(Found::value).toList());
    }

    public static String withoutNumbers(String text) {
        return NUMBER.matcher(text).replaceAll("#");
    }
}
