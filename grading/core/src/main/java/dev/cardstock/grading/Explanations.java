package dev.cardstock.grading;

import dev.cardstock.answer.KeyPoint;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One sentence for the learner, in one language. Immutable. */
final class Explanations {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)\\}");

    private final Map<String, String> texts;

    /** Texts by their keys; all keys have one. */
    Explanations(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    private String say(String key, String... arguments) {
        String text = texts.getOrDefault(key, key);
        return ARGUMENT.matcher(text).replaceAll(found -> {
            int index = Integer.parseInt(found.group(1));
            return Matcher.quoteReplacement(
                    index < arguments.length ? arguments[index] : found.group());
        });
    }

    String correct() {
        return say("correct");
    }

    String empty() {
        return say("empty");
    }

    String tooLong() {
        return say("too-long");
    }

    String nonAnswer(String reference) {
        return say("non-answer", reference);
    }

    String otherCard(String reference) {
        return say("other-card", reference);
    }

    String repeated(String reference) {
        return say("repeated", reference);
    }

    String slips(List<Slip> slips, String candidate) {
        String kinds = slips.stream()
                .map(slip -> say("slip-"
                        + slip.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .distinct()
                .collect(Collectors.joining(", "));
        return say("slips", kinds, candidate);
    }

    String items(int hits, List<String> items) {
        return say("items", Integer.toString(hits), Integer.toString(items.size()),
                String.join(", ", items));
    }

    String order(List<String> items) {
        return say("order", String.join(", ", items));
    }

    String sentence(Verdict verdict, List<KeyPoint> points, String reference) {
        String missing = points.stream()
                .filter(p -> p.status() != KeyPoint.Status.COVERED)
                .map(KeyPoint::text)
                .collect(Collectors.joining(" / "));
        return switch (verdict) {
            case CORRECT, CORRECT_WITH_SLIPS -> say("same");
            case PARTIAL -> say("partial", missing.isEmpty() ? reference : missing);
            case CONTRADICTORY -> say("opposite", reference);
            case UNSURE -> say("unsure", reference);
            case INCORRECT -> say("wrong", reference);
        };
    }

    /** What a person said of an answer. */
    String said(boolean teacher, Verdict verdict, String answer) {
        String how = switch (verdict) {
            case CORRECT -> "accepted";
            case PARTIAL -> "partly-accepted";
            default -> "not-accepted";
        };
        return say((teacher ? "teacher-" : "learner-") + how, answer);
    }

    String similar(String explanation, String said) {
        return say("similar", explanation, said);
    }
}
