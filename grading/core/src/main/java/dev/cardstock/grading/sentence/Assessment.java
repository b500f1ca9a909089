package dev.cardstock.grading.sentence;

import dev.cardstock.answer.Slip;
import dev.cardstock.grading.language.Words.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a scorer says of a sentence. Immutable. */
public final class Assessment {
    /** From this probability on an answer that is not accepted says the opposite. */
    private static final double CONTRADICTS = 0.16;

    /** A shorter reference is another thing rather than the opposite. */
    private static final int LEAST_WORDS = 3;

    private static final double HELD_DOWN = 0.3;

    private static final double NEAR_COPY = 0.95;

    /** Words with which people begin and end, in English and German. */
    private static final Set<String> FILLERS = Set.of("well", "think", "guess", "believe",
            "suppose",
            "say", "basically", "actually", "simply", "really", "glaube", "denke", "eigentlich");

    private final Comparison nearest;
    private final String reference;
    private final Guards.Report report;
    private final double probability;
    private final double contradiction;

    Assessment(Comparison nearest, String reference, Guards.Report report, double probability,
            double contradiction) {
        this.nearest = nearest;
        this.reference = reference;
        this.report = report;
        this.probability = probability;
        this.contradiction = contradiction;
    }

    Comparison nearest() {
        return nearest;
    }

    Guards.Report report() {
        return report;
    }

    /** {@return the right answer that it was compared with} */
    public String reference() {
        return reference;
    }

    /** {@return the kinds of what speaks against it and no score overrules} */
    public Set<Guards.Kind> signs() {
        Set<Guards.Kind> kinds = EnumSet.noneOf(Guards.Kind.class);
        report.findings().forEach(finding -> kinds.add(finding.kind()));
        return kinds;
    }

    /** {@return the probability that a teacher accepts it, 0 to 1, what speaks against it left aside} */
    public double score() {
        return isNearCopy() ? Math.max(NEAR_COPY, probability) : probability;
    }

    /** {@return the score, held down by what speaks against the answer, 0 to 1} */
    public double held() {
        return held(score());
    }

    /**
     * Holds a score down that others had a part in.
     *
     * @param score 0 to 1
     * @return the same if nothing speaks against the answer, else at most {@value #HELD_DOWN}
     */
    public double held(double score) {
        return report.findings().isEmpty() ? score : Math.min(HELD_DOWN, score);
    }

    /** {@return whether, if it is not accepted, it says the opposite of the right answer} */
    public boolean contradicts() {
        Set<Guards.Kind> signs = signs();
        return signs.contains(Guards.Kind.NEGATION) || signs.contains(Guards.Kind.OPPOSITE)
                || signs.contains(Guards.Kind.ROLES) || contradiction >= CONTRADICTS
                        && nearest.reference.size() >= LEAST_WORDS;
    }

    /** {@return whether it has all words of the right answer and no other, but for slips of the finger} */
    public boolean isNearCopy() {
        return report.findings().isEmpty() && report.negation() == 0 && report.opposite() == 0
                && report.roles() == 0
                && report.number() == 0
                && nearest.reference.size() > 0
                && nearest.get(Feature.EXACT_PLAIN) >= 0.94
                && nearest.get(Feature.PARITY) == 0
                && nearest.get(Feature.ASCENDING) == 1
                && (nearest.get(Feature.BACK_ALL) >= 0.9 || addsFillersOnly());
    }

    /** Whether all words that neither the right answer nor the question has say nothing. */
    private boolean addsFillersOnly() {
        return nearest.added().stream().allMatch(token -> FILLERS.contains(token.lower()));
    }

    /** {@return the slips of the finger and what speaks against the answer, in its order} */
    public List<Slip> slips() {
        List<Slip> slips = new ArrayList<>();
        for (int i = 0; i < nearest.reference.size(); i++) {
            for (int j = 0; j < nearest.answer.size(); j++) {
                if (nearest.exact[i][j] > 0 && nearest.exact[i][j] < 1) {
                    slips.add(slip(Slip.Kind.TYPO, nearest.answer.word(j).word(),
                            nearest.reference.word(i).word().text()));
                }
            }
        }
        for (Guards.Finding finding : report.findings()) {
            Slip.Kind kind = switch (finding.kind()) {
                case NEGATION, OPPOSITE -> Slip.Kind.NEGATION;
                case ROLES, HEAP -> Slip.Kind.WORD_ORDER;
                case NUMBER -> Slip.Kind.NUMBER;
                default -> null;
            };
            if (kind != null && !finding.answer().isEmpty()) {
                slips.add(slip(kind, finding.answer().getFirst(),
                        finding.reference().isEmpty()
                                ? ""
                                : finding.reference().getFirst().text()));
            }
        }
        slips.sort(Comparator.comparingInt(Slip::start));
        return slips;
    }

    private static Slip slip(Slip.Kind kind, Word word, String expected) {
        return new Slip(kind, word.start(), word.start() + word.text().length(),
                expected.toLowerCase(Locale.ROOT).equals(word.text().toLowerCase(Locale.ROOT))
                        ? ""
                        : expected);
    }
}
