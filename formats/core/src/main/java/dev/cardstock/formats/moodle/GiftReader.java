package dev.cardstock.formats.moodle;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
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

/** Reads questions one by one. */
final class GiftReader implements DeckReader {
    private static final Pattern REMARK = Pattern
            .compile("\\[(id|tag):((?:[^\\\\\\[\\]]|\\\\.){0,500})\\]");
    private static final Pattern TRUTH = Pattern.compile("(?s)(T|TRUE|F|FALSE)\\s*(#.*)?");
    private static final Pattern WEIGHT = Pattern.compile("%(-?\\d{1,4}(?:\\.\\d{1,9})?)%");

    private final GiftFormat format;
    private final String namespace;

    GiftReader(GiftFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        try (BufferedReader text = new BufferedReader(TextInput.open(source, limits, null))) {
            Bank bank = new Bank(new NoteSink(source, sink, limits, progress, format, namespace),
                    limits);
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                bank.line(line);
            }
            bank.end();
        }
    }

    /** The questions of one file. */
    private static final class Bank {
        private final NoteSink notes;
        private final ImportLimits limits;
        private final StringBuilder question = new StringBuilder();
        private final List<String> tags = new ArrayList<>();
        private List<String> path = List.of();
        private String id = "";
        private String name = "";
        private String feedback = "";
        private long line;
        private long start;

        Bank(NoteSink notes, ImportLimits limits) {
            this.notes = notes;
            this.limits = limits;
        }

        void line(String raw) throws IOException {
            line++;
            String text = raw.strip();
            if (text.startsWith("//")) {
                remark(text);
            } else if (text.startsWith("$CATEGORY:")) {
                question();
                path = MoodlePath.names(text.substring("$CATEGORY:".length()).strip());
            } else if (text.isEmpty()) {
                question();
            } else {
                start = question.isEmpty() ? line : start;
                question.append(question.isEmpty() ? "" : "\n").append(text);
                if (question.length() > limits.maxLineChars()) {
                    throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                            "a question has more than " + limits.maxLineChars() + " characters",
                            notes.at(start));
                }
            }
        }

        private void remark(String text) {
            Matcher remark = REMARK.matcher(text);
            while (remark.find()) {
                String value = remark.group(2).replaceAll("\\\\(.)", "$1").strip();
                if (remark.group(1).equals("id")) {
                    id = value;
                } else if (tags.size() < 1000) {
                    tags.add(value);
                }
            }
        }

        void end() throws IOException {
            question();
            notes.end("there is no question with answers in braces",
                    "write each as: question {=right answer ~wrong answer}");
        }

        private void question() throws IOException {
            if (question.isEmpty()) {
                return;
            }
            read(question.toString());
            question.setLength(0);
            tags.clear();
            id = "";
        }

        private void read(String whole) throws IOException {
            String text = whole;
            name = "";
            feedback = "";
            int title = text.startsWith("::") ? GiftText.find(text, "::", 2) : -1;
            if (title >= 0) {
                name = GiftText.unescaped(text.substring(2, title).strip());
                text = text.substring(title + 2);
            }
            int open = GiftText.find(text, "{", 0);
            if (open < 0) {
                notes.warn("description", "the text has no answers; it is left out", start);
                return;
            }
            int close = GiftText.find(text, "}", open);
            if (close < 0) {
                throw new FormatException("the brace before the answers is not closed",
                        notes.at(start), "close it before the next empty line, or write \\{ where"
                                + " a brace is meant");
            }
            String before = text.substring(0, open);
            String after = text.substring(close + 1);
            String body = text.substring(open + 1, close).strip();
            int general = GiftText.find(body, "####", 0);
            if (general >= 0) {
                feedback = GiftText.unescaped(body.substring(general + 4).strip());
                body = body.substring(0, general).strip();
            }
            Matcher truth = TRUTH.matcher(body);
            if (body.isEmpty()) {
                notes.warn("missing-answer", "an essay has no answer", start);
                basic(front(before, after), Markup.EMPTY, AnswerKey.NONE, "");
            } else if (body.startsWith("#")) {
                numerical(front(before, after), body.substring(1).strip());
            } else if (truth.matches()) {
                feedbackIgnored(truth.group(2) != null);
                boolean right = truth.group(1).startsWith("T");
                basic(front(before, after), Markup.plain(right ? "True" : "False"),
                        AnswerKey.NONE.withDistractors(List.of(right ? "False" : "True")), "");
            } else {
                List<String> entries = entries(body);
                if (entries.size() > 1 && entries.stream()
                        .allMatch(entry -> entry.startsWith("=")
                                && GiftText.find(entry, "->", 1) >= 0)) {
                    matching(GiftText.content(before + after), entries);
                } else {
                    choice(before, after, entries);
                }
            }
        }

        private void feedbackIgnored(boolean ignored) throws IOException {
            if (ignored) {
                notes.warn("feedback", "the feedback on single answers is left out", start);
            }
        }

        /** The question with a line where a word is missing. */
        private static Markup front(String before, String after) {
            return GiftText.content(
                    after.isBlank() ? before : before + "_____" + after);
        }

        private List<String> entries(String body) throws IOException {
            List<String> entries = new ArrayList<>();
            int from = 0;
            for (int i = 0; i <= body.length(); i++) {
                char c = i < body.length() ? body.charAt(i) : '=';
                if (c == '\\' && i + 1 < body.length()) {
                    i++;
                } else if (c == '=' || c == '~') {
                    String entry = body.substring(from, i).strip();
                    if (!entry.isEmpty() && from == 0 && "=~".indexOf(entry.charAt(0)) < 0) {
                        notes.warn("unmarked-answer", "the first answer has no = or ~ before it; it"
                                + " is taken for a right one", start);
                        entry = "=" + entry;
                    }
                    if (entry.length() > 0) {
                        entries.add(entry);
                    }
                    from = i;
                }
            }
            return entries;
        }

        private String withoutFeedback(String entry) throws IOException {
            int mark = GiftText.find(entry, "#", 0);
            feedbackIgnored(mark >= 0 && mark < entry.length() - 1);
            return mark < 0 ? entry : entry.substring(0, mark);
        }

        private void choice(String before, String after, List<String> entries)
                throws IOException {
            Answers answers = new Answers();
            for (String entry : entries) {
                boolean right = entry.startsWith("=");
                String text = withoutFeedback(entry.substring(1)).strip();
                Matcher weight = WEIGHT.matcher(text);
                double percent = right ? 100 : 0;
                if (weight.lookingAt()) {
                    percent = Double.parseDouble(weight.group(1));
                    text = text.substring(weight.end());
                }
                answers.add(GiftText.content(text), percent, !right);
            }
            reportPartial(answers);
            Markup back = answers.back();
            String hidden = back.source();
            boolean plain = !hidden.contains("}}") && !hidden.contains("::")
                    && !hidden.contains("{{") && back.kind() == Markup.Kind.PLAIN;
            boolean list = !answers.key().items().isEmpty();
            if (after.isBlank() || hidden.isBlank() || !plain || list) {
                basic(front(before, after), back, answers.key(), "");
                return;
            }
            Markup text = GiftText.content(before + "{{c1::" + GiftText.escaped(hidden) + "}}"
                    + after);
            add(notes.note(id, NoteType.cloze(), path, List.of(text, Markup.EMPTY), start)
                    .answerKey("c1", answers.key()));
        }

        private void reportPartial(Answers answers) throws IOException {
            if (answers.partial() > 0) {
                notes.warn("partial-answer", answers.partial()
                        + " answers that are right in part are left out", start);
            }
        }

        private void numerical(Markup front, String body) throws IOException {
            Answers answers = new Answers();
            for (String entry : body.startsWith("=") ? entries(body) : List.of("=" + body)) {
                String text = withoutFeedback(entry.substring(1)).strip();
                Matcher weight = WEIGHT.matcher(text);
                double percent = 100;
                if (weight.lookingAt()) {
                    percent = Double.parseDouble(weight.group(1));
                    text = text.substring(weight.end());
                }
                int tolerance = text.indexOf(':');
                String number = tolerance < 0 ? text : text.substring(0, tolerance);
                answers.add(Markup.plain(number.strip()), percent, false);
            }
            reportPartial(answers);
            basic(front, answers.back(), answers.key(), body);
        }

        private void matching(Markup question, List<String> entries) throws IOException {
            List<String> left = new ArrayList<>();
            List<Markup> right = new ArrayList<>();
            for (String entry : entries) {
                int arrow = GiftText.find(entry, "->", 1);
                left.add(GiftText.content(entry.substring(1, arrow)).plainText());
                right.add(GiftText.content(withoutFeedback(entry.substring(arrow + 2))));
            }
            notes.checkRepeated((long) entries.size() * question.source().length(), start);
            List<String> all = right.stream().map(Markup::plainText).distinct().toList();
            String own = id;
            for (int i = 0; i < left.size(); i++) {
                if (left.get(i).isBlank()) {
                    continue;
                }
                String answer = right.get(i).plainText();
                id = own.isEmpty() ? "" : own + "/" + (i + 1);
                Markup front = pair(question, left.get(i));
                basic(front, right.get(i), AnswerKey.NONE.withDistractors(all.size() > 50
                        ? List.of()
                        : all.stream().filter(other -> !other.equals(answer)).toList()), "");
            }
        }

        static Markup pair(Markup question, String item) {
            return Markup.plain(question.isBlank() ? item : question.plainText() + "\n" + item);
        }

        private void basic(Markup front, Markup back, AnswerKey key, String numerical)
                throws IOException {
            Note.Builder note = notes
                    .note(id, NoteType.basic(), path, List.of(front, back), start)
                    .answerKey("forward", key);
            if (!numerical.isEmpty()) {
                note.attribute(GiftOutput.NUMERICAL, numerical);
            }
            add(note);
        }

        private void add(Note.Builder note) throws IOException {
            if (!name.isEmpty()) {
                note.attribute(GiftOutput.NAME, name);
            }
            if (!feedback.isEmpty()) {
                note.attribute(GiftOutput.FEEDBACK, feedback);
            }
            notes.add(note.tags(tags), start);
        }
    }
}
