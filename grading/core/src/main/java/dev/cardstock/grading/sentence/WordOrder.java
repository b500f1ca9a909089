package dev.cardstock.grading.sentence;

import dev.cardstock.grading.sentence.Guards.Order;
import dev.cardstock.grading.sentence.Tokens.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Heaps of words and copies of the question, told from sentences by the order of the words. */
final class WordOrder {
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Set<String> DETERMINERS = Set.of("a", "an", "the", "its", "their", "my",
            "your", "our", "every");
    private static final Set<String> PREPOSITIONS = Set.of("of", "in", "on", "at", "to", "for",
            "with", "by", "from", "into", "as", "than", "onto", "through", "between", "during",
            "without", "before", "after", "over", "under", "toward", "towards", "against");
    private static final Set<String> NEVER_LAST = Set.of("of", "from", "into", "than", "and", "or",
            "because", "with", "by", "the", "a", "an", "its", "their", "between", "during", "which",
            "if", "while", "whereas", "but", "as");
    private static final Set<String> NEVER_FIRST = Set.of("of", "than", "are", "or", "into");
    private static final Set<String> NEVER_BEFORE_OF = Set.of("of", "by", "with", "from", "to",
            "in",
            "for", "at", "into", "than");
    private static final Set<String> CONJUNCTIONS = Set.of("and", "or", "but", "because", "while",
            "whereas", "if", "which", "when");
    private static final Set<String> FINITE = Set.of("is", "are", "was", "were", "can", "will",
            "would", "could", "should", "must", "may", "might", "has", "does");
    private static final Set<String> FILLERS = Set.of("reason", "many", "differ", "different",
            "factor", "depend", "situat", "situation", "thing", "stuff", "way", "happen", "becaus",
            "because", "answer", "question", "basic", "basically", "like", "certain", "various",
            "lot", "just", "realli", "veri", "mani", "variou", "thei", "onli", "work", "thi",
            "some",
            "therefor", "import", "about", "all", "explain", "describ", "state", "name",
            "yes", "do", "make", "other", "grund", "gründ", "gruend", "ding", "sache");

    private WordOrder() {}

    static boolean isRepetitive(Tokens answer) {
        return answer.content.size() >= 6 && answer.distinct() * 3 <= answer.content.size();
    }

    /**
     * Whether all its words are of the question or fill, in the order of the question, though the reference
     * has others. An answer may choose among the question's words: "The penny scratches the nickel."
     */
    static boolean onlyRepeats(Tokens reference, Tokens question, Tokens answer) {
        boolean fresh = reference.content.stream()
                .anyMatch(i -> !question.has(reference.get(i).stem()));
        if (!fresh || answer.content.isEmpty() || question.content.isEmpty()
                || answer.negations.size() > question.negations.size()) {
            return false;
        }
        int repeated = 0;
        boolean wanted = false;
        for (int i : answer.content) {
            Token token = answer.get(i);
            if (question.has(token.stem())) {
                repeated++;
                wanted |= reference.has(token.stem());
            } else if (!FILLERS.contains(token.stem()) && !FILLERS.contains(token.lower())
                    || reference.has(token.stem())) {
                return false;
            }
        }
        if (!wanted && answer.size() >= 5) {
            return true;
        }
        return (repeated >= 3 || repeated * 2 >= question.distinct())
                && inTheOrderOf(question, answer) >= 0.7;
    }

