package dev.cardstock.grading.sentence;

import dev.cardstock.grading.language.Lexicon;
import dev.cardstock.grading.language.Typos;
import dev.cardstock.grading.language.Words.Word;
import dev.cardstock.grading.sentence.Tokens.Negation;
import dev.cardstock.grading.sentence.Tokens.Polarity;
import dev.cardstock.grading.sentence.Tokens.Quantity;
import dev.cardstock.grading.sentence.Tokens.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What no likeness of words may overrule: signs that an answer says something else than the reference,
 * or says nothing, though it has the reference's words. Each sign names the words that show it.
 *
 * <p>The rules look at words and their order only. They are made to be silent about right answers rather
 * than to find each wrong one.
 */
public final class Guards {
    /** What was found. */
    public enum Kind {
        /** A heap of the reference's words without a sentence. */
        HEAP,
        /** Nothing but the question. */
        QUESTION_REPEATED,
        /** Few words over and over. */
        WORDS_REPEATED,
        /** Something is denied that the reference says, or the reverse. */
        NEGATION,
        /** The opposite of a word of the reference in its place. */
        OPPOSITE,
        /** Two things have changed their places: who does what to whom, or which has what. */
        ROLES,
        /** Another number. */
        NUMBER,
        /** Text that tells the grader what to do. */
        ORDER,
        /** "I don't know." */
        NON_ANSWER,
        /** What was said is taken back or left open. */
        TAKEN_BACK
    }

    /**
     * A sign with the words that show it.
     *
     * @param kind what it shows
     * @param answer the words of the answer, maybe none
     * @param reference the words of the reference that they stand against, maybe none
     */
    record Finding(Kind kind, List<Word> answer, List<Word> reference) {
        Finding {
            answer = List.copyOf(answer);
            reference = List.copyOf(reference);
        }
    }

    /**
     * How much an answer keeps of the order of a reference.
     *
     * @param coverage the share of the reference's content words that the answer has, 0 to 1
     * @param precision the share of the answer's content words that the reference has, 0 to 1
     * @param neighbours the share of the answer's neighbouring words, both of the reference, that are
     *     near one another in the reference too in this order, 0 to 1; 1 if there are none
     * @param ascending the longest row of common words in the reference's order, as a share of all, 0 to 1
     * @param same how far both texts have the same words, function words too and as often, 0 to 1
     * @param function the share of the answer's words that hold the sentence together, 0 to 1
     * @param broken the share of the answer's neighbouring words that no English sentence has, 0 to 1
     */
    record Order(double coverage, double precision, double neighbours, double ascending,
            double same, double function, double broken) {}

    /**
     * A content word of the answer in the place of another one of the reference.
     *
     * @param answer the word of the answer
     * @param reference the word of the reference
     * @param likeness how much around them is the same, 0 to 1
     * @param relatedness how near their meanings are, as far as the lexicon knows, 0 to 1
     */
    record Replacement(Word answer, Word reference, double likeness, double relatedness) {}

    /** From this share of like surroundings on a word stands in the same place, though denied. */
    private static final double DENIED = 0.7;

    /** From this share of like surroundings on two words stand in the same place. */
    static final double ALIKE = 0.6;

    /**
     * All that the guards found out about an answer.
     *
     * @param findings the signs against it, in the order of their kinds; none for most right answers
     * @param order how much it keeps of the reference's order
     * @param negation how surely something is denied in one text only, 0 to 1; a sign from {@value #DENIED}
     * @param opposite how surely an opposite stands in a word's place, 0 to 1; a sign from {@value #ALIKE}
     * @param roles how surely two things have changed their places, 0 to 1
     * @param number how surely a number is another, 0 to 1
     * @param replacements words of the answer in the places of others of the reference
     */
    record Report(List<Finding> findings, Order order, double negation, double opposite,
            double roles, double number, List<Replacement> replacements) {
        Report {
            findings = List.copyOf(findings);
            replacements = List.copyOf(replacements);
        }
    }

    private final Lexicon lexicon;
    private final Locale language;
    private final boolean english;

    Guards(Locale language) {
        this.language = language;
        english = language.getLanguage().equals("en");
        lexicon = Lexicon.of(language);
    }

    /** A text made ready; of references and questions it is worth keeping. */
    Tokens tokens(String text, List<Word> words) {
        return new Tokens(text, words, language);
    }

