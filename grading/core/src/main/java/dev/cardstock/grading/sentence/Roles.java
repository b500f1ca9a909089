package dev.cardstock.grading.sentence;

import dev.cardstock.grading.language.Lexicon;
import dev.cardstock.grading.sentence.Alignment.Pair;
import dev.cardstock.grading.sentence.Guards.Finding;
import dev.cardstock.grading.sentence.Guards.Kind;
import dev.cardstock.grading.sentence.Guards.Order;
import dev.cardstock.grading.sentence.Tokens.Token;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Who does what to whom, and which has what: whether two things of a reference have changed places. */
final class Roles {
    /** Questions whose answer is a row of things in their order. */
    private static final Pattern SEQUENCE = Pattern.compile(
            "\\b(?:in (?:the )?(?:right |correct )?(?:order|sequence)|in what order|trace the|step by step"
                    + "|the (?:steps|stages|phases)|in welcher reihenfolge|der reihe nach"
                    + "|(?:list|name) .{0,60}\\bfrom (?:the )?\\w+(?: \\w+)? (?:to|inwards?|outwards?|downwards?|upwards?)\\b)",
            Pattern.CASE_INSENSITIVE);

    /** Questions that ask for two things each in its own way. */
    private static final Pattern COMPARISON = Pattern.compile(
            "\\b(?:differ|differs|different|differences?|compared?|comparison|contrast|distinguish|distinguishes|versus|vs"
                    + "|rather than|instead of|better|than|and|unterschied\\w*|unterscheide\\w*|vergleich\\w*)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> PREPOSITIONS = Set.of("of", "in", "on", "at", "to", "for",
            "with", "by", "from", "into", "as", "than", "onto", "through", "between", "during",
            "without", "before", "after", "over", "under", "toward", "towards", "against");
    private static final Set<String> CONJUNCTIONS = Set.of("and", "or", "but", "because", "while",
            "whereas", "if", "which", "when");
    private static final Set<String> BE = Set.of("is", "are", "was", "were", "be", "been", "being",
            "gets", "get", "got");
    /** Words on whose two sides things may change places. */
    static final Set<String> SYMMETRIC = Set.of("equal", "equals", "differ", "differs",
            "different", "meet", "combine", "combines", "interact", "connect", "connects",
            "connected", "touch", "touches", "react", "mix", "same", "join", "joined", "and", "or",
            "und", "oder",
            "similar", "share", "bind", "binds", "separate", "separated", "between", "parallel",
            "perpendicular", "proportional", "inversely", "opposite", "equilibrium", "ratio",
            "with",
            "plus", "times", "versus", "vs", "linked", "attached", "linear", "equally");

    private final Alignment alignment;
    private final Tokens reference;
    private final Tokens answer;
    private final Tokens question;
    private final Order order;
    private final Lexicon lexicon;
    private final List<Pair> common;

    private Roles(Alignment alignment, Tokens question, Order order, Lexicon lexicon) {
        this.alignment = alignment;
        reference = alignment.reference;
        answer = alignment.answer;
        this.question = question;
        this.order = order;
        this.lexicon = lexicon;
        common = alignment.uniquePairs();
    }

    /** Adds the first two things that have changed their places, or a row in the wrong order. */
    static double find(Alignment alignment, Tokens question, Order order, Lexicon lexicon,
            List<Finding> found) {
        return new Roles(alignment, question, order, lexicon).find(found);
    }

    private double find(List<Finding> found) {
        boolean copy = order.coverage() >= 0.75 && order.precision() >= 0.75;
        if (crossed()) {
            for (int i = 0; i < common.size(); i++) {
                for (int j = i + 1; j < common.size(); j++) {
                    Pair x = common.get(i);
                    Pair y = common.get(j);
                    if (!alike(x.reference(), y.reference()) && changed(x, y, copy)
                            && !lexicon.synonyms(reference.get(x.reference()).term(),
                                    reference.get(y.reference()).term())) {
                        found.add(new Finding(Kind.ROLES,
                                List.of(answer.get(x.answer()).word(),
                                        answer.get(y.answer()).word()),
                                List.of(reference.get(x.reference()).word(),
                                        reference.get(y.reference()).word())));
                        return 1;
                    }
                }
            }
        }
        if (order.coverage() >= 0.7 && order.precision() >= 0.7 && order.ascending() < 0.8
                && SEQUENCE.matcher(question.text).find()) {
            found.add(new Finding(Kind.ROLES, answer.words(), List.of()));
            return 1;
        }
        return 0;
    }

