package dev.cardstock.grading.phrase;

import java.text.Normalizer;

/**
 * Slips of the finger in one word. What looks like one but makes another word is none: a common word of
 * the language, another card's answer, a prefix or suffix that changes the meaning, another ending.
 */
final class SpellingSlips {
    /** Beginnings and endings that differ in a letter or two and turn a term into another one. */
    private static final String[][] PREFIXES = {{"hyper", "hypo"}, {"inter", "intra"},
            {"endo", "exo", "ecto"}, {"ab", "ad"}, {"af", "ef"}, {"ante", "anti"},
            {"macro", "micro"},
            {"pre", "pro"}, {"per", "pre"}, {"homo", "hetero", "homeo"}, {"im", "em", "in", "un"},
            {"ortho", "otho"}, {"peri", "para"}, {"sub", "sup", "super"},
            {"uni", "bi", "di", "tri"},
            {"ana", "cata", "meta"}, {"epi", "epo"}, {"mono", "mano"}, {"deca", "deci"},
            {"centi", "cente"}, {"mega", "meta"}, {"гипер", "гипо"}, {"интер", "интра"},
            {"эндо", "экзо"}, {"макро", "микро"}, {"υπερ", "υπο"}, {"ενδο", "εξω"},
            {"ver", "vor", "zer"}, {"hiper", "hipo"}, {"iper", "ipo"}};
    private static final String[][] SUFFIXES = {{"ase", "ose"}, {"ate", "ite", "ide"},
            {"ates", "ites", "ides"}, {"ane", "ene", "yne", "ine", "one"}, {"an", "en", "in", "on"},
            {"ous", "ic"}, {"al", "ol", "yl"}, {"phase", "phage"}, {"ment", "mant"},
            {"ive", "ion"}, {"or", "ee"}, {"ato", "ito", "uro"}, {"at", "it", "id"},
            {"gen", "gan"}, {"cyte", "cyst"}};
    private static final String[] NEGATING = {"un", "in", "im", "ir", "il", "a", "an", "non", "dis",
            "de", "ne", "не", "без", "α", "αν", "onge", "on", "o", "bez", "nie", "ge", "be", "re"};

    private SpellingSlips() {}

