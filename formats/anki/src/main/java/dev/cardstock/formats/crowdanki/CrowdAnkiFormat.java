package dev.cardstock.formats.crowdanki;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The folders of CrowdAnki, {@code crowdanki}: an add-on of Anki which writes a deck with those in it as
 * {@code deck.json}, one member on each line, and its media in the folder {@code media} beside it, so
 * that people can work on it together in version control.
 *
 * <p>Read are such a folder, and its JSON file alone with what lies in {@code media} beside it. Decks,
 * note types and deck options have CrowdAnki's UUIDs as ids, notes ids that follow from their guids, as
 * when an Anki package is read. What the model has no place for travels along.
 *
 * <p>A target whose name ends in {@code .json} becomes that file, with media beside it; any other becomes
 * a folder with {@code deck.json}. The JSON is laid out as CrowdAnki lays it out: a deck that is read and
 * written again has the same lines. The file holds one deck and those in it; where a library has several
 * outermost decks, one with the title is written around them and left out when it is read. The notes of a
 * deck come behind those of the decks in it. CrowdAnki keeps no schedules: Anki makes new cards.
 *
 * <p>No options. Stateless and thread-safe.
 */
public final class CrowdAnkiFormat implements DeckFormat {
    /** The name of the file in a folder. */
    static final String FILE = "deck.json";
    /** The folder of the media. */
    static final String MEDIA = "media/";

    private static final Pattern MARK = Pattern
            .compile("\"__type__\"\\s{0,100}:\\s{0,100}\"(Deck|DeckConfig|NoteModel|Note)\"");

    /** Makes the format; it has no state. */
    public CrowdAnkiFormat() {}

    @Override
    public String id() {
        return "crowdanki";
    }

    @Override
    public String description() {
        return "CrowdAnki: a folder of JSON and media for version control";
    }

    @Override
    public List<String> extensions() {
        return List.of("crowdanki.json");
    }

    @Override
    public Set<Capability> carries() {
        return EnumSet.complementOf(EnumSet.of(Capability.CARD_OVERRIDES, Capability.REVIEW_LOG,
                Capability.SCHEDULES, Capability.MEMORY_STATES));
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample)
                .filter(text -> text.stripLeading().startsWith("{") && MARK.matcher(text).find())
                .map(text -> Match.CERTAIN)
                .orElse(Match.NO);
    }

    @Override
    public Match matchFolder(DeckSource folder) throws IOException {
        return find(folder).isPresent() ? Match.CERTAIN : Match.NO;
    }

    /** The JSON file of a folder: it is called {@code deck.json} or like the folder. */
    static Optional<DeckSource> find(DeckSource folder) throws IOException {
        for (String name : List.of(FILE, folder.name() + ".json")) {
            Optional<DeckSource> file = folder.file(name);
            if (file.isPresent() && isDeck(file.get())) {
                return file;
            }
        }
        return Optional.empty();
    }

    private static boolean isDeck(DeckSource file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] head = in.readNBytes(Sample.MAX_BYTES);
            return new CrowdAnkiFormat().match(
                    new Sample(file.name(), ByteBuffer.wrap(head), in.read() < 0)) != Match.NO;
        }
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        options.reader().finish();
        return Optional.of((source, sink, limits, progress) -> new CrowdAnkiReader(source, sink,
                limits, progress).read());
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of(CrowdAnkiOutput::new);
    }
}
