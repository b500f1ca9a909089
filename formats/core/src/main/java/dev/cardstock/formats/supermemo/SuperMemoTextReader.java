package dev.cardstock.formats.supermemo;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads items one by one. */
final class SuperMemoTextReader implements DeckReader {
    private static final Pattern LINE = Pattern.compile("(?i)(Q|A\\d{0,3}|I|O):\\s?(.*)");
    private static final Pattern FACT = Pattern.compile("([A-Za-z]+)=(\\S+)");

    private final SuperMemoTextFormat format;
    private final String namespace;
    private final String lineMark;
    private final @Nullable Charset encoding;

    SuperMemoTextReader(SuperMemoTextFormat format, String namespace, String lineMark,
            @Nullable Charset encoding) {
        this.format = format;
        this.namespace = namespace;
        this.lineMark = lineMark;
        this.encoding = encoding;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        try (BufferedReader text = new BufferedReader(TextInput.open(source, limits, encoding))) {
            Items items = new Items(
                    new NoteSink(source, sink, limits, progress, format, namespace), sink, limits);
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                items.line(line);
            }
            items.end();
        }
    }

    /** The items of one file. */
    private final class Items {
        private final NoteSink notes;
        private final DeckSink sink;
        private final ImportLimits limits;
        private final Map<String, StringBuilder> parts = new TreeMap<>();
        private String last = "";
        private long line;
        private long start;
        private long chars;

        Items(NoteSink notes, DeckSink sink, ImportLimits limits) {
            this.notes = notes;
            this.sink = sink;
            this.limits = limits;
        }

        void line(String raw) throws IOException {
            line++;
            Matcher marked = LINE.matcher(raw.stripLeading());
            if (raw.isBlank()) {
                item();
                return;
            }
            chars += raw.length() + 16L;
            if (chars > limits.maxLineChars()) {
                throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                        "an item has more than " + limits.maxLineChars() + " characters",
                        notes.at(start));
            }
            if (marked.matches()) {
                String mark = marked.group(1).toUpperCase(Locale.ROOT);
                if (mark.equals("Q") && !last.isEmpty() && !last.equals("Q")) {
                    item();
                }
                start = last.isEmpty() ? line : start;
                last = mark;
                add(mark, marked.group(2).stripTrailing());
            } else if (last.isEmpty()) {
                notes.warn("skipped-line", "the line belongs to no question and is left out", line);
            } else {
                notes.info("continued-line", "the line has no mark; it goes on with the one before"
                        + " it", line);
                add(last, raw.strip());
            }
        }

        private void add(String mark, String text) {
            StringBuilder part = parts.get(mark);
            if (part == null) {
                part = new StringBuilder();
                parts.put(mark, part);
            } else {
                part.append('\n');
            }
            part.append(lineMark.isEmpty() ? text : text.replace(lineMark, "\n"));
        }

        void end() throws IOException {
            item();
            notes.end("there is no line that begins with Q:",
                    "write each item as lines Q: and A: with an empty line behind it");
        }

        private void item() throws IOException {
            if (last.isEmpty()) {
                return;
            }
            String question = part("Q");
            String answer = part("A");
            if (parts.get("Q") == null) {
                notes.warn("missing-question",
                        "the answer has no question before it; it is left out",
                        start);
            } else {
                if (answer.isEmpty()) {
                    notes.warn("missing-answer", "the question has no answer", start);
                }
                List<String> wrong = parts.entrySet()
                        .stream()
                        .filter(part -> part.getKey().length() > 1)
                        .sorted(java.util.Comparator.comparingInt(
                                part -> Integer.parseInt(part.getKey().substring(1))))
                        .map(part -> part.getValue().toString())
                        .toList();
                note(question, answer, wrong);
            }
            parts.clear();
            last = "";
            chars = 0;
        }

        private String part(String mark) {
            StringBuilder part = parts.get(mark);
            return part == null ? "" : part.toString().strip();
        }

        private void note(String question, String answer, List<String> wrong)
                throws IOException {
            Note.Builder builder = notes.note("", NoteType.basic(), List.of(),
                    List.of(Markup.plain(question), Markup.plain(answer)), start)
                    .answerKey("forward", AnswerKey.NONE.withDistractors(wrong));
            Map<String, String> facts = new HashMap<>();
            Matcher fact = FACT.matcher(part("I"));
            while (fact.find()) {
                facts.put(fact.group(1).toUpperCase(Locale.ROOT), fact.group(2));
            }
            if (facts.containsKey("UF")) {
                builder.attribute(SuperMemoTextOutput.FACTOR, facts.get("UF"));
            }
            if (!part("O").isEmpty()) {
                builder.attribute(SuperMemoTextOutput.ORDINAL, part("O"));
            }
            Note note = notes.add(builder, start);
            if (!facts.isEmpty()) {
                CardId card = new CardId(note.id(), "forward");
                Learned learned = Learned.of(facts.getOrDefault("INT", ""),
                        facts.getOrDefault("REP", ""), facts.getOrDefault("LAP", ""),
                        facts.getOrDefault("LAST", ""), facts.getOrDefault("EF", ""));
                if (learned == null) {
                    notes.warn("schedule", "the schedule '" + part("I") + "' is not understood; the"
                            + " card is new", start);
                } else if (learned.repetitions() > 0) {
                    sink.schedule(learned.schedule(card));
                }
            }
        }
    }
}