    /**
     * All signs against an answer, with the nearest of the references.
     *
     * @param reference a reference
     * @param question the question
     * @param answer the answer
     * @return what was found
     */
    Report check(Tokens reference, Tokens question, Tokens answer) {
        List<Finding> found = new ArrayList<>();
        Alignment alignment = new Alignment(reference, answer, lexicon);
        Order order = WordOrder.of(alignment, english);
        if (WordOrder.isHeap(order, reference, question, answer)) {
            found.add(new Finding(Kind.HEAP, answer.words(), List.of()));
        }
        if (WordOrder.onlyRepeats(reference, question, answer)) {
            found.add(new Finding(Kind.QUESTION_REPEATED, answer.words(), List.of()));
        }
        if (WordOrder.isRepetitive(answer)) {
            found.add(new Finding(Kind.WORDS_REPEATED, answer.words(), List.of()));
        }
        double negation = negations(alignment, question, found);
        double opposite = opposites(alignment, found);
        double roles = Roles.find(alignment, question, order, lexicon, found);
        double number = numbers(alignment, question, found);
        Sayings.find(reference, question, answer, found);
        if (Sayings.isNonAnswer(reference, answer)) {
            found.add(new Finding(Kind.NON_ANSWER, answer.words(), List.of()));
        }
        return new Report(found, order, negation, opposite, roles, number, replacements(alignment));
    }

    /** How much of a reference an answer has, and of its order; to choose the nearest of several. */
    Order order(Tokens reference, Tokens answer) {
        return WordOrder.of(new Alignment(reference, answer, lexicon), english);
    }

    /** Single content words that stand between the same words. */
    private List<Replacement> replacements(Alignment alignment) {
        List<Replacement> found = new ArrayList<>();
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        for (int a : answer.content) {
            if (alignment.partner[a] >= 0) {
                continue;
            }
            int only = -1;
            int others = 0;
            for (int r : reference.content) {
                if (!alignment.taken(r) && alignment.sameGap(r, a)) {
                    only = r;
                    others++;
                }
            }
            if (others == 1 && alignment.likeness(only, a) >= 0.5) {
                found.add(new Replacement(answer.get(a).word(), reference.get(only).word(),
                        alignment.likeness(only, a),
                        lexicon.relatedness(reference.get(only).term(), answer.get(a).term())));
            }
        }
        return found;
    }

    private double negations(Alignment alignment, Tokens question, List<Finding> found) {
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        double most = 0;
        for (Negation negation : answer.negations) {
            if (alignment.partner[negation.at()] >= 0) {
                // The reference denies in the same place.
                continue;
            }
            for (int a : first(negation.scope())) {
                List<Integer> places = alignment.exactReferencePlaces(a);
                if (places.isEmpty() || questionDenies(question, answer.get(a))) {
                    continue;
                }
                int r = alignment.partner(a, places);
                double sure = clash(alignment, r, a, clashes(answer, a, reference, places,
                        alignment.exactAnswerPlaces(places)));
                if (sure >= DENIED && most < DENIED) {
                    found.add(new Finding(Kind.NEGATION,
                            List.of(answer.get(negation.at()).word(), answer.get(a).word()),
                            List.of(reference.get(r).word())));
                }
                most = Math.max(most, sure);
            }
        }
        for (Negation negation : reference.negations) {
            if (alignment.taken(negation.at())
                    || misspelt(reference.get(negation.at()), answer)) {
                continue;
            }
            for (int r : first(negation.scope())) {
                List<Integer> places = alignment.exactAnswerPlaces(List.of(r));
                if (places.isEmpty() || questionDenies(question, reference.get(r))) {
                    continue;
                }
                int a = alignment.partnerOf(r, places);
                double sure = clash(alignment, r, a, clashes(reference, r, answer, places,
                        alignment.exactReferencePlaces(places.getFirst())));
                if (sure >= DENIED && most < DENIED) {
                    found.add(new Finding(Kind.NEGATION, List.of(answer.get(a).word()),
                            List.of(reference.get(negation.at()).word(), reference.get(r).word())));
                }
                most = Math.max(most, sure);
            }
        }
        return most;
    }

    /**
     * How surely a word is denied in one text and said in the other, 0 to 1. Where a text has it several
     * times, only the word that stands in the same place counts, and all around must be the same.
     */
    private double clash(Alignment alignment, int r, int a, boolean everywhere) {
        Polarity wanted = alignment.reference.get(r).polarity();
        Polarity given = alignment.answer.get(a).polarity();
        if (wanted == given || wanted == Polarity.OPEN || given == Polarity.OPEN
                || !everywhere && alignment.partner[a] != r || opposed(alignment, r, a)) {
            return 0;
        }
        double likeness = alignment.likeness(r, a);
        return everywhere || likeness >= 0.85 ? likeness : 0;
    }

