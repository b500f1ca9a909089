package dev.cardstock.examples.plugin;

import dev.cardstock.Location;
import dev.cardstock.Options;
import dev.cardstock.deck.*;
import dev.cardstock.exchange.*;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A format in a page: a card a line, written as {@code front => back}; read only. */
public final class FlashcardLinesFormat implements DeckFormat {
    /** Makes the format; it has no state. */
    public FlashcardLinesFormat() {}

    @Override
    public String id() {
        return "flashcard-lines";
    }
    @Override
    public String description() {
        return "Lines such as: front => back";
    }
    @Override
    public List<String> extensions() {
        return List.of("cards");
    }
    @Override
    public Set<Capability> carries() {
        return Set.of();
    }
    @Override
    public Optional<DeckWriter> writer(Options options) {
        return Optional.empty();
    }

    @Override
    public Match match(Sample sample) {
        String head = StandardCharsets.UTF_8.decode(sample.bytes()).toString();
        return head.contains(" => ") ? Match.LIKELY : Match.NO;
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        options.reader().finish();
        return Optional.of(FlashcardLinesFormat::read);
    }

    private static void read(DeckSource source, DeckSink sink, ImportLimits limits,
            Progress progress)
            throws IOException {
        sink.header(LibraryHeader.titled(source.name()));
        sink.deck(Deck.builder("cards", source.name()).build());
        sink.noteType(NoteType.basic());
        BufferedReader in = new BufferedReader(
                new InputStreamReader(source.open(), StandardCharsets.UTF_8));
        try (in) {
            long number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Location here = Location.of(source.name()).atLine(++number);
                String[] sides = line.split(" => ", 2);
                if (sides.length < 2) {
                    throw new FormatException("the line has no ' => '", here, "add the answer");
                }
                limits.checkField(line.length(), here);
                sink.note(Note.builder(Ids.derived("flashcard-lines", sides[0]), NoteType.basic(),
                        "cards").fields(sides).build());
                progress.report(number);
            }
        }
    }
}
