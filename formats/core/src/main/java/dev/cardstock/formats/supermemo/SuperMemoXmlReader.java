package dev.cardstock.formats.supermemo;

import dev.cardstock.Location;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.text.HtmlField;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.XmlElement;
import dev.cardstock.formats.text.XmlInput;
import dev.cardstock.formats.text.XmlInput.Event;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads elements one by one, each before those in it. */
final class SuperMemoXmlReader implements DeckReader {
    private static final String ELEMENT = "SuperMemoElement";

    private final SuperMemoXmlFormat format;
    private final String namespace;

    SuperMemoXmlReader(SuperMemoXmlFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        try (XmlInput xml = XmlInput.open(source, limits)) {
            if (xml.next() != Event.START || !xml.name().equals("SuperMemoCollection")) {
                throw new FormatException("the outermost element is '" + xml.name()
                        + "', not 'SuperMemoCollection'",
                        Location.of(source.name()).atLine(xml.line()),
                        "name the format that it has");
            }
            Tree tree = new Tree(new NoteSink(source, sink, limits, progress, format, namespace),
                    sink);
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event == Event.START && xml.name().equals(ELEMENT)) {
                    tree.start(xml.line());
                } else if (event == Event.START) {
                    tree.part(xml.element());
                } else if (xml.name().equals(ELEMENT)) {
                    tree.end();
                }
            }
            tree.finish();
        }
    }

    /** An element whose end has not come. */
    private static final class Open {
        private final long line;
        private final Map<String, XmlElement> parts = new HashMap<>();
        private boolean sent;
        private boolean used;

        Open(long line) {
            this.line = line;
        }

        String text(String part) {
            XmlElement element = parts.get(part);
            return element == null ? "" : element.text().strip();
        }

        String content(String side) {
            XmlElement content = parts.get("Content");
            return content == null ? "" : content.text(side);
        }

        boolean isItem() {
            return text("Type").equalsIgnoreCase("Item") || !content("Answer").isEmpty();
        }
    }

    /** The elements of one file. */
    private static final class Tree {
        private final NoteSink notes;
        private final DeckSink sink;
        private final Deque<Open> open = new ArrayDeque<>();

        Tree(NoteSink notes, DeckSink sink) {
            this.notes = notes;
            this.sink = sink;
        }

        void start(long line) throws IOException {
            send();
            open.push(new Open(line));
        }

        void part(XmlElement part) {
            Open element = open.peek();
            if (element != null) {
                element.parts.put(part.name(), part);
            }
        }

        void end() throws IOException {
            send();
            Open element = open.pop();
            if (!element.isItem() && !element.used) {
                notes.warn("topic", "a topic without items is left out", element.line);
            }
        }

        void finish() throws IOException {
            notes.end("it has no items", "check that the export had questions and answers");
        }

        /** Sends the innermost element, whose own parts stand before the elements in it. */
        private void send() throws IOException {
            Open element = open.peek();
            if (element == null || element.sent || !element.isItem()) {
                return;
            }
            element.sent = true;
            String question = element.content("Question");
            String answer = element.content("Answer");
            if (question.isEmpty() && answer.isEmpty()) {
                notes.warn("empty-item", "an item without question and answer is left out",
                        element.line);
                return;
            }
            if (answer.isEmpty()) {
                notes.warn("missing-answer", "the item has no answer", element.line);
            }
            XmlElement content = element.parts.get("Content");
            if (content != null && !(content.children("Image").isEmpty()
                    && content.children("Sound").isEmpty()
                    && content.children("Video").isEmpty())) {
                notes.warn("media", "the pictures and sounds of an item are left out",
                        element.line);
            }
            List<String> path = new ArrayList<>();
            for (Open above : open) {
                if (!above.isItem()) {
                    above.used = true;
                    if (!above.text("Title").isEmpty()) {
                        path.add(0, above.text("Title"));
                    }
                }
            }
            Note.Builder builder = notes.note("", NoteType.basic(), path,
                    List.of(HtmlField.of(question, false), HtmlField.of(answer, false)),
                    element.line);
            @Nullable
            XmlElement learning = element.parts.get("LearningData");
            if (learning != null) {
                factor(builder, SuperMemoXmlOutput.A_FACTOR, learning.text("AFactor"));
                factor(builder, SuperMemoTextOutput.FACTOR, learning.text("UFactor"));
            }
            Note note = notes.add(builder, element.line);
            if (learning != null) {
                schedule(learning, new CardId(note.id(), "forward"));
            }
        }

        private static void factor(Note.Builder note, String name, String value) {
            if (!value.isEmpty()) {
                note.attribute(name, value);
            }
        }

        private void schedule(XmlElement learning, CardId card) throws IOException {
            Learned learned = Learned.of(learning.text("Interval"), learning.text("Repetitions"),
                    learning.text("Lapses"), learning.text("LastRepetition"), "");
            if (learned == null) {
                notes.warn("schedule", "the learning data are not understood; the card is new",
                        learning.line());
            } else if (learned.repetitions() > 0) {
                sink.schedule(learned.schedule(card));
            }
        }
    }
}
