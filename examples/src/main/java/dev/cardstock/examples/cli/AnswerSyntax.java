package dev.cardstock.examples.cli;

import dev.cardstock.deck.Markup;
import dev.cardstock.review.Rating;
import dev.cardstock.study.Response;
import dev.cardstock.study.StudyQuestion;
import dev.cardstock.text.EquivalenceKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How answers are written in a line. */
final class AnswerSyntax {
    private static final Pattern PAIR = Pattern.compile("(\\d{1,3})\\s*([a-z])");

    private AnswerSyntax() {}

    /**
     * The answer in a line.
     *
     * @param question the question
     * @param line the line
     * @param whole whether pairs are given all at once
     * @return the answer; null if it is none to this question
     */
    static @Nullable Response parse(StudyQuestion question, String line, boolean whole) {
        return switch (question.type()) {
            case MULTIPLE_CHOICE -> choice(question, line);
            case TRUE_FALSE -> switch (line.toLowerCase(Locale.ROOT)) {
                case "t", "true", "y", "yes" -> new Response.Judged(true);
                case "f", "false", "n", "no" -> new Response.Judged(false);
                default -> null;
            };
            case TYPED, CLOZE -> line.isBlank() ? new Response.DontKnow() : Response.typed(line);
            case SELF_RATED -> switch (line.toLowerCase(Locale.ROOT)) {
                case "y", "yes" -> Response.known();
                case "n", "no" -> Response.notKnown();
                case "1", "2", "3", "4" ->
                    new Response.Rated(Rating.of(Integer.parseInt(line)));
                default -> null;
            };
            case MATCHING -> pairs(question, line.toLowerCase(Locale.ROOT), whole);
        };
    }

    /** By its number, or by its text. */
    private static @Nullable Response choice(StudyQuestion question, String line) {
        List<Markup> options = question.options();
        EquivalenceKey key = EquivalenceKey.of(line, question.language());
        for (int i = 0; i < options.size(); i++) {
            if (key.equals(EquivalenceKey.of(StudyQuestion.plain(options.get(i)),
                    question.language()))) {
                return new Response.Chosen(i);
            }
        }
        if (!line.matches("\\d{1,3}")) {
            return null;
        }
        int number = Integer.parseInt(line);
        return number >= 1 && number <= options.size() ? new Response.Chosen(number - 1) : null;
    }

    private static @Nullable Response pairs(StudyQuestion question, String line, boolean whole) {
        int prompts = question.prompts().size();
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < prompts; i++) {
            answers.add(-1);
        }
        List<String> given = Arrays.stream(line.split("[,;]\\s*|\\s+(?=\\d)"))
                .filter(part -> !part.isBlank())
                .toList();
        Response.Paired single = null;
        for (String part : given) {
            Matcher pair = PAIR.matcher(part.strip());
            if (!pair.matches()) {
                return null;
            }
            int prompt = Integer.parseInt(pair.group(1)) - 1;
            int answer = pair.group(2).charAt(0) - 'a';
            if (prompt < 0 || prompt >= prompts || answer >= question.options().size()) {
                return null;
            }
            answers.set(prompt, answer);
            single = new Response.Paired(prompt, answer);
        }
        return whole ? new Response.Assigned(answers) : given.size() == 1 ? single : null;
    }
}
