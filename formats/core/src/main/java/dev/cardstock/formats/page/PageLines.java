package dev.cardstock.formats.page;

import dev.cardstock.exchange.Match;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a single line of a page looks like. */
final class PageLines {
    private static final int HEADING_WORDS = 6;
    private static final int QUESTION_WORDS = 30;
    private static final Pattern COUNTER = Pattern.compile("\\d{1,7}\\s*/\\s*(\\d{1,7})");
    private static final Pattern TABLE_RULE = Pattern.compile("\\|?[\\s:|-]*-{3}[\\s:|-]*\\|?");
    private static final Pattern BULLET = Pattern
            .compile("(?:[-*+•‣◦▪–·]|\\(?\\d{1,3}[.)]|\\(?[a-zA-Z][.)])\\s+.*");
    private static final Pattern ASKING = Pattern
            .compile("(?iu)(?:what|why|how|when|where|which|who|"
                    + "whom|whose|name|list|define|explain|describe|compare|contrast|state|give|identify|"
                    + "calculate|discuss|outline|summari[sz]e|translate|compute|complete|true or false)\\b.*");

    private PageLines() {}

    static boolean isQuestion(String line) {
        return line.endsWith("?") || line.endsWith("？") || line.endsWith("؟");
    }

    /** A line that asks without a question mark, as far as its first word tells. */
    static boolean asks(String line) {
        return ASKING.matcher(line).matches() && !isChrome(line) && words(line) <= QUESTION_WORDS
                && words(line) >= 2
                && ";,!".indexOf(line.charAt(line.length() - 1)) < 0 && !line.endsWith(".");
    }

    static boolean canBeHeading(String line) {
        return !line.isEmpty() && words(line) <= HEADING_WORDS
                && ".;:!,?".indexOf(line.charAt(line.length() - 1)) < 0 && !isQuestion(line)
                && !isBullet(line) && !isChrome(line);
    }

    static boolean isBullet(String line) {
        return BULLET.matcher(line).matches();
    }

    /** A counter, or a row of the progress table. */
    static boolean isChrome(String line) {
        return counter(line).isPresent() || TABLE_RULE.matcher(line).matches()
                || isTableHeader(line);
    }

    private static boolean isTableHeader(String line) {
        return line.startsWith("Name |") || line.startsWith("Name\t") && line.contains("Mastery");
    }

    /** The number of cards that a position counter such as {@code 1/113} declares. */
    static OptionalInt counter(String line) {
        Matcher matcher = COUNTER.matcher(line);
        return matcher.matches()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
                : OptionalInt.empty();
    }

    static int words(String line) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < line.length(); i++) {
            boolean blank = Character.isWhitespace(line.charAt(i));
            words += !blank && !inWord ? 1 : 0;
            inWord = !blank;
        }
        return words;
    }

    static Match match(String text) {
        List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        if (lines.isEmpty() || lines.get(0).startsWith("{") || lines.get(0).startsWith("[")) {
            return Match.NO;
        }
        long questions = lines.stream().filter(PageLines::isQuestion).count();
        long asking = lines.stream().filter(line -> isQuestion(line) || asks(line)).count();
        boolean chrome = lines.stream().limit(20).anyMatch(PageLines::isTableHeader)
                || counter(lines.get(0)).isPresent();
        if (chrome && asking > 0) {
            return Match.CERTAIN;
        }
        boolean tabs = lines.stream().filter(line -> line.indexOf('\t') >= 0).count() * 2 > lines
                .size();
        if (asking == 0 || tabs) {
            return Match.NO;
        }
        return questions >= 2 && questions * 12 >= lines.size() ? Match.LIKELY : Match.POSSIBLE;
    }
}
