package dev.cardstock.formats.page;

import dev.cardstock.Location;
import dev.cardstock.Severity;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.text.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a page as a whole, for its structure shows only in what follows; pages are small. */
final class StudyPageReader implements DeckReader {
    /** As many as fit into memory. */
    private static final int MAX_LINES = 2_000_000;

    private final String language;
    private final String namespace;
    private final @Nullable Charset encoding;

    StudyPageReader(String language, String namespace, @Nullable Charset encoding) {
        this.language = language;
        this.namespace = namespace;
        this.encoding = encoding;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        Location place = Location.of(source.name());
        List<String> lines = lines(source, limits, place);
        StudyPage page = StudyPage.of(lines);
        if (page.entries.isEmpty()) {
            throw new FormatException("no question is found on the page", place,
                    "check that the cards were copied too; a question ends in '?'");
        }
        String title = title(source.name());
        sink.header(new LibraryHeader(title, "", language, new TreeMap<>()));
        for (StudyPage.Remark remark : page.remarks) {
            sink.diagnostic(new Diagnostic(
                    remark.warning() ? Severity.WARNING : Severity.INFO, remark.code(),
                    remark.text(), place.atLine(remark.line())));
        }
        int found = page.entries.size();
        if (page.declared.isPresent() && page.declared.getAsInt() != found) {
            sink.diagnostic(Diagnostic.warning("declared-count",
                    "declared " + page.declared.getAsInt() + ", found " + found,
                    place.atLine(page.declaredLine)));
        }
        sink.noteType(NoteType.basic());
        Map<String, String> decks = new HashMap<>();
        Set<String> ids = new HashSet<>();
        long notes = 0;
        for (StudyPage.Entry entry : page.entries) {
            Location here = place.atLine(entry.line());
            String name = entry.section().isEmpty() ? title : entry.section();
            String deck = decks.get(name);
            if (deck == null) {
                deck = Ids.derived(namespace + "#deck", name);
                decks.put(name, deck);
                limits.checkDecks(decks.size(), here);
                sink.deck(Deck.builder(deck, name).build());
            }
            String answer = String.join("\n", entry.answer());
            limits.checkField(Math.max(entry.question().length(), answer.length()), here);
            limits.checkNotes(++notes, here);
            sink.note(Note.builder(id(entry, ids), NoteType.basic(), deck)
                    .fields(entry.question(), answer)
                    .build());
            progress.report(notes);
        }
    }

    private String id(StudyPage.Entry entry, Set<String> ids) {
        String id = Ids.derived(namespace, entry.section(), entry.question());
        for (int i = 2; !ids.add(id); i++) {
            id = Ids.derived(namespace, entry.section(), entry.question(), String.valueOf(i));
        }
        return id;
    }

    private List<String> lines(DeckSource source, ImportLimits limits, Location place)
            throws IOException {
        List<String> lines = new ArrayList<>();
        // Every line may become a note, so a page has no use for more lines than ten a note.
        long useful = limits.maxNotes() * 10L;
        try (BufferedReader reader = new BufferedReader(TextInput.open(source, limits, encoding))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (lines.size() >= useful) {
                    throw new LimitExceededException("maxNotes", limits.maxNotes(),
                            "the page has more than " + useful + " lines", place);
                }
                if (lines.size() >= MAX_LINES) {
                    throw new FormatException("the page has more than " + MAX_LINES + " lines",
                            place, "split it into several pages");
                }
                lines.add(line);
            }
        }
        return lines;
    }

    private static String title(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return stem.isBlank() ? "Study page" : stem;
    }
}
