package dev.cardstock.grading.phrase;

import dev.cardstock.grading.language.LanguageProfile;
import dev.cardstock.grading.language.Letters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A text as words and numbers, and the marks between them. */
final class Tokens {
    /** A mark that stands between words or at an end. */
    record Mark(char sign, int at, int before) {}

    private static final Map<String, String> CONTRACTIONS = Map.ofEntries(Map.entry("im", "i am"),
            Map.entry("id", "i would"), Map.entry("ive", "i have"),
            Map.entry("youre", "you are"), Map.entry("youve", "you have"),
            Map.entry("youll", "you will"), Map.entry("hes", "he is"), Map.entry("hell", "he will"),
            Map.entry("shes", "she is"), Map.entry("weve", "we have"),
            Map.entry("theyre", "they are"), Map.entry("theyve", "they have"),
            Map.entry("theyll", "they will"), Map.entry("thats", "that is"),
            Map.entry("whats", "what is"), Map.entry("wheres", "where is"),
            Map.entry("whos", "who is"), Map.entry("heres", "here is"),
            Map.entry("theres", "there is"), Map.entry("its", "it is"),
            Map.entry("lets", "let us"), Map.entry("dont", "do not"),
            Map.entry("doesnt", "does not"), Map.entry("didnt", "did not"),
            Map.entry("isnt", "is not"), Map.entry("arent", "are not"),
            Map.entry("wasnt", "was not"), Map.entry("werent", "were not"),
            Map.entry("havent", "have not"), Map.entry("hasnt", "has not"),
            Map.entry("hadnt", "had not"), Map.entry("cant", "can not"),
            Map.entry("cannot", "can not"), Map.entry("couldnt", "could not"),
            Map.entry("wont", "will not"), Map.entry("wouldnt", "would not"),
            Map.entry("shouldnt", "should not"), Map.entry("mustnt", "must not"),
            Map.entry("neednt", "need not"), Map.entry("ill", "i will"),
            Map.entry("well", "we will"), Map.entry("were", "we are"), Map.entry("itll", "it will"),
            Map.entry("wed", "we would"), Map.entry("hed", "he would"),
            Map.entry("shed", "she would"), Map.entry("theyd", "they would"),
            Map.entry("youd", "you would"), Map.entry("shell", "she will"));

    /** Words of their own without the apostrophe, which then stand for nothing else. */
    private static final java.util.Set<String> OWN_WORDS = java.util.Set.of("its", "id", "hell",
            "ill", "well", "were", "wed", "shed", "shell", "lets", "wont", "cant");

    final Text text;
    final List<Token> list = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();
    private final LanguageProfile profile;
    private final Letters letters;

    private Tokens(Text text, LanguageProfile profile) {
        this.text = text;
        this.profile = profile;
        letters = profile.letters();
    }

    static Tokens of(String raw, LanguageProfile profile) {
        Tokens tokens = new Tokens(Text.of(raw), profile);
        tokens.split();
        return tokens;
    }

    int size() {
        return list.size();
    }

    private void split() {
        int i = 0;
        int length = text.length();
        while (i < length) {
            int c = code(i);
            int width = Character.charCount(c);
            if (isDigit(i) || isSign(i)) {
                int end = number(i);
                if (end > i) {
                    i = end;
                    continue;
                }
            }
            if (isWordPart(c)) {
                i = word(i);
            } else {
                if (c == '&') {
                    add(i, i + 1, List.of());
                } else if (c != ' ') {
                    marks.add(new Mark((char) c, i, list.size()));
                }
                i += width;
            }
        }
    }

    private int code(int i) {
        char c = text.at(i);
        return Character.isHighSurrogate(c) && i + 1 < text.length()
                ? Character.toCodePoint(c, text.at(i + 1))
                : c;
    }

    private static boolean isWordPart(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK || c == 0x30FC;
    }

    private boolean isSign(int i) {
        char c = text.at(i);
        return (c == '-' || c == '+') && i + 1 < text.length() && isDigit(i + 1)
                && (i == 0 || text.at(i - 1) == ' ' || text.at(i - 1) == '(');
    }

    private boolean isDigit(int i) {
        return i >= 0 && i < text.length() && Character.isDigit(text.at(i));
    }

