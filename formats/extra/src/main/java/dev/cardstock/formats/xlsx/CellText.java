package dev.cardstock.formats.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values of cells as text. */
final class CellText {
    private static final double LAST_DAY = 2_958_466; // after 9999-12-31
    private static final int SECONDS = 86_400;
    private static final Pattern NO_FORMAT = Pattern
            .compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hmsHMS]{1,4}\\])[^\\]]*\\]");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private CellText() {}

    static int integer(String text, int otherwise) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    /** Whether a number format of Excel's own is one of dates (ECMA-376 part 1, 18.8.30). */
    static boolean isBuiltInDate(int format) {
        return format >= 14 && format <= 22 || format >= 27 && format <= 36
                || format >= 45 && format <= 47 || format >= 50 && format <= 58;
    }

    /** Whether the code of a number format shows a date or time. */
    static boolean isDate(String code) {
        if (code.length() > 1000) {
            return false;
        }
        String letters = NO_FORMAT.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
        return !letters.contains("general")
                && letters.chars().anyMatch(c -> "dmyhs".indexOf(c) >= 0);
    }

    /** A number as people write it: as short as the same number can be, without an exponent. */
    static String number(String value) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return value;
        }
        if (value.length() > 40 || !Double.isFinite(number) || Math.abs(number) >= 1e21
                || number != 0 && Math.abs(number) < 1e-12) {
            return value;
        }
        BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return number == 0 ? "0" : shortest.toPlainString();
    }

    /** A date and time that is a number of days, 1 being the first day of 1900 or 0 of 1904. */
    static String date(String value, boolean since1904) {
        double days;
        try {
            days = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return value;
        }
        if (!(days >= 0 && days < LAST_DAY)) {
            return number(value);
        }
        long whole = (long) days;
        long seconds = Math.round((days - whole) * SECONDS);
        if (seconds == SECONDS) {
            whole++;
            seconds = 0;
        }
        LocalTime time = LocalTime.ofSecondOfDay(seconds);
        if (whole == 0 && !since1904) {
            return TIME.format(time);
        }
        // Excel takes 1900 for a leap year: from March on its days are one too many.
        LocalDate first = since1904
                ? LocalDate.of(1904, 1, 1)
                : LocalDate.of(1899, 12, whole < 60 ? 31 : 30);
        LocalDateTime moment = first.plusDays(whole).atTime(time);
        return seconds == 0
                ? moment.toLocalDate().toString()
                : moment.toLocalDate() + " " + TIME.format(time);
    }

    /** Text with the characters that {@code _x000D_} and the like stand for (22.9.2.19, ST_Xstring). */
    static String unescaped(String text) {
        int from = text.indexOf("_x");
        if (from < 0) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length()).append(text, 0, from);
        int at = from;
        while (at < text.length()) {
            if (isEscape(text, at)) {
                whole.append((char) Integer.parseInt(text, at + 2, at + 6, 16));
                at += 7;
            } else {
                whole.append(text.charAt(at++));
            }
        }
        return whole.toString();
    }

    /** Text with such a form for what XML has no place for, and for what looks like one. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isControl = c < ' ' && c != '\n' && c != '\t' || c >= '\ufffe';
            if (isControl) {
                escaped.append(String.format(Locale.ROOT, "_x%04X_", (int) c));
            } else if (c == '_' && isEscape(text, i)) {
                escaped.append("_x005F_");
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isEscape(String text, int at) {
        if (!text.startsWith("_x", at) || at + 6 >= text.length() || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