    private boolean changed(Pair x, Pair y, boolean copy) {
        return copy && (aroundTheVerb(x, y) || prepositionsChanged(x, y))
                || inEachOthersPlace(x, y) || aroundTheSame(x, y)
                || (rebound(x, y) || exchanged(x, y)) && rivals(x, y);
    }

    /** Whether any two words of both texts stand in another order. */
    private boolean crossed() {
        for (int i = 1; i < common.size(); i++) {
            if (common.get(i).answer() < common.get(i - 1).answer()) {
                return true;
            }
        }
        return false;
    }

    /** "the wall of the gut" against "the gut of the wall". */
    private boolean aroundTheSame(Pair x, Pair y) {
        int length = y.reference() - x.reference();
        if (length < 2 || length > 6 || x.answer() - y.answer() != length) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            String word = reference.get(x.reference() + i).lower();
            if (!word.equals(answer.get(y.answer() + i).lower()) || SYMMETRIC.contains(word)
                    || BE.contains(word) || reference.breakAfter(x.reference() + i - 1)) {
                return false;
            }
        }
        return thing(reference.get(x.reference())) && thing(reference.get(y.reference()));
    }

    private boolean inEachOthersPlace(Pair x, Pair y) {
        if (alignment.partner[x.answer()] >= 0 && alignment.partner[y.answer()] >= 0) {
            return false;
        }
        if (alignment.partner[x.answer()] < 0 && alignment.partner[y.answer()] < 0
                && !alignment.taken(x.reference()) && !alignment.taken(y.reference())
                && alignment.sameGap(x.reference(), y.answer())
                && alignment.sameGap(y.reference(), x.answer())
                && !alignment.sameGap(x.reference(), x.answer())
                && alignment.likeness(x.reference(), y.answer()) >= 0.5
                && alignment.likeness(y.reference(), x.answer()) >= 0.5) {
            return true;
        }
        return alignment.likeness(x.reference(), y.answer()) >= Guards.ALIKE
                && alignment.likeness(y.reference(), x.answer()) >= Guards.ALIKE
                && alignment.likeness(x.reference(), x.answer()) < Guards.ALIKE
                && alignment.likeness(y.reference(), y.answer()) < Guards.ALIKE;
    }

    /** Whether what followed the one follows the other, and the reverse: "red: …, white: …". */
    private boolean rebound(Pair x, Pair y) {
        int changed = 0;
        int kept = 0;
        for (Pair w : common) {
            if (w.equals(x) || w.equals(y)) {
                continue;
            }
            int before = follows(w.reference(), x.reference(), y.reference());
            int now = follows(w.answer(), x.answer(), y.answer());
            if (before * now < 0) {
                changed++;
            } else if (before * now > 0) {
                kept++;
            }
        }
        return changed >= 2 && kept == 0;
    }

    /** -1 if x is the last of two words before a word, 1 if y is, 0 if none is. */
    private static int follows(int w, int x, int y) {
        return w < x && w < y ? 0 : w < x ? 1 : w < y ? -1 : x > y ? -1 : 1;
    }

    /**
     * Whether two words stand side by side in a list or on the two sides of a word that takes them alike, so
     * that their order says nothing.
     */
    private boolean alike(int a, int b) {
        int from = Math.min(a, b);
        int to = Math.max(a, b);
        if (to - from > 6) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (SYMMETRIC.contains(reference.get(i).lower())) {
                return true;
            }
        }
        return to - from == 1;
    }

    /** Whether two words are what the question tells apart, or exclude one another. */
    private boolean rivals(Pair x, Pair y) {
        Token a = reference.get(x.reference());
        Token b = reference.get(y.reference());
        return thing(a) && thing(b) && question.has(a.stem()) && question.has(b.stem())
                && comparison()
                || lexicon.antonyms(a.term(), b.term())
                || lexicon.relatedness(a.term(), b.term()) == Lexicon.SIBLING;
    }

    /** "A causes B" against "B causes A". */
    private boolean aroundTheVerb(Pair x, Pair y) {
        if (x.reference() > y.reference() || x.answer() < y.answer()
                || !thing(reference.get(x.reference()))
                || !thing(reference.get(y.reference()))) {
            return false;
        }
        for (int v = x.reference() + 1; v < y.reference(); v++) {
            Token verb = reference.get(v);
            if (!verb.content() || !(verb.term().verb() || verb.lower().endsWith("er"))
                    || SYMMETRIC.contains(verb.lower()) || verb.lower().endsWith("ing")) {
                continue;
            }
            for (int w : alignment.exactAnswerPlaces(List.of(v))) {
                if (w > y.answer() && w < x.answer() && answer.get(w).lower().equals(verb.lower())
                        && nearest(reference, x.reference(), v, y.reference())
                        && nearest(answer, y.answer(), w, x.answer())
                        && passive(reference, v) == passive(answer, w)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean thing(Token token) {
        return token.term().noun() || !token.term().known();
    }

    /** Whether a verb stands between two words in one clause, with few other words. */
    private static boolean nearest(Tokens tokens, int before, int verb, int after) {
        if (verb - before > 3 || after - verb > 4) {
            return false;
        }
        for (int i = before; i < after; i++) {
            if (tokens.breakAfter(i) || CONJUNCTIONS.contains(tokens.get(i).lower())) {
                return false;
            }
        }
        return true;
    }

    private static boolean passive(Tokens tokens, int verb) {
        for (int i = Math.max(0, verb - 2); i < verb; i++) {
            if (BE.contains(tokens.get(i).lower())) {
                return true;
            }
        }
        return verb + 1 < tokens.size() && tokens.get(verb + 1).lower().equals("by");
    }

    /** "from A to B" against "from B to A". */
    private boolean prepositionsChanged(Pair x, Pair y) {
        String px = preposition(reference, x.reference());
        String py = preposition(reference, y.reference());
        return !px.isEmpty() && !py.isEmpty() && !px.equals(py)
                && Math.abs(x.reference() - y.reference()) <= 5
                && px.equals(preposition(answer, y.answer()))
                && py.equals(preposition(answer, x.answer()))
                && Math.abs(x.answer() - y.answer()) <= 5;
    }

    private static String preposition(Tokens tokens, int place) {
        for (int i = place - 1; i >= Math.max(0, place - 2); i--) {
            Token token = tokens.get(i);
            if (tokens.breakAfter(i) || token.content()) {
                return "";
            }
            if (PREPOSITIONS.contains(token.lower())) {
                return token.lower();
            }
        }
        return "";
    }

    /** Whether what stood near the one stands near the other, and the reverse. */
    private boolean exchanged(Pair x, Pair y) {
        int forX = 0;
        int forY = 0;
        int kept = 0;
        for (Pair w : common) {
            if (w.equals(x) || w.equals(y)) {
                continue;
            }
            int before = nearer(reference, w.reference(), x.reference(), y.reference());
            int now = nearer(answer, w.answer(), x.answer(), y.answer());
            if (before * now < 0) {
                forX += before < 0 ? 1 : 0;
                forY += before > 0 ? 1 : 0;
            } else if (before * now > 0) {
                kept++;
            }
        }
        return forX >= 1 && forY >= 1 && forX + forY >= 3 && kept == 0;
    }

    /** -1 if a word is clearly nearer to x, 1 if to y, else 0. */
    private static int nearer(Tokens tokens, int w, int x, int y) {
        int toX = distance(tokens, w, x);
        int toY = distance(tokens, w, y);
        return toX + 2 <= toY ? -1 : toY + 2 <= toX ? 1 : 0;
    }

    private static int distance(Tokens tokens, int a, int b) {
        return Math.abs(a - b) + 8 * Math.abs(tokens.get(a).clause() - tokens.get(b).clause());
    }

    private boolean comparison() {
        return COMPARISON.matcher(question.text).find();
    }
}
