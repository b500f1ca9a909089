package dev.cardstock.formats.markdown;

import dev.cardstock.formats.markdown.ObsidianSyntax.Mark;
import dev.cardstock.formats.markdown.text.Deletions;
import dev.cardstock.formats.markdown.text.Deletions.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Deletions between marks, with a number or the letters of what each card does with it before two
 * semicolons and a hint behind two, or both as footnotes.
 */
final class ObsidianCloze {
    private static final String DELIMITER = ";;";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern LETTERS = Pattern.compile("[ahs]{1,100}");
    private static final Pattern NOTES = Pattern
            .compile(
                    "(?:\\^\\[([^\\[\\]\\n]{1,1000}+)\\])?+(?:\\[\\^([ahs]{1,100}|\\d{1,3})\\])?+");

    private final List<Mark> marks;

    ObsidianCloze(List<Mark> marks) {
        this.marks = marks;
    }

    /** A deletion in a text: where it begins and ends, and what it holds. */
    private record Found(int start, int end, String sequence, String hidden,
            @Nullable String hint) {}

    /**
     * A text with numbered deletions.
     *
     * @param text the text
     * @param hides whether a deletion is hidden on a card that does not ask it, which is lost
     */
    record Numbered(String text, boolean hides) {}

    /** Whether a line has a deletion. */
    boolean isIn(String line) {
        return marks.stream().anyMatch(mark -> {
            int open = line.indexOf(mark.open());
            return open >= 0 && line.indexOf(mark.close(), open + mark.open().length() + 1) >= 0;
        });
    }

    /** The text with numbers; null where there is no deletion that gives a card. */
    @Nullable
    Numbered numbered(String text) {
        List<Found> all = found(text);
        boolean letters = all.stream().anyMatch(one -> LETTERS.matcher(one.sequence).matches());
        boolean numbers = all.stream().anyMatch(one -> NUMBER.matcher(one.sequence).matches());
        StringBuilder out = new StringBuilder();
        int from = 0;
        int count = 0;
        boolean hides = false;
        for (Found one : all) {
            String number = letters
                    ? asked(one.sequence)
                    : numbers ? one.sequence : Integer.toString(count + 1);
            boolean isShown = letters && LETTERS.matcher(one.sequence).matches()
                    && number.isEmpty();
            boolean isOther = !isShown && (number.isEmpty() || numbers && !letters
                    && (!NUMBER.matcher(number).matches() || Integer.parseInt(number) == 0));
            if (isOther) {
                continue;
            }
            hides |= letters && one.sequence.contains("h");
            count += isShown ? 0 : 1;
            out.append(text, from, one.start)
                    .append(isShown
                            ? one.hidden
                            : Deletions.written(number, one.hidden, one.hint));
            from = one.end;
        }
        return count == 0
                ? null
                : new Numbered(out.append(text, from, text.length()).toString(), hides);
    }

    /** The numbers of the cards that ask, by the letters. */
    private static String asked(String letters) {
        return !LETTERS.matcher(letters).matches()
                ? ""
                : IntStream.range(0, letters.length())
                        .filter(i -> letters.charAt(i) == 'a')
                        .mapToObj(i -> Integer.toString(i + 1))
                        .collect(Collectors.joining(","));
    }

    private List<Found> found(String text) {
        List<Found> found = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            addFound(text.substring(from, end), from, found);
            from = end + 1;
        }
        return found;
    }

    /** Adds the deletions of a line; a mark that nothing closes is none. */
    private void addFound(String line, int offset, List<Found> found) {
        Matcher notes = NOTES.matcher(line);
        int[] opens = new int[marks.size()];
        int at = 0;
        while (true) {
            int first = -1;
            for (int i = 0; i < opens.length; i++) {
                if (opens[i] >= 0 && opens[i] <= at) {
                    opens[i] = line.indexOf(marks.get(i).open(), at);
                }
                if (opens[i] >= 0 && (first < 0 || opens[i] < opens[first])) {
                    first = i;
                }
            }
            if (first < 0) {
                return;
            }
            Mark mark = marks.get(first);
            int words = opens[first] + mark.open().length();
            int close = line.indexOf(mark.close(), words + 1);
            if (close < 0) {
                opens[first] = -1;
                continue;
            }
            notes.region(close + mark.close().length(), line.length());
            notes.lookingAt();
            found.add(found(offset + opens[first], offset + notes.end(),
                    line.substring(words, close), notes.group(1), notes.group(2)));
            at = notes.end();
        }
    }

    private static Found found(int start, int end, String inner, @Nullable String hint,
            @Nullable String sequence) {
        String words = inner;
        String number = sequence == null ? "" : sequence;
        String own = hint;
        int first = words.indexOf(DELIMITER);
        if (first > 0) {
            String before = words.substring(0, first);
            boolean isSequence = NUMBER.matcher(before).matches()
                    || LETTERS.matcher(before).matches();
            if (isSequence) {
                number = before;
                words = words.substring(first + DELIMITER.length());
            }
            int last = words.indexOf(DELIMITER, 1);
            if (last > 0) {
                own = words.substring(last + DELIMITER.length());
                words = words.substring(0, last);
            }
        }
        return new Found(start, end, number, words, own);
    }

    /** A text with marks; null where it cannot be written, or would be read as another one. */
    @Nullable
    String marked(String text) {
        Deletions deletions = Deletions.of(text);
        if (deletions == null || marks.isEmpty()) {
            return null;
        }
        String simple = deletions.isCounted() ? marked(deletions, true) : null;
        Numbered read = simple == null ? null : numbered(simple);
        if (simple != null && read != null && read.text.equals(text)) {
            return simple;
        }
        String withNumbers = marked(deletions, false);
        read = withNumbers == null ? null : numbered(withNumbers);
        return read != null && read.text.equals(text) ? withNumbers : null;
    }

    private @Nullable String marked(Deletions deletions, boolean counted) {
        Mark mark = marks.get(0);
        boolean letters = deletions.pieces().stream().anyMatch(piece -> piece.numbers().size() > 1);
        int most = deletions.numbers().stream().mapToInt(Integer::intValue).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (Piece piece : deletions.pieces()) {
            if (!piece.isDeletion()) {
                out.append(piece.text());
                continue;
            }
            String hint = piece.hint();
            if (piece.text().isEmpty() || most > 100) {
                return null;
            }
            out.append(mark.open())
                    .append(letters
                            ? letters(piece.numbers(), most) + DELIMITER
                            : counted ? "" : piece.numbers().iterator().next() + DELIMITER)
                    .append(piece.text())
                    .append(hint == null ? "" : DELIMITER + hint)
                    .append(mark.close());
        }
        return out.toString();
    }

    private static String letters(Set<Integer> numbers, int most) {
        return IntStream.rangeClosed(1, most)
                .mapToObj(i -> numbers.contains(i) ? "a" : "s")
                .collect(Collectors.joining());
    }
}
