package dev.cardstock.grading.phrase;

import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Slip.Kind;
import dev.cardstock.grading.language.LanguageProfile;
import dev.cardstock.grading.phrase.Finding.Weight;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of an answer beside those of a right one, in the way that leaves the least difference. */
final class Alignment {
    static final int MOST_WORDS = 60;

    private static final int SKIP = 1;
    private static final int EXTRA = 2;
    private static final int PAIR = 3;
    /** Two or three words of one side for one of the other. */
    private static final int JOIN = 4;
    private static final int SPLIT = 6;

    private final Tokens wanted;
    private final Tokens typed;
    private final Context context;
    private final LanguageProfile profile;
    private final String expected;
    private final List<Finding> findings = new ArrayList<>();
    private double cost;

    private Alignment(Tokens wanted, Tokens typed, Context context, String expected) {
        this.wanted = wanted;
        this.typed = typed;
        this.context = context;
        profile = context.profile();
        this.expected = expected;
    }

    static Comparison of(Tokens wanted, Tokens typed, Context context, String expected) {
        if (typed.size() > MOST_WORDS || wanted.size() > MOST_WORDS) {
            return Comparison.wrong(expected);
        }
        return new Alignment(wanted, typed, context, expected).compare();
    }

    /**
     * Whether all words may pair in their order, articles left aside. If not, the one is no copy of the other: that is found
     * after a few words, where the best of all pairings takes them all.
     */
    static boolean mayPairAll(Tokens wanted, Tokens typed, Context context) {
        return typed.size() <= MOST_WORDS && wanted.size() <= MOST_WORDS
                && new Alignment(wanted, typed, context, "").mayPairAll();
    }

