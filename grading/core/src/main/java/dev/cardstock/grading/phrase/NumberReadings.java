package dev.cardstock.grading.phrase;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a number in figures may mean: 1,000 is a thousand or one, by the habit of the country. */
final class NumberReadings {
    private static final Set<String> POINT = Set.of("en", "zh", "ja", "ko", "th", "hi", "he");

    private NumberReadings() {}

    /** The readings of a number, the likeliest first. */
    static List<BigDecimal> of(String figures, String language) {
        String digits = figures.replace("'", "");
        int dots = count(digits, '.');
        int commas = count(digits, ',');
        List<String> readings = new ArrayList<>();
        if (dots + commas == 0) {
            readings.add(digits);
        } else if (dots > 0 && commas > 0) {
            char decimal = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
            readings.add(decimal(digits, decimal));
        } else {
            char sign = dots > 0 ? '.' : ',';
            boolean thousands = isGrouped(digits, sign);
            if (dots + commas > 1) {
                readings.add(digits.replace(".", "").replace(",", ""));
            } else if (!thousands) {
                readings.add(decimal(digits, sign));
            } else {
                boolean isDecimal = (sign == '.') == POINT.contains(language);
                String whole = digits.replace(Character.toString(sign), "");
                readings.add(isDecimal ? decimal(digits, sign) : whole);
                readings.add(isDecimal ? whole : decimal(digits, sign));
            }
        }
        List<BigDecimal> values = new ArrayList<>();
        for (String reading : readings) {
            values.add(new BigDecimal(reading));
        }
        return List.copyOf(values);
    }

    private static String decimal(String digits, char sign) {
        String other = sign == '.' ? "," : ".";
        int last = digits.lastIndexOf(sign);
        return digits.substring(0, last).replace(other, "").replace(Character.toString(sign), "")
                + "." + digits.substring(last + 1);
    }

    private static boolean isGrouped(String digits, char sign) {
        int from = digits.startsWith("-") ? 1 : 0;
        int at = digits.indexOf(sign);
        if (at - from < 1 || at - from > 3 || digits.charAt(from) == '0') {
            return false;
        }
        while (at >= 0) {
            int next = digits.indexOf(sign, at + 1);
            if ((next < 0 ? digits.length() : next) - at != 4) {
                return false;
            }
            at = next;
        }
        return true;
    }

    private static int count(String text, char sign) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) == sign ? 1 : 0;
        }
        return count;
    }

    static boolean same(List<BigDecimal> a, List<BigDecimal> b) {
        for (BigDecimal x : a) {
            for (BigDecimal y : b) {
                if (x.compareTo(y) == 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
