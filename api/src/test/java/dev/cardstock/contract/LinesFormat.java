package dev.cardstock.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.Location;
import dev.cardstock.Options;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.exchange.Progress;
import dev.cardstock.exchange.Sample;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Review;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A card a line below a mark, {@code front => back}; the methods at the end are there to be broken. */
public class LinesFormat implements DeckFormat {
    private static final String MARK = "#lines\n";

    @Override
    public String id() {
        return "lines";
    }

    @Override
    public String description() {
        return "Lines such as: front => back";
    }

    @Override
    public List<String> extensions() {
        return List.of("lines");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of();
    }

    @Override
    public Match match(Sample sample) {
        return UTF_8.decode(sample.bytes()).toString().startsWith(MARK) ? Match.CERTAIN : Match.NO;
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        options.reader().finish();
        return Optional.of(this::read);
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of(Output::new);
    }

    private void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        Location where = Location.of(source.name());
        String text = text(source, limits);
        if (!text.startsWith(MARK)) {
            throw new FormatException("its mark is missing", where, "begin it with #lines");
        }
        sink.header(LibraryHeader.titled("deck"));
        sink.deck(Deck.builder("d", "deck").build());
        sink.noteType(NoteType.basic());
        long notes = 0;
        for (String line : text.substring(MARK.length()).split("\n")) {
            String[] sides = line.split(" => ", 2);
            if (sides.length < 2) {
                throw new FormatException("the line has no ' => '", where.atLine(notes + 2),
                        "add the answer");
            }
            limits.checkField(line.length(), where.atLine(notes + 2));
            limits.checkNotes(++notes, where.atLine(notes + 1));
            sink.note(Note.builder(noteId(sides[0], notes), NoteType.basic(), "d")
                    .fields(unescaped(sides[0]), unescaped(sides[1]))
                    .build());
            report(progress, notes);
        }
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                c = text.charAt(++i) == 'n' ? '\n' : text.charAt(i);
            }
            out.append(c);
        }
        return out.toString();
    }

    private static String escaped(Markup field) {
        return field.plainText().replace("\\", "\\\\").replace("\n", "\\n").replace("=", "\\=");
    }

    private final class Output implements DeckOutput {
        private final DeckTarget target;
        private final Consumer<Diagnostic> dropped;
        private final OutputStream out;
        private int decks;

        Output(DeckTarget target, Consumer<Diagnostic> dropped) throws IOException {
            this.target = target;
            this.dropped = dropped;
            out = target.open();
        }

        private void drop(boolean drop, String what) {
            if (drop) {
                dropped.accept(Diagnostic.warning("dropped", what, Location.UNKNOWN));
            }
        }

        @Override
        public void header(LibraryHeader header) throws IOException {
            drop(!header.equals(LibraryHeader.titled("deck")), "details of the library");
            out.write(mark(MARK).getBytes(UTF_8));
        }

        @Override
        public void options(DeckOptions options) {
            drop(true, "deck options");
        }

        @Override
        public void deck(Deck deck) {
            drop(++decks > 1, "decks");
        }

        @Override
        public void note(Note note) throws IOException {
            Note kept = Note.builder(note.id(), NoteType.basic(), note.deckId())
                    .fields(note.fields().get(0).plainText(), note.fields().get(1).plainText())
                    .build();
            drop(!note.equals(kept) && reports(), "all but the texts of note " + note.id());
            out.write((escaped(note.fields().get(0)) + " => " + escaped(note.fields().get(1))
                    + "\n").getBytes(UTF_8));
        }

        @Override
        public void override(CardOverride override) {
            drop(true, "overrides");
        }

        @Override
        public void media(Media media, @Nullable MediaContent content) {
            drop(true, "media");
        }

        @Override
        public void review(Review review) {
            drop(true, "reviews");
        }

        @Override
        public void schedule(CardSchedule schedule) {
            drop(true, "schedules");
        }

        @Override
        public void finish() throws IOException {
            out.close();
            target.commit();
        }

        @Override
        public void close() throws IOException {
            out.close();
            end(target);
        }
    }

    /** The whole text. */
    String text(DeckSource source, ImportLimits limits) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = source.open()) {
            in.transferTo(bytes);
        }
        if (bytes.size() > limits.maxBytes()) {
            throw new LimitExceededException("maxBytes", limits.maxBytes(), "it is too long",
                    Location.of(source.name()));
        }
        return bytes.toString(UTF_8);
    }

    String noteId(String front, long number) {
        return Ids.derived("lines", front, String.valueOf(number));
    }

    void report(Progress progress, long notes) {
        progress.report(notes);
    }

    String mark(String mark) {
        return mark;
    }

    boolean reports() {
        return true;
    }

    void end(DeckTarget target) throws IOException {
        target.discard();
    }
}
