package dev.cardstock.grading.attack;

import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.grading.SemanticGrader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How many attacks and near copies a grader accepts, by their kinds. As a program it takes files of graded
 * answers, one JSON object a line, of which it uses the questions and references, and prints a table.
 */
public final class AttackReport {
    /**
     * The answers of a kind.
     *
     * @param count how many were graded
     * @param accepted those that were accepted
     * @param refused those that were not
     */
    public record Line(int count, List<String> accepted, List<String> refused) {
        public Line {
            accepted = List.copyOf(accepted);
            refused = List.copyOf(refused);
        }

        /** {@return the share that was accepted, 0 to 1} */
        public double share() {
            return count == 0 ? 0 : accepted.size() / (double) count;
        }
    }

    private AttackReport() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean examples = args.length > 0 && args[0].equals("--examples");
        for (int i = examples ? 1 : 0; i < args.length; i++) {
            List<Card> cards;
            try (InputStream in = Files.newInputStream(Path.of(args[i]))) {
                cards = Card.read(in);
            }
            SemanticGrader grader = SemanticGrader.ofDefaults();
            out.println(args[i] + ": " + cards.size() + " questions");
            print(out, "attack", attacks(grader, cards), examples, true);
            print(out, "near copy", nearCopies(grader, cards), examples, false);
        }
    }

    private static void print(PrintStream out, String title, Map<String, Line> lines,
            boolean examples, boolean showAccepted) {
        out.printf(Locale.ROOT, "| %s | n | accepted | share |%n| --- | ---: | ---: | ---: |%n",
                title);
        lines.forEach((kind, line) -> out.printf(Locale.ROOT, "| %s | %d | %d | %.3f |%n", kind,
                line.count(), line.accepted().size(), line.share()));
        if (examples) {
            lines.forEach((kind, line) -> (showAccepted ? line.accepted() : line.refused()).stream()
                    .limit(12)
                    .forEach(answer -> out.println(kind + ": "
                            + answer.substring(0, Math.min(300, answer.length())))));
        }
        out.println();
    }

    /** How a grader takes the attacks on some cards, and near copies of their references. */
    public static Map<String, Line> all(AnswerGrader grader, List<Card> cards,
            Predicate<Card> which) {
        Map<String, Line> lines = new LinkedHashMap<>(attacks(grader, cards, which));
        lines.putAll(nearCopies(grader, cards.stream().filter(which).toList()));
        return lines;
    }

    /** How a grader takes the attacks on cards. */
    public static Map<String, Line> attacks(AnswerGrader grader, List<Card> cards) {
        return attacks(grader, cards, card -> true);
    }

    /** How a grader takes the attacks on some of the cards. */
    private static Map<String, Line> attacks(AnswerGrader grader, List<Card> cards,
            Predicate<Card> which) {
        Map<String, Line> lines = new LinkedHashMap<>();
        Attacks.on(cards, which).forEach((kind, answers) -> lines.put(kind, line(grader, answers)));
        return lines;
    }

    /** How a grader takes near copies of the references of some cards. */
    public static Map<String, Line> nearCopies(AnswerGrader grader, List<Card> cards) {
        Map<String, Map<Card, List<String>>> byKind = new LinkedHashMap<>();
        for (Card card : cards) {
            NearCopies.of(card)
                    .forEach((kind, answers) -> byKind
                            .computeIfAbsent(kind, k -> new LinkedHashMap<>())
                            .put(card, answers));
        }
        Map<String, Line> lines = new LinkedHashMap<>();
        byKind.forEach((kind, answers) -> lines.put(kind, line(grader, answers)));
        return lines;
    }

    private static Line line(AnswerGrader grader, Map<Card, List<String>> answers) {
        List<String> accepted = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        answers.forEach((card, typed) -> typed.forEach(
                answer -> (grader.grade(card.asked(), answer).verdict().accepted()
                        ? accepted
                        : refused)
                        .add(answer)));
        return new Line(accepted.size() + refused.size(), accepted, refused);
    }
}