    /** Reads a number and returns its end; its beginning if it is a part of a word such as H2O. */
    private int number(int start) {
        int i = start;
        StringBuilder digits = new StringBuilder();
        if (!isDigit(i)) {
            if (text.at(i) == '-') {
                digits.append('-');
            }
            i++;
        }
        int groups = 0;
        while (i < text.length()) {
            char c = text.at(i);
            if (Character.isDigit(c)) {
                digits.append((char) ('0' + Character.digit(c, 10)));
                i++;
            } else if ((c == '.' || c == ',' || c == '\'' || c == '\u066B' || c == '\u066C')
                    && isDigit(i + 1)) {
                digits.append(c == '\u066B' ? '.' : c == '\u066C' ? '\'' : c);
                i++;
            } else if (c == ' ' && isDigit(i + 1) && isDigit(i + 2) && isDigit(i + 3)
                    && !isDigit(i + 4) && i - start <= 3 + 4 * groups
                    && digits.indexOf(".") < 0 && digits.indexOf(",") < 0) {
                groups++;
                i++;
            } else {
                break;
            }
            if (digits.length() > 60) {
                break;
            }
        }
        add(start, i, NumberReadings.of(digits.toString(), profile.code()));
        return i;
    }

    private int word(int start) {
        int i = start;
        boolean kana = false;
        while (i < text.length()) {
            int c = code(i);
            if (isWordPart(c)) {
                // 1949年: a number ends where other letters begin, and these where a digit does.
                if (Character.isDigit(c) && i > start && isIdeographic(text.at(i - 1))) {
                    break;
                }
                i += Character.charCount(c);
            } else if (c == '\'' && i > start && i + 1 < text.length()
                    && isWordPart(code(i + 1))) {
                String left = letters.key(text.substring(start, i + 1));
                if (profile.article(left) != null || profile.has("function", left)
                        || profile.has("not", left) || profile.has("lead", left)) {
                    add(start, i + 1, List.of());
                    return i + 1;
                }
                i++;
            } else if (c == '\'' && i > start && i + 1 >= text.length()
                    && profile.code().equals("it")) {
                // È is often typed E'.
                i++;
            } else {
                break;
            }
        }
        if (i > start && kana) {
            return i;
        }
        expand(start, i);
        return i;
    }

    private static boolean isIdeographic(char c) {
        return c >= 0x3040 && c <= 0x9FFF || c >= 0xAC00 && c <= 0xD7A3;
    }

    private void expand(int start, int end) {
        String cased = text.substring(start, end);
        if (profile.code().equals("en") && end - start >= 2) {
            boolean apostrophe = cased.indexOf('\'') >= 0;
            String plain = letters.key(cased).replace("'", "");
            String full = CONTRACTIONS.get(plain);
            if (full != null && (apostrophe || !OWN_WORDS.contains(plain))
                    && !cased.equals("ID") && !cased.equals("IM")) {
                int gap = full.indexOf(' ');
                int middle = Math.min(end, start + gap);
                boolean joined = joined(start);
                list.add(new Token(Character.isUpperCase(cased.charAt(0))
                        ? Character.toUpperCase(full.charAt(0)) + full.substring(1, gap)
                        : full.substring(0, gap), full.substring(0, gap), letters, List.of(), start,
                        middle, joined, hyphened(start)));
                list.add(new Token(full.substring(gap + 1), full.substring(gap + 1), letters,
                        List.of(), middle, end, false, false));
                return;
            }
        }
        add(start, end, List.of());
    }

    private boolean joined(int start) {
        return !list.isEmpty() && list.get(list.size() - 1).to == start;
    }

    private boolean hyphened(int start) {
        return !list.isEmpty() && list.get(list.size() - 1).to == start - 1
                && text.at(start - 1) == '-';
    }

    private void add(int start, int end, List<BigDecimal> numbers) {
        String cased = text.substring(start, end);
        String key = letters.key(cased);
        if (key.indexOf('\'') > 0 && profile.article(key) == null
                && !(profile.code().equals("it") && key.endsWith("'"))) {
            key = key.replace("'", "");
        }
        list.add(new Token(cased, key.isEmpty() ? cased : key, letters, numbers, start, end,
                joined(start), hyphened(start)));
    }

    /** How many words there are that are no articles, particles and the like. */
    double content() {
        double content = 0;
        for (Token token : list) {
            content += Unspaced.isIn(token.cased)
                    ? Unspaced.words(token.cased)
                    : profile.article(token.key) != null || profile.has("particles", token.key)
                            || profile.has("function", token.key) ? 0 : 1;
        }
        return content;
    }
}
