package dev.cardstock.formats.mnemosyne;

import dev.cardstock.Location;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.mnemosyne.facts.Vocabulary;
import dev.cardstock.formats.text.DeckPath;
import dev.cardstock.formats.text.HtmlField;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.XmlElement;
import dev.cardstock.formats.text.XmlInput;
import dev.cardstock.formats.text.XmlInput.Event;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads items one by one; one waits for the next, which may be its inverse. */
final class MnemosyneXmlReader implements DeckReader {
    private static final long DAY = 86_400;
    private static final int MAXIMUM_DAYS = 200_000;

    private final MnemosyneXmlFormat format;
    private final String namespace;

    MnemosyneXmlReader(MnemosyneXmlFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        Location where = Location.of(source.name());
        refusePickle(source, where);
        try (XmlInput xml = XmlInput.open(source, limits)) {
            if (xml.next() != Event.START || !xml.name().equals("mnemosyne")) {
                throw new FormatException("the outermost element is '" + xml.name()
                        + "', not 'mnemosyne'", where.atLine(xml.line()),
                        "name the format that it has");
            }
            Items items = new Items(
                    new NoteSink(source, sink, limits, progress, format, namespace), sink,
                    xml.attribute("time_of_start"));
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event == Event.START) {
                    XmlElement element = xml.element();
                    if (element.name().equals("item")) {
                        items.item(element);
                    }
                }
            }
            items.end();
        }
    }

    private static void refusePickle(DeckSource source, Location where) throws IOException {
        try (InputStream in = source.open()) {
            byte[] head = in.readNBytes(MnemosyneXmlFormat.PICKLE.length());
            if (new String(head, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .equals(MnemosyneXmlFormat.PICKLE)) {
                throw new FormatException("a .mem file is a Python pickle, which runs what is in it"
                        + " when it is read", where,
                        "open it in Mnemosyne and export it as XML or as tab-separated text");
            }
        }
    }

    /** An item that waits. */
    private record Item(String id, XmlElement element, String question, String answer) {
        static Item of(XmlElement element) {
            return new Item(element.attribute("id").strip(), element, element.text("Q"),
                    element.text("A"));
        }

        long line() {
            return element.line();
        }
    }

    /** The items of one file. */
    private static final class Items {
        private final NoteSink notes;
        private final DeckSink sink;
        private final @Nullable Instant start;
        private @Nullable Item waiting;

        Items(NoteSink notes, DeckSink sink, String start) {
            this.notes = notes;
            this.sink = sink;
            this.start = start.matches("\\d{1,10}(\\.\\d*)?")
                    ? Instant.ofEpochSecond(Long.parseLong(start.split("\\.", 2)[0]))
                    : null;
        }

        void item(XmlElement element) throws IOException {
            Item item = Item.of(element);
            Item before = waiting;
            waiting = null;
            if (before != null && !before.id.isEmpty() && item.id.equals(before.id + ".inv")) {
                inverse(before, item);
            } else if (before != null && !before.id.isEmpty()
                    && item.id.equals(before.id + ".tr.1")) {
                threeSides(before, item);
            } else {
                if (before != null) {
                    single(before);
                }
                waiting = item;
            }
        }

        void end() throws IOException {
            Item last = waiting;
            if (last != null) {
                single(last);
            }
            notes.end("it has no items", "check that the export had cards");
        }

        private Note single(Item item) throws IOException {
            return note(item, NoteType.basic(), List.of(item.question, item.answer), null);
        }

        private Note note(Item item, NoteType type, List<String> fields, @Nullable Note sameFact)
                throws IOException {
            if (fields.get(1).isEmpty() && type.id().startsWith("basic")) {
                notes.warn("missing-answer", "the item has no answer", item.line());
            }
            List<Markup> contents = fields.stream()
                    .map(field -> HtmlField.of(field, true))
                    .toList();
            String category = item.element.text("cat");
            List<String> path = category.equals("<default>")
                    ? List.of()
                    : DeckPath.names(category);
            Note.Builder note = notes.note(item.id, type, path, contents, item.line());
            if (sameFact != null) {
                note.sameFactAs(List.of(sameFact.id()));
            }
            Note added = notes.add(note, item.line());
            schedule(item, new CardId(added.id(), type.templates().get(0).id()));
            return added;
        }

        private void inverse(Item item, Item inverse) throws IOException {
            if (item.question.equals(inverse.answer) && item.answer.equals(inverse.question)) {
                Note note = note(item, NoteType.basicReversed(),
                        List.of(item.question, item.answer), null);
                schedule(inverse, new CardId(note.id(), "reverse"));
            } else {
                note(inverse, NoteType.basic(), List.of(inverse.question, inverse.answer),
                        single(item));
            }
        }

        /** Foreign asks for pronunciation and meaning, meaning for foreign and pronunciation. */
        private void threeSides(Item item, Item other) throws IOException {
            String foreign = item.question;
            String meaning = other.question;
            String pronunciation = item.answer.endsWith("\n" + meaning)
                    ? item.answer.substring(0, item.answer.length() - meaning.length() - 1).strip()
                    : "";
            String expected = pronunciation.isEmpty() ? foreign : foreign + "\n" + pronunciation;
            String shown = pronunciation.isEmpty() ? meaning : pronunciation + "\n" + meaning;
            if (!other.answer.equals(expected) || !item.answer.equals(shown)) {
                note(other, NoteType.basic(), List.of(other.question, other.answer), single(item));
                return;
            }
            Note note = note(item, Vocabulary.TYPE,
                    List.of(foreign, pronunciation, meaning, ""), null);
            schedule(other, new CardId(note.id(), "production"));
        }

        private void schedule(Item item, CardId card) throws IOException {
            XmlElement element = item.element;
            int learnt = number(element, "ac_rp") + number(element, "rt_rp");
            if (learnt <= 0 || element.attribute("u").equals("1")) {
                return;
            }
            String easiness = element.attribute("e");
            int last = number(element, "l_rp");
            int next = Math.max(last, number(element, "n_rp"));
            if (start == null || !easiness.matches("\\d{1,3}(\\.\\d{1,9})?")) {
                notes.warn("schedule", start == null
                        ? "the file does not say when its days begin; the card is new"
                        : "the easiness '" + easiness + "' is no number; the card is new",
                        item.line());
                return;
            }
            boolean failed = number(element, "gr") < 2;
            int lapses = Math.max(0, number(element, "lps"));
            double ease = Math.max(1.3, Double.parseDouble(easiness));
            Phase phase = !failed ? Phase.REVIEW : lapses > 0 ? Phase.RELEARNING : Phase.LEARNING;
            sink.schedule(new CardSchedule(card, phase, start.plusSeconds(next * DAY),
                    start.plusSeconds(last * DAY), Duration.ofDays(next - last), 0, learnt, lapses,
                    MemoryState.of("sm2", 1, List.of("ease", "interval", "repeat", "streak"),
                            ease, next - last, 0,
                            Math.max(0, number(element, "rt_rp_l")))));
        }

        private static int number(XmlElement element, String name) {
            String text = element.attribute(name).strip();
            if (!text.matches("-?\\d{1,9}(\\.\\d{0,9})?")) {
                return 0;
            }
            return (int) Math.max(-MAXIMUM_DAYS,
                    Math.min(MAXIMUM_DAYS, Double.parseDouble(text)));
        }
    }
}
