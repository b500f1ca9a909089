package dev.cardstock.grading.sentence;

import dev.cardstock.grading.attack.Attacks;
import dev.cardstock.grading.attack.Card;
import dev.cardstock.grading.attack.NearCopies;
import dev.cardstock.grading.language.Words;
import dev.cardstock.grading.sentence.Guards.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * How often each guard speaks: for the graded answers of files, one JSON object a line, by their labels and
 * kinds, and for the attacks on their questions. With {@code --examples KIND} it prints the answers
 * labelled correct against which a guard speaks.
 */
final class GuardsReport {
    private final Words words = new Words();
    private final Map<String, Tokens> known = new LinkedHashMap<>();
    private final Map<String, Map<Guards.Kind, Integer>> counts = new LinkedHashMap<>();
    private final Map<String, Integer> totals = new LinkedHashMap<>();
    private final Map<String, Integer> any = new LinkedHashMap<>();
    private final List<String> examples = new ArrayList<>();

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String wanted = args[0].equals("--examples") ? args[1] : "";
        for (int i = wanted.isEmpty() ? 0 : 2; i < args.length; i++) {
            GuardsReport report = new GuardsReport();
            try (InputStream in = Files.newInputStream(Path.of(args[i]))) {
                report.rows(Card.rows(in));
            }
            try (InputStream in = Files.newInputStream(Path.of(args[i]))) {
                report.attacks(Card.read(in));
            }
            out.println(args[i]);
            report.print(out);
            report.examples.stream()
                    .filter(e -> !wanted.isEmpty()
                            && (wanted.equals("all") || e.startsWith(wanted)))
                    .forEach(out::println);
        }
    }

    private void rows(List<JsonNode> rows) {
        for (JsonNode row : rows) {
            Card card = Card.of(row);
            String label = row.path("label3").asString(row.path("label").asString(""));
            String kind = row.path("kind").asString("");
            String group = kind.isEmpty() ? label : kind;
            add(group, card, row.path("answer").asString());
        }
    }

    private void attacks(List<Card> cards) {
        Attacks.on(cards, card -> true)
                .forEach((kind, answers) -> answers.forEach(
                        (card, typed) -> typed
                                .forEach(answer -> add("attack: " + kind, card, answer))));
        cards.forEach(card -> NearCopies.of(card)
                .forEach((kind, typed) -> typed
                        .forEach(answer -> add("copy: " + kind, card, answer))));
    }

    private void add(String group, Card card, String text) {
        Guards guards = new Guards(card.language());
        String cut = text.substring(0, Math.min(10_000, text.length()));
        Tokens answer = guards.tokens(cut, words.of(cut, card.language()));
        Tokens question = tokens(guards, card.question(), card.language());
        Tokens reference = card.references()
                .stream()
                .map(r -> tokens(guards, r, card.language()))
                .max(Comparator.comparing(r -> {
                    Guards.Order order = guards.order(r, answer);
                    return 2 * order.coverage() + order.precision() + order.neighbours() / 2;
                }))
                .orElseThrow();
        List<Finding> findings = guards.check(reference, question, answer).findings();
        totals.merge(group, 1, Integer::sum);
        if (!findings.isEmpty()) {
            any.merge(group, 1, Integer::sum);
        }
        findings.stream()
                .map(Finding::kind)
                .distinct()
                .forEach(kind -> counts
                        .computeIfAbsent(group, g -> new EnumMap<>(Guards.Kind.class))
                        .merge(kind, 1, Integer::sum));
        for (Finding finding : findings) {
            examples.add(finding.kind() + "/" + group + ": " + texts(finding.answer()) + " <> "
                    + texts(finding.reference()) + " | " + reference.text + " || "
                    + cut.substring(0, Math.min(400, cut.length())));
        }
        if (findings.isEmpty()) {
            examples.add("NONE/" + group + ": " + reference.text + " || "
                    + cut.substring(0, Math.min(400, cut.length())) + " || " + card.question()
                    + "|| "
                    + guards.order(reference, answer));
        }
    }

    private static List<String> texts(List<Words.Word> words) {
        return words.stream().limit(6).map(Words.Word::text).toList();
    }

    private Tokens tokens(Guards guards, String text, Locale language) {
        return known.computeIfAbsent(text, t -> guards.tokens(t, words.of(t, language)));
    }

    private void print(PrintStream out) {
        out.print("| answers | n | any");
        for (Guards.Kind kind : Guards.Kind.values()) {
            out.print(" | " + kind);
        }
        out.println(" |");
        totals.forEach((group, total) -> {
            out.printf(Locale.ROOT, "| %s | %d | %.1f", group, total,
                    100.0 * any.getOrDefault(group, 0) / total);
            Map<Guards.Kind, Integer> found = counts.getOrDefault(group, new TreeMap<>());
            for (Guards.Kind kind : Guards.Kind.values()) {
                out.printf(Locale.ROOT, " | %.1f", 100.0 * found.getOrDefault(kind, 0) / total);
            }
            out.println(" |");
        });
    }
}
