package dev.cardstock.grading.similarity;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What sort of thing an answer is, guessed from its form. */
enum AnswerKind {
    NUMBER, DATE, FORMULA, NAME, WORD, PHRASE, SENTENCE;

    private static final int PHRASE_WORDS = 6;
    private static final Pattern YEAR = Pattern.compile(
            "(?iu)(?:(?:in|around|about|c\\.|ca\\.|um|en) ?)?(?:1\\d|20)\\d\\d(?: ?[-–] ?\\d{2,4})?s?"
                    + "|\\d{1,4} (?:bc|bce|ad|ce|v\\. ?chr\\.|n\\. ?chr\\.)");
    private static final Pattern CALENDAR = Pattern
            .compile("\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|\\d{1,2}\\. ?\\d{1,2}\\.");
    private static final Pattern NUMBER_WITH_UNIT = Pattern.compile(
            "(?U)[~≈<>±+\\-−]? ?\\p{Sc}? ?\\d[\\d.,'’ ]*(?: ?[\\p{L}%°µΩ/²³·]{1,12}){0,2} ?\\p{Sc}?");
    private static final Pattern SIGNS = Pattern
            .compile("[=√∑∏∫^_\\\\{}≤≥≠∈→⇒×÷]|\\w\\(|\\d ?[+*/] ?\\d");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** In these languages all nouns have a capital letter, or there are no capital letters. */
    private static final Set<String> NO_NAMES_BY_CASE = Set.of("de", "lb", "zh", "ja", "ko", "th",
            "ar", "he", "fa", "hi");

    /** Without blanks between words. */
    private static final Set<String> BY_LETTERS = Set.of("zh", "ja", "th", "lo", "km", "my");

    static AnswerKind of(String text, Locale language) {
        String answer = BLANKS.matcher(text.strip()).replaceAll(" ");
        if (YEAR.matcher(answer).matches() || CALENDAR.matcher(answer).matches()
                || namesMonth(answer, language)) {
            return DATE;
        }
        if (NUMBER_WITH_UNIT.matcher(answer).matches()) {
            return NUMBER;
        }
        if (answer.length() <= 60 && SIGNS.matcher(answer).find()) {
            return FORMULA;
        }
        String[] words = answer.split(" ");
        int count = BY_LETTERS.contains(language.getLanguage())
                ? (answer.codePointCount(0, answer.length()) + 3) / 4
                : words.length;
        if (count > PHRASE_WORDS) {
            return SENTENCE;
        }
        if (count > 1 && !NO_NAMES_BY_CASE.contains(language.getLanguage())
                && Arrays.stream(words).allMatch(AnswerKind::mayBePartOfName)) {
            return NAME;
        }
        return count == 1 ? WORD : PHRASE;
    }

    private static boolean namesMonth(String answer, Locale language) {
        if (answer.length() > 30 || answer.chars().noneMatch(Character::isDigit)) {
            return false;
        }
        Set<String> words = new TreeSet<>(
                Arrays.asList(answer.toLowerCase(language).split("[^\\p{L}]+")));
        return Arrays.stream(Month.values())
                .anyMatch(month -> words.contains(
                        month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                .toLowerCase(Locale.ROOT))
                        || words.contains(month.getDisplayName(TextStyle.FULL, language)
                                .toLowerCase(language)));
    }

    /** Short words such as "of" and "de" stand in names too. */
    private static boolean mayBePartOfName(String word) {
        return Character.isUpperCase(word.codePointAt(0)) || word.length() <= 3;
    }
}
