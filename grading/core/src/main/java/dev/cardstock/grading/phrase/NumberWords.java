package dev.cardstock.grading.phrase;

import dev.cardstock.grading.language.LanguageProfile;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers that are not written in figures: number words, and Roman numerals beside a number. */
final class NumberWords {
    private NumberWords() {}

    /** The readings of a token as a number; a Roman numeral counts only where the other token is no word. */
    static List<BigDecimal> readings(Token token, LanguageProfile profile, Token other) {
        if (token.isNumber()) {
            return token.numbers;
        }
        BigDecimal value = value(token.key, profile);
        if (value == null && (other.isNumber() || value(other.key, profile) != null)
                && token.isUpperCase()) {
            value = roman(token.cased);
        }
        return value == null ? List.of() : List.of(value);
    }

    static @Nullable BigDecimal value(String key, LanguageProfile profile) {
        BigDecimal simple = profile.number(key);
        if (simple == null) {
            simple = profile.multiplier(key);
        }
        if (simple != null || !Character.isLetter(key.charAt(0))) {
            return simple;
        }
        return switch (profile.code()) {
            case "de", "nl" -> joined(key, profile);
            default -> null;
        };
    }

    /** Such as einundzwanzig and zweihundert. */
    private static @Nullable BigDecimal joined(String key, LanguageProfile profile) {
        if (key.length() < 8 || key.length() > 60) {
            return null;
        }
        for (String word : profile.list("multipliers")) {
            String name = profile.letters().key(word.substring(0, word.indexOf(':')));
            int at = key.indexOf(name);
            if (at >= 0) {
                BigDecimal factor = at == 0 ? BigDecimal.ONE : value(key.substring(0, at), profile);
                String rest = key.substring(at + name.length());
                BigDecimal more = rest.isEmpty() ? BigDecimal.ZERO : value(rest, profile);
                BigDecimal multiplier = profile.multiplier(name);
                if (factor != null && more != null && multiplier != null) {
                    return factor.multiply(multiplier).add(more);
                }
            }
        }
        String and = profile.code().equals("de") ? "und" : "en";
        int at = key.indexOf(and, 2);
        BigDecimal ones = at < 0 ? null : profile.number(key.substring(0, at));
        BigDecimal tens = at < 0 ? null : profile.number(key.substring(at + and.length()));
        return ones == null || tens == null ? null : tens.add(ones);
    }

    /** The value of a Roman numeral in capitals; null if it is none. */
    static @Nullable BigDecimal roman(String text) {
        if (text.isEmpty() || text.length() > 15) {
            return null;
        }
        int sum = 0;
        int last = 5000;
        for (int i = 0; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            if (digit == 0) {
                return null;
            }
            sum += digit > last ? digit - 2 * last : digit;
            last = digit;
        }
        return write(sum).equals(text) ? BigDecimal.valueOf(sum) : null;
    }

    private static int digit(char c) {
        return switch (c) {
            case 'I' -> 1;
            case 'V' -> 5;
            case 'X' -> 10;
            case 'L' -> 50;
            case 'C' -> 100;
            case 'D' -> 500;
            case 'M' -> 1000;
            default -> 0;
        };
    }

    private static String write(int number) {
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        StringBuilder out = new StringBuilder();
        int rest = number;
        for (int i = 0; i < values.length; i++) {
            while (rest >= values[i]) {
                out.append(signs[i]);
                rest -= values[i];
            }
        }
        return out.toString();
    }
}
