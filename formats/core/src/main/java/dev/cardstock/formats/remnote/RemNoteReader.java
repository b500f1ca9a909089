package dev.cardstock.formats.remnote;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Markup;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lines, one by one; a card whose back is in the lines below waits for them. */
final class RemNoteReader implements DeckReader {
    private static final int CONTEXT_CHARS = 200;

    private final RemNoteFormat format;
    private final String namespace;

    RemNoteReader(RemNoteFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        try (BufferedReader text = new BufferedReader(TextInput.open(source, limits, null))) {
            Outline outline = new Outline(
                    new NoteSink(source, sink, limits, progress, format, namespace), limits);
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                outline.line(line);
            }
            outline.end();
        }
    }

    /** A line that others may be indented below. */
    private static final class Above {
        private final RemLine line;
        private final String text;
        private final long number;
        private boolean used;

        Above(RemLine line, String text, long number) {
            this.line = line;
            this.text = text;
            this.number = number;
        }

        boolean isCard() {
            return !line.mark().isEmpty() || line.isCloze();
        }
    }

    /** The lines of one file. */
    private static final class Outline {
        private final NoteSink notes;
        private final ImportLimits limits;
        private final Deque<Above> above = new ArrayDeque<>();
        private final List<String> lines = new ArrayList<>();
        private @Nullable Above waiting;
        private long chars;
        private long number;

        Outline(NoteSink notes, ImportLimits limits) {
            this.notes = notes;
            this.limits = limits;
        }

        void line(String raw) throws IOException {
            number++;
            if (raw.isBlank()) {
                return;
            }
            RemLine line = RemLine.of(raw);
            Above open = waiting;
            if (open != null && line.indent() > open.line.indent() && line.mark().isEmpty()) {
                lines.add(RemLine.unescaped(line.front()));
                chars += line.front().length() + 1L;
                limits.checkField((int) Math.min(Integer.MAX_VALUE, chars), notes.at(number));
                return;
            }
            if (open != null) {
                waiting = null;
                withLines(open);
            }
            while (!above.isEmpty() && above.element().line.indent() >= line.indent()) {
                left(above.pop());
            }
            if (above.size() >= limits.maxDepth()) {
                throw new LimitExceededException("maxDepth", limits.maxDepth(),
                        "lines are indented more than " + limits.maxDepth() + " deep",
                        notes.at(number));
            }
            Above next = new Above(line, RemLine.unescaped(line.front()), number);
            if (line.hasLines()) {
                waiting = next;
                lines.clear();
                chars = 0;
            } else if (line.isCloze()) {
                cloze(next);
            } else if (!line.mark().isEmpty()) {
                single(next);
            }
            above.push(next);
        }

        void end() throws IOException {
            Above open = waiting;
            if (open != null) {
                withLines(open);
            }
            while (!above.isEmpty()) {
                left(above.pop());
            }
            notes.end("no line has a mark such as >> between front and back",
                    "write each card as: front >> back");
        }

        /** A line that made neither a card nor a deck is not passed over in silence. */
        private void left(Above line) throws IOException {
            if (!line.used && !line.isCard() && !line.text.isEmpty()) {
                notes.warn("skipped-line", "the line is no card and no card is below it; it is left"
                        + " out", line.number);
            }
        }

        private List<String> path() {
            List<String> path = new ArrayList<>();
            for (Above line : above) {
                if (!line.isCard() && !line.text.isEmpty()) {
                    line.used = true;
                    path.add(0, line.text);
                }
            }
            return path;
        }

        private String front(Above card) {
            StringBuilder front = new StringBuilder(card.text);
            for (Above line : above) {
                boolean outer = line.number < card.number && line.isCard() && !line.line.isCloze();
                if (outer) {
                    front.insert(0, shortened(line.text) + " › ");
                }
            }
            return front.toString();
        }

        /** Many cards may stand below one, so that a long front would be repeated often. */
        private static String shortened(String text) {
            return text.length() <= CONTEXT_CHARS
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0,
                            text.codePointCount(0, CONTEXT_CHARS) - 1)) + "…";
        }

        private void single(Above card) throws IOException {
            String front = front(card);
            String back = RemLine.unescaped(card.line.back());
            String mark = card.line.mark();
            if (back.isEmpty()) {
                notes.warn("missing-answer", "nothing stands behind the mark", card.number);
            }
            boolean backward = mark.equals("<<");
            boolean both = mark.equals("<>") || mark.equals("::");
            add(card, both ? NoteType.basicReversed() : NoteType.basic(), backward ? back : front,
                    backward ? front : back, AnswerKey.NONE);
        }

        private void withLines(Above card) throws IOException {
            List<String> items = List.copyOf(lines);
            lines.clear();
            String mark = card.line.mark();
            if (items.isEmpty()) {
                notes.warn("missing-answer", "no lines are indented below the mark " + mark,
                        card.number);
            }
            boolean choice = mark.equals(">>A)") && !items.isEmpty();
            AnswerKey key = AnswerKey.NONE;
            if (choice) {
                key = AnswerKey.NONE.withDistractors(items.subList(1, items.size()));
            } else if (!items.isEmpty()) {
                key = AnswerKey.list(mark.equals(">>1.") ? ListOrder.ORDERED : ListOrder.ANY_ORDER,
                        items.toArray(String[]::new));
            }
            add(card, NoteType.basic(), front(card),
                    choice ? items.get(0) : String.join("\n", items), key);
        }

        private void add(Above card, NoteType type, String front, String back, AnswerKey key)
                throws IOException {
            notes.add(notes.note("", type, path(),
                    List.of(Markup.plain(front), Markup.plain(back)), card.number)
                    .answerKey("forward", key), card.number);
        }

        private void cloze(Above card) throws IOException {
            notes.add(notes.note("", NoteType.cloze(), path(),
                    List.of(Markup.plain(RemCloze.numbered(card.line.front())), Markup.EMPTY),
                    card.number), card.number);
        }
    }
}