    /** The share of the answer's neighbours, both of the question, that are neighbours there too. */
    private static double inTheOrderOf(Tokens question, Tokens answer) {
        Set<String> words = new HashSet<>();
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i < question.size(); i++) {
            words.add(question.get(i).lower());
            if (i > 0) {
                pairs.add(question.get(i - 1).lower() + " " + question.get(i).lower());
            }
        }
        int all = 0;
        int kept = 0;
        for (int i = 1; i < answer.size(); i++) {
            String before = answer.get(i - 1).lower();
            String here = answer.get(i).lower();
            if (words.contains(before) && words.contains(here)) {
                all++;
                kept += pairs.contains(before + " " + here) ? 1 : 0;
            }
        }
        return all == 0 ? 1 : kept / (double) all;
    }

    /** How much the answer keeps of the reference's order. */
    static Order of(Alignment alignment, boolean english) {
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        int covered = 0;
        for (int i : reference.content) {
            covered += alignment.inAnswer(i) ? 1 : 0;
        }
        int right = 0;
        int ascending = 0;
        for (int i : answer.content) {
            int place = alignment.toReference[i];
            right += place >= 0 ? 1 : 0;
            ascending += alignment.partner[i] >= 0 ? 1 : 0;
        }
        int pairs = 0;
        int kept = 0;
        for (int i = 0; i + 1 < answer.size(); i++) {
            List<Integer> here = alignment.same(i);
            List<Integer> next = alignment.same(i + 1);
            if (here.isEmpty() || next.isEmpty()) {
                continue;
            }
            pairs++;
            kept += near(here, next) ? 1 : 0;
        }
        int function = answer.size() - answer.content.size() - answer.negations.size();
        return new Order(share(covered, reference.content.size()),
                share(right, answer.content.size()), pairs == 0 ? 1 : kept / (double) pairs,
                right < 2 ? 1 : Math.min(1, ascending / (double) Math.min(right, covered)),
                sameWords(reference, answer), share(function, answer.size()),
                share(english ? brokenPairs(answer) : 0, answer.size()));
    }

    /** Twice the words in common, each as often as both have it, as a share of all words of both. */
    private static double sameWords(Tokens reference, Tokens answer) {
        Map<String, Integer> counts = new HashMap<>();
        reference.all.forEach(t -> counts.merge(t.lower(), 1, Integer::sum));
        int common = 0;
        for (Token token : answer.all) {
            common += counts.merge(token.lower(), -1, Integer::sum) >= 0 ? 1 : 0;
        }
        return share(2 * common, reference.size() + answer.size());
    }

    private static boolean near(List<Integer> here, List<Integer> next) {
        for (int a : here) {
            for (int b : next) {
                if (b > a && b - a <= 2) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }

    /** Neighbours that no English sentence has, such as "the of". */
    private static int brokenPairs(Tokens answer) {
        int broken = answer.size() > 0 && NEVER_FIRST.contains(answer.get(0).lower()) ? 1 : 0;
        for (int i = 0; i < answer.size(); i++) {
            String here = answer.get(i).lower();
            boolean last = i + 1 == answer.size() || answer.breakAfter(i);
            if (last) {
                broken += NEVER_LAST.contains(here) && i + 1 == answer.size() ? 1 : 0;
                continue;
            }
            String next = answer.get(i + 1).lower();
            boolean wrong = DETERMINERS.contains(here)
                    && (PREPOSITIONS.contains(next) || FINITE.contains(next)
                            || DETERMINERS.contains(next) || CONJUNCTIONS.contains(next))
                    || PREPOSITIONS.contains(here) && (FINITE.contains(next)
                            || next.equals("and") || next.equals("or") || next.equals("of"))
                            && !here.equals("as") && !next.equals("can") && !next.equals("will")
                    || (here.equals("and") || here.equals("or"))
                            && (next.equals("and") || next.equals("or") || next.equals("of"))
                    || FINITE.contains(here) && FINITE.contains(next) && !next.equals("has")
                    || here.equals("a") && "aeio".indexOf(next.charAt(0)) >= 0
                            && !next.startsWith("one") && !next.startsWith("eu")
                    || NEVER_BEFORE_OF.contains(here) && (next.equals("of") || next.equals("by")
                            || next.equals("with") || next.equals("than"))
                    || here.equals(next);
            broken += wrong ? 1 : 0;
        }
        return broken;
    }

    static boolean isHeap(Order order, Tokens reference, Tokens question,
            Tokens answer) {
        int size = answer.content.size();
        int breaks = 0;
        for (int i = 0; i + 1 < answer.size(); i++) {
            breaks += answer.breakAfter(i) ? 1 : 0;
        }
        long binding = reference.all.stream()
                .filter(t -> t.word().function() && !ARTICLES.contains(t.lower()))
                .count();
        // Of some languages the words that bind are not known.
        boolean bound = binding > 0 || question.content.size() < question.size();
        if (size >= 14 && order.function() < 0.1 && breaks == 0 && bound) {
            return true;
        }
        if (size >= 4 && order.function() == 0 && breaks == 0 && binding >= 2) {
            // Words of the reference and none to bind them.
            boolean copied = order.precision() >= 0.9 && order.coverage() >= 0.7;
            boolean tossed = size >= 5 && order.precision() >= 0.8 && order.coverage() >= 0.5
                    && order.neighbours() < 0.5;
            return copied || tossed;
        }
        if (answer.size() < 5 || order.coverage() < 0.5 || order.precision() < 0.6) {
            return false;
        }
        boolean copy = order.precision() >= 0.85 && order.coverage() >= 0.75;
        boolean exchangeable = reference.all.stream()
                .anyMatch(t -> Roles.SYMMETRIC.contains(t.lower()));
        return order.same() >= 0.9 && order.neighbours() < (exchangeable ? 0.5 : 0.65)
                && order.ascending() < 0.95
                || copy && (order.neighbours() < 0.45 && order.broken() > 0
                        || order.neighbours() < 0.35 && order.ascending() < 0.7)
                || order.neighbours() < 0.2 && order.broken() > 0 && order.ascending() < 0.75
                || order.neighbours() < 0.4 && order.broken() >= 0.12;
    }
}
