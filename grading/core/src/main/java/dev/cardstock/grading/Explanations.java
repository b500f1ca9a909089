package dev.cardstock.grading;

import dev.cardstock.answer.KeyPoint;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One sentence for the learner, in English or German. */
final class Explanations {
    private static final Explanations ENGLISH = new Explanations(false);
    private static final Explanations GERMAN = new Explanations(true);

    private final boolean german;

    private Explanations(boolean german) {
        this.german = german;
    }

    static Explanations in(Locale language) {
        return language.getLanguage().equals("de") ? GERMAN : ENGLISH;
    }

    private String say(String english, String inGerman) {
        return german ? inGerman : english;
    }

    String correct() {
        return say("That is right.", "Das ist richtig.");
    }

    String empty() {
        return say("There is no answer.", "Es steht keine Antwort da.");
    }

    String tooLong() {
        return say("The answer is far too long to be graded.",
                "Die Antwort ist viel zu lang, um bewertet zu werden.");
    }

    String nonAnswer(String reference) {
        return say("That is no answer; the card says: " + reference,
                "Das ist keine Antwort; auf der Karte steht: " + reference);
    }

    String otherCard(String reference) {
        return say("That is the answer of another card; this one says: " + reference,
                "Das ist die Antwort einer anderen Karte; auf dieser steht: " + reference);
    }

    String repeated(String reference) {
        return say("That only repeats the question; the card says: " + reference,
                "Das wiederholt nur die Frage; auf der Karte steht: " + reference);
    }

    String slips(List<Slip> slips, String candidate) {
        String kinds = slips.stream()
                .map(slip -> slip.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .distinct()
                .collect(Collectors.joining(", "));
        return say("Look at the " + kinds + "; it is written: " + candidate,
                "Achte auf die Schreibung (" + kinds + "); richtig ist: " + candidate);
    }

    String items(int hits, List<String> items) {
        return say(hits + " of " + items.size() + " items are right; all are: ",
                hits + " von " + items.size() + " sind richtig; alle sind: ")
                + String.join(", ", items);
    }

    String order(List<String> items) {
        return say("The order is wrong; it is: ", "Die Reihenfolge stimmt nicht; sie ist: ")
                + String.join(", ", items);
    }

    String sentence(Verdict verdict, List<KeyPoint> points, String reference) {
        String missing = points.stream()
                .filter(p -> p.status() != KeyPoint.Status.COVERED)
                .map(KeyPoint::text)
                .collect(Collectors.joining(" / "));
        String card = missing.isEmpty() ? reference : missing;
        return switch (verdict) {
            case CORRECT, CORRECT_WITH_SLIPS -> say("Your answer says what the card says.",
                    "Deine Antwort sagt, was auf der Karte steht.");
            case PARTIAL -> say("Part of the answer is there; probably missing: " + card,
                    "Ein Teil der Antwort ist da; wahrscheinlich fehlt: " + card);
            case CONTRADICTORY -> say("Your answer says the opposite of the card: " + reference,
                    "Deine Antwort sagt das Gegenteil der Karte: " + reference);
            case UNSURE -> say("It is not clear whether that is the same as: " + reference,
                    "Es ist nicht klar, ob das dasselbe ist wie: " + reference);
            case INCORRECT -> say("That is not what the card says: " + reference,
                    "Das ist nicht, was auf der Karte steht: " + reference);
        };
    }
}
