package dev.cardstock.grading.phrase;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The answers that one authored answer stands for: with and without what stands in parentheses or may be
 * left out, and with either of two words between which a slash stands. Commas and semicolons mean
 * nothing.
 */
final class Variants {
    private static final int MOST = 48;

    private Variants() {}

    static List<String> of(String authored, List<String> optionalParts) {
        Set<String> all = new LinkedHashSet<>();
        List<String> whole = new ArrayList<>();
        whole.add(authored);
        for (String part : optionalParts) {
            String bare = part.strip();
            if (bare.isEmpty()) {
                continue;
            }
            for (String text : List.copyOf(whole)) {
                String without = withoutPart(text, bare);
                if (!without.equals(text) && whole.size() < MOST) {
                    whole.add(without);
                }
            }
        }
        for (String text : whole) {
            for (String variant : parentheses(text)) {
                for (String one : slashes(variant)) {
                    String tidy = one.strip().replaceAll("\\s+", " ");
                    if (all.size() < MOST && tidy.codePoints()
                            .anyMatch(c -> !Character.isWhitespace(c) && c != '.' && c != ',')) {
                        all.add(tidy);
                    }
                }
            }
        }
        if (all.isEmpty()) {
            all.add(authored.strip());
        }
        return List.copyOf(all);
    }

    /** Only whole words: the e of an ending in parentheses is not every e. */
    private static String withoutPart(String text, String part) {
        int at = text.indexOf(part);
        while (at >= 0) {
            int end = at + part.length();
            boolean before = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))
                    && text.charAt(at - 1) != '(' && text.charAt(at - 1) != '/';
            boolean after = end == text.length() || !Character.isLetterOrDigit(text.charAt(end))
                    && text.charAt(end) != ')' && text.charAt(end) != '/';
            if (before && after || part.length() > 3 && isUnspaced(part)) {
                return text.substring(0, at) + " " + text.substring(end);
            }
            at = text.indexOf(part, at + 1);
        }
        return text;
    }

    private static boolean isUnspaced(String text) {
        return text.codePoints()
                .anyMatch(c -> c >= 0x0E00 && c <= 0x0E7F || c >= 0x3040 && c <= 0x9FFF);
    }

    private static List<String> parentheses(String text) {
        List<String> done = new ArrayList<>();
        List<String> open = new ArrayList<>(List.of(text));
        while (!open.isEmpty() && done.size() < MOST) {
            String one = open.remove(open.size() - 1);
            int start = -1;
            int end = -1;
            for (int i = 0; i < one.length() && end < 0; i++) {
                char c = one.charAt(i);
                if (c == '(' || c == '（') {
                    start = i;
                } else if ((c == ')' || c == '）') && start >= 0) {
                    end = i;
                }
            }
            if (end < 0) {
                done.add(one);
                continue;
            }
            String before = one.substring(0, start);
            String after = one.substring(end + 1);
            String inside = one.substring(start + 1, end);
            open.add(before + after);
            if (inside.strip().startsWith("-")) {
                inside = inside.strip().substring(1);
            }
            String[] choices = inside.split("[/|]");
            for (int i = choices.length - 1; i >= 0; i--) {
                open.add(before + choices[i].strip() + after);
            }
        }
        return done;
    }

    private static List<String> slashes(String text) {
        int slash = text.indexOf('/');
        List<String> all = new ArrayList<>();
        if (slash > 0) {
            int start = slash;
            while (start > 0 && isWordPart(text.charAt(start - 1))) {
                start--;
            }
            int end = slash + 1;
            while (end < text.length()
                    && (isWordPart(text.charAt(end)) || text.charAt(end) == '/')) {
                end++;
            }
            String group = text.substring(start, end);
            if (isChoice(group)) {
                for (String word : group.split("/")) {
                    all.add(text.substring(0, start) + word + text.substring(end));
                }
            }
        }
        all.add(text);
        return all;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetter(c) || c == '\'' || c == '’' || c == '-'
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Two or more words of three letters or more: neither km/h nor I/O, TCP/IP or w/o. */
    private static boolean isChoice(String group) {
        String[] words = group.split("/", -1);
        boolean capitals = true;
        for (String word : words) {
            if (word.length() < (word.codePoints().anyMatch(c -> c > 0x2FF) ? 1 : 3)) {
                return false;
            }
            capitals &= word.length() > 1 && word.equals(word.toUpperCase(java.util.Locale.ROOT))
                    && !word.equals(word.toLowerCase(java.util.Locale.ROOT));
        }
        return words.length > 1 && !capitals;
    }
}