    private boolean mayPairAll() {
        int n = wanted.size();
        int m = typed.size();
        boolean[][] reached = new boolean[n + 1][m + 1];
        reached[0][0] = true;
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                if (!reached[i][j]) {
                    continue;
                }
                if (i < n && isArticle(wanted.list.get(i))) {
                    reached[i + 1][j] = true;
                }
                if (j < m && isArticle(typed.list.get(j))) {
                    reached[i][j + 1] = true;
                }
                if (i < n && j < m) {
                    Token a = wanted.list.get(i);
                    Token b = typed.list.get(j);
                    reached[i + 1][j + 1] |= match(a, b) != WordMatch.NONE;
                    for (int width = 2; width <= 3; width++) {
                        if (j + width <= m && joins(a, typed, j, j + width)) {
                            reached[i + 1][j + width] = true;
                        }
                        if (i + width <= n && joins(b, wanted, i, i + width)) {
                            reached[i + width][j + 1] = true;
                        }
                    }
                }
            }
        }
        return reached[n][m];
    }

    private Comparison compare() {
        int n = wanted.size();
        int m = typed.size();
        double[][] best = new double[n + 1][m + 1];
        int[][] step = new int[n + 1][m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                if (i + j == 0) {
                    continue;
                }
                double least = Double.MAX_VALUE;
                int how = 0;
                if (i > 0) {
                    double value = best[i - 1][j] + missing(wanted.list.get(i - 1));
                    if (value < least) {
                        least = value;
                        how = SKIP;
                    }
                }
                if (j > 0) {
                    double value = best[i][j - 1] + extra(typed.list.get(j - 1));
                    if (value < least) {
                        least = value;
                        how = EXTRA;
                    }
                }
                if (i > 0 && j > 0) {
                    double value = best[i - 1][j - 1] + pair(i - 1, j - 1);
                    if (value <= least) {
                        least = value;
                        how = PAIR;
                    }
                    for (int width = 2; width <= 3; width++) {
                        if (j >= width && joins(wanted.list.get(i - 1), typed, j - width, j)) {
                            value = best[i - 1][j - width] + 0.02;
                            if (value < least) {
                                least = value;
                                how = JOIN + width - 2;
                            }
                        }
                        if (i >= width && joins(typed.list.get(j - 1), wanted, i - width, i)) {
                            value = best[i - width][j - 1] + 0.02;
                            if (value < least) {
                                least = value;
                                how = SPLIT + width - 2;
                            }
                        }
                    }
                }
                best[i][j] = least;
                step[i][j] = how;
            }
        }
        return trace(step, n, m);
    }

    private boolean isArticle(Token token) {
        return profile.article(token.key) != null || profile.has("particles", token.key)
                || token.key.equals("be") && wanted.size() > 2 && token.equals(wanted.list.get(1))
                        && wanted.list.get(0).key.equals("to");
    }

    /** An article that is the whole answer is no article beside a word. */
    private boolean isOtherArticle(Token a, Token b) {
        return wanted.size() > 1 && isArticle(a) && isArticle(b);
    }

    private double missing(Token token) {
        return isArticle(token) ? 0.02 : profile.has("function", token.key) ? 0.7 : 1;
    }

    private double extra(Token token) {
        return isArticle(token)
                ? 0.02
                : isHarmless(token) ? 0.3 : profile.has("function", token.key) ? 0.5 : 1;
    }

    private boolean isHarmless(Token token) {
        return !profile.has("not", token.key) && (context.promptKeys().contains(token.bare())
                || profile.has("lead", token.key) || profile.has("titles", token.key)
                || profile.has("affixes", token.key));
    }

    private double pair(int i, int j) {
        Token a = wanted.list.get(i);
        Token b = typed.list.get(j);
        WordMatch match = match(a, b);
        if (match == WordMatch.NONE) {
            return isOtherArticle(a, b) ? 0.03 : 3;
        }
        return match.cost;
    }

    private WordMatch match(Token a, Token b) {
        WordMatch match = WordMatch.of(a, b, context);
        if (match == WordMatch.NONE) {
            String rest = withoutPrefix(b.key);
            if (rest != null && rest.equals(withoutPrefixOrSame(a.key))) {
                return WordMatch.SOFT;
            }
            if (rest != null && profile.letters()
                    .bare(rest)
                    .equals(profile.letters().bare(withoutPrefixOrSame(a.key)))) {
                return WordMatch.ACCENT;
            }
            String other = withoutPrefix(a.key);
            if (other != null && other.equals(b.key)) {
                return WordMatch.SOFT;
            }
            if (other != null
                    && profile.letters().bare(other).equals(b.bare())) {
                return WordMatch.ACCENT;
            }
            String bare = withoutAffix(b.key);
            if (bare != null && bare.equals(a.key)) {
                return WordMatch.SOFT;
            }
        }
        return match;
    }

    private String withoutPrefixOrSame(String key) {
        String rest = withoutPrefix(key);
        return rest == null ? key : rest;
    }

    private @Nullable String withoutPrefix(String key) {
        for (String prefix : profile.list("prefixes")) {
            if (key.startsWith(prefix) && key.length() >= prefix.length() + 2) {
                return key.substring(prefix.length());
            }
        }
        return null;
    }

    /** Such as the polite です after the word that was asked for. */
    private @Nullable String withoutAffix(String key) {
        for (String affix : profile.list("affixes")) {
            if (key.endsWith(affix) && key.length() > affix.length()) {
                return key.substring(0, key.length() - affix.length());
            }
        }
        return null;
    }

    private boolean joins(Token one, Tokens many, int from, int to) {
        int length = 0;
        for (int k = from; k < to; k++) {
            length += many.list.get(k).key.length();
        }
        if (length == one.key.length() || length == one.soft().length()) {
            StringBuilder all = new StringBuilder(length);
            StringBuilder soft = new StringBuilder(length);
            for (int k = from; k < to; k++) {
                all.append(many.list.get(k).key);
                soft.append(many.list.get(k).soft());
            }
            if (all.toString().equals(one.key) || soft.toString().equals(one.soft())
                    || pinyin(all.toString()).equals(pinyin(one.key))) {
                return true;
            }
        }
        BigDecimal sum = numberWords(many, from, to);
        return sum != null && NumberReadings.same(List.of(sum),
                NumberWords.readings(one, profile, many.list.get(from)));
    }

    /** Tones stand last in the key of a word, whatever its syllables. */
    private static String pinyin(String key) {
        StringBuilder letters = new StringBuilder();
        StringBuilder tones = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            (c >= 0x300 && c < 0x370 ? tones : letters).append(c);
        }
        return letters.append(tones).toString();
    }

    /** Such as twenty-one, two hundred, dix-sept; null if a word is no number. */
    private @Nullable BigDecimal numberWords(Tokens tokens, int from, int to) {
        BigDecimal sum = BigDecimal.ZERO;
        StringBuilder joined = new StringBuilder();
        for (int k = from; k < to; k++) {
            Token token = tokens.list.get(k);
            joined.append(token.key);
            if (profile.has("joiner", token.key) || k > from && profile.has("and", token.key)) {
                continue;
            }
            BigDecimal factor = profile.multiplier(token.key);
            BigDecimal value = token.isNumber() ? token.numbers.get(0) : profile.number(token.key);
            if (factor != null && sum.signum() > 0) {
                sum = sum.multiply(factor);
            } else if (value != null && value.compareTo(BigDecimal.valueOf(100)) < 0
                    || factor != null && sum.signum() == 0 || value != null && k == from) {
                if (value != null && sum.signum() > 0 && (token.isNumber()
                        || sum.remainder(BigDecimal.TEN).signum() != 0)) {
                    return null;
                }
                sum = sum.add(factor != null ? factor : value);
            } else {
                return null;
            }
        }
        BigDecimal whole = profile.number(joined.toString());
        return whole != null ? whole : sum;
    }

    private Comparison trace(int[][] step, int n, int m) {
        List<Integer> missing = new ArrayList<>();
        List<Integer> extra = new ArrayList<>();
        int[] place = new int[n + 1];
        Arrays.fill(place, -1);
        int i = n;
        int j = m;
        int matched = 0;
        boolean content = false;
        while (i > 0 || j > 0) {
            int how = step[i][j];
            place[i] = j;
            switch (how) {
                case SKIP -> missing.add(0, --i);
                case EXTRA -> extra.add(0, --j);
                case PAIR -> {
                    i--;
                    j--;
                    if (pairFound(wanted.list.get(i), typed.list.get(j))) {
                        matched++;
                        content |= isContent(wanted.list.get(i));
                    } else {
                        missing.add(0, i);
                        extra.add(0, j);
                    }
                }
                case JOIN, JOIN + 1 -> {
                    int width = how - JOIN + 2;
                    i--;
                    j -= width;
                    spacing(j, j + width);
                    matched++;
                    content = true;
                }
                default -> {
                    int width = how - SPLIT + 2;
                    i -= width;
                    j--;
                    spacing(i, i + width, j);
                    matched += width;
                    content = true;
                }
            }
        }
        place[0] = 0;
        return conclude(missing, extra, place, matched, content);
    }

    private boolean isContent(Token token) {
        return !isArticle(token) && !profile.has("function", token.key)
                && !context.promptKeys().contains(token.bare());
    }

    private void add(Kind kind, int from, int to, String right, Weight weight, double more) {
        int start = typed.text.start(from);
        int end = to > from ? typed.text.end(to) : start;
        if (to == from && from > 0 && from == typed.text.length()) {
            start = typed.text.end(from);
            end = start;
        }
        findings.add(new Finding(new Slip(kind, start, end, right), weight));
        cost += more;
    }

    /** Words written apart that belong together, or with a hyphen. */
    private void spacing(int from, int to) {
        for (int k = from + 1; k < to; k++) {
            Token left = typed.list.get(k - 1);
            Token right = typed.list.get(k);
            if (right.from > left.to) {
                add(right.hyphened ? Kind.PUNCTUATION : Kind.SPACING, left.to, right.from, "",
                        Weight.BY_POLICY, 0.02);
            }
        }
    }

    /** Words written together that are apart in the right answer. */
    private void spacing(int from, int to, int at) {
        int offset = typed.list.get(at).from;
        for (int k = from + 1; k < to; k++) {
            offset = Math.min(typed.list.get(at).to,
                    offset + wanted.list.get(k - 1).cased.length());
            if (wanted.list.get(k).from > wanted.list.get(k - 1).to) {
                boolean hyphen = wanted.list.get(k).hyphened;
                add(hyphen ? Kind.PUNCTUATION : Kind.SPACING, offset, offset, hyphen ? "-" : " ",
                        Weight.BY_POLICY, 0.02);
            }
        }
    }

    private boolean pairFound(Token a, Token b) {
        WordMatch match = match(a, b);
        if (match == WordMatch.NONE) {
            if (isOtherArticle(a, b)) {
                String x = profile.article(a.key);
                String y = profile.article(b.key);
                boolean agree = x == null || y == null || x.isEmpty() || y.isEmpty()
                        || x.chars().anyMatch(c -> y.indexOf(c) >= 0);
                add(Kind.ARTICLE, b.from, b.to, a.cased, agree ? Weight.BY_POLICY : Weight.SLIP,
                        agree ? 0.03 : 0.12);
                return true;
            }
            return false;
        }
        cost += match.cost;
        if (match == WordMatch.SOFT && withoutPrefix(b.key) != null
                && withoutPrefix(a.key) == null) {
            String prefix = b.key.substring(0,
                    b.key.length() - withoutPrefixOrSame(b.key).length());
            add(Kind.ARTICLE, b.from, Math.min(b.to, b.from + prefix.length()), "",
                    Weight.BY_POLICY, 0.01);
            return true;
        }
        if (match == WordMatch.SOFT && withoutAffix(b.key) != null
                && !a.key.equals(b.key) && b.key.startsWith(a.key)) {
            add(Kind.EXTRA_PART, b.from + a.cased.length(), b.to, "", Weight.NONE, 0.01);
            return true;
        }
        Kind kind = match.kind;
        if (kind != null) {
            int[] span = difference(a.cased, b.cased, kind == Kind.ACCENT || kind == Kind.TYPO);
            boolean whole = kind == Kind.SYNONYM;
            add(kind, whole ? b.from : b.from + span[0], whole ? b.to : b.from + span[1],
                    whole ? a.cased : a.cased.substring(span[2], span[3]),
                    kind == Kind.NUMBER ? Weight.SLIP : Weight.BY_POLICY, 0);
        }
        return true;
    }

    /** The smallest span in which two words differ: its ends in the second and then in the first. */
    private static int[] difference(String a, String b, boolean ignoreCase) {
        int start = 0;
        int shorter = Math.min(a.length(), b.length());
        while (start < shorter && same(a.charAt(start), b.charAt(start), ignoreCase)) {
            start++;
        }
        int tail = 0;
        while (tail < shorter - start
                && same(a.charAt(a.length() - 1 - tail), b.charAt(b.length() - 1 - tail),
                        ignoreCase)) {
            tail++;
        }
        return new int[]{start, b.length() - tail, start, a.length() - tail};
    }

    private static boolean same(char a, char b, boolean ignoreCase) {
        return a == b || ignoreCase && Character.toLowerCase(a) == Character.toLowerCase(b);
    }

    private Comparison conclude(List<Integer> missing, List<Integer> extra, int[] place,
            int matched,
            boolean content) {
        List<Integer> lost = new ArrayList<>();
        List<Integer> more = new ArrayList<>(extra);
        int moved = 0;
        for (int index : missing) {
            Token token = wanted.list.get(index);
            if (isArticle(token)) {
                if (wanted.size() > 1) {
                    int at = place(place[index + 1] < 0 ? 0 : place[index + 1]);
                    add(Kind.ARTICLE, at, at, token.cased, Weight.BY_POLICY, 0.02);
                    continue;
                }
            }
            Integer twin = null;
            for (int other : more) {
                if (WordMatch.of(token, typed.list.get(other), context) != WordMatch.NONE) {
                    twin = other;
                    break;
                }
            }
            if (twin == null) {
                lost.add(index);
            } else {
                int taken = twin;
                more.removeIf(other -> other == taken);
                Token there = typed.list.get(twin);
                add(Kind.WORD_ORDER, there.from, there.to, token.cased, Weight.BY_POLICY, 0.2);
                pairFound(token, there);
                moved++;
                matched++;
                content = true;
            }
        }
        boolean wrong = moved > Math.max(1, wanted.size() / 3) && !isCoordinated();
        boolean or = false;
        boolean not = false;
        List<Integer> unknown = new ArrayList<>();
        for (int index : more) {
            Token token = typed.list.get(index);
            or |= profile.has("or", token.key) || context.otherKeys().contains(token.key);
            boolean negation = profile.has("not", token.key);
            not |= negation;
            if (isArticle(token)) {
                if (typed.size() > 1) {
                    add(Kind.ARTICLE, token.from, token.to, "", Weight.BY_POLICY, 0.02);
                }
            } else if (isHarmless(token)) {
                add(Kind.EXTRA_PART, token.from, token.to, "", Weight.NONE, 0.01);
            } else if (profile.has("function", token.key) && !negation) {
                add(Kind.EXTRA_PART, token.from, token.to, "", Weight.SLIP, 0.25);
            } else if (!negation) {
                unknown.add(index);
            }
        }
        boolean lostNegation = false;
        int lostContent = 0;
        for (int index : lost) {
            Token token = wanted.list.get(index);
            boolean negation = profile.has("not", token.key);
            lostNegation |= negation;
            boolean function = profile.has("function", token.key);
            lostContent += function || negation ? 0 : 1;
            int at = place(place[index + 1] < 0 ? 0 : place[index + 1]);
            Weight weight = negation
                    ? Weight.OPPOSITE
                    : function && content ? Weight.SLIP : Weight.PART;
            if (unknown.isEmpty() || negation) {
                add(negation ? Kind.NEGATION : Kind.MISSING_PART, at, at, token.cased, weight,
                        function ? 0.5 : 1);
            }
        }
        if (not && !lostNegation) {
            for (int index : more) {
                Token token = typed.list.get(index);
                if (profile.has("not", token.key)) {
                    add(Kind.NEGATION, token.from, token.to, "",
                            content && lostContent == 0 ? Weight.OPPOSITE : Weight.WRONG, 2);
                }
            }
        }
        for (int index : unknown) {
            Token token = typed.list.get(index);
            boolean number = token.isNumber() && !lost.isEmpty();
            String right = !lost.isEmpty() && lost.size() == unknown.size()
                    ? wanted.list.get(lost.get(unknown.indexOf(index))).cased
                    : "";
            add(number ? Kind.NUMBER : lost.isEmpty() ? Kind.EXTRA_PART : Kind.MISSING_PART,
                    token.from, token.to, right, Weight.WRONG, 2);
        }
        if (or && !more.isEmpty()) {
            Token first = typed.list.get(more.get(0));
            Token last = typed.list.get(more.get(more.size() - 1));
            add(Kind.EXTRA_PART, first.from, last.to, "", Weight.WRONG, 2);
        }
        if (matched == 0 || lostContent > 0 && !content || wrong) {
            return new Comparison(List.of(), 100, 0, expected);
        }
        punctuation();
        List<Finding> ordered = new ArrayList<>(findings);
        ordered.sort(Comparator.comparingInt(f -> f.slip().start()));
        return new Comparison(List.copyOf(ordered), cost,
                matched / (double) Math.max(1, wanted.size()), expected);
    }

    /** Supply and demand are demand and supply. */
    private boolean isCoordinated() {
        return wanted.size() <= 5
                && wanted.list.stream().anyMatch(token -> profile.has("and", token.key));
    }

    private int place(int index) {
        return index < typed.size() ? typed.list.get(index).from : typed.text.length();
    }

    /** Marks count little, but a learner who asks for strictness wants to see them. */
    private void punctuation() {
        List<Tokens.Mark> right = shown(wanted);
        List<Tokens.Mark> here = shown(typed);
        int k = 0;
        while (k < right.size() && k < here.size() && right.get(k).sign() == here.get(k).sign()) {
            k++;
        }
        if (k == right.size() && k == here.size()) {
            return;
        }
        if (k < here.size()) {
            int at = here.get(k).at();
            add(Kind.PUNCTUATION, at, at + 1,
                    k < right.size() ? Character.toString(right.get(k).sign()) : "",
                    Weight.BY_POLICY, 0.002);
        } else {
            int at = typed.text.length();
            add(Kind.PUNCTUATION, at, at, Character.toString(right.get(k).sign()),
                    Weight.BY_POLICY, 0.002);
        }
    }

    private static List<Tokens.Mark> shown(Tokens tokens) {
        if (tokens.marks.isEmpty()) {
            return tokens.marks;
        }
        return tokens.marks.stream()
                .filter(mark -> mark.sign() != '-' && mark.sign() != '(' && mark.sign() != ')')
                .toList();
    }
}
