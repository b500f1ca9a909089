package dev.cardstock.grading.phrase;

import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.KeyPoint;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Verdict;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.grading.language.LanguageProfile;
import dev.cardstock.grading.phrase.Result.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grades a list item by item. The answer is cut where a mark or a word for "and" stands; a piece that is
 * no item is looked through for items that stand side by side with nothing between them.
 */
final class Items {
    private static final int MOST_PIECES = 200;
    private static final int MOST_WORDS_SIDE_BY_SIDE = 6;

    /** A piece of the answer, and where it begins. */
    private record Piece(String text, int start) {}

    private record Found(Comparison comparison, Piece piece, int order) {}

    private final PreparedQuestion asked;
    private final GradingPolicy policy;
    private final LanguageProfile profile;

    Items(PreparedQuestion asked, GradingPolicy policy) {
        this.asked = asked;
        this.policy = policy;
        profile = asked.context().profile();
    }

    Result grade(String answer) {
        Attempt whole = asked.attempt(answer);
        if (whole.isEmpty()) {
            return items(new Found[asked.items().size()], List.of(), Reason.EMPTY, answer);
        }
        if (asked.isNonAnswer(whole)) {
            return items(new Found[asked.items().size()], List.of(), Reason.NON_ANSWER, answer);
        }
        Found[] found = new Found[asked.items().size()];
        List<Piece> rest = new ArrayList<>();
        List<Piece> pieces = pieces(answer);
        for (int round = 0; round < 2; round++) {
            // Exact items first, so that a near one does not take the place of another.
            List<Piece> left = new ArrayList<>();
            for (Piece piece : round == 0 ? pieces : rest) {
                if (!take(piece, found, round == 0 ? 0.08 : 3)) {
                    left.add(piece);
                }
            }
            rest = left;
        }
        List<Piece> unknown = new ArrayList<>();
        for (Piece piece : rest) {
            unknown.addAll(sideBySide(piece, found));
        }
        return items(found, unknown, Reason.ITEMS, answer);
    }

    private boolean take(Piece piece, Found[] found, double limit) {
        int at = -1;
        Comparison best = null;
        Attempt attempt = asked.attempt(piece.text);
        if (attempt.tokens.size() == 0 && asked.items().get(0).get(0).tokens().size() > 0) {
            return attempt.isEmpty() || attempt.tokens.marks.isEmpty();
        }
        for (int i = 0; i < found.length; i++) {
            if (found[i] != null) {
                continue;
            }
            Comparison one = PreparedQuestion.best(asked.items().get(i), attempt, policy,
                    asked.question().references().get(i));
            if (one.verdict(policy).accepted() && one.cost() <= limit
                    && (best == null || one.cost() < best.cost())) {
                best = one;
                at = i;
            }
        }
        if (best == null) {
            String rest = withoutAnd(piece.text);
            return rest != null && take(new Piece(rest, piece.start
                    + (piece.text.endsWith(rest) ? piece.text.length() - rest.length() : 0)), found,
                    limit);
        }
        found[at] = new Found(best, piece, piece.start);
        return true;
    }

    /** Without an "and" that is written together with the word; null where there is none. */
    private @Nullable String withoutAnd(String text) {
        int length = text.length();
        if (length < 2) {
            return null;
        }
        return switch (profile.code()) {
            case "ar" -> text.startsWith("و") ? text.substring(1) : null;
            case "he" -> text.startsWith("ו") ? text.substring(1) : null;
            case "ko" -> text.endsWith("와") || text.endsWith("과") || text.endsWith("랑")
                    ? text.substring(0, length - 1)
                    : text.endsWith("하고") ? text.substring(0, length - 2) : null;
            default -> null;
        };
    }

    /** The pieces of a piece that are no items; the items in it are put where they belong. */
    private List<Piece> sideBySide(Piece piece, Found[] found) {
        Tokens tokens = Tokens.of(piece.text, profile);
        List<Piece> unknown = new ArrayList<>();
        int from = 0;
        int start = -1;
        boolean any = false;
        while (from < tokens.size()) {
            int to = Math.min(tokens.size(), from + MOST_WORDS_SIDE_BY_SIDE);
            boolean taken = false;
            for (; to > from && !taken; to--) {
                if (from == 0 && to == tokens.size()) {
                    continue;
                }
                int begin = tokens.text.start(tokens.list.get(from).from);
                int end = tokens.text.end(tokens.list.get(to - 1).to);
                taken = take(new Piece(piece.text.substring(begin, end), piece.start + begin),
                        found,
                        0.45);
            }
            if (taken) {
                any = true;
                start = addUnknown(piece, tokens, start, from, unknown);
                from = to + 1;
            } else {
                start = start < 0 ? from : start;
                from++;
            }
        }
        addUnknown(piece, tokens, start, tokens.size(), unknown);
        if (!any) {
            List<Piece> parts = withoutSpaces(piece, found);
            if (parts != null) {
                return parts;
            }
        }
        return any ? unknown : List.of(piece);
    }

