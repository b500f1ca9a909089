package dev.cardstock.examples.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.Location;
import dev.cardstock.Options;
import dev.cardstock.deck.*;
import dev.cardstock.exchange.*;
import java.io.*;
import java.util.*;

/** A format in a page: a card a line, written as {@code front => back}; read only. */
public final class FlashcardLinesFormat implements DeckFormat {
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
    public Match match(Sample sample) {
        return UTF_8.decode(sample.bytes()).toString().contains(" => ") ? Match.LIKELY : Match.NO;
    }
    @Override
    public Optional<DeckReader> reader(Options options) {
        options.reader().finish();
        return Optional.of(FlashcardLinesFormat::read);
    }

    private static void read(DeckSource source, DeckSink sink, ImportLimits limits,
            Progress progress) throws IOException {
        sink.header(LibraryHeader.titled(source.name()));
        sink.deck(Deck.builder("cards", source.name()).build());
        sink.noteType(NoteType.basic());
        Set<String> fronts = new HashSet<>();
        try (var in = new BufferedReader(new InputStreamReader(limits.open(source), UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Location here = Location.of(source.name()).atLine(fronts.size() + 1);
                String[] sides = line.split(" => ", 2);
                if (sides.length < 2 || !fronts.add(sides[0])) {
                    throw new FormatException("the line has no ' => ' or repeats a front", here,
                            "write each front once, with its back");
                }
                limits.checkField(Math.max(sides[0].length(), sides[1].length()), here);
                limits.checkNotes(fronts.size(), here);
                sink.note(Note.builder(Ids.derived("flashcard-lines", sides[0]), NoteType.basic(),
                        "cards").fields(sides).build());
                progress.report(fronts.size());
            }
        }
    }
}
