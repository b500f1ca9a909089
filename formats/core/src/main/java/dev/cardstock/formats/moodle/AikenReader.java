package dev.cardstock.formats.moodle;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads questions one by one; a line with the answer ends each. */
final class AikenReader implements DeckReader {
    private static final Pattern CHOICE = Pattern.compile("([A-Z])[.)](?:[ \\t]+(.*))?");
    private static final Pattern ANSWER = Pattern.compile("ANSWER:\\s*([A-Z])\\b.*");

    private final AikenFormat format;
    private final String namespace;

    AikenReader(AikenFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        try (BufferedReader text = new BufferedReader(TextInput.open(source, limits, null))) {
            NoteSink notes = new NoteSink(source, sink, limits, progress, format, namespace);
            List<String> question = new ArrayList<>();
            List<StringBuilder> choices = new ArrayList<>();
            String letters = "";
            long chars = 0;
            long line = 0;
            long start = 0;
            for (String raw = text.readLine(); raw != null; raw = text.readLine()) {
                line++;
                String stripped = raw.strip();
                if (stripped.isEmpty()) {
                    continue;
                }
                chars += stripped.length();
                if (chars > limits.maxLineChars()) {
                    throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                            "a question has more than " + limits.maxLineChars() + " characters",
                            notes.at(start));
                }
                Matcher answer = ANSWER.matcher(stripped);
                Matcher choice = CHOICE.matcher(stripped);
                if (answer.matches()) {
                    int right = letters.indexOf(answer.group(1));
                    if (right < 0 || question.isEmpty()) {
                        throw new FormatException(question.isEmpty()
                                ? "an answer stands without a question before it"
                                : "the answer is " + answer.group(1) + ", there are choices "
                                        + (letters.isEmpty() ? "none" : letters),
                                notes.at(line), "name the letter of a choice of the question");
                    }
                    add(notes, question, choices, right, start);
                    question.clear();
                    choices.clear();
                    letters = "";
                    chars = 0;
                } else if (choice.matches() && !question.isEmpty()) {
                    letters += choice.group(1);
                    choices.add(new StringBuilder(
                            choice.group(2) == null ? "" : choice.group(2).strip()));
                    if (letters.length() > 26) {
                        throw new FormatException("a question has more than 26 choices",
                                notes.at(line), "end each question with a line ANSWER");
                    }
                } else if (choices.isEmpty()) {
                    start = question.isEmpty() ? line : start;
                    question.add(stripped);
                } else {
                    int last = choices.size() - 1;
                    notes.warn("continued-choice", "the line has no letter; it goes on with the"
                            + " choice before it", line);
                    choices.get(last).append('\n').append(stripped);
                    limits.checkField(choices.get(last).length(), notes.at(line));
                }
            }
            if (!question.isEmpty()) {
                throw new FormatException("the last question has no line with its answer",
                        notes.at(start), "add a line such as ANSWER: A");
            }
            notes.end("there is no question", "write each as a line, choices A. to Z. and ANSWER:");
        }
    }

    private static void add(NoteSink notes, List<String> question, List<StringBuilder> choices,
            int right,
            long start) throws IOException {
        List<String> wrong = new ArrayList<>(
                choices.stream().map(StringBuilder::toString).toList());
        String back = wrong.remove(right);
        notes.add(notes.note("", NoteType.basic(), List.of(),
                List.of(Markup.plain(String.join("\n", question)), Markup.plain(back)), start)
                .answerKey("forward", AnswerKey.NONE.withDistractors(wrong)), start);
    }
}
