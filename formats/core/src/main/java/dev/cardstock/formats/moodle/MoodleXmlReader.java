package dev.cardstock.formats.moodle;

import dev.cardstock.Location;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.XmlElement;
import dev.cardstock.formats.text.XmlInput;
import dev.cardstock.formats.text.XmlInput.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads questions one by one. */
final class MoodleXmlReader implements DeckReader {
    /** A wrong answer that stands for all others where something is typed. */
    private static final String ANYTHING = "*";

    private final MoodleXmlFormat format;
    private final String namespace;

    MoodleXmlReader(MoodleXmlFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        try (XmlInput xml = XmlInput.open(source, limits)) {
            if (xml.next() != Event.START || !xml.name().equals("quiz")) {
                throw new FormatException("the outermost element is '" + xml.name()
                        + "', not 'quiz'", Location.of(source.name()).atLine(xml.line()),
                        "name the format that it has");
            }
            NoteSink notes = new NoteSink(source, sink, limits, progress, format, namespace);
            MoodleFiles files = new MoodleFiles(source, sink, notes, limits);
            Bank bank = new Bank(notes, files);
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event == Event.START) {
                    XmlElement element = files.element(xml);
                    if (element.name().equals("question")) {
                        bank.question(element);
                    }
                }
            }
            bank.end();
        }
    }

    /** The questions of one file. */
    private static final class Bank {
        private final NoteSink notes;
        private final MoodleFiles files;
        private List<String> path = List.of();

        Bank(NoteSink notes, MoodleFiles files) {
            this.notes = notes;
            this.files = files;
        }

        void end() throws IOException {
            notes.end("it has no questions that can be cards",
                    "export short answers, multiple choice, true or false, matching or numbers");
        }

        private Markup content(XmlElement element, String usual) throws IOException {
            String format = element.attribute("format");
            String text = element.child("text")
                    .map(XmlElement::text)
                    .orElseGet(element::text)
                    .strip();
            if (!element.children("file").isEmpty()) {
                text = files.named(element, text, !format.equals("markdown"));
            }
            return switch (format.isEmpty() ? usual : format) {
                case "plain_text" -> GiftText.content("plain", text);
                case "html" -> GiftText.content("html", text);
                case "markdown" -> GiftText.content("markdown", text);
                default -> GiftText.content("moodle", text);
            };
        }

        void question(XmlElement question) throws IOException {
            String type = question.attribute("type");
            if (type.equals("category")) {
                path = MoodlePath.names(question.child("category")
                        .map(category -> category.text("text"))
                        .orElse(""));
                return;
            }
            XmlElement asked = question.child("questiontext").orElse(null);
            Markup front = asked == null ? Markup.EMPTY : content(asked, "moodle");
            lostParts(question);
            switch (type) {
                case "shortanswer", "multichoice" -> choice(question, front, type);
                case "truefalse" -> truth(question, front);
                case "numerical" -> numerical(question, front);
                case "matching" -> matching(question, front);
                case "essay" -> {
                    notes.warn("missing-answer", "an essay has no answer", question.line());
                    basic(question, "", front, Markup.EMPTY, AnswerKey.NONE, "");
                }
                case "cloze" -> Gaps.of(front).add(question, this);
                default -> notes.warn("question-type", "questions of the type '" + type
                        + "' are not cards; it is left out", question.line());
            }
        }

        private void lostParts(XmlElement question) throws IOException {
            boolean feedback = answers(question)
                    .anyMatch(answer -> answer.child("feedback")
                            .filter(text -> !text.text("text").isBlank())
                            .isPresent());
            if (feedback) {
                notes.warn("feedback", "the feedback on single answers is left out",
                        question.line());
            }
            if (!question.children("hint").isEmpty()) {
                notes.warn("hint", "the hints of a question are left out", question.line());
            }
        }

        private static Stream<XmlElement> answers(XmlElement question) {
            return question.children("answer").stream();
        }

        private Answers answers(XmlElement question, String usual, boolean ticked)
                throws IOException {
            Answers answers = new Answers();
            for (XmlElement answer : question.children("answer")) {
                String fraction = answer.attribute("fraction").strip();
                boolean known = fraction.matches("-?\\d{1,5}(\\.\\d{0,9})?");
                if (!known) {
                    notes.warn("fraction", "the fraction '" + fraction
                            + "' is no number; the answer is taken for a wrong one", answer.line());
                }
                double percent = known ? Double.parseDouble(fraction) : 0;
                Markup text = content(answer, usual);
                boolean typed = !question.attribute("type").equals("multichoice");
                if (!typed || percent > 0 || !text.source().equals(ANYTHING)) {
                    answers.add(text, percent, ticked);
                }
            }
            if (answers.partial() > 0) {
                notes.warn("partial-answer", answers.partial()
                        + " answers that are right in part are left out", question.line());
            }
            if (answers.back().isBlank()) {
                notes.warn("missing-answer", "no answer is right", question.line());
            }
            return answers;
        }

        private void choice(XmlElement question, Markup front, String type) throws IOException {
            boolean several = type.equals("multichoice")
                    && List.of("false", "0").contains(question.text("single"));
            Answers answers = answers(question,
                    type.equals("shortanswer") ? "plain_text" : "moodle",
                    several);
            basic(question, "", front, answers.back(), answers.key(), "");
        }

        private void truth(XmlElement question, Markup front) throws IOException {
            Answers answers = answers(question, "plain_text", false);
            boolean right = answers.back().plainText().strip().equalsIgnoreCase("true");
            basic(question, "", front, Markup.plain(right ? "True" : "False"),
                    AnswerKey.NONE.withDistractors(List.of(right ? "False" : "True")), "");
        }

        private void numerical(XmlElement question, Markup front) throws IOException {
            Answers answers = answers(question, "plain_text", false);
            String back = answers.back().plainText().strip();
            String tolerance = answers(question)
                    .filter(answer -> answer.text("text").equals(back))
                    .map(answer -> answer.text("tolerance"))
                    .findFirst()
                    .orElse("");
            if (!question.children("units").isEmpty()) {
                notes.warn("units", "the units of a number are left out", question.line());
            }
            basic(question, "", front, Markup.plain(back), answers.key(),
                    tolerance.isEmpty() ? back : back + ":" + tolerance);
        }

        private void matching(XmlElement question, Markup front) throws IOException {
            List<XmlElement> pairs = question.children("subquestion");
            List<String> all = new ArrayList<>();
            for (XmlElement pair : pairs) {
                XmlElement answer = pair.child("answer").orElse(null);
                all.add(answer == null ? "" : content(answer, "plain_text").plainText());
            }
            notes.checkRepeated((long) pairs.size() * front.source().length(), question.line());
            List<String> distinct = all.stream().distinct().toList();
            for (int i = 0; i < pairs.size(); i++) {
                Markup left = content(pairs.get(i), "moodle");
                String answer = all.get(i);
                if (left.isBlank()) {
                    continue;
                }
                List<String> others = distinct.size() > 50
                        ? List.of()
                        : distinct.stream().filter(other -> !other.equals(answer)).toList();
                basic(question, "/" + (i + 1),
                        Markup.plain(front.isBlank()
                                ? left.plainText()
                                : front.plainText() + "\n" + left.plainText()),
                        Markup.plain(answer), AnswerKey.NONE.withDistractors(others), "");
            }
        }

        private void basic(XmlElement question, String suffix, Markup front, Markup back,
                AnswerKey key, String numerical) throws IOException {
            Note.Builder note = notes.note(id(question, suffix), NoteType.basic(), path,
                    List.of(front, back), question.line()).answerKey("forward", key);
            if (!numerical.isEmpty()) {
                note.attribute(GiftOutput.NUMERICAL, numerical);
            }
            add(question, note);
        }

        private static String id(XmlElement question, String suffix) {
            String id = question.text("idnumber");
            return id.isEmpty() ? "" : id + suffix;
        }

        private void add(XmlElement question, Note.Builder note) throws IOException {
            XmlElement asked = question.child("questiontext").orElse(null);
            Markup front = asked == null ? Markup.EMPTY : content(asked, "moodle");
            String name = question.child("name").map(text -> text.text("text")).orElse("");
            if (!name.isEmpty() && !name.equals(id(question, ""))
                    && !name.equals(MoodleXmlOutput.usualName(front))) {
                note.attribute(GiftOutput.NAME, name);
            }
            XmlElement general = question.child("generalfeedback").orElse(null);
            String feedback = general == null ? "" : content(general, "moodle").plainText();
            if (!feedback.isBlank()) {
                note.attribute(GiftOutput.FEEDBACK, feedback);
            }
            List<String> tags = new ArrayList<>();
            question.child("tags")
                    .ifPresent(all -> all.children("tag")
                            .forEach(tag -> tags.add(tag.text("text"))));
            notes.add(note.tags(tags), question.line());
        }

        void cloze(XmlElement question, Gaps gaps) throws IOException {
            if (gaps.keys().isEmpty()) {
                notes.warn("missing-answer", "the question has no gaps; it is left out",
                        question.line());
                return;
            }
            if (gaps.lost()) {
                notes.warn("feedback",
                        "feedback, tolerances and answers that are right in part are left"
                                + " out of gaps",
                        question.line());
            }
            Note.Builder note = notes.note(id(question, ""), NoteType.cloze(), path,
                    List.of(gaps.text(), Markup.EMPTY), question.line());
            for (int i = 0; i < gaps.keys().size(); i++) {
                note.answerKey("c" + (i + 1), gaps.keys().get(i));
            }
            add(question, note);
        }
    }

    /**
     * A text with gaps such as {@code {1:SHORTANSWER:=right~wrong}}.
     *
     * @param text the text with a cloze deletion for each
     * @param keys what was added to each
     * @param lost whether something of a gap has no place in a note
     */
    private record Gaps(Markup text, List<AnswerKey> keys, boolean lost) {
        private static final Pattern WEIGHT = Pattern
                .compile("%(-?\\d{1,4}(?:\\.\\d{1,9})?)%");
        private static final Pattern KIND = Pattern.compile("\\d{0,4}:[A-Z_]{1,40}:");

        static Gaps of(Markup content) {
            String source = content.source();
            StringBuilder text = new StringBuilder();
            List<AnswerKey> keys = new ArrayList<>();
            boolean lost = false;
            int from = 0;
            for (int open = GiftText.find(source, "{", 0); open >= 0; open = GiftText.find(source,
                    "{", from)) {
                Matcher kind = KIND.matcher(source)
                        .region(open + 1,
                                source.length());
                int close = GiftText.find(source, "}", open);
                if (close < 0) {
                    break;
                }
                text.append(source, from, open);
                from = close + 1;
                if (!kind.lookingAt() || kind.end() > close) {
                    text.append(source, open, from);
                    continue;
                }
                Answers answers = new Answers();
                for (String entry : source.substring(kind.end(), close).split("(?<!\\\\)~", -1)) {
                    lost |= add(answers, entry.strip(), content.kind(), kind.group());
                }
                lost |= answers.partial() > 0;
                keys.add(answers.key());
                String hidden = answers.back().source();
                String shown = hidden.replace("::", ": :")
                        .replace("}}", "} }")
                        .replace("{{", "{ {");
                lost |= !shown.equals(hidden);
                text.append("{{c").append(keys.size()).append("::").append(shown).append("}}");
            }
            text.append(source.substring(from));
            String whole = text.toString();
            return new Gaps(switch (content.kind()) {
                case PLAIN -> Markup.plain(whole);
                case HTML -> GiftText.content("html", whole);
                case MARKDOWN -> GiftText.content("markdown", whole);
            }, keys, lost);
        }

        /** Adds one of the answers of a gap; whether it had feedback or a tolerance. */
        private static boolean add(Answers answers, String entry, Markup.Kind language,
                String kind) {
            boolean number = kind.endsWith(":NUMERICAL:") || kind.endsWith(":NM:");
            boolean chosen = kind.contains(":M");
            if (entry.isEmpty()) {
                return false;
            }
            double percent = 0;
            String answer = entry;
            Matcher weight = WEIGHT.matcher(entry);
            if (entry.startsWith("=")) {
                percent = 100;
                answer = entry.substring(1);
            } else if (weight.lookingAt()) {
                percent = Double.parseDouble(weight.group(1));
                answer = entry.substring(weight.end());
            }
            int feedback = GiftText.find(answer, "#", 0);
            String kept = feedback < 0 ? answer : answer.substring(0, feedback);
            int tolerance = number ? kept.indexOf(':') : -1;
            String shown = tolerance < 0 ? kept : kept.substring(0, tolerance);
            String text = GiftText.unescaped(shown).strip();
            if (chosen || percent > 0 || !text.equals(ANYTHING)) {
                answers.add(GiftText.content(language == Markup.Kind.HTML ? "html" : "plain", text),
                        percent, false);
            }
            return feedback >= 0 || tolerance >= 0;
        }

        void add(XmlElement question, Bank bank) throws IOException {
            bank.cloze(question, this);
        }
    }
}
