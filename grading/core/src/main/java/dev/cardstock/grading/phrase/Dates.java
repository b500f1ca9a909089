package dev.cardstock.grading.phrase;

import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Slip.Kind;
import dev.cardstock.grading.language.LanguageProfile;
import dev.cardstock.grading.phrase.Finding.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dates, written in words or in figures, with or without a day or a year. */
final class Dates {
    private static final int NONE = Integer.MIN_VALUE;
    private static final Set<String> YEAR_FIRST = Set.of("zh", "ja", "ko", "hu", "lt", "mn");
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er", "re", "º", "ª",
            "ο", "η", "го", "е", "й", "de", "-го", "ste", "e");
    /** Words that mark the number after or before them. */
    private static final Set<String> YEAR_MARKS = Set.of("年", "년", "năm");
    private static final Set<String> MONTH_MARKS = Set.of("月", "월", "tháng");
    private static final Set<String> DAY_MARKS = Set.of("日", "号", "일", "ngày", "號");

    /** A date of which parts may be unknown, and whether it was written with a month's name or all in figures. */
    record Day(int year, int month, int day, boolean named) {
        int known() {
            return (year == NONE ? 0 : 1) + (month == NONE ? 0 : 1) + (day == NONE ? 0 : 1);
        }

        boolean isPossible() {
            return (month == NONE || month >= 1 && month <= 12)
                    && (day == NONE || day >= 1 && day <= 31);
        }
    }

    private record Part(String text, int value, int digits, int month) {}

    private Dates() {}

    /** What a text may mean as a date; empty if it is none, or only a year. */
    static List<Day> of(String raw, LanguageProfile profile, Locale locale) {
        List<Day> written = ofFigures(raw, profile, locale);
        if (!written.isEmpty()) {
            return written;
        }
        String figures = profile.inFigures(raw, true);
        return figures.equals(raw) ? written : ofFigures(figures, profile, locale);
    }

    private static List<Day> ofFigures(String raw, LanguageProfile profile, Locale locale) {
        if (raw.length() > 60) {
            return List.of();
        }
        // Thai abbreviations: ธ.ค.
        String text = Text.of(raw).toString().replaceAll("(?<=[\\u0E01-\\u0E5B])\\.", "");
        List<Part> parts = new ArrayList<>();
        char separator = 0;
        int era = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (Character.isDigit(c)) {
                while (end < text.length() && Character.isDigit(text.charAt(end))) {
                    end++;
                }
                if (end - i > 4) {
                    return List.of();
                }
                int value = 0;
                for (int k = i; k < end; k++) {
                    value = value * 10 + Character.digit(text.charAt(k), 10);
                }
                parts.add(new Part(text.substring(i, end), value, end - i, 0));
            } else if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
                while (end < text.length() && !Character.isDigit(text.charAt(end))
                        && " .,/-'()\n:;".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                String word = profile.letters().key(text.substring(i, end));
                String shown = text.substring(i, end).toLowerCase(Locale.ROOT);
                int here = era(text, i, profile);
                int month = month(word, profile);
                if (here != 0) {
                    era = here;
                    end = text.length();
                } else if (month > 0) {
                    parts.add(new Part(word, 0, 0, month));
                } else if (YEAR_MARKS.contains(shown) || MONTH_MARKS.contains(shown)
                        || DAY_MARKS.contains(shown)) {
                    parts.add(new Part(shown, 0, 0, 0));
                } else if (!profile.has("datewords", word) && !ORDINALS.contains(word)
                        && profile.article(word) == null) {
                    return List.of();
                }
            } else if (c == '/' || c == '-' || c == '.') {
                separator = separator == 0 || separator == '.' ? c : separator;
            } else if (" ,'()\n".indexOf(c) < 0) {
                return List.of();
            }
            i = end;
        }
        List<Day> days = read(parts, separator, profile.code(), locale);
        if (era != 0 && parts.size() == 1 && parts.get(0).digits > 0) {
            return List.of(new Day(era * parts.get(0).value, NONE, NONE, true));
        }
        if (era < 0) {
            days = days.stream()
                    .map(d -> d.year == NONE ? d : new Day(-d.year, d.month, d.day, d.named))
                    .toList();
        }
        return days.stream().filter(Day::isPossible).toList();
    }

    private static int month(String word, LanguageProfile profile) {
        int month = profile.month(profile.letters().bare(word));
        return month > 0 || profile.code().equals("en")
                ? month
                : word.length() < 4 ? 0 : LanguageProfile.of(Locale.ENGLISH).month(word);
    }

    /** -1 before, 1 after the beginning of the era, 0 for another word. */
    private static int era(String text, int from, LanguageProfile profile) {
        StringBuilder rest = new StringBuilder();
        for (int i = from; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                rest.append(text.charAt(i));
            } else if (Character.isDigit(text.charAt(i))) {
                return 0;
            }
        }
        String key = profile.letters().key(rest.toString());
        return profile.has("bc", key) || key.equals("bc") || key.equals("bce")
                ? -1
                : profile.has("ad", key) || key.equals("ad") || key.equals("ce") ? 1 : 0;
    }

    private static List<Day> read(List<Part> parts, char separator, String language,
            Locale locale) {
        int year = NONE;
        int month = NONE;
        int day = NONE;
        boolean marked = false;
        boolean named = false;
        boolean after = language.equals("vi");
        List<Part> numbers = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.month > 0) {
                if (named) {
                    return List.of();
                }
                named = true;
                month = part.month;
                continue;
            }
            if (part.digits == 0) {
                continue;
            }
            int at = after ? i - 1 : i + 1;
            String mark = at >= 0 && at < parts.size() && parts.get(at).digits == 0
                    && parts.get(at).month == 0 ? parts.get(at).text : "";
            if (YEAR_MARKS.contains(mark)) {
                year = part.value;
                marked = true;
            } else if (MONTH_MARKS.contains(mark)) {
                month = part.value;
                marked = true;
            } else if (DAY_MARKS.contains(mark)) {
                day = part.value;
                marked = true;
            } else {
                numbers.add(part);
            }
        }
        if (named || marked) {
            for (Part number : numbers) {
                boolean isYear = number.digits >= 3 || number.value > 31 || day != NONE;
                if (isYear && year == NONE) {
                    year = number.value;
                } else if (!isYear && day == NONE) {
                    day = number.value;
                } else {
                    return List.of();
                }
            }
            Day one = new Day(year, month, day, true);
            return one.known() >= 1 && (named || one.known() >= 2 || month != NONE)
                    ? List.of(one)
                    : List.of();
        }
        return figures(numbers, separator, language, locale);
    }

    private static List<Day> figures(List<Part> numbers, char separator, String language,
            Locale locale) {
        List<Day> days = new ArrayList<>();
        if (numbers.size() == 3 && separator != 0) {
            int a = numbers.get(0).value;
            int b = numbers.get(1).value;
            int c = numbers.get(2).value;
            if (numbers.get(0).digits >= 3) {
                days.add(new Day(a, b, c, false));
            } else if (numbers.get(2).digits >= 3) {
                boolean us = language.equals("en") && !Set.of("GB", "AU", "NZ", "IE", "IN", "ZA")
                        .contains(locale.getCountry());
                boolean onlyUs = locale.getCountry().equals("US");
                if (!onlyUs || separator == '.') {
                    days.add(new Day(c, b, a, false));
                }
                if (us && separator != '.') {
                    days.add(new Day(c, a, b, false));
                }
            }
        } else if (numbers.size() == 2 && separator != 0) {
            Part a = numbers.get(0);
            Part b = numbers.get(1);
            if (b.digits == 4 && a.digits <= 2) {
                days.add(new Day(b.value, a.value, NONE, false));
            } else if (a.digits == 4 && b.digits <= 2) {
                days.add(new Day(a.value, b.value, NONE, false));
            } else if (a.digits <= 2 && b.digits <= 2) {
                boolean monthFirst = YEAR_FIRST.contains(language);
                days.add(new Day(NONE, monthFirst ? a.value : b.value,
                        monthFirst ? b.value : a.value, false));
                if (language.equals("en")) {
                    days.add(new Day(NONE, a.value, b.value, false));
                }
            }
        } else if (numbers.size() == 1 && numbers.get(0).digits >= 3) {
            days.add(new Day(numbers.get(0).value, NONE, NONE, false));
        }
        return days;
    }

    /** Whether a right answer is a date and not a fraction, a version or a plain number. */
    static boolean isDate(List<Day> days) {
        return days.stream()
                .anyMatch(d -> d.known() >= 2 && (d.named || d.year != NONE)
                        || d.known() == 1 && (d.month != NONE || d.named));
    }

    /** Compares two dates; null if the answer is none. */
    static @Nullable Comparison compare(List<Day> wanted, List<Day> typed, String answer,
            String expected) {
        Comparison best = null;
        for (Day a : wanted) {
            for (Day b : typed) {
                Comparison one = compare(a, b, answer, expected);
                if (best == null || one.cost() < best.cost()) {
                    best = one;
                }
            }
        }
        return best;
    }

    private static Comparison compare(Day a, Day b, String answer, String expected) {
        int end = answer.length();
        boolean wrong = differ(a.year, b.year) || differ(a.month, b.month) || differ(a.day, b.day);
        if (wrong) {
            return new Comparison(
                    List.of(new Finding(new Slip(Kind.NUMBER, 0, end, expected), Weight.WRONG)), 3,
                    0, expected);
        }
        boolean less = a.year != NONE && b.year == NONE || a.month != NONE && b.month == NONE
                || a.day != NONE && b.day == NONE;
        boolean more = a.year == NONE && b.year != NONE || a.month == NONE && b.month != NONE
                || a.day == NONE && b.day != NONE;
        if (less) {
            return new Comparison(List.of(
                    new Finding(new Slip(Kind.MISSING_PART, end, end, expected), Weight.PART)),
                    1, b.known() / (double) a.known(), expected);
        }
        return more
                ? new Comparison(List.of(
                        new Finding(new Slip(Kind.EXTRA_PART, 0, end, ""), Weight.NONE)), 0.05, 1,
                        expected)
                : new Comparison(List.of(), 0.001, 1, expected);
    }

    private static boolean differ(int a, int b) {
        return a != NONE && b != NONE && a != b;
    }
}