    /** The number of slips, 1 or 2; -1 if it is another word. */
    static int between(String wanted, String typed, Context context) {
        if (!isWord(wanted) || !isWord(typed)) {
            return -1;
        }
        boolean hangul = isHangul(wanted.charAt(0));
        String a = hangul ? Normalizer.normalize(wanted, Normalizer.Form.NFD) : wanted;
        String b = hangul ? Normalizer.normalize(typed, Normalizer.Form.NFD) : typed;
        int length = a.length();
        if (length < 4 || Math.abs(b.length() - length) > 2) {
            return -1;
        }
        if (hangul && wanted.length() < 3) {
            return -1;
        }
        int allowed = length >= 9 ? 2 : 1;
        int distance = distance(a, b, allowed);
        if (distance < 1) {
            return -1;
        }
        // In short words nearly every other letter makes another word.
        boolean doubling = isDoubling(a, b);
        if (length == 4 && !(doubling && b.length() > length)
                || length == 5 && !hangul && !doubling && !isSwap(a, b)) {
            return -1;
        }
        if (a.charAt(0) != b.charAt(0)
                && !(length >= 6 && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0))) {
            return -1;
        }
        if (context.knownWord().test(typed) || context.otherKeys().contains(typed)
                || changesMeaning(a, b) || changesEnding(a, b, hangul) || changesMark(a, b)) {
            return -1;
        }
        return distance;
    }

    private static boolean isWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetter(c) && Character.getType(c) != Character.NON_SPACING_MARK
                    && Character.getType(c) != Character.COMBINING_SPACING_MARK || isHan(c)) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    private static boolean isHan(char c) {
        return c >= 0x3400 && c <= 0x9FFF || c >= 0x3040 && c <= 0x309F;
    }

    private static boolean isHangul(char c) {
        return c >= 0xAC00 && c <= 0xD7A3;
    }

    /** Edits where a swap of neighbours is one; -1 if there are more than allowed. */
    static int distance(String a, String b, int allowed) {
        int n = a.length();
        int m = b.length();
        if (Math.abs(n - m) > allowed || n > 60 || m > 60) {
            return -1;
        }
        int[] before = new int[m + 1];
        int[] last = new int[m + 1];
        int[] row = new int[m + 1];
        for (int j = 0; j <= m; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= n; i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= m; j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int value = Math.min(last[j - 1] + (same ? 0 : 1),
                        Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    value = Math.min(value, before[j - 2] + 1);
                }
                row[j] = value;
                least = Math.min(least, value);
            }
            if (least > allowed) {
                return -1;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[m] <= allowed ? last[m] : -1;
    }

    /** Whether the second has a letter twice that the first has once, or the reverse. */
    private static boolean isDoubling(String a, String b) {
        String shorter = a.length() < b.length() ? a : b;
        String longer = a.length() < b.length() ? b : a;
        if (longer.length() != shorter.length() + 1) {
            return false;
        }
        int i = prefix(shorter, longer);
        return i > 0 && longer.charAt(i) == longer.charAt(i - 1)
                && longer.substring(i + 1).equals(shorter.substring(i));
    }

    private static boolean isSwap(String a, String b) {
        int i = prefix(a, b);
        return a.length() == b.length() && i + 1 < a.length() && a.charAt(i) == b.charAt(i + 1)
                && a.charAt(i + 1) == b.charAt(i) && suffix(a, b) == a.length() - i - 2;
    }

    private static int prefix(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    private static int suffix(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length()
                && a.charAt(a.length() - 1 - i) == b.charAt(b.length() - 1 - i)) {
            i++;
        }
        return i;
    }

    private static boolean changesMeaning(String a, String b) {
        for (String[] group : PREFIXES) {
            String x = longest(group, a, true);
            String y = longest(group, b, true);
            if (x != null && y != null && !x.equals(y)
                    && suffix(a, b) >= Math.min(a.length() - x.length(), b.length() - y.length())) {
                return true;
            }
        }
        for (String[] group : SUFFIXES) {
            String x = longest(group, a, false);
            String y = longest(group, b, false);
            if (x != null && y != null && !x.equals(y)
                    && prefix(a, b) >= Math.min(a.length() - x.length(), b.length() - y.length())) {
                return true;
            }
        }
        for (String negation : NEGATING) {
            if (a.equals(negation + b) || b.equals(negation + a)) {
                return true;
            }
        }
        return false;
    }

    private static @org.jspecify.annotations.Nullable String longest(String[] group, String word,
            boolean start) {
        String found = null;
        for (String part : group) {
            if ((start ? word.startsWith(part) : word.endsWith(part))
                    && word.length() > part.length() + 1
                    && (found == null || found.length() < part.length())) {
                found = part;
            }
        }
        return found;
    }

    /** Another last letter is another form of the word as likely as a slip. */
    private static boolean changesEnding(String a, String b, boolean hangul) {
        int n = a.length();
        if (hangul) {
            return false;
        }
        int same = prefix(a, b);
        if (same >= n - 3 && same >= b.length() - 4 && distance(a, b, 1) < 0) {
            return true;
        }
        return n == b.length() && prefix(a, b) == n - 1 && a.charAt(n - 1) != b.charAt(n - 1);
    }

    /** Two different marks on a letter, such as ö for ü, are two letters. */
    static boolean changesMark(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        int i = prefix(a, b);
        return i < a.length() && a.substring(i + 1).equals(b.substring(i + 1))
                && a.charAt(i) > 0x7F && b.charAt(i) > 0x7F && isMarked(a.charAt(i))
                && isMarked(b.charAt(i));
    }

    private static boolean isMarked(char c) {
        return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).length() > 1;
    }
}
