package dev.cardstock.formats.ankiconnect;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextInput;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The JSON of AnkiConnect, {@code anki-connect}: an add-on by which programs talk to a running Anki over
 * HTTP, with version 6 of its interface.
 *
 * <p>Written is one request that can be sent as it is, {@code POST} to {@code http://127.0.0.1:8765}: the
 * action {@code multi} with {@code createDeck}, {@code createModel} and {@code storeMediaFile} (as
 * base64) for what the notes need and {@code addNotes} for them, a hundred in each. What is there already,
 * such as Anki's own note types, is an error of that action alone; Anki goes on with the next. Notes go to
 * Anki's own types where they have a built-in one.
 *
 * <p>Read are such requests ({@code multi}, {@code addNotes}, {@code addNote} …), the answers to
 * {@code notesInfo} and {@code cardsInfo}, whole or their {@code result} alone, and a list of notes.
 * Answers tell nothing of note types and {@code notesInfo} nothing of decks: a type that is not in the
 * document has the fields of its notes. Media of notes are read where they are given as {@code data};
 * nothing is fetched from a {@code path} or {@code url}.
 *
 * <p>Option for reading: {@code namespace}, from what the ids of notes without one are derived. Options
 * for writing: {@code request}, {@code multi} (the default), {@code add-notes} (the notes alone, for a
 * collection that has their decks and types) or {@code notes} (the list of notes, no request); and
 * {@code duplicates}, {@code refuse} (the default: Anki adds no note whose first field another one of its
 * type has, so that sending twice adds none twice) or {@code allow}.
 *
 * <p>Stateless and thread-safe.
 */
public final class AnkiConnectFormat implements DeckFormat {
    private static final Set<Capability> CARRIES = Set.of(Capability.NESTED_DECKS, Capability.TAGS,
            Capability.NOTE_IDS, Capability.REVERSED_NOTES, Capability.CLOZE_NOTES,
            Capability.IMAGE_OCCLUSION, Capability.CUSTOM_NOTE_TYPES, Capability.HTML,
            Capability.MEDIA);
    private static final Pattern MARK = Pattern
            .compile("\"(modelName|noteId|cardId|action)\"\\s{0,9}:");

    /** What is written. */
    enum Request {
        MULTI, ADD_NOTES, NOTES
    }

    private enum Duplicates {
        REFUSE, ALLOW
    }

    /** Makes the format; it has no state. */
    public AnkiConnectFormat() {}

    @Override
    public String id() {
        return "anki-connect";
    }

    @Override
    public String description() {
        return "AnkiConnect: notes as a request to a running Anki, and its answers";
    }

    @Override
    public List<String> extensions() {
        return List.of("ankiconnect.json");
    }

    @Override
    public Set<Capability> carries() {
        return CARRIES;
    }

    @Override
    public Match match(Sample sample) {
        String text = TextInput.preview(sample).map(String::stripLeading).orElse("");
        boolean isJson = text.startsWith("{") || text.startsWith("[");
        if (!isJson || !MARK.matcher(text).find()) {
            return Match.NO;
        }
        boolean isMarked = text.contains("\"fields\"") && text.contains("\"modelName\"")
                || text.contains("\"action\"") && text.contains("\"params\"");
        return isMarked ? Match.CERTAIN : Match.POSSIBLE;
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse("anki-connect");
        settings.finish();
        return Optional.of((source, sink, limits, progress) -> new AnkiConnectReader(source, sink,
                limits, progress, this, namespace).read());
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        Options.Reader settings = options.reader();
        Request request = settings.choice("request", Request.MULTI);
        boolean duplicates = settings.choice("duplicates",
                Duplicates.REFUSE) == Duplicates.ALLOW;
        settings.finish();
        return Optional.of((target, dropped) -> new AnkiConnectOutput(target, dropped, this,
                request, duplicates));
    }
}
