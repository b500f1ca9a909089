package dev.cardstock.grading.sentence;

import dev.cardstock.answer.KeyPoint;
import dev.cardstock.grading.language.Typos;
import dev.cardstock.grading.language.Words;
import dev.cardstock.grading.language.Words.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How much of a reference the words of an answer cover. It keeps the words that it found: one is for one
 * grade, in one thread.
 */
public final class Sentences {
    private static final double QUESTION_WORD_WEIGHT = 0.25;
    private static final Pattern PARTS = Pattern.compile("(?<=[.;!?])\\s+|\\n");
    private static final Set<String> NEGATIONS = Set.of("not", "no", "never", "none", "nothing",
            "neither", "nor", "without", "cannot", "nicht", "kein", "keine", "keinen", "keinem",
            "keiner", "keines", "nie", "niemals", "ohne", "pas", "jamais", "sans", "nunca", "sin",
            "não", "non", "mai", "senza", "niet", "geen", "inte", "aldrig", "не", "нет", "никогда",
            "δεν", "не́", "değil", "nej");

    /**
     * What was found.
     *
     * @param coverage the share of the reference's content words that the answer has, 0 to 1
     * @param precision the share of the answer's content words that the reference or question has
     * @param order the share of the common words that stand in the same order, 0 to 1
     * @param negated whether one of the two is denied and the other is not
     * @param deniedWord whether the answer denies a word that the reference does not deny
     * @param bag whether the answer is a heap of words without a sentence
     */
    public record Likeness(double coverage, double precision, double order, boolean negated,
            boolean deniedWord,
            boolean bag) {
        public double score() {
            double score = coverage * (0.55 + 0.45 * Math.sqrt(precision));
            if (order < 0.6) {
                score *= 0.55;
            }
            if (bag) {
                score *= 0.6;
            }
            return negated
                    ? Math.min(0.1, score)
                    : Math.min(deniedWord ? 0.5 : 0.99, score);
        }
    }

    private final Words words;
    private final Locale language;
    private final Map<String, List<Word>> known = new HashMap<>();
    private final Set<String> questionStems;

    public Sentences(Words words, String question, Locale language) {
        this.words = words;
        this.language = language;
        questionStems = Words.stems(Words.content(words(question)));
    }

    public List<Word> words(String text) {
        return known.computeIfAbsent(text, t -> words.of(t, language));
    }

    public Likeness compare(String reference, List<Word> answerWords) {
        List<Word> referenceWords = words(reference);
        List<Word> wanted = Words.content(referenceWords);
        List<Word> given = Words.content(answerWords);
        double total = 0;
        double covered = 0;
        List<Integer> places = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Word word : wanted) {
            if (!seen.add(word.stem()) || isNegation(word)) {
                continue;
            }
            double weight = questionStems.contains(word.stem()) ? QUESTION_WORD_WEIGHT : 1;
            total += weight;
            int place = find(word, given);
            if (place >= 0) {
                covered += weight;
                places.add(place);
            }
        }
        Set<String> known = Words.stems(wanted);
        long right = given.stream()
                .filter(word -> known.contains(word.stem())
                        || questionStems.contains(word.stem()) || find(word, wanted) >= 0)
                .count();
        boolean bag = given.size() >= 4
                && referenceWords.size() - wanted.size() >= 3
                && (answerWords.size() - given.size()) * 8 < given.size();
        return new Likeness(total == 0 ? 0 : covered / total,
                given.isEmpty() ? 0 : right / (double) given.size(), order(places),
                (negations(referenceWords) - negations(answerWords)) % 2 != 0,
                !denied(referenceWords).containsAll(common(denied(answerWords), known)), bag);
    }

    public boolean onlyRepeatsTheQuestion(String reference, List<Word> answerWords) {
        List<Word> given = Words.content(answerWords);
        Set<String> fresh = Words.stems(Words.content(words(reference)));
        fresh.removeAll(questionStems);
        return !given.isEmpty() && !fresh.isEmpty()
                && questionStems.containsAll(Words.stems(given));
    }

    public KeyPoint keyPoint(String point, List<Word> answerWords) {
        Likeness likeness = compare(point, answerWords);
        List<Word> wanted = Words.content(words(point));
        List<String> evidence = Words.content(answerWords)
                .stream()
                .filter(word -> find(word, wanted) >= 0)
                .map(Word::text)
                .distinct()
                .toList();
        boolean said = likeness.coverage >= 0.6;
        return new KeyPoint(point,
                !said
                        ? KeyPoint.Status.PROBABLY_MISSING
                        : likeness.negated ? KeyPoint.Status.CONTRADICTED : KeyPoint.Status.COVERED,
                said ? evidence : List.of());
    }

    /** The parts of a reference that a person would count one by one. */
    public static List<String> parts(String reference) {
        return Arrays.stream(PARTS.split(reference))
                .map(String::strip)
                .filter(part -> part.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    private static int find(Word word, List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).stem().equals(word.stem())) {
                return i;
            }
        }
        for (int i = 0; i < words.size(); i++) {
            if (Typos.inWord(words.get(i).stem(), word.stem()) >= 0
                    && word.stem().length() >= 5) {
                return i;
            }
        }
        return -1;
    }

    /** The longest run of places that ascend, as a share of all. */
    private static double order(List<Integer> places) {
        if (places.size() < 5) {
            return 1;
        }
        int longest = 0;
        int[] best = new int[places.size()];
        for (int i = 0; i < places.size(); i++) {
            best[i] = 1;
            for (int j = 0; j < i; j++) {
                if (places.get(j) < places.get(i)) {
                    best[i] = Math.max(best[i], best[j] + 1);
                }
            }
            longest = Math.max(longest, best[i]);
        }
        return longest / (double) places.size();
    }

    private static boolean isNegation(Word word) {
        String text = word.text().toLowerCase(Locale.ROOT).replace('’', '\'');
        return NEGATIONS.contains(text) || text.endsWith("n't");
    }

    /** The stems that a negation stands just before. */
    private static Set<String> denied(List<Word> words) {
        Set<String> denied = new HashSet<>();
        int reach = 0;
        for (Word word : words) {
            if (isNegation(word)) {
                reach = 2;
            } else if (reach > 0) {
                denied.add(word.stem());
                reach--;
            }
        }
        return denied;
    }

    private static Set<String> common(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return both;
    }

    private static long negations(List<Word> words) {
        return words.stream().filter(Sentences::isNegation).count();
    }
}
