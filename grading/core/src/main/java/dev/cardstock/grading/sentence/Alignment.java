package dev.cardstock.grading.sentence;

import dev.cardstock.grading.language.Lexicon;
import dev.cardstock.grading.language.Typos;
import dev.cardstock.grading.sentence.Tokens.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which words of a reference and an answer are the same, by stem, slip or meaning. */
final class Alignment {
    /** The places of a word that both texts have. */
    record Pair(int reference, int answer) {}

    final Tokens reference;
    final Tokens answer;
    final int[] toReference;
    final int[] toAnswer;
    /** The place of the same word in the reference, in one ascending row, or -1. */
    final int[] partner;
    private final int[] partnerOf;
    private final int[] codes;
    /** Between which places of the reference a word of the answer without a partner stands. */
    private final int[] gapStart;
    private final int[] gapEnd;

    Alignment(Tokens reference, Tokens answer, Lexicon lexicon) {
        this.reference = reference;
        this.answer = answer;
        toReference = new int[answer.size()];
        toAnswer = new int[reference.size()];
        partner = new int[answer.size()];
        partnerOf = new int[reference.size()];
        Arrays.fill(partnerOf, -1);
        codes = new int[answer.size()];
        Arrays.fill(partner, -1);
        Arrays.fill(toReference, -1);
        Arrays.fill(toAnswer, -1);
        for (int a : answer.content) {
            toReference[a] = reference.place(answer.get(a).stem());
        }
        for (int r : reference.content) {
            toAnswer[r] = answer.place(reference.get(r).stem());
        }
        pairByMeaning(lexicon);
        pairInOrder();
        gapStart = new int[answer.size()];
        gapEnd = new int[answer.size()];
        int before = -1;
        for (int a = 0; a < answer.size(); a++) {
            gapStart[a] = before;
            before = partner[a] >= 0 ? partner[a] : before;
        }
        int after = reference.size();
        for (int a = answer.size() - 1; a >= 0; a--) {
            gapEnd[a] = after;
            after = partner[a] >= 0 ? partner[a] : after;
        }
    }

    /** Pairs words that mean the same, or differ by a slip, where neither has the very word. */
    private void pairByMeaning(Lexicon lexicon) {
        for (int r : reference.content) {
            if (toAnswer[r] >= 0) {
                continue;
            }
            Token wanted = reference.get(r);
            for (int a : answer.content) {
                Token given = answer.get(a);
                if (toReference[a] < 0 && (isSlip(wanted, given)
                        || lexicon.relatedness(wanted.term(), given.term()) >= Lexicon.DERIVED)
                        && !lexicon.antonyms(wanted.term(), given.term())) {
                    toReference[a] = r;
                    toAnswer[r] = a;
                    break;
                }
            }
        }
    }

    private static boolean isSlip(Token wanted, Token given) {
        return wanted.lower().charAt(0) == given.lower().charAt(0) && !given.term().known()
                && Math.abs(wanted.lower().length() - given.lower().length()) <= 2
                && Typos.inWord(wanted.lower(), given.lower()) >= 0;
    }

    boolean inAnswer(int r) {
        return toAnswer[r] >= 0;
    }

    /** Where the same word stands in the reference, function words too. */
    List<Integer> same(int a) {
        List<Integer> written = reference.written(answer.get(a).lower());
        return written.isEmpty() ? referencePlaces(a) : written;
    }

    List<Integer> referencePlaces(int a) {
        if (!answer.get(a).content()) {
            return List.of();
        }
        List<Integer> places = reference.places(answer.get(a).stem());
        return !places.isEmpty() || toReference[a] < 0 ? places : List.of(toReference[a]);
    }

    /** Where the reference has the same word, but for its form or a slip. */
    List<Integer> exactReferencePlaces(int a) {
        if (!answer.get(a).content()) {
            return List.of();
        }
        return reference.places(answer.get(a).stem());
    }

    List<Integer> exactAnswerPlaces(List<Integer> places) {
        return places.isEmpty()
                ? List.of()
                : answer.places(reference.get(places.getFirst()).stem());
    }

    /** Of the places in the reference the one that the answer's word stands for. */
    int partner(int a, List<Integer> places) {
        return places.contains(partner[a]) ? partner[a] : places.getFirst();
    }

    /** Of the places in the answer the one that stands for the reference's word. */
    int partnerOf(int r, List<Integer> places) {
        for (int a : places) {
            if (partner[a] == r) {
                return a;
            }
        }
        return places.getFirst();
    }

    boolean taken(int r) {
        return partnerOf[r] >= 0;
    }

    /** Whether two words without partners stand between the same words that have them. */
    boolean sameGap(int r, int a) {
        return gapStart[a] < r && r < gapEnd[a];
    }

    /**
     * How much of what stands around a word of the reference stands around one of the answer, and the
     * reverse: of two content words on each side, 0 to 1.
     */
    double likeness(int r, int a) {
        int wanted = 0;
        int same = 0;
        for (int step = -1; step <= 1; step += 2) {
            int near = r;
            for (int i = 0; i < 2; i++) {
                near = reference.nextContent(near, step);
                if (near >= 0) {
                    wanted++;
                    same += partnerOf[near] >= 0 && Math.abs(partnerOf[near] - a) <= 6 ? 1 : 0;
                }
            }
            near = a;
            for (int i = 0; i < 2; i++) {
                near = answer.nextContent(near, step);
                if (near >= 0) {
                    wanted++;
                    same += partner[near] >= 0 && Math.abs(partner[near] - r) <= 6 ? 1 : 0;
                }
            }
        }
        return wanted < 2 ? 0 : same / (double) wanted;
    }

    /** The partners of the answer's words in one ascending row, content words before all. */
    private void pairInOrder() {
        int rows = answer.size();
        int columns = reference.size();
        for (int a = 0; a < rows; a++) {
            codes[a] = reference.codeOf(answer.get(a));
        }
        int[][] best = new int[rows + 1][columns + 1];
        for (int a = rows - 1; a >= 0; a--) {
            for (int r = columns - 1; r >= 0; r--) {
                int gain = gain(a, r);
                int most = Math.max(best[a + 1][r], best[a][r + 1]);
                best[a][r] = gain > 0 ? Math.max(most, best[a + 1][r + 1] + gain) : most;
            }
        }
        int a = 0;
        int r = 0;
        while (a < rows && r < columns) {
            int gain = gain(a, r);
            if (gain > 0 && best[a][r] == best[a + 1][r + 1] + gain) {
                partner[a] = r;
                partnerOf[r] = a;
                a++;
                r++;
            } else if (best[a][r] == best[a + 1][r]) {
                a++;
            } else {
                r++;
            }
        }
    }

    /** What a pair is worth: words that bind stand everywhere, so they count little. */
    private int gain(int a, int r) {
        if (codes[a] >= 0 && codes[a] == reference.code(r)) {
            return answer.get(a).content() ? 3 : 1;
        }
        return toReference[a] == r ? 3 : 0;
    }

    /** The places of words with the same stem that each text has once. */
    List<Pair> uniquePairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int r : reference.content) {
            String stem = reference.get(r).stem();
            if (reference.places(stem).size() == 1 && answer.places(stem).size() == 1) {
                pairs.add(new Pair(r, answer.places(stem).getFirst()));
            }
        }
        return pairs.size() > 40 ? pairs.subList(0, 40) : pairs;
    }
}