    private int addUnknown(Piece piece, Tokens tokens, int from, int to, List<Piece> unknown) {
        if (from >= 0 && to > from) {
            boolean words = false;
            boolean numbers = asked.items()
                    .stream()
                    .anyMatch(item -> item.get(0).tokens().list.stream().anyMatch(Token::isNumber));
            for (int i = from; i < to; i++) {
                Token token = tokens.list.get(i);
                words |= !(token.isNumber() && !numbers) && profile.article(token.key) == null
                        && !profile.has("and", token.key)
                        && !profile.has("lead", token.key) && !profile.has("function", token.key)
                        && !asked.context().promptKeys().contains(token.bare());
            }
            if (words) {
                int begin = tokens.text.start(tokens.list.get(from).from);
                int end = tokens.text.end(tokens.list.get(to - 1).to);
                unknown.add(new Piece(piece.text.substring(begin, end), piece.start + begin));
            }
        }
        return -1;
    }

    /** Such as 春夏秋冬; null unless the piece is made of items from its beginning to its end. */
    private @Nullable List<Piece> withoutSpaces(Piece piece, Found[] found) {
        int at = 0;
        List<Piece> unknown = new ArrayList<>();
        int begin = -1;
        boolean any = false;
        String text = piece.text;
        if (text.codePoints().noneMatch(c -> c >= 0x0E00 && c <= 0x0E7F || c >= 0x3040)) {
            return null;
        }
        while (at < text.length()) {
            int length = 0;
            for (int i = 0; i < found.length && length == 0; i++) {
                for (Target target : asked.items().get(i)) {
                    if (found[i] == null && text.startsWith(target.text(), at)) {
                        length = target.text().length();
                        Piece here = new Piece(text.substring(at, at + length), piece.start + at);
                        found[i] = new Found(target.compare(asked.attempt(here.text)), here,
                                here.start);
                        break;
                    }
                }
            }
            if (length > 0) {
                any = true;
                if (begin >= 0) {
                    unknown.add(new Piece(text.substring(begin, at), piece.start + begin));
                    begin = -1;
                }
                at += length;
            } else {
                begin = begin < 0 ? at : begin;
                at++;
            }
        }
        if (begin >= 0) {
            unknown.add(new Piece(text.substring(begin), piece.start + begin));
        }
        unknown.removeIf(p -> profile.has("and", p.text));
        return any ? unknown : null;
    }

