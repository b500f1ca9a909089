package dev.cardstock.grading.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in words, such as "one hundred and five", fünfundzwanzig and 三百. Whole numbers only. Immutable and
 * thread-safe.
 */
final class SpelledNumbers {
    /** Languages that write a number of several words as one. */
    private static final Set<String> COMPOUNDING = Set.of("ar", "cs", "da", "de", "fi", "hu", "it",
            "ja", "ko", "nl", "no", "sv", "th", "tr", "zh");

    /** Languages that say "five and twenty". */
    private static final Set<String> ONES_FIRST = Set.of("ar", "cs", "da", "de", "nl");

    private static final int LONGEST = 60;

    /** A word of a number; a value of 0 with "and" joins its neighbours. */
    private record Part(long value, boolean multiplies, boolean and) {}

    private final LanguageProfile profile;
    private final Map<String, Part> words = new HashMap<>();

    /** What stands only inside of longer words, such as vent- in ventuno. */
    private final Map<String, Part> stems = new HashMap<>();

    private final Set<String> ordinals = new HashSet<>();
    private final int longest;

    SpelledNumbers(LanguageProfile profile) {
        this.profile = profile;
        add("numbers", words, false);
        add("ordinals", words, false);
        add("multipliers", words, true);
        for (String word : profile.list("ordinals")) {
            ordinals.add(plain(word.substring(0, word.lastIndexOf(':'))));
        }
        stems.putAll(words);
        add("numberstems", stems, false);
        for (String word : profile.list("joiner")) {
            stems.put(plain(word), new Part(0, false, true));
        }
        longest = stems.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private void add(String list, Map<String, Part> into, boolean multiplies) {
        for (String word : profile.list(list)) {
            int colon = word.lastIndexOf(':');
            BigDecimal value = new BigDecimal(word.substring(colon + 1));
            if (value.stripTrailingZeros().scale() <= 0) {
                into.put(plain(word.substring(0, colon)),
                        new Part(value.longValueExact(), multiplies, false));
            }
        }
    }

    private String plain(String word) {
        Letters letters = profile.letters();
        return letters.bare(letters.soft(letters.key(word))).replace("-", "");
    }

    /**
     * A text with its numbers in figures.
     *
     * @param text a short text
     * @param withOrdinals whether "third" is 3
     * @return the text with figures in place of the words that make a number; the same text if there are none
     */
    String inFigures(String text, boolean withOrdinals) {
        if (words.isEmpty() || text.length() > LONGEST) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        List<Part> run = new ArrayList<>();
        int runStart = 0;
        int runEnd = 0;
        int i = 0;
        while (i <= text.length()) {
            int end = i < text.length() ? wordEnd(text, i) : i;
            if (end > i) {
                String word = text.substring(i, end);
                List<Part> parts = parts(word, withOrdinals, !run.isEmpty());
                boolean and = !run.isEmpty() && (profile.has("and", profile.letters().key(word))
                        || profile.has("joiner", profile.letters().key(word)));
                if (!parts.isEmpty()) {
                    if (run.isEmpty()) {
                        runStart = i;
                    }
                    run.addAll(parts);
                    runEnd = end;
                } else if (and) {
                    run.add(new Part(0, false, true));
                } else {
                    flush(out, text, run, runStart, runEnd, i);
                    unspaced(out, word);
                }
                i = end;
                continue;
            }
            boolean blank = i < text.length() && (Character.isSpaceChar(text.charAt(i))
                    || text.charAt(i) == '-');
            if (!blank || run.isEmpty()) {
                flush(out, text, run, runStart, runEnd, i);
                if (i < text.length()) {
                    out.append(text.charAt(i));
                }
            }
            i++;
        }
        return out.toString();
    }

    private static int wordEnd(String text, int from) {
        int i = from;
        while (i < text.length() && (Character.isLetter(text.charAt(i))
                || Character.getType(text.charAt(i)) == Character.NON_SPACING_MARK
                || Character.getType(text.charAt(i)) == Character.COMBINING_SPACING_MARK)) {
            i++;
        }
        return i;
    }

    /** Ends a run of number words and adds what it means, or itself, and what stands after it. */
    private void flush(StringBuilder out, String text, List<Part> run, int start, int end, int to) {
        if (run.isEmpty()) {
            return;
        }
        while (run.get(run.size() - 1).and) {
            run.remove(run.size() - 1);
        }
        String value = value(run);
        out.append(value == null ? text.substring(start, end) : value).append(text, end, to);
        run.clear();
    }

    /** The parts of a word that is a number; none if it is another word. */
    private List<Part> parts(String word, boolean withOrdinals, boolean goesOn) {
        String key = plain(word);
        Part whole = words.get(key);
        if (whole != null && (withOrdinals || !ordinals.contains(key))) {
            return List.of(whole);
        }
        List<Part> parts = new ArrayList<>();
        boolean splits = COMPOUNDING.contains(profile.code())
                && (key.length() >= 5 || key.length() >= 2 && key.charAt(0) >= 0x0E00);
        return splits && split(key, 0, parts) && (goesOn || !parts.get(0).and)
                && !parts.get(parts.size() - 1).and ? parts : List.of();
    }

    private boolean split(String key, int from, List<Part> parts) {
        if (from == key.length()) {
            return true;
        }
        for (int length = Math.min(longest, key.length() - from); length > 0; length--) {
            Part part = stems.get(key.substring(from, from + length));
            if (part != null) {
                parts.add(part);
                if (split(key, from + length, parts)) {
                    return true;
                }
                parts.remove(parts.size() - 1);
            }
        }
        return false;
    }

    /** Figures for the numbers within a text without blanks. */
    private void unspaced(StringBuilder out, String word) {
        if (word.charAt(0) < 0x0E00 || !COMPOUNDING.contains(profile.code())) {
            out.append(word);
            return;
        }
        int i = 0;
        while (i < word.length()) {
            List<Part> run = new ArrayList<>();
            int end = i;
            boolean more = true;
            while (more) {
                more = false;
                for (int length = Math.min(longest, word.length() - end); length > 0
                        && !more; length--) {
                    Part part = stems.get(plain(word.substring(end, end + length)));
                    if (part != null) {
                        run.add(part);
                        end += length;
                        more = true;
                    }
                }
            }
            String value = run.isEmpty() ? null : value(run);
            if (value == null) {
                end = Math.max(end, i + 1);
                out.append(word, i, end);
            } else {
                out.append(value);
            }
            i = end;
        }
    }

    private @Nullable String value(List<Part> run) {
        boolean figures = run.size() > 1
                && run.stream().allMatch(p -> !p.multiplies && !p.and && p.value < 10);
        if (figures && profile.letters().hasIdeographs()) {
            StringBuilder year = new StringBuilder();
            run.forEach(part -> year.append(part.value));
            return year.toString();
        }
        List<Long> sums = new ArrayList<>();
        boolean and = false;
        for (Part part : run) {
            if (part.and) {
                and = true;
                continue;
            }
            boolean added = part.multiplies ? multiply(sums, part.value) : add(sums, part, and);
            if (!added) {
                return null;
            }
            and = false;
        }
        return Long.toString(sums.stream().mapToLong(Long::longValue).sum());
    }

    private static boolean multiply(List<Long> sums, long factor) {
        long before = 0;
        while (!sums.isEmpty() && sums.get(sums.size() - 1) < factor) {
            before += sums.remove(sums.size() - 1);
        }
        if (before > 1_000_000 || factor > 1_000_000_000_000L) {
            return false;
        }
        sums.add(before == 0 ? factor : before * factor);
        return true;
    }

    private boolean add(List<Long> sums, Part part, boolean and) {
        if (sums.isEmpty()) {
            sums.add(part.value);
            return true;
        }
        if (part.value == 0) {
            // 一百零五
            return true;
        }
        int top = sums.size() - 1;
        long last = sums.get(top);
        boolean french = profile.code().equals("fr");
        if (french && last == 4 && part.value == 20) {
            sums.set(top, 80L);
        } else if (part.value < room(last) || french && (last == 60 || last == 80)
                && part.value < 20) {
            sums.add(part.value);
        } else if (last < 10 && part.value >= 20 && part.value % 10 == 0 && part.value < 100
                && (and || profile.code().equals("cs"))
                && ONES_FIRST.contains(profile.code())) {
            sums.set(top, last + part.value);
        } else if (profile.code().equals("en") && sums.size() == 1 && last > 10 && last <= 20
                && part.value >= 10) {
            // Nineteen eighty-four.
            sums.set(0, last * 100);
            sums.add(part.value);
        } else {
            return false;
        }
        return true;
    }

    /** Numbers below this can follow: after 300 those below 100. */
    private static long room(long last) {
        long room = 1;
        while (last > 0 && last % (room * 10) == 0) {
            room *= 10;
        }
        return room;
    }
}