    /** Whether the answer has a negation of the reference with a slip. */
    private static boolean misspelt(Token negation, Tokens answer) {
        return answer.all.stream()
                .anyMatch(t -> !t.term().known() && !t.lower().equals(negation.lower())
                        && Typos.inWord(negation.lower(), t.lower()) >= 0);
    }

    /** Whether a word is denied wherever its text has it, and never where the other text has it. */
    private static boolean clashes(Tokens denying, int place, Tokens other, List<Integer> there,
            List<Integer> here) {
        return denying.get(place).polarity() == Polarity.DENIED && !there.isEmpty()
                && denying.get(place).lower().length() > 1
                && there.stream().allMatch(i -> other.get(i).polarity() == Polarity.SAID)
                && here.stream().allMatch(i -> denying.get(i).polarity() == Polarity.DENIED);
    }

    private static boolean questionDenies(Tokens question, Token token) {
        return question.places(token.stem())
                .stream()
                .anyMatch(q -> question.get(q).polarity() != Polarity.SAID);
    }

    private static List<Integer> first(List<Integer> scope) {
        return scope.subList(0, Math.min(2, scope.size()));
    }

    /** Whether near two places there stand opposites, so that a denial is made good. */
    private boolean opposed(Alignment alignment, int r, int a) {
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        for (int i = Math.max(0, r - 5); i < Math.min(reference.size(), r + 6); i++) {
            for (int j = Math.max(0, a - 5); j < Math.min(answer.size(), a + 6); j++) {
                if (alignment.partner[j] < 0 && !alignment.taken(i)
                        && lexicon.antonyms(reference.get(i).term(), answer.get(j).term())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Opposites that stand between the same words. */
    private double opposites(Alignment alignment, List<Finding> found) {
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        double most = 0;
        for (int r = 0; r < reference.size(); r++) {
            if (alignment.taken(r) || reference.denies(r)) {
                continue;
            }
            Token wanted = reference.get(r);
            for (int a = 0; a < answer.size(); a++) {
                Token given = answer.get(a);
                if (alignment.partner[a] >= 0 || answer.denies(a) || !alignment.sameGap(r, a)
                        || wanted.polarity() != given.polarity()
                        || given.polarity() == Polarity.OPEN
                        || !lexicon.antonyms(wanted.term(), given.term())) {
                    continue;
                }
                double sure = alignment.likeness(r, a);
                if (sure >= ALIKE && most < ALIKE) {
                    found.add(new Finding(Kind.OPPOSITE, List.of(given.word()),
                            List.of(wanted.word())));
                }
                most = Math.max(most, sure);
            }
        }
        return most;
    }

    private double numbers(Alignment alignment, Tokens question, List<Finding> found) {
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        Set<BigDecimal> known = new HashSet<>();
        reference.quantities.forEach(q -> known.add(q.value()));
        question.quantities.forEach(q -> known.add(q.value()));
        Set<BigDecimal> said = new HashSet<>();
        answer.quantities.forEach(q -> said.add(q.value()));
        for (Quantity wanted : reference.quantities) {
            for (Quantity given : answer.quantities) {
                if (known.contains(given.value())) {
                    continue;
                }
                boolean elsewhere = said.contains(wanted.value());
                boolean sameThing = wanted.next() >= 0 && given.next() >= 0
                        && alignment.referencePlaces(given.next()).contains(wanted.next());
                boolean onlyOne = reference.quantities.size() == 1 && answer.quantities.size() == 1
                        && reference.content.size() <= 4;
                boolean samePlace = wanted.at() >= 0 && given.at() >= 0
                        && alignment.sameGap(wanted.at(), given.at())
                        && alignment.likeness(wanted.at(),
                                given.at()) >= (elsewhere ? 0.85 : ALIKE);
                if (!elsewhere && (sameThing || onlyOne) || samePlace) {
                    found.add(new Finding(Kind.NUMBER, covering(answer, given),
                            covering(reference, wanted)));
                    return 1;
                }
            }
        }
        return 0;
    }

    private static List<Word> covering(Tokens tokens, Quantity quantity) {
        return tokens.all.stream()
                .filter(t -> t.end() > quantity.start() && t.word().start() < quantity.end())
                .map(Token::word)
                .toList();
    }

}