    private List<Piece> pieces(String answer) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int depth = 0;
        for (int i = 0; i <= answer.length() && pieces.size() < MOST_PIECES; i++) {
            boolean end = i == answer.length();
            char c = end ? ',' : answer.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            boolean decimal = c == ',' && i > 0 && i + 1 < answer.length()
                    && Character.isDigit(answer.charAt(i - 1))
                    && Character.isDigit(answer.charAt(i + 1));
            if (end || depth <= 0 && !decimal && isSeparator(c, answer, i)) {
                words(answer, from, i, pieces);
                from = i + 1;
            }
        }
        return pieces;
    }

    private static boolean isSeparator(char c, String answer, int at) {
        return switch (c) {
            case ',', ';', '\n', '、', '،', '，', '；', '؛', '|', '→', '•', '·', '&', '+', '＋',
                    '・' ->
                true;
            case '/' -> true;
            case '>' -> true;
            case '-', '–', '—' -> at > 0 && at + 1 < answer.length()
                    && answer.charAt(at - 1) == ' ' && answer.charAt(at + 1) == ' ';
            default -> false;
        };
    }

    /** Cuts at words for "and", if the whole is no item that has such a word in it. */
    private void words(String answer, int from, int to, List<Piece> pieces) {
        String text = answer.substring(from, to);
        if (text.isBlank()) {
            return;
        }
        Tokens tokens = Tokens.of(text, profile);
        boolean and = false;
        for (Token token : tokens.list) {
            and |= profile.has("and", token.key);
        }
        if (!and || isItem(text)) {
            number(text, from, tokens, pieces);
            return;
        }
        int begin = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || profile.has("and", tokens.list.get(i).key)) {
                int end = i == tokens.size()
                        ? text.length()
                        : tokens.text.start(tokens.list.get(i).from);
                String part = text.substring(begin, Math.max(begin, end));
                if (!part.isBlank()) {
                    pieces.add(new Piece(part.strip(), from + begin + leading(part)));
                }
                begin = i == tokens.size() ? end : tokens.text.end(tokens.list.get(i).to);
            }
        }
    }

    /** Without the number or dash of an enumeration before an item. */
    private void number(String text, int from, Tokens tokens, List<Piece> pieces) {
        String part = text;
        int begin = 0;
        if (tokens.size() > 1 && tokens.list.get(0).isNumber() && !isItem(text)) {
            begin = tokens.text.end(tokens.list.get(0).to);
            while (begin < text.length() && ".):- ".indexOf(text.charAt(begin)) >= 0) {
                begin++;
            }
            part = text.substring(begin);
        }
        pieces.add(new Piece(part.strip(), from + begin + leading(part)));
    }

    private static int leading(String text) {
        return text.length() - text.stripLeading().length();
    }

    private boolean isItem(String text) {
        Attempt attempt = asked.attempt(text);
        for (List<Target> item : asked.items()) {
            if (PreparedQuestion.best(item, attempt, policy, "").cost() < 0.5) {
                return true;
            }
        }
        return false;
    }

    private Result items(Found[] found, List<Piece> unknown, Reason reason, String answer) {
        List<KeyPoint> points = new ArrayList<>();
        List<Slip> slips = new ArrayList<>();
        boolean onlyForgiven = true;
        boolean inOrder = true;
        int hits = 0;
        int last = -1;
        for (int i = 0; i < found.length; i++) {
            Found one = found[i];
            String item = asked.question().references().get(i);
            points.add(new KeyPoint(item,
                    one == null ? KeyPoint.Status.PROBABLY_MISSING : KeyPoint.Status.COVERED,
                    one == null ? List.of() : List.of(one.piece.text)));
            if (one == null) {
                continue;
            }
            hits++;
            inOrder &= one.order > last;
            last = Math.max(last, one.order);
            onlyForgiven &= one.comparison.verdict(policy) == Verdict.CORRECT;
            for (Finding finding : one.comparison.findings()) {
                Slip slip = finding.slip();
                slips.add(new Slip(slip.kind(), slip.start() + one.piece.start,
                        slip.end() + one.piece.start, slip.expected()));
            }
        }
        boolean wrongOrder = asked.question().list() == ListOrder.ORDERED && !inOrder;
        for (int i = 0; i < found.length; i++) {
            if (found[i] == null && unknown.isEmpty() && hits > 0) {
                slips.add(new Slip(Slip.Kind.MISSING_PART, answer.length(), answer.length(),
                        asked.question().references().get(i)));
            }
        }
        for (Piece piece : unknown) {
            slips.add(new Slip(Slip.Kind.EXTRA_PART, piece.start, piece.start + piece.text.length(),
                    ""));
        }
        if (wrongOrder) {
            int end = answer.stripTrailing().length();
            slips.add(new Slip(Slip.Kind.WORD_ORDER, Math.min(leading(answer), end), end,
                    String.join(", ", asked.question().references())));
        }
        slips.sort(Comparator.comparingInt(Slip::start));
        boolean complete = hits == found.length && unknown.isEmpty() && !wrongOrder;
        Verdict verdict = complete
                ? onlyForgiven ? Verdict.CORRECT : Verdict.CORRECT_WITH_SLIPS
                : hits > 0 ? Verdict.PARTIAL : Verdict.INCORRECT;
        double credit = complete
                ? 1
                : hits / (double) Math.max(found.length, 1);
        if (!complete && hits == found.length && !wrongOrder) {
            credit = found.length / (double) (found.length + unknown.size());
        }
        double score = switch (verdict) {
            case CORRECT -> 1;
            case CORRECT_WITH_SLIPS -> 0.9;
            case PARTIAL -> 0.1 + 0.3 * credit;
            default -> 0;
        };
        return new Result(verdict, score, credit, slips, points,
                String.join(", ", asked.question().references()),
                reason != Reason.ITEMS
                        ? reason
                        : wrongOrder && hits == found.length
                                ? Reason.ORDER
                                : Reason.ITEMS);
    }
}
